"""The audit: append-only, one hash chain for each organisation; and which of its rows one run made."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, TypedColumns

from ibadmin.store.schema.base import metadata
from ibadmin.store.schema.types import Moment


class AuditColumns(TypedColumns):
    """Who did what to whom, when, from where and why; identifiers and names of fields, never values."""

    organisation_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True)
    sequence: Column[int] = Column(primary_key=True, autoincrement=False)
    at: Column[datetime] = Column(Moment)
    actor: Column[str] = Column(Text)
    action: Column[str] = Column(Text)
    subject: Column[str] = Column(Text)
    result: Column[str] = Column(Text)
    origin: Column[str] = Column(Text)
    reason: Column[str] = Column(Text)
    ticket: Column[str] = Column(Text)
    fields: Column[str] = Column(Text)
    hash: Column[str] = Column(Text)


audit = Table(
    "audit",
    metadata,
    AuditColumns,
    CheckConstraint("sequence > 0", name="sequence_from_one"),
    CheckConstraint("length(hash) = 64", name="hash_form"),
    Index(None, "organisation_id", "subject", "sequence"),
)


class OperationColumns(TypedColumns):
    """What one run wrote to the audit of an organisation, from the first row to the last.

    Only a shared store has any: there a connection can be lost while a change is being kept, and whoever comes back
    asks by this random number whether it was; a day later nobody does. What the gateway does without a row in the
    audit has the range of nought.
    """

    id: Column[str] = Column(Text, primary_key=True)
    organisation_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True)
    first: Column[int] = Column()
    last: Column[int] = Column()
    at: Column[datetime] = Column(Moment, index=True)


operations = Table(
    "operations",
    metadata,
    OperationColumns,
    CheckConstraint("length(id) = 32", name="id_form"),
    CheckConstraint("first <= last", name="range"),
)
