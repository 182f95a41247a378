"""Events, in the past tense: the only thing that a rule returns and the store records.

A fact says all that is mechanical about itself: its action, the organisation in whose audit it stands, subject and
fields there, and the id of the row that it changes. Audit, store and output ask it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NamedTuple, get_args

from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Grant,
    Identity,
    Organisation,
    PersonalDetails,
    Registration,
    Session,
    User,
    UserStatus,
)


class SessionEnd(StrEnum):
    """Why a session is over."""

    LOGOUT = "logout"
    REVOKED = "revoked"
    VERIFIED = "verified"


class Subject(NamedTuple):
    """The thing that changed: where its audit is kept, its name there and in messages, and the id of its row."""

    organisation: Organisation
    audited_as: str
    label: str
    row_id: str


def in_words(name: str) -> str:
    """Returns the name of a class as audit, JSON and the wire have it: `UserDeleted` is `user_deleted`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


class _Fact:
    """The part that every fact has: `action` is its word in audit and JSON, made from the name of its class."""

    __slots__ = ()
    kinds: ClassVar[set[str]] = set()
    action: ClassVar[str]
    result: ClassVar[str] = "done"

    def __init_subclass__(cls) -> None:
        cls.kinds.add(cls.__name__)
        cls.action = in_words(cls.__name__)

    @property
    def audited(self) -> tuple[str, ...]:
        """Names of what changed, never values."""
        return ()


@dataclass(frozen=True, slots=True)
class OfOrganisation(_Fact):
    """A fact about an organisation."""

    organisation: Organisation

    @property
    def about(self) -> Subject:
        """The organisation."""
        place = self.organisation
        return Subject(place, place.code, place.label, str(place.id))


@dataclass(frozen=True, slots=True)
class OfMember(_Fact):
    """A fact about a partnership and a member of it."""

    partnership: Organisation
    member: Organisation

    @property
    def about(self) -> Subject:
        """The partnership, with the row of its member."""
        return Subject(self.partnership, self.partnership.code, self.partnership.label, str(self.member.id))

    @property
    def audited(self) -> tuple[str, ...]:
        """The code of the member."""
        return (self.member.code,)


@dataclass(frozen=True, slots=True)
class OfUser(_Fact):
    """A fact about a user."""

    user: User

    @property
    def about(self) -> Subject:
        """The user."""
        return Subject(self.user.organisation, self.user.audit_id, self.user.label, self.user.id)


@dataclass(frozen=True, slots=True)
class _OfCode(OfUser):
    keyed_hash: bytes = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _OfRole(OfUser):
    product: str
    role: str

    @property
    def audited(self) -> tuple[str, ...]:
        """The role, with its product."""
        return (f"{self.product}:{self.role}",)


@dataclass(frozen=True, slots=True)
class OrganisationAdded(OfOrganisation):
    """The servicedesk took an organisation in."""


@dataclass(frozen=True, slots=True)
class AgreementRecorded(OfOrganisation):
    """A signed agreement was returned on a day, or turned out not to be (None)."""

    agreement: Agreement
    returned_on: date | None

    @property
    def audited(self) -> tuple[str, ...]:
        """The agreement, and which way it went."""
        return (self.agreement.value, "returned" if self.returned_on else "withdrawn")


@dataclass(frozen=True, slots=True)
class MemberJoined(OfMember):
    """A municipality became part of a partnership."""


@dataclass(frozen=True, slots=True)
class MemberLeft(OfMember):
    """A municipality left a partnership."""


@dataclass(frozen=True, slots=True)
class AdministratorRegistered(_Fact):
    """The form "aanmelden gebruikersbeheerder" was taken in, for someone who is or is not a user yet."""

    registration: Registration
    user: User | None

    @property
    def about(self) -> Subject:
        """The person where that is known, else the form."""
        organisation = self.registration.organisation
        if user := self.user:
            return Subject(organisation, user.audit_id, user.audit_id, user.id)
        return Subject(organisation, self.registration.id, self.registration.id, self.registration.id)

    @property
    def audited(self) -> tuple[str, ...]:
        """The products of the form."""
        return self.registration.products


@dataclass(frozen=True, slots=True)
class UserArrived(_Fact):
    """Someone logged in for the first time and became a user of the organisation with that KvK number (2)."""

    identity: Identity
    organisation: Organisation
    user_id: str
    audit_id: str

    @property
    def about(self) -> Subject:
        """The new user."""
        return Subject(self.organisation, self.audit_id, self.user_id, self.user_id)


