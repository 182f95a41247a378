"""Velden (1.2): what may stand in a field that people type, so that no text acts on a screen or in a spreadsheet.

Names may be of any script, with its accents; what hides, joins or imitates is not part of any name.
"""

import re
import unicodedata

from ibadmin.rules.manual import manual

LONGEST = {"initials": 20, "infix": 20, "phone_number": 25, "email_address": 254, "contact_email": 254, "code": 20}
LONGEST_OTHER = 80
_APOSTROPHES = "'’‘`´"
_IN_NAMES = frozenset(" .,-‐‑–·")
_IN_TITLES = _IN_NAMES | frozenset("/()&:+")
_DIGITS = frozenset("0123456789")
# A letter has three accents at most (vocalised Hebrew), else they pile up over the lines around it. A first sign
# that is no letter, apostrophe or digit could begin a formula.
_SHAPE = re.compile(r"(?=[L'0])(?=.*[L0])(?:LM{0,3}|[0'p])+")
# Unicode's Default_Ignorable_Code_Point, as far as they count as letters or accents.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC"})
_PHONE_NUMBER = re.compile(r"(?=(?:[^0-9]*[0-9]){8,15}[^0-9]*$)(?:\+[0-9]|\(?[0-9])[0-9 ().-]*")
_EMAIL_ADDRESS = re.compile(
    r"(?=[^@]{1,64}@)[A-Za-z0-9_][A-Za-z0-9_!#$%&'*+/=?^`{|}~-]*(?:\.[A-Za-z0-9_!#$%&'*+/=?^`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])"
)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
KVK_DIGITS = 8
KVK_NUMBER = re.compile(f"[0-9]{{{KVK_DIGITS}}}")


@manual("1.2")
def tidied(text: str) -> str:
    """What someone typed, with single spaces and each letter in its one form: `Dĳkstra` becomes `Dijkstra`."""
    letters = "".join(unicodedata.normalize("NFKC", c) if c.isalpha() else c for c in text.strip())
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in unicodedata.normalize("NFC", letters))
    return re.sub(" +", " ", spaced).strip()


@manual("1.2")
def problem(field: str, value: str, required: bool = True) -> str | None:
    """What is wrong with a tidied field: required, too_long, malformed, or nothing."""
    if not value:
        return "required" if required else None
    if len(value) > LONGEST.get(field, LONGEST_OTHER):
        return "too_long"
    return None if _well_formed(field, value) else "malformed"


def _well_formed(field: str, value: str) -> bool:
    match field:
        case "phone_number":
            return _PHONE_NUMBER.fullmatch(value) is not None
        case "email_address" | "contact_email":
            return _EMAIL_ADDRESS.fullmatch(value) is not None
        case "code":
            return _CODE.fullmatch(value) is not None
        case "kvk_number":
            return KVK_NUMBER.fullmatch(value) is not None
        case "department" | "organisation_name":
            return _readable(value, _IN_TITLES, _DIGITS)
        case _:
            return _readable(value, _IN_NAMES, frozenset())


def _readable(value: str, punctuation: frozenset[str], digits: frozenset[str]) -> bool:
    """Whether this is text that people read: words, of one script where scripts look alike, nothing invisible."""
    shape = "".join(_kind(character, punctuation, digits) for character in value)
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in value if c.isalpha()}
    return _SHAPE.fullmatch(shape) is not None and not _INVISIBLE.search(value) and len(scripts & _ALIKE) <= 1


def _kind(character: str, punctuation: frozenset[str], digits: frozenset[str]) -> str:
    category = unicodedata.category(character)
    if category[0] == "L":
        return "L"
    if category in ("Mn", "Mc"):
        return "M"
    if character in _APOSTROPHES:
        return "'"
    if character in digits:
        return "0"
    return "p" if character in punctuation else "x"
