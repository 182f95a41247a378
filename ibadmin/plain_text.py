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
    """True when every byte that the text was read from could be decoded (PEP 383)."""
    return text.isascii() or not any(map(_is_byte, text))


def _is_byte(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"


def spelled_out(character: str) -> str:
    r"""A character as Python and most shells write it: `\t`, `\x9b`, `\u2066`, `\U000e0001`; a byte as `\xe9`."""
    if _is_byte(character):
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


_LOOKALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u03bf\u03b1\u03bd\u03b9\u03c1\u03c5"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7",
        "aeopcyxijshdqwoavipuABEKMHOPCTXABEZHIKMNOPTX",
        strict=True,
    )
)
"""Cyrillic and Greek letters that the eye takes for Latin ones."""


def lookalikes(text: str) -> list[tuple[str, str]]:
    """The letters among Latin ones that only look like one of those: what they look like, and their code points."""
    if text.isascii() or not any("a" <= character <= "z" for character in text.lower()):
        return []
    return [(_LOOKALIKES[each], f"U+{ord(each):04X}") for each in dict.fromkeys(text) if each in _LOOKALIKES]