@dataclass(frozen=True, slots=True)
class LoggedIn(OfUser):
    """A known user logged in."""

    assurance_level: AssuranceLevel

    @property
    def audited(self) -> tuple[str, ...]:
        """The level of the login."""
        return (self.assurance_level.code,)


@dataclass(frozen=True, slots=True)
class DetailsEntered(OfUser):
    """A new user filled in the personal details and now waits for the beheerder (1.2)."""

    details: PersonalDetails
    username: str


@dataclass(frozen=True, slots=True)
class DetailsEdited(OfUser):
    """Details, newsletter or contact person of a user were changed; `fields` names what."""

    details: PersonalDetails
    newsletter: bool
    contact_person: bool
    contact_email: str
    fields: tuple[str, ...]

    @property
    def audited(self) -> tuple[str, ...]:
        """The details that changed."""
        return self.fields


@dataclass(frozen=True, slots=True)
class UserVerified(_OfCode):
    """The personal details were found right and a verification code was issued (2.1)."""

    administers: tuple[str, ...] = ()

    @property
    def audited(self) -> tuple[str, ...]:
        """The products to administer."""
        return self.administers


@dataclass(frozen=True, slots=True)
class CodeReissued(_OfCode):
    """A new verification code took the place of the old one."""


@dataclass(frozen=True, slots=True)
class CodeRefused(OfUser):
    """A wrong or dead verification code was entered; it counts even though nothing else changed (1.2)."""

    result: ClassVar[str] = "refused"
    tries_left: int


@dataclass(frozen=True, slots=True)
class RegistrationCompleted(OfUser):
    """The right code was entered: active from now on, to log in again (1.2)."""


@dataclass(frozen=True, slots=True)
class RoleGranted(_OfRole):
    """A user got a role on a product (2.1, 2.2)."""


@dataclass(frozen=True, slots=True)
class RoleRevoked(_OfRole):
    """A user lost a role on a product; `even_last` is that the organisation may be left without a beheerder."""

    even_last: bool = False


@dataclass(frozen=True, slots=True)
class UserDeactivated(OfUser):
    """Switched off with all that hangs on it (2.3.1): `grants` are the roles that worked until now.

    `even_last` is that somebody said that the organisation may be left without a beheerder.
    """

    grants: tuple[Grant, ...]
    even_last: bool = False

    @property
    def audited(self) -> tuple[str, ...]:
        """The roles that were switched off."""
        return _roles(self.grants)


@dataclass(frozen=True, slots=True)
class UserReactivated(OfUser):
    """Back, in `status`; `restored` are the roles that came back with it."""

    status: UserStatus
    restored: tuple[Grant, ...]

    @property
    def audited(self) -> tuple[str, ...]:
        """The roles that came back."""
        return _roles(self.restored)


@dataclass(frozen=True, slots=True)
class UserDeleted(OfUser):
    """Gone, with everything that belonged to the user (2.3.2)."""


@dataclass(frozen=True, slots=True)
class SessionStarted(OfUser):
    """A session was handed to the command line; the secret is kept as its SHA-256 only."""

    session: Session
    secret_sha256: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SessionEnded(OfUser):
    """A session is over before its time."""

    session: Session
    end: SessionEnd

    @property
    def audited(self) -> tuple[str, ...]:
        """Why it ended."""
        return (self.end.value,)

    @property
    def about(self) -> Subject:
        """The user, with the row of the session."""
        return Subject(self.user.organisation, self.user.audit_id, self.user.label, self.session.id)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It was so already; nothing is recorded."""

    subject: User | Organisation


Fact = (
    OrganisationAdded
    | AgreementRecorded
    | MemberJoined
    | MemberLeft
    | AdministratorRegistered
    | UserArrived
    | LoggedIn
    | DetailsEntered
    | DetailsEdited
    | UserVerified
    | CodeReissued
    | CodeRefused
    | RegistrationCompleted
    | RoleGranted
    | RoleRevoked
    | UserDeactivated
    | UserReactivated
    | UserDeleted
    | SessionStarted
    | SessionEnded
)


def _roles(grants: tuple[Grant, ...]) -> tuple[str, ...]:
    return tuple(f"{grant.product}:{grant.role}" for grant in grants)


_BASES = {base.__name__ for base in (OfOrganisation, OfMember, OfUser, _OfCode, _OfRole)}
assert _Fact.kinds - _BASES == {kind.__name__ for kind in get_args(Fact)}
