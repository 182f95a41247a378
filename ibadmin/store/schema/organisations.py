"""Organisations and which municipality is part of which samenwerkingsverband."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Named, Table, Text, TypedColumns

from ibadmin.rules.fields import KVK_DIGITS
from ibadmin.store.schema.base import metadata
from ibadmin.store.schema.types import Day


class OrganisationColumns(TypedColumns):
    """A municipality, a partnership or the servicedesk, with the days on which its agreements came back."""

    id: Column[int] = Column(primary_key=True, autoincrement=False)
    code: Column[str] = Column(Text, unique=True)
    name: Column[str] = Column(Text)
    kind: Column[str] = Column(Text)
    kvk_number: Column[str] = Column(Text, unique=True)
    inlichtingenbureau_returned_on: Column[date | None] = Column(Day)
    vecozo_returned_on: Column[date | None] = Column(Day)
    version: Named[int]


organisations = Table(
    "organisations",
    metadata,
    OrganisationColumns,
    CheckConstraint("kind in ('gemeente', 'samenwerkingsverband', 'servicedesk')", name="kind_known"),
    CheckConstraint(f"length(kvk_number) = {KVK_DIGITS}", name="kvk_number_form"),
)


class MembershipColumns(TypedColumns):
    """A municipality in a partnership."""

    partnership_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Column[int] = Column(ForeignKey("organisations.id"), primary_key=True, index=True)


memberships = Table(
    "memberships",
    metadata,
    MembershipColumns,
    CheckConstraint("partnership_id <> member_id", name="not_its_own_member"),
)
