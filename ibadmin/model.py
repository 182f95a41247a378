"""The nouns of the manual: what an administrator sees, as values that never change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar


class AssuranceLevel(IntEnum):
    """How sure eHerkenning is of a person; ordered, so levels compare by their place in this table."""

    LOA1 = 10
    LOA2 = 20
    LOA2PLUS = 25
    LOA3 = 30
    LOA4 = 40

    @property
    def code(self) -> str:
        """The level as the specification spells it: `loa3`."""
        return self.name.lower()


class OrganisationKind(StrEnum):
    """What an organisation is; the servicedesk is the Inlichtingenbureau's own."""

    MUNICIPALITY = "gemeente"
    PARTNERSHIP = "samenwerkingsverband"
    SERVICEDESK = "servicedesk"


class Agreement(StrEnum):
    """The two agreements that must be signed and returned before anyone gets in (manual, Inleiding)."""

    INLICHTINGENBUREAU = "inlichtingenbureau"
    VECOZO = "vecozo"


class UserStatus(StrEnum):
    """Where a user stands between the first login and the end."""

    ARRIVED = "arrived"
    PENDING = "pending"
    APPROVED = "approved"
    ACTIVE = "active"
    INACTIVE = "inactive"


class GrantState(StrEnum):
    """Whether a granted role works now, and if not, why.

    `awaited`: works once the user has entered the verification code; `suspended`: switched off by the
    last deactivation, so it can be restored; `inactive`: off until it is granted anew, because the user was
    reactivated without it, or deactivated before it worked.
    """

    AWAITED = "awaited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    INACTIVE = "inactive"


class Salutation(StrEnum):
    """Aanhef."""

    HEER = "heer"
    MEVROUW = "mevrouw"


@dataclass(frozen=True, slots=True)
class Product:
    """A service that roles are granted for, such as iWmo."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the manual names it, with the letters of the overview and who grants it (2.2)."""

    USER: ClassVar[str] = "gebruiker"
    PRODUCT_MANAGER: ClassVar[str] = "productbeheerder"
    ADMINISTRATOR: ClassVar[str] = "gebruikersbeheerder"
    SERVICEDESK: ClassVar[str] = "servicedesk"

    code: str
    abbreviation: str
    granted_by: str


@dataclass(frozen=True, slots=True)
class Permission:
    """One action that a role allows on a product (2.2.1, 2.2.2)."""

    product: str
    role: str
    action: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which products and roles there are and what each role may do: data, not code (2.2)."""

    products: tuple[Product, ...]
    roles: tuple[Role, ...]
    permissions: tuple[Permission, ...]

    def product(self, code: str) -> Product | None:
        """The product with this code."""
        return next((product for product in self.products if product.code == code), None)

    def role(self, code: str) -> Role | None:
        """The role with this code."""
        return next((role for role in self.roles if role.code == code), None)

    def actions(self, product: str, role: str) -> tuple[str, ...]:
        """What the role may do on the product; empty when the role is not offered there."""
        return tuple(p.action for p in self.permissions if (p.product, p.role) == (product, role))


@dataclass(frozen=True, slots=True)
class Organisation:
    """A municipality or partnership with its KvK number (eight digits) and its signed agreements."""

    id: int
    code: str
    name: str
    kind: OrganisationKind
    kvk_number: str
    agreements: tuple[tuple[Agreement, date], ...] = ()
    version: int = 1

    @property
    def missing_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that were not returned yet, in the manual's order; the servicedesk needs none with itself."""
        if self.kind is OrganisationKind.SERVICEDESK:
            return ()
        returned = {agreement for agreement, _ in self.agreements}
        return tuple(agreement for agreement in Agreement if agreement not in returned)

    @property
    def label(self) -> str:
        """As the manual's overview shows it: `Inlichtingenbureau (IB-0001)`."""
        return f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True)
class PersonalDetails:
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
        return " ".join(filter(None, (self.first_name or self.initials, self.infix, self.surname)))


@dataclass(frozen=True, slots=True)
class Grant:
    """A role of a user on a product."""

    product: str
    role: str
    state: GrantState
    granted_at: datetime

    @property
    def active(self) -> bool:
        """Whether it works now."""
        return self.state is GrantState.ACTIVE


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


@dataclass(frozen=True, slots=True)
class User:
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
        return self.registration is not None or any(g.role == Role.ADMINISTRATOR for g in self.grants)

    @property
    def administered_products(self) -> frozenset[str]:
        """The products for which this person is gebruikersbeheerder now (2.2)."""
        held = (g.product for g in self.grants if g.active and g.role == Role.ADMINISTRATOR)
        return frozenset(held if self.active else ())

    @property
    def label(self) -> str:
        """The name by which people call this user: the user name, or the id before there is one."""
        return self.username or self.id

    def grant(self, product: str, role: str) -> Grant | None:
        """The grant of this role on this product, in whatever state."""
        return next((g for g in self.grants if (g.product, g.role) == (product, role)), None)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a verified eHerkenning assertion says: a pseudonym at a KvK number, and how sure that is (1.1)."""

    pseudonym: str = field(repr=False)
    kvk_number: str
    assurance_level: AssuranceLevel


@dataclass(frozen=True, slots=True)
class Session:
    """One login: over after twenty minutes without activity and at its hard end (1.1)."""

    id: str
    user_id: str
    assurance_level: AssuranceLevel
    started_at: datetime
    last_seen_at: datetime
    hard_end_at: datetime


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the person behind the session, and the organisations whose users are theirs (2, 2.1)."""

    user: User
    session: Session
    members: frozenset[int] = frozenset()

    @property
    def servicedesk(self) -> bool:
        """Whether this is an employee of the servicedesk."""
        return self.user.active and self.user.organisation.kind is OrganisationKind.SERVICEDESK

    @property
    def administered_products(self) -> frozenset[str]:
        """The products for which this person is gebruikersbeheerder now (2.2)."""
        return self.user.administered_products

    @property
    def administered_organisations(self) -> frozenset[int]:
        """The own organisation and, for a partnership, its members; empty for who administers nobody (2.1)."""
        own = {self.user.organisation.id}
        return (
            frozenset(own | self.members) if self.administered_products else frozenset(own if self.servicedesk else ())
        )


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit: who did what to whom, when, why; identifiers and field names, never values."""

    organisation: str
    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    result: str
    origin: str
    reason: str
    ticket: str
    fields: tuple[str, ...]
    hash: str


def abbreviations(grants: Iterable[Grant], matrix: Matrix) -> str:
    """The column "Rol" of the overview: the letters of the roles that work now, such as `G PB`."""
    codes = {grant.role for grant in grants if grant.active}
    return " ".join(role.abbreviation for role in matrix.roles if role.code in codes)
