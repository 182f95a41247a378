"""Users with their roles, open verification codes and the forms of who will be gebruikersbeheerder."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from ibadmin.store.schema.base import metadata
from ibadmin.store.schema.types import Moment


class UserColumns(TypedColumns):
    """A person at one organisation; `audit_id` stands in the audit and nowhere else."""

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
    newsletter_asked: Named[bool]
    newsletter: Named[bool]
    contact_person: Named[bool]
    contact_email: Column[str] = Column(Text)
    arrived_at: Column[datetime] = Column(Moment)
    registered_at: Column[datetime | None] = Column(Moment)
    last_login_at: Column[datetime | None] = Column(Moment)
    version: Named[int]


users = Table(
    "users",
    metadata,
    UserColumns,
    # What belongs to a user names the organisation too, so that it is found, and hidden, as the user is.
    UniqueConstraint("organisation_id", "id"),
    UniqueConstraint("organisation_id", "id", "active"),
    UniqueConstraint("organisation_id", "username"),
    UniqueConstraint("organisation_id", "pseudonym"),
    CheckConstraint("status in ('arrived', 'pending', 'approved', 'active', 'inactive')", name="status_known"),
    CheckConstraint("active = (status = 'active')", name="active_as_status"),
    CheckConstraint("not newsletter or active", name="newsletter_needs_active"),
    CheckConstraint("not contact_person or active", name="contact_person_needs_active"),
    CheckConstraint("contact_email = '' or contact_person", name="contact_email_needs_contact_person"),
    CheckConstraint("status in ('arrived', 'inactive') or surname is not null", name="details_before_pending"),
    CheckConstraint("(username is null) = (surname is null)", name="username_with_details"),
    CheckConstraint("not active or registered_at is not null", name="active_is_registered"),
    Index(None, "organisation_id", "email_address"),
    Index(None, "organisation_id", "search_name", "id"),
)


class GrantColumns(TypedColumns):
    """A role of a user on a product; `user_active` follows the user, so that an active grant means an active user."""

    user_id: Column[str] = Column(Text, primary_key=True)
    product: Column[str] = Column(Text, primary_key=True)
    role: Column[str] = Column(Text, primary_key=True)
    user_active: Named[bool]
    state: Column[str] = Column(Text)
    granted_at: Column[datetime] = Column(Moment)
    organisation_id: Named[int]


grants = Table(
    "grants",
    metadata,
    GrantColumns,
    ForeignKeyConstraint(
        ["organisation_id", "user_id", "user_active"],
        ["users.organisation_id", "users.id", "users.active"],
        onupdate="CASCADE",
        ondelete="CASCADE",
    ),
    ForeignKeyConstraint(["product", "role"], ["offers.product", "offers.role"]),
    CheckConstraint("state in ('awaited', 'active', 'suspended', 'inactive')", name="state_known"),
    CheckConstraint("state <> 'active' or user_active", name="active_needs_active_user"),
    Index(None, "organisation_id", "user_id"),
)


class VerificationCodeColumns(TypedColumns):
    """The one open verification code of a user."""

    user_id: Column[str] = Column(Text, primary_key=True)
    keyed_hash: Column[str] = Column(Text)
    expires_at: Column[datetime] = Column(Moment)
    tries: Named[int]
    organisation_id: Named[int]


verification_codes = Table(
    "verification_codes",
    metadata,
    VerificationCodeColumns,
    ForeignKeyConstraint(["organisation_id", "user_id"], ["users.organisation_id", "users.id"], ondelete="CASCADE"),
    Index(None, "organisation_id", "user_id"),
)


class RegistrationColumns(TypedColumns):
    """The form "aanmelden gebruikersbeheerder" of somebody who was not verified yet."""

    id: Column[str] = Column(Text, primary_key=True)
    organisation_id: Column[int] = Column(ForeignKey("organisations.id"))
    name: Column[str] = Column(Text)
    email_address: Column[str] = Column(Text)
    registered_at: Column[datetime] = Column(Moment)
    user_id: Column[str | None] = Column(Text, unique=True)


registrations = Table(
    "registrations",
    metadata,
    RegistrationColumns,
    ForeignKeyConstraint(
        ["organisation_id", "user_id"],
        ["users.organisation_id", "users.id"],
        name="registrations_organisation_id_user_id_fkey",
        ondelete="CASCADE",
    ),
    UniqueConstraint("organisation_id", "email_address"),
)


class RegistrationProductColumns(TypedColumns):
    """A product that the form asks for."""

    registration_id: Column[str] = Column(Text, ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True)
    product: Column[str] = Column(Text, ForeignKey("products.code"), primary_key=True)


registration_products = Table("registration_products", metadata, RegistrationProductColumns)
