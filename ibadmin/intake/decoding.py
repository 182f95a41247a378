"""From bytes to text: UTF-8 with or without its mark, UTF-16 as Excel and PowerShell write it, else a code page."""

import codecs
import re
from collections.abc import Iterator

from ibadmin.failures import Flaw, Remark
from ibadmin.intake.rows import Flawed, Remarks

_LOOKED_AT = 400
_UNKNOWN = "\ufffd"
_MARKED = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8",
}
_IN_WORDS = {"cp1252": "windows-1252", "mac_roman": "Mac Roman", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
"""The encodings that are guessed, in words."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}")
_LINE_END = re.compile(rb"\r\n|\r|\n")


def decoded(content: bytes, remarks: Remarks) -> str:
    """The text of a file; raises Flawed with every place that is no text. An encoding that was guessed is remarked."""
    from ibadmin.intake.kinds import kind_of  # noqa: PLC0415 - for who reads a file

    if kind := kind_of(content):
        raise Flawed([Flaw(1, 1, "", kind)])
    encoding, guessed = _encoding(content)
    # A character that the encoding has none for becomes this one, unless the text had it already.
    text = content.decode(encoding, errors="replace")
    flaws = list(_flaws(text.removeprefix("\ufeff"), "\x00" if _is_whole(content, encoding) else "\x00" + _UNKNOWN))
    if flaws:
        raise Flawed(flaws)
    if guessed:
        remarks[Remark("encoding_assumed", "", _IN_WORDS[encoding])] += 1
    return text.removeprefix("\ufeff")


def _encoding(content: bytes) -> tuple[str, bool]:
    """The encoding, and whether it is a guess; raises Flawed where what speaks for one speaks against it as well."""
    for mark, encoding in _MARKED.items():
        if content.startswith(mark):
            return encoding, False
    # Without its mark, UTF-16 has a nought in every second byte of plain letters.
    start = content[:_LOOKED_AT]
    for encoding, noughts in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if noughts.count(0) * 4 > len(noughts) * 3:
            return encoding, True
    if _is_whole(content, "utf-8"):
        return "utf-8", False
    _refuse_mixture(content)
    # Before there was OS X, a line ended in CR alone on a Macintosh and nowhere else.
    return "mac_roman" if b"\r" in content and b"\n" not in content else "cp1252", True


def _refuse_mixture(content: bytes) -> None:
    """Raise Flawed with every line that is no UTF-8 in a file of which others are: two files were put together."""
    lines = _LINE_END.split(content)
    good = next((number for number, line in enumerate(lines, 1) if _MULTIBYTE.search(line)), 0)
    if good:
        bad = [(number, line) for number, line in enumerate(lines, 1) if not _is_whole(line, "utf-8")]
        raise Flawed([Flaw(number, _place(line), "", "encodings_mixed", str(good)) for number, line in bad])


def _place(line: bytes) -> int:
    """The character at which a line stops being UTF-8."""
    return line.decode("utf-8", "replace").index(_UNKNOWN) + 1


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
