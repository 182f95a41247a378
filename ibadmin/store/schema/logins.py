"""Sessions, and what the gateway remembers of a login under way (1.1)."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Named, Table, Text, TypedColumns

from ibadmin.store.schema.base import metadata
from ibadmin.store.schema.types import Moment


class SessionColumns(TypedColumns):
    """A login that works until it is idle for too long, at its hard end, or ended; only its secret's hash is kept."""

    id: Column[str] = Column(Text, primary_key=True)
    user_id: Column[str] = Column(Text, index=True)
    secret_sha256: Column[str] = Column(Text, unique=True)
    assurance_level: Column[str] = Column(Text)
    started_at: Column[datetime] = Column(Moment)
    last_seen_at: Column[datetime] = Column(Moment)
    hard_end_at: Column[datetime] = Column(Moment)
    organisation_id: Named[int]


sessions = Table(
    "sessions",
    metadata,
    SessionColumns,
    ForeignKeyConstraint(["organisation_id", "user_id"], ["users.organisation_id", "users.id"], ondelete="CASCADE"),
    Index(None, "organisation_id", "user_id"),
)


class LoginRequestColumns(TypedColumns):
    """A browser on its way to a makelaar."""

    id: Column[str] = Column(Text, primary_key=True)
    relay_state: Column[str] = Column(Text, unique=True)
    makelaar: Column[str] = Column(Text)
    challenge: Column[str] = Column(Text)
    redirect_uri: Column[str] = Column(Text)
    state: Column[str] = Column(Text)
    made_at: Column[datetime] = Column(Moment)


login_requests = Table("login_requests", metadata, LoginRequestColumns)


class LoginCodeColumns(TypedColumns):
    """A one-time code on its way to the command line: for a user, or with the reasons why there is none."""

    code_sha256: Column[str] = Column(Text, primary_key=True)
    user_id: Column[str | None] = Column(Text, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    assurance_level: Column[str] = Column(Text)
    reasons: Column[str] = Column(Text)
    challenge: Column[str] = Column(Text)
    redirect_uri: Column[str] = Column(Text)
    expires_at: Column[datetime] = Column(Moment)


login_codes = Table("login_codes", metadata, LoginCodeColumns)


class SeenAssertionColumns(TypedColumns):
    """An assertion that was used, remembered for as long as it could be replayed."""

    id: Column[str] = Column(Text, primary_key=True)
    until: Column[datetime] = Column(Moment, index=True)


seen_assertions = Table("seen_assertions", metadata, SeenAssertionColumns)
