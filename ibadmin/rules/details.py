"""Persoonlijke instellingen (1.2): what must be filled in, who changes it, and the user name that is made of it."""

import unicodedata
from collections.abc import Mapping

from ibadmin.errors import InvalidInput
from ibadmin.facts import DetailsEdited, Unchanged
from ibadmin.model import Actor, PersonalDetails, Salutation, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.fields import problem, tidied
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for

YES = ("y", "yes", "j", "ja")
REQUIRED = ("salutation", "initials", "surname", "phone_number", "email_address")
_FIELDS = ("salutation", "initials", "first_name", "infix", "surname", "department", "phone_number", "email_address")
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)


@manual("1.2")
def checked(fields: Mapping[str, str], newsletter: bool = False) -> PersonalDetails:
    """The details that someone typed, tidied and found right; raises InvalidInput with every problem at once."""
    values = {name: tidied(fields.get(name, "")) for name in _FIELDS}
    values["salutation"] = values["salutation"].lower()
    problems = [(name, wrong) for name, value in values.items() if (wrong := _problem(name, value))]
    if problems:
        raise InvalidInput(problems)
    return PersonalDetails(
        salutation=Salutation(values["salutation"]),
        initials=values["initials"],
        first_name=values["first_name"],
        infix=values["infix"],
        surname=values["surname"],
        department=values["department"],
        phone_number=values["phone_number"],
        email_address=values["email_address"].lower(),
        newsletter=newsletter,
    )


def _problem(name: str, value: str) -> str | None:
    if name == "salutation" and value:
        return None if value in list(Salutation) else "malformed"
    return problem(name, value, name in REQUIRED)


def present(user: User) -> dict[str, str]:
    """Returns the details that a user has, as they are typed."""
    details = user.details
    if details is None:
        return {**dict.fromkeys(PersonalDetails._fields, ""), "newsletter": "no"}
    said = {name: str(getattr(details, name)) for name in PersonalDetails._fields}
    return {**said, "newsletter": "yes" if details.newsletter else "no"}


def completed(user: User, said: Mapping[str, str]) -> PersonalDetails:
    """Returns the details of a user with what was said in their place; raises InvalidInput with every problem."""
    values = {**present(user), **said}
    return checked(values, values["newsletter"].lower() in YES)


@manual("1.2")
def address(text: str, field: str = "email_address") -> str:
    """An e-mail address as it is kept and looked for: tidied, in lower case; raises InvalidInput."""
    found = tidied(text).lower()
    if wrong := problem(field, found):
        raise InvalidInput([(field, wrong)])
    return found


@manual("1.2", "2.1", "2.3.1")
def edit(
    actor: Actor, user: User, details: PersonalDetails, contact_person: bool, contact_email: str
) -> DetailsEdited | Unchanged:
    """Change the personal details of oneself or of a user of the own organisations; `details` come from `checked`.

    The newsletter that someone asked for comes once they are active. Contact person is for active users only and for
    the beheerder to set; the e-mail address goes with it. Raises InvalidInput for an address that is none.
    """
    contact_email = address(contact_email, "contact_email") if contact_email else ""
    if contact_email not in ("", user.contact_email) and not contact_person:
        raise InvalidInput([("contact_email", "needs_contact_person")])
    contact_email = contact_email if contact_person else ""
    oneself = actor.user.id == user.id
    reasons = [] if oneself else authority.over(actor, user)
    if user.details is None:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    contact_changed = (contact_person, contact_email) != (user.contact_person, user.contact_email)
    if oneself and contact_changed and not actor.administered_products:
        reasons.append(Reason(Refusal.NOT_ADMINISTRATOR, user.label))
    if user.status is UserStatus.INACTIVE and (contact_person or details.newsletter):
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    elif contact_person and not user.active:
        reasons.append(Reason(Refusal.REGISTRATION_UNFINISHED, user.label, user.status.value))
    refuse_for(reasons)
    contact = (
        ("contact_person", user.contact_person, contact_person),
        ("contact_email", user.contact_email, contact_email),
    )
    changed = tuple(name for name in PersonalDetails._fields if getattr(user.details, name) != getattr(details, name))
    changed += tuple(name for name, before, after in contact if before != after)
    if not changed:
        return Unchanged(user)
    return DetailsEdited(user, details, details.newsletter and user.active, contact_person, contact_email, changed)


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
    plain = unicodedata.normalize("NFKD", text).lower().translate(_LATIN)
    return "".join(c for c in plain if c.isascii() and c.isalpha())
