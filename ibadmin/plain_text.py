"""Text from outside, made harmless: people type their own names, and a name must not steer a terminal."""

import unicodedata


def is_harmless(text: str) -> bool:
    """Whether a text can be shown as it is: letters, accents, signs and spaces, nothing that acts or hides.

    Harmful are control characters, line separators, bidirectional and other format characters, private-use
    characters, lone surrogates and code points without a character (Unicode categories C*, Zl and Zp).
    """
    return text.isprintable() or not any(map(is_harmful, text))


def is_harmful(character: str) -> bool:
    """Whether one character acts on a terminal or hides from the eye."""
    return not character.isprintable() and unicodedata.category(character) != "Zs"


def harmless(text: str) -> str:
    r"""The text with everything that acts or hides spelled out: `\x1b`, `\u202e`, `\n`; the rest untouched."""
    if text.isprintable():
        return text
    return "".join(spelled_out(character) if is_harmful(character) else character for character in text)


def is_text(text: str) -> bool:
    """Whether every byte that the text was read from could be decoded, as PEP 383 has it."""
    return text.isascii() or not any(map(_is_byte, text))


def _is_byte(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"


def spelled_out(character: str) -> str:
    r"""A character as Python and most shells write it: `\t`, `\x9b`, `\u2066`, `\U000e0001`; a byte as `\xe9`."""
    if _is_byte(character):
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
