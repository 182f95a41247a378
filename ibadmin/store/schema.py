"""The tables, and in them every invariant that can stand there: the same text on SQLite and PostgreSQL.

What a rule forbids, a constraint forbids too. Times are UTC; hashes are hexadecimal text, so that rows can travel as
one JSON parameter on either engine.
"""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from ibadmin.store.types import Day, Moment

REVISION = "0001"
"""The migration that this program was written for; compared at every opening, without Alembic."""

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    }
)


class OrganisationColumns(TypedColumns):
    id: Column[int] = Column(primary_key=True, autoincrement=False)
    code: Column[str] = Column(Text, unique=True)
    name: Column[str] = Column(Text)
    kind: Column[str] = Column(Text)
    kvk_number: Column[str] = Column(Text, unique=True)
    inlichtingenbureau_returned_on: Column[date | None] = Column(Day)
    vecozo_returned_on: Column[date | None] = Column(Day)
    version: Column[int] = Column(default=1)


organisations = Table(
    "organisations",
    metadata,
    OrganisationColumns,
    CheckConstraint("kind in ('gemeente', 'samenwerkingsverband', 'servicedesk')", name="kind_known"),
    CheckConstraint("length(kvk_number) = 8", name="kvk_number_form"),
)


class MembershipColumns(TypedColumns):
    partnership_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True, index=True)


memberships = Table("memberships", metadata, MembershipColumns)


class ProductColumns(TypedColumns):
    code: Column[str] = Column(Text, primary_key=True)
    name: Column[str] = Column(Text)
    position: Named[int]


products = Table("products", metadata, ProductColumns)


class RoleColumns(TypedColumns):
    code: Column[str] = Column(Text, primary_key=True)
    abbreviation: Column[str] = Column(Text)
    granted_by: Column[str] = Column(Text)
    position: Named[int]


roles = Table("roles", metadata, RoleColumns)


class OfferColumns(TypedColumns):
    product: Column[str] = Column(Text, ForeignKey("products.code"), primary_key=True)
    role: Column[str] = Column(Text, ForeignKey("roles.code"), primary_key=True)


offers = Table("offers", metadata, OfferColumns)


class PermissionColumns(TypedColumns):
    product: Column[str] = Column(Text, primary_key=True)
    role: Column[str] = Column(Text, primary_key=True)
    action: Column[str] = Column(Text, primary_key=True)
    position: Named[int]


permissions = Table(
    "permissions",
    metadata,
    PermissionColumns,
    ForeignKeyConstraint(["product", "role"], ["offers.product", "offers.role"]),
)


class UserColumns(TypedColumns):
    id: Column[str] = Column(Text, primary_key=True)
    audit_id: Column[str] = Column(Text, unique=True)
    organisation_id: Column[int] = Column(ForeignKey("organisations.id"))
    pseudonym: Column[str] = Column(Text)
    status: Column[str] = Column(Text)
    active: Named[bool]
    username: Column[str | None] = Column(Text)
    salutation: Column[str | None] = Column(Text)
    initials: Column[str | None] = Column(Text)
    first_name: Column[str | None] = Column(Text)
    infix: Column[str | None] = Column(Text)
    surname: Column[str | None] = Column(Text)
    department: Column[str | None] = Column(Text)
    phone_number: Column[str | None] = Column(Text)
    email_address: Column[str | None] = Column(Text)
    search_name: Column[str | None] = Column(Text)
    newsletter_asked: Column[bool] = Column(default=False)
    newsletter: Column[bool] = Column(default=False)
    contact_person: Column[bool] = Column(default=False)
    contact_email: Column[str] = Column(Text, default="")
    arrived_at: Column[datetime] = Column(Moment)
    registered_at: Column[datetime | None] = Column(Moment)
    last_login_at: Column[datetime | None] = Column(Moment)
    version: Column[int] = Column(default=1)


users = Table(
    "users",
    metadata,
    UserColumns,
    UniqueConstraint("id", "active"),
    UniqueConstraint("organisation_id", "username"),
    UniqueConstraint("organisation_id", "pseudonym"),
    CheckConstraint("status in ('arrived', 'pending', 'approved', 'active', 'inactive')", name="status_known"),
    CheckConstraint("active = (status = 'active')", name="active_as_status"),
    CheckConstraint("not newsletter or active", name="newsletter_needs_active"),
    CheckConstraint("not contact_person or active", name="contact_person_needs_active"),
    CheckConstraint("contact_email = '' or contact_person", name="contact_email_needs_contact_person"),
    CheckConstraint("status in ('arrived', 'inactive') or surname is not null", name="details_before_pending"),
    CheckConstraint("not active or registered_at is not null", name="active_is_registered"),
    Index(None, "organisation_id", "status", "id"),
    Index(None, "organisation_id", "email_address"),
    Index(None, "organisation_id", "search_name", "id"),
)


