"""The people at the organisations: users, what they filled in, and what is open for them (1.2, 2)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ibadmin.model.organisations import Organisation
from ibadmin.model.roles import Grant, Role


class UserStatus(StrEnum):
    """Where a user stands between the first login and the end."""

    ARRIVED = "arrived"
    PENDING = "pending"
    APPROVED = "approved"
    ACTIVE = "active"
    INACTIVE = "inactive"


class Salutation(StrEnum):
    """Aanhef."""

    HEER = "heer"
    MEVROUW = "mevrouw"


class PersonalDetails(NamedTuple):
    """Persoonlijke instellingen, as filled in at the first login (1.2)."""

    salutation: Salutation
    initials: str
    first_name: str
    infix: str
    surname: str
    department: str
    phone_number: str
    email_address: str
    newsletter: bool = False

    @property
    def full_name(self) -> str:
        """`Jan van der Berg`, or with initials when no first name was given."""
        return full_name(self.first_name, self.initials, self.infix, self.surname)


def full_name(first_name: str, initials: str, infix: str, surname: str) -> str:
    """Somebody's name in one line."""
    return " ".join(filter(None, (first_name or initials, infix, surname)))


@dataclass(frozen=True, slots=True)
class VerificationCode:
    """An open verification code: its keyed hash, never the code itself."""

    keyed_hash: bytes = field(repr=False)
    expires_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Registration:
    """The form "aanmelden gebruikersbeheerder": who will administer which products of an organisation."""

    id: str
    organisation: Organisation
    name: str
    email_address: str
    products: tuple[str, ...]
    registered_at: datetime
    user_id: str | None = None


class User(NamedTuple):
    """A person at one organisation, with everything a rule may want to know."""

    id: str
    audit_id: str
    organisation: Organisation
    status: UserStatus
    arrived_at: datetime
    username: str | None = None
    details: PersonalDetails | None = None
    newsletter: bool = False
    contact_person: bool = False
    contact_email: str = ""
    grants: tuple[Grant, ...] = ()
    code: VerificationCode | None = None
    registration: Registration | None = None
    registered_at: datetime | None = None
    last_login_at: datetime | None = None
    open_sessions: int = 0
    fellow_administrators: frozenset[str] = frozenset()
    version: int = 1

    @property
    def active(self) -> bool:
        """The manual's slider "Actief" (2.3.1)."""
        return self.status is UserStatus.ACTIVE

    @property
    def administrator(self) -> bool:
        """Whether this is, or is registered to become, a gebruikersbeheerder: the servicedesk's (1.2, 2.3)."""
        return self.registration is not None or Role.ADMINISTRATOR in [grant.role for grant in self.grants]

    @property
    def administered_products(self) -> frozenset[str]:
        """The products for which this person is gebruikersbeheerder now (2.2)."""
        if not self.active:
            return frozenset()
        return frozenset([g.product for g in self.grants if g.role == Role.ADMINISTRATOR and g.active])

    @property
    def label(self) -> str:
        """The name by which people call this user: the user name, or the id before there is one."""
        return self.username or self.id

    def grant(self, product: str, role: str) -> Grant | None:
        """The grant of this role on this product, in whatever state."""
        return next((g for g in self.grants if (g.product, g.role) == (product, role)), None)
