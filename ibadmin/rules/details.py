"""Persoonlijke instellingen (1.2): what must be filled in, and in what form."""

import re
import unicodedata
from collections.abc import Mapping

from ibadmin.errors import InvalidInput
from ibadmin.model import PersonalDetails, Salutation
from ibadmin.rules.manual import manual

REQUIRED = ("salutation", "initials", "surname", "phone_number", "email_address")
LONGEST = {"initials": 20, "infix": 20, "phone_number": 20, "email_address": 254}
LONGEST_OTHER = 80
_PHONE_NUMBER = re.compile(r"(\+|00)?[0-9][0-9 ()-]{7,}")
_EMAIL_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NAME_PUNCTUATION = frozenset(" .,'’‘`´-/()&")


@manual("1.2")
def checked(fields: Mapping[str, str], newsletter: bool = False) -> PersonalDetails:
    """The details that someone typed, trimmed and found right; raises InvalidInput with every problem at once."""
    values = {name: " ".join(unicodedata.normalize("NFC", value).split()) for name, value in fields.items()}
    problems = [(name, problem) for name in _FIELDS if (problem := _problem(name, values.get(name, "")))]
    if problems:
        raise InvalidInput(problems)
    return PersonalDetails(
        salutation=Salutation(values["salutation"].lower()),
        initials=values["initials"],
        first_name=values.get("first_name", ""),
        infix=values.get("infix", ""),
        surname=values["surname"],
        department=values.get("department", ""),
        phone_number=values["phone_number"],
        email_address=values["email_address"].lower(),
        newsletter=newsletter,
    )


_FIELDS = ("salutation", "initials", "first_name", "infix", "surname", "department", "phone_number", "email_address")


def _problem(name: str, value: str) -> str | None:
    """What is wrong with one field: required, too_long, malformed, or nothing."""
    if not value:
        return "required" if name in REQUIRED else None
    if len(value) > LONGEST.get(name, LONGEST_OTHER):
        return "too_long"
    return None if _well_formed(name, value) else "malformed"


def _well_formed(name: str, value: str) -> bool:
    match name:
        case "salutation":
            return value.lower() in list(Salutation)
        case "phone_number":
            return _PHONE_NUMBER.fullmatch(value) is not None
        case "email_address":
            return _EMAIL_ADDRESS.fullmatch(value) is not None
        case "department":
            return all(_in_name(character) or character.isdigit() for character in value)
        case _:
            return all(map(_in_name, value)) and any(map(str.isalpha, value))


def _in_name(character: str) -> bool:
    """Letters of any script, their accents and the punctuation of names: no markup, control or formula character."""
    return unicodedata.category(character)[0] in "LM" or character in _NAME_PUNCTUATION


@manual("2.1")
def username(details: PersonalDetails, taken: frozenset[str]) -> str:
    """The user name made at the first login: `j.jansen`, and `j.jansen2` when that one exists already."""
    initial = _latin(details.initials)[:1]
    surname = _latin(details.infix + details.surname)
    base = f"{initial}.{surname}" if initial and surname else initial + surname or "gebruiker"
    return (
        base
        if base not in taken
        else next(name for number in range(2, len(taken) + 3) if (name := f"{base}{number}") not in taken)
    )


def _latin(text: str) -> str:
    """Lower-case ASCII letters only, accents dropped: user names are typed on any keyboard."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isascii() and c.isalnum())
