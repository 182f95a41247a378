"""From bytes to text: UTF-8 with or without its mark, UTF-16 as Excel and PowerShell write it, else Windows' own."""

import codecs
from collections.abc import Iterator

from ibadmin.failures import Flaw
from ibadmin.intake.rows import Flawed

# An office's own formats, by how their files begin: they must be saved as CSV first.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LOOKED_AT = 400
_UNKNOWN = "\ufffd"


def decoded(content: bytes) -> str:
    """The text of a file; raises Flawed with every place that is no text."""
    if content.startswith(_SPREADSHEETS):
        raise Flawed([Flaw(1, 1, "", "spreadsheet")])
    encoding = _encoding(content)
    # A character that the encoding has none for becomes this one, unless the text had it already.
    text = content.decode(encoding, errors="replace")
    flaws = list(_flaws(text.removeprefix("\ufeff"), "\x00" if _is_whole(content, encoding) else "\x00" + _UNKNOWN))
    if flaws:
        raise Flawed(flaws)
    return text.removeprefix("\ufeff")


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without its mark, UTF-16 has a nought in every second byte of plain letters.
    start = content[:_LOOKED_AT]
    for encoding, noughts in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if noughts.count(0) * 4 > len(noughts) * 3:
            return encoding
    return "utf-8" if content.startswith(codecs.BOM_UTF8) or _is_whole(content, "utf-8") else "cp1252"


def _is_whole(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _flaws(text: str, wrong: str) -> Iterator[Flaw]:
    if not any(character in text for character in wrong):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for column, character in enumerate(line, 1):
            if character in wrong:
                yield Flaw(number, column, "", "undecodable")
