"""The parts that sentences share: names made harmless, moments, numbers, and whom to call."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ibadmin.language import mark, translate, translate_plural
from ibadmin.model import Agreement, Grant, Organisation, User, UserStatus
from ibadmin.plain_text import harmless
from ibadmin.rules.manual import SERVICEDESK_EMAIL, SERVICEDESK_PHONE

if TYPE_CHECKING:
    from ibadmin.facts import UserDeactivated

MOST_NAMED = 10

_AGREEMENTS = {
    Agreement.INLICHTINGENBUREAU: mark("connection and processing agreement with the Inlichtingenbureau"),
    Agreement.VECOZO: mark("processing agreement with VECOZO"),
}
_STATUSES = {
    UserStatus.ARRIVED: mark("has yet to fill in the personal details"),
    UserStatus.PENDING: mark("waits to be verified"),
    UserStatus.APPROVED: mark("has yet to enter the verification code"),
    UserStatus.ACTIVE: mark("active"),
    UserStatus.INACTIVE: mark("inactive"),
}
_FIELDS = {
    "salutation": mark("Salutation"),
    "initials": mark("Initials"),
    "first_name": mark("First name"),
    "infix": mark("Infix"),
    "surname": mark("Surname"),
    "department": mark("Department"),
    "phone_number": mark("Phone number"),
    "email_address": mark("E-mail address"),
    "newsletter": mark("Newsletter"),
    "contact_person": mark("Contact person"),
    "contact_email": mark("Contact person e-mail"),
    "left_on": mark("Left on"),
    "name": mark("Name"),
    "code": mark("Code"),
    "address": mark("The address of the gateway"),
    "verification_code": mark("Verification code"),
    "kvk_number": mark("KvK number"),
    "kind": mark("Kind"),
    "organisation": mark("Organisation"),
    "organisation_name": mark("Name of the organisation"),
    "agreement": mark("Agreement"),
    "member": mark("Member"),
    "since": mark("The beginning"),
    "until": mark("The end"),
    "head": mark("The last row"),
    "returned_on": mark("Returned on"),
    "product": mark("Product"),
    "role": mark("Role"),
    "action": mark("Action"),
    "user": mark("User"),
    "username": mark("User name"),
    "id": mark("Id"),
    "status": mark("Status"),
}


def person(user: User) -> str:
    """A user as people call them."""
    return harmless(user.label)


def body(organisation: Organisation) -> str:
    """An organisation as the overview shows it (2.1)."""
    return harmless(organisation.label)


def agreement_name(agreement: Agreement) -> str:
    """An agreement by the name that stands above it (manual, Inleiding)."""
    return translate(_AGREEMENTS[agreement])


def status_name(status: UserStatus) -> str:
    """Where a user stands, in words that fit behind the name."""
    return translate(_STATUSES[status])


def field_name(name: str) -> str:
    """A field as the form calls it; what has no name of its own, such as a file, is called as it is."""
    return translate(_FIELDS[name]) if name in _FIELDS else harmless(name)


def role_name(grant: Grant) -> str:
    """A role on a product, in the words that the options take: `iwmo gebruiker`."""
    return harmless(f"{grant.product} {grant.role}")


def listed(words: Iterable[str]) -> str:
    """Several things in one sentence."""
    return ", ".join(words)


def named(names: Iterable[str]) -> str:
    """Names in one sentence; of a long list the first ones, and how many more there are."""
    every = [harmless(name) for name in names]
    more = len(every) - MOST_NAMED
    text = listed(every[:MOST_NAMED])
    if more <= 0:
        return text
    return translate("{names} and {count} more").format(names=text, count=more)


def card(heading: str, rows: Sequence[tuple[str, str]]) -> str:
    """A sentence with what it is about below it, a line each."""
    margin = max((len(name) for name, _ in rows), default=0)
    return "\n".join([heading, *(f"  {name:{margin}}  {harmless(value)}".rstrip() for name, value in rows)])


def moment(at: datetime) -> str:
    """A time on the clock of this machine, as in the tables."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def hours(duration: timedelta) -> str:
    """How many hours something lasts."""
    count = round(duration.total_seconds() / 3600)
    return translate_plural("{count} hour", "{count} hours", count).format(count=count)


def servicedesk() -> str:
    """Whom to call (3), to be put into a sentence."""
    return translate("the servicedesk of the Inlichtingenbureau ({phone}, {email})").format(
        phone=SERVICEDESK_PHONE, email=SERVICEDESK_EMAIL
    )


def switched_off(fact: "UserDeactivated") -> tuple[str, ...]:
    """What a deactivation switches off besides the user (2.3.1): only what is really on."""
    user = fact.user
    sessions = translate_plural("{count} open session", "{count} open sessions", user.open_sessions)
    return (
        *(role_name(grant) for grant in fact.grants),
        *([translate("newsletter")] if user.newsletter else ()),
        *([translate("contact person")] if user.contact_person else ()),
        *([sessions.format(count=user.open_sessions)] if user.open_sessions else ()),
        *([translate("the open verification code")] if user.code else ()),
    )
