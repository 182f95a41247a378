"""What stands in one cell, as a command knows it: flags and salutations as people write them, fields found right."""

import re

from ibadmin.model import Salutation
from ibadmin.rules.fields import problem, tidied

EMPTIED = "-"
"""What empties a field: an empty cell says nothing, and leaves what is there."""

YES = frozenset({"yes", "y", "ja", "j", "true", "waar", "1", "x"})
NO = frozenset({"no", "n", "nee", "false", "onwaar", "0"})
NOTHING = frozenset(
    {
        *("", "nvt", "n.v.t", "n v t", "n/a", "n.a", "n/b", "geen", "geen einddatum", "onbekend", "nog onbekend"),
        *("niet bekend", "niet van toepassing", "nihil", "leeg", "none", "null", "nil", "unknown", "not applicable"),
        *("undefined", "onbepaald", "onbepaalde tijd", "nader te bepalen", "n.t.b", "ntb", "tbd"),
    }
)
"""Words that people and systems write for "nothing", without the signs around them."""
_ALSO_NAMES = frozenset({"geen", "leeg", "none", "null", "nil", "nihil"})
_SIGNS = " \t\xa0.-\u2010\u2011\u2013\u2014_?*#<>()[]"
_FLAGS = frozenset({"newsletter", "contact_person"})
_SALUTATIONS = {
    **dict.fromkeys(("heer", "de heer", "dhr", "dhr.", "hr", "hr.", "m", "man"), Salutation.HEER.value),
    **dict.fromkeys(("mevrouw", "mevr", "mevr.", "mw", "mw.", "v", "vrouw"), Salutation.MEVROUW.value),
}
_CHOSEN = frozenset({"product", "role"})
_LONGEST_NAME = 254
# What stands between cells or around an address is in no name: then a line was not taken apart as it was meant.
_NAME = re.compile(r'[^\s;,|<>"]+')
_ID = re.compile("[0-9a-f]{20}")
_APOSTROPHE = ("'=", "'+", "'-", "'@")
# Windows' own signs of 0x80 to 0x9f: those that are no letters, and those that are.
_SIGNS_OF_WINDOWS = (
    "\u20ac\u201a\u201e\u2026\u2020\u2021\u02c6\u2030\u2039\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u203a"
)
_LETTERS_OF_WINDOWS = "\u0192\u0160\u0152\u017d\u0161\u0153\u017e\u0178"
# UTF-8 that was read as Windows' code page: the first byte of a letter, and a second one that no name has there.
# Compiled when it is needed: few files have any of it.
_TWICE_DECODED = (
    f"[\xc2-\xc5][\x80-\xbf{_SIGNS_OF_WINDOWS}{_LETTERS_OF_WINDOWS}]|\xc3(?!\\w)"
    f"|[\xce-\xd1\xe2][\x80-\xa9\xab-\xb9\xbb-\xbf{_SIGNS_OF_WINDOWS}]"
)
# DOS or a Macintosh read as Windows, or what a program wrote that had given up: signs against a letter.
_LETTER = "[^\\W\\d_]"
_NO_LETTERS = f"(?<={_LETTER})[\u201a\u201e\u2020\u2021\u02c6\u2030\u2039\u221a\ufffd]|[\u221a\ufffd](?={_LETTER})"


def says_nothing(text: str, field: str = "") -> bool:
    """True for a cell that stands for "nothing"; a few of those words are surnames as well."""
    plain = text.strip(_SIGNS).lower()
    return plain in NOTHING and not (plain in _ALSO_NAMES and field in ("surname", "first_name"))


def is_wrongly_decoded(text: str) -> bool:
    """True for text that was decoded with the wrong encoding before it came here."""
    return not text.isascii() and bool(re.search(_TWICE_DECODED, text) or re.search(_NO_LETTERS, text))


def value_of(field: str, cell: str) -> str:
    """The cell as the command takes it; an apostrophe that we put before a `+` for spreadsheets is gone again."""
    text = tidied(cell[1:] if cell.startswith(_APOSTROPHE) else cell)
    if text != EMPTIED and says_nothing(text, field):
        return ""
    if field in _FLAGS:
        return "yes" if text.lower() in YES else "no" if text.lower() in NO else text
    if field == "salutation":
        return _SALUTATIONS.get(text.lower(), text)
    return text.lower() if field in _CHOSEN else text


def wrong_with(field: str, value: str) -> str:
    """What is wrong with a value, as a stable word, or nothing. Products and roles are the store's to say."""
    if field in _CHOSEN or not value or (value == EMPTIED and field not in _FLAGS):
        return ""
    if is_wrongly_decoded(value):
        return "wrongly_decoded"
    if field in _FLAGS:
        return "" if value in ("yes", "no") else "not_yes_or_no"
    if field == "salutation":
        return "" if value in list(Salutation) else "malformed"
    return problem(field, value) or ""


def wrong_with_user(name: str, field: str = "user") -> str:
    """What is wrong with the name of a user, an e-mail address or an id: none of them has a blank in it."""
    if not name or ("." not in name[1:-1] and says_nothing(name)):
        return "required"
    if len(name) > _LONGEST_NAME:
        return "too_long"
    if is_wrongly_decoded(name):
        return "wrongly_decoded"
    form = _ID if field == "id" else _NAME
    return "" if form.fullmatch(name) and name.isprintable() else "malformed"