class GrantColumns(TypedColumns):
    user_id: Column[str] = Column(Text, primary_key=True)
    product: Column[str] = Column(Text, primary_key=True)
    role: Column[str] = Column(Text, primary_key=True)
    user_active: Named[bool]
    state: Column[str] = Column(Text)
    granted_at: Column[datetime] = Column(Moment)


grants = Table(
    "grants",
    metadata,
    GrantColumns,
    ForeignKeyConstraint(
        ["user_id", "user_active"], ["users.id", "users.active"], onupdate="CASCADE", ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["product", "role"], ["offers.product", "offers.role"]),
    CheckConstraint("state in ('awaited', 'active', 'suspended', 'inactive')", name="state_known"),
    CheckConstraint("state <> 'active' or user_active", name="active_needs_active_user"),
)
_ADMINISTRATOR = grants.c.role == "gebruikersbeheerder"
Index("grants_administrators_idx", grants.c.user_id, sqlite_where=_ADMINISTRATOR, postgresql_where=_ADMINISTRATOR)


class VerificationCodeColumns(TypedColumns):
    user_id: Column[str] = Column(Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    keyed_hash: Column[str] = Column(Text)
    expires_at: Column[datetime] = Column(Moment)
    tries: Column[int] = Column(default=0)


verification_codes = Table("verification_codes", metadata, VerificationCodeColumns)


class RegistrationColumns(TypedColumns):
    id: Column[str] = Column(Text, primary_key=True)
    organisation_id: Column[int] = Column(ForeignKey("organisations.id"))
    name: Column[str] = Column(Text)
    email_address: Column[str] = Column(Text)
    registered_at: Column[datetime] = Column(Moment)
    user_id: Column[str | None] = Column(Text, ForeignKey("users.id", ondelete="CASCADE"), unique=True)


registrations = Table(
    "registrations", metadata, RegistrationColumns, UniqueConstraint("organisation_id", "email_address")
)


class RegistrationProductColumns(TypedColumns):
    registration_id: Column[str] = Column(Text, ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True)
    product: Column[str] = Column(Text, ForeignKey("products.code"), primary_key=True)


registration_products = Table("registration_products", metadata, RegistrationProductColumns)


class SessionColumns(TypedColumns):
    id: Column[str] = Column(Text, primary_key=True)
    user_id: Column[str] = Column(Text, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    secret_sha256: Column[str] = Column(Text, unique=True)
    assurance_level: Column[str] = Column(Text)
    started_at: Column[datetime] = Column(Moment)
    last_seen_at: Column[datetime] = Column(Moment)
    hard_end_at: Column[datetime] = Column(Moment)


sessions = Table("sessions", metadata, SessionColumns)


class LoginRequestColumns(TypedColumns):
    id: Column[str] = Column(Text, primary_key=True)
    relay_state: Column[str] = Column(Text, unique=True)
    makelaar: Column[str] = Column(Text)
    challenge: Column[str] = Column(Text)
    redirect_uri: Column[str] = Column(Text)
    state: Column[str] = Column(Text)
    made_at: Column[datetime] = Column(Moment)


login_requests = Table("login_requests", metadata, LoginRequestColumns)


class LoginCodeColumns(TypedColumns):
    code_sha256: Column[str] = Column(Text, primary_key=True)
    user_id: Column[str | None] = Column(Text, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    assurance_level: Column[str] = Column(Text)
    reasons: Column[str] = Column(Text, default="")
    challenge: Column[str] = Column(Text)
    redirect_uri: Column[str] = Column(Text)
    expires_at: Column[datetime] = Column(Moment)


login_codes = Table("login_codes", metadata, LoginCodeColumns)


class SeenAssertionColumns(TypedColumns):
    id: Column[str] = Column(Text, primary_key=True)
    until: Column[datetime] = Column(Moment, index=True)


seen_assertions = Table("seen_assertions", metadata, SeenAssertionColumns)


class AuditColumns(TypedColumns):
    organisation_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True)
    sequence: Column[int] = Column(primary_key=True, autoincrement=False)
    at: Column[datetime] = Column(Moment)
    actor: Column[str] = Column(Text)
    action: Column[str] = Column(Text)
    subject: Column[str] = Column(Text)
    result: Column[str] = Column(Text)
    origin: Column[str] = Column(Text)
    reason: Column[str] = Column(Text, default="")
    ticket: Column[str] = Column(Text, default="")
    fields: Column[str] = Column(Text, default="")
    hash: Column[str] = Column(Text)


audit = Table("audit", metadata, AuditColumns, Index(None, "organisation_id", "subject", "sequence"))
