"""What happened, in the past tense: the only thing that a rule returns and the store records."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class OrganisationAdded:
    """The servicedesk took an organisation in."""

    organisation: Organisation


@dataclass(frozen=True, slots=True)
class AgreementRecorded:
    """A signed agreement was returned on a day, or turned out not to be (None)."""

    organisation: Organisation
    agreement: Agreement
    returned_on: date | None


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """A municipality became part of a partnership."""

    partnership: Organisation
    member: Organisation


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """A municipality left a partnership."""

    partnership: Organisation
    member: Organisation


@dataclass(frozen=True, slots=True)
class AdministratorRegistered:
    """The form "aanmelden gebruikersbeheerder" was taken in, for someone who is or is not a user yet."""

    registration: Registration
    user: User | None


@dataclass(frozen=True, slots=True)
class UserArrived:
    """Someone logged in for the first time and became a user of the organisation with that KvK number (2)."""

    identity: Identity
    organisation: Organisation
    user_id: str
    audit_id: str


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A known user logged in."""

    user: User
    assurance_level: AssuranceLevel


@dataclass(frozen=True, slots=True)
class DetailsEntered:
    """A new user filled in the personal details and now waits for the beheerder (1.2)."""

    user: User
    details: PersonalDetails
    username: str


@dataclass(frozen=True, slots=True)
class DetailsEdited:
    """Details, newsletter or contact person of a user were changed; `fields` names what."""

    user: User
    details: PersonalDetails
    newsletter: bool
    contact_person: bool
    contact_email: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UserVerified:
    """The personal details were found right and a verification code was issued (2.1)."""

    user: User
    keyed_hash: bytes = field(repr=False)
    expires_at: datetime
    administers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeReissued:
    """A new verification code took the place of the old one."""

    user: User
    keyed_hash: bytes = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """A wrong or dead verification code was entered; it counts even though nothing else changed (1.2)."""

    user: User
    tries_left: int


@dataclass(frozen=True, slots=True)
class RegistrationCompleted:
    """The right code was entered: active from now on, to log in again (1.2)."""

    user: User


@dataclass(frozen=True, slots=True)
class RoleGranted:
    """A user got a role on a product (2.1, 2.2)."""

    user: User
    product: str
    role: str


@dataclass(frozen=True, slots=True)
class RoleRevoked:
    """A user lost a role on a product; `even_last` is that the organisation may be left without a beheerder."""

    user: User
    product: str
    role: str
    even_last: bool = False


@dataclass(frozen=True, slots=True)
class UserDeactivated:
    """Switched off with all that hangs on it (2.3.1): `grants` are the roles that worked until now.

    `even_last` is that somebody said that the organisation may be left without a beheerder.
    """

    user: User
    grants: tuple[Grant, ...]
    even_last: bool = False


@dataclass(frozen=True, slots=True)
class UserReactivated:
    """Back, in `status`; `restored` are the roles that came back with it."""

    user: User
    status: UserStatus
    restored: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class UserDeleted:
    """Gone, with everything that belonged to the user (2.3.2)."""

    user: User


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A session was handed to the command line; the secret is kept as its SHA-256 only."""

    user: User
    session: Session
    secret_sha256: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A session is over before its time."""

    user: User
    session: Session
    end: SessionEnd


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
