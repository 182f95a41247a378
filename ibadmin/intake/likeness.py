"""Whether two registers say the same of somebody, each in its own way of writing."""

import re
from collections.abc import Mapping

from ibadmin.intake.values import EMPTIED
from ibadmin.model import PersonalDetails

_NOT_A_DIGIT = re.compile(r"\D")
_NOT_A_LETTER = re.compile(r"[\W\d_]")
# Without what stands before it here or abroad: 0182 588 211 and +31 182 588 211 are one number.
_OWN_DIGITS = 9


def differing(details: PersonalDetails, said: Mapping[str, str]) -> dict[str, str]:
    """What is said of somebody that is really something else than is known."""
    return {field: value for field, value in said.items() if not _alike(details, field, value)}


def _alike(details: PersonalDetails, field: str, value: str) -> bool:
    known, value = str(getattr(details, field)), "" if value == EMPTIED else value
    match field:
        case "phone_number":
            return _digits(known) == _digits(value)
        case "initials":
            return _letters(known) == _letters(value)
        case "email_address":
            return known == value.lower()
        case "surname":
            return value.casefold() in {name.casefold() for name in _surnames(details)}
        case _:
            return known == value


def same_person(details: PersonalDetails, said: Mapping[str, str]) -> bool:
    """Whether this can be the person whom a row describes: not when surname and e-mail address are both another's."""
    told = {field: said[field] for field in ("surname", "email_address") if field in said}
    return len(told) < 2 or len(differing(details, told)) < 2


def _digits(number: str) -> str:
    return _NOT_A_DIGIT.sub("", number)[-_OWN_DIGITS:]


def _letters(initials: str) -> str:
    return _NOT_A_LETTER.sub("", initials).casefold()


def _surnames(details: PersonalDetails) -> set[str]:
    """The surname as systems write it that know no infix."""
    infix, surname = details.infix, details.surname
    return {surname, f"{infix} {surname}", f"{surname}, {infix}", f"{surname} {infix}"}
