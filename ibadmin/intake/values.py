"""What stands in one cell, as a command knows it: flags and salutations as people write them, fields found right."""

import re

from ibadmin.model import Salutation
from ibadmin.rules.fields import problem, tidied

EMPTIED = "-"
"""What empties a field: an empty cell says nothing, and leaves what is there."""

YES = frozenset({"yes", "y", "ja", "j", "true", "waar", "1", "x"})
NO = frozenset({"no", "n", "nee", "false", "onwaar", "0"})
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


def value_of(field: str, cell: str) -> str:
    """The cell as the command takes it; an apostrophe that we put before a `+` for spreadsheets is gone again."""
    text = tidied(cell[1:] if cell.startswith(_APOSTROPHE) else cell)
    if field in _FLAGS:
        return "yes" if text.lower() in YES else "no" if text.lower() in NO else text
    if field == "salutation":
        return _SALUTATIONS.get(text.lower(), text)
    return text.lower() if field in _CHOSEN else text


def wrong_with(field: str, value: str) -> str:
    """What is wrong with a value, as a stable word, or nothing. Products and roles are the store's to say."""
    if field in _CHOSEN or not value or (value == EMPTIED and field not in _FLAGS):
        return ""
    if field in _FLAGS:
        return "" if value in ("yes", "no") else "not_yes_or_no"
    if field == "salutation":
        return "" if value in list(Salutation) else "malformed"
    return problem(field, value) or ""


def wrong_with_user(name: str, field: str = "user") -> str:
    """What is wrong with the name of a user, an e-mail address or an id: none of them has a blank in it."""
    if not name:
        return "required"
    if len(name) > _LONGEST_NAME:
        return "too_long"
    form = _ID if field == "id" else _NAME
    return "" if form.fullmatch(name) and name.isprintable() else "malformed"
