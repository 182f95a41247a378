"""What is asked about organisations, their partnerships and forms, and the matrix of products and roles."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, or_, select

from ibadmin.store.queries.isolation import Filter
from ibadmin.store.queries.rows import given, wanted
from ibadmin.store.schema import (
    memberships,
    organisations,
    registration_products,
    registrations,
)

ORGANISATION = tuple(column.label(f"organisation_{column.name}") for column in organisations.c if column.name != "id")
"""Its columns beside `organisation_id`, which the rows of users and forms have already."""

PRODUCTS_OF_FORM = (
    select(func.aggregate_strings(registration_products.c.product, " "))
    .where(registration_products.c.registration_id == registrations.c.id)
    .scalar_subquery()
    .label("form_products")
)
_id = bindparam("id", type_=Integer)


def _read(sight: Filter, *these: ColumnElement[bool]) -> Select[Any]:
    query = select(organisations.c.id, *ORGANISATION)
    return query.where(sight.organisations, *these).order_by(organisations.c.code)


def every(sight: Filter) -> Select[Any]:
    """By code."""
    return _read(sight)


def coded(sight: Filter) -> Select[Any]:
    """The organisation with this code or KvK number."""
    return _read(
        sight,
        or_(func.upper(organisations.c.code) == func.upper(given("code")), organisations.c.kvk_number == given("code")),
    )


def with_kvk_number(sight: Filter) -> Select[Any]:
    """The organisation that a login with this KvK number belongs to."""
    return _read(sight, organisations.c.kvk_number == given("kvk_number"))


def members(sight: Filter) -> Select[Any]:
    """The municipalities of a samenwerkingsverband."""
    mine = select(memberships.c.member_id).where(memberships.c.partnership_id == _id)
    return _read(sight, organisations.c.id.in_(mine))


def partnerships(sight: Filter) -> Select[Any]:
    """The samenwerkingsverbanden that a municipality is part of."""
    theirs = select(memberships.c.partnership_id).where(memberships.c.member_id == _id)
    return _read(sight, organisations.c.id.in_(theirs))


def forms(sight: Filter) -> Select[Any]:
    """The forms "aanmelden gebruikersbeheerder" whose person was not verified yet, narrowed by what is asked for."""
    place = bindparam("organisation_id", type_=Integer)
    return (
        select(
            *(registrations.c.id, registrations.c.organisation_id, registrations.c.name),
            *(registrations.c.email_address, registrations.c.registered_at, registrations.c.user_id),
            *ORGANISATION,
            PRODUCTS_OF_FORM,
        )
        .join(organisations, organisations.c.id == registrations.c.organisation_id)
        .where(
            sight.registrations,
            wanted("email_address", registrations.c.email_address == given("email_address")),
            or_(place == 0, registrations.c.organisation_id == place),
        )
        .order_by(organisations.c.code, registrations.c.name)
    )


MEMBER_IDS = select(memberships.c.member_id).where(memberships.c.partnership_id == _id)
LAST_ID = select(func.max(organisations.c.id))
