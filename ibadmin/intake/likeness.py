"""Whether two registers say the same of somebody, each in its own way of writing."""

import re
from collections.abc import Mapping

from ibadmin.intake.names import is_same_infix, plain, taken_apart
from ibadmin.intake.values import EMPTIED
from ibadmin.model import PersonalDetails

_NOT_A_DIGIT = re.compile(r"\D")
_NOT_A_LETTER = re.compile(r"[\W\d_]")
# Without what stands before it here or abroad: 0182 588 211 and +31 182 588 211 are one number.
_OWN_DIGITS = 9


def differing(details: PersonalDetails, said: Mapping[str, str]) -> dict[str, str]:
    """What is said of somebody that is really something else than is known."""
    if "surname" in said and _is_known_as(details, said["surname"], said.get("infix", "")):
        said = {field: value for field, value in said.items() if field != "surname"}
        said = said if _is_told_apart(details, said) else {f: v for f, v in said.items() if f != "infix"}
    return {field: value for field, value in said.items() if not _alike(details, field, value)}


def _is_told_apart(details: PersonalDetails, said: Mapping[str, str]) -> bool:
    """True for an infix that is not part of the surname as it is known."""
    infix = said.get("infix", "")
    return bool(details.infix) or infix in ("", EMPTIED) or not plain(details.surname).startswith(plain(infix))


def _is_known_as(details: PersonalDetails, surname: str, infix: str) -> bool:
    """True for the surname that is known, with or without its infix before, behind or in it."""
    own = "" if infix == EMPTIED else infix
    before, rest = taken_apart(surname)
    whole = plain(details.infix + details.surname)
    if plain(own + surname) == whole or plain(before + rest) == whole or plain(surname) == plain(details.surname):
        return True
    return plain(rest) == plain(details.surname) and is_same_infix(details.infix, before)


def _alike(details: PersonalDetails, field: str, value: str) -> bool:
    known, value = str(getattr(details, field)), "" if value == EMPTIED else value
    match field:
        case "phone_number":
            return _digits(known) == _digits(value)
        case "initials":
            return _letters(known) == _letters(value)
        case "email_address":
            return known == value.lower()
        case "infix":
            return is_same_infix(known, value)
        case _:
            return plain(known) == plain(value)


def same_person(details: PersonalDetails, said: Mapping[str, str], leaving: bool = False) -> bool:
    """True when this can be the person whom a row describes.

    Not when surname and e-mail address are both another's; nor, for whoever would be switched off, when the surname is
    another's and so are the first name or the initials: an address may be handed on to somebody else.
    """
    other = {field for field in differing(details, said) if said[field] != EMPTIED}
    if "surname" not in other:
        return True
    if "initials" in other and _begins_like(details.initials, said["initials"]):
        other.remove("initials")
    given = {"first_name", "initials"} & set(said)
    is_another = bool(other & given) if leaving else bool(given) and given <= other
    return "email_address" not in other and not is_another


def _begins_like(known: str, said: str) -> bool:
    ours, theirs = _letters(known), _letters(said)
    return ours.startswith(theirs) or theirs.startswith(ours)


def _digits(number: str) -> str:
    return _NOT_A_DIGIT.sub("", number)[-_OWN_DIGITS:]


def _letters(initials: str) -> str:
    return _NOT_A_LETTER.sub("", initials).casefold()
