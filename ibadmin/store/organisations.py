"""Organisations, their partnerships and the forms for their administrators, as far as the caller may see them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from ibadmin.errors import NotFound
from ibadmin.model import Agreement, Matrix, Organisation, OrganisationKind, Permission, Product, Registration, Role
from ibadmin.store.isolation import Sight
from ibadmin.store.schema import (
    memberships,
    organisations,
    permissions,
    products,
    registration_products,
    registrations,
    roles,
)


class Organisations:
    """The organisations that one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def all(self) -> Iterator[Organisation]:
        """By code."""
        return self._read(None)

    def coded(self, code: str) -> Organisation:
        """The organisation with exactly this code or KvK number; raises NotFound."""
        wanted = or_(
            func.upper(organisations.c.code) == code.strip().upper(), organisations.c.kvk_number == code.strip()
        )
        found = next(self._read(wanted), None)
        if found is None:
            raise NotFound("organisation", [code])
        return found

    def with_kvk_number(self, kvk_number: str) -> Organisation | None:
        """The organisation that a login with this KvK number belongs to."""
        return next(self._read(organisations.c.kvk_number == kvk_number), None)

    def members(self, partnership: Organisation) -> tuple[Organisation, ...]:
        """The municipalities of a samenwerkingsverband."""
        mine = select(memberships.c.member_id).where(memberships.c.partnership_id == partnership.id)
        return tuple(self._read(organisations.c.id.in_(mine)))

    def partnerships(self, member: Organisation) -> tuple[Organisation, ...]:
        """The samenwerkingsverbanden that a municipality is part of."""
        theirs = select(memberships.c.partnership_id).where(memberships.c.member_id == member.id)
        return tuple(self._read(organisations.c.id.in_(theirs)))

    def next_id(self) -> int:
        """A number for a new organisation, safe within a writing transaction."""
        return int(self._connection.scalar(select(func.coalesce(func.max(organisations.c.id), 0) + 1)) or 1)

    def registrations(self, email_address: str = "", organisation_id: int = 0) -> Iterator[Registration]:
        """The forms "aanmelden gebruikersbeheerder" whose person was not verified yet."""
        wanted = [
            *([registrations.c.email_address == email_address] if email_address else []),
            *([registrations.c.organisation_id == organisation_id] if organisation_id else []),
        ]
        chosen = (
            select(func.group_concat(registration_products.c.product, " "))
            .where(registration_products.c.registration_id == registrations.c.id)
            .scalar_subquery()
        )
        found = self._connection.execute(
            select(registrations, chosen.label("chosen"), *_labelled())
            .join(organisations, organisations.c.id == registrations.c.organisation_id)
            .where(self._sight.registrations, *wanted)
            .order_by(organisations.c.code, registrations.c.name),
            self._sight.parameters,
        )
        for row in found:
            yield Registration(
                row.id,
                organisation_from(row, "organisation_"),
                row.name,
                row.email_address,
                tuple(sorted((row.chosen or "").split())),
                row.registered_at,
                row.user_id,
            )

    def matrix(self) -> Matrix:
        """Products, roles and what they allow."""
        connection = self._connection
        return Matrix(
            products=tuple(
                Product(row.code, row.name)
                for row in connection.execute(select(products).order_by(products.c.position))
            ),
            roles=tuple(
                Role(row.code, row.abbreviation, row.granted_by)
                for row in connection.execute(select(roles).order_by(roles.c.position))
            ),
            permissions=tuple(
                Permission(row.product, row.role, row.action)
                for row in connection.execute(select(permissions).order_by(permissions.c.position))
            ),
        )

    def _read(self, wanted: ColumnElement[bool] | None) -> Iterator[Organisation]:
        query = select(organisations.c.id.label("organisation_id"), *_labelled()).where(self._sight.organisations)
        found = self._connection.execute(
            (query if wanted is None else query.where(and_(wanted))).order_by(organisations.c.code),
            self._sight.parameters,
        )
        for row in found:
            yield organisation_from(row, "organisation_")


def _labelled() -> list[ColumnElement[Any]]:
    return [column.label(f"organisation_{column.name}") for column in organisations.c if column.name != "id"]


def organisation_from(row: Row[Any], prefix: str) -> Organisation:
    """An organisation from the columns of a row that start with this prefix."""
    values = row._mapping
    returned = (
        (Agreement.INLICHTINGENBUREAU, values[f"{prefix}inlichtingenbureau_returned_on"]),
        (Agreement.VECOZO, values[f"{prefix}vecozo_returned_on"]),
    )
    return Organisation(
        id=values[f"{prefix}id"],
        code=values[f"{prefix}code"],
        name=values[f"{prefix}name"],
        kind=OrganisationKind(values[f"{prefix}kind"]),
        kvk_number=values[f"{prefix}kvk_number"],
        agreements=tuple((agreement, day) for agreement, day in returned if day),
        version=values[f"{prefix}version"],
    )
