"""Organisations, their partnerships and forms, and the matrix of products and roles, as they are in the store."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from ibadmin.errors import NotFound
from ibadmin.model import Matrix, Organisation, Permission, Product, Registration, Role
from ibadmin.store.isolation import Sight
from ibadmin.store.organisation_rows import ORGANISATION, PRODUCTS_OF_FORM, organisation_from, products_from
from ibadmin.store.schema import memberships, organisations, permissions, products, registrations, roles


class Organisations:
    """The organisations that one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def all(self) -> Iterator[Organisation]:
        """By code."""
        return self._read(true())

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
        return (self._connection.scalar(select(func.max(organisations.c.id))) or 0) + 1

    def registrations(self, email_address: str = "", organisation_id: int = 0) -> Iterator[Registration]:
        """The forms "aanmelden gebruikersbeheerder" whose person was not verified yet."""
        wanted = [
            *([registrations.c.email_address == email_address] if email_address else []),
            *([registrations.c.organisation_id == organisation_id] if organisation_id else []),
        ]
        found = self._connection.execute(
            select(registrations, *ORGANISATION, PRODUCTS_OF_FORM)
            .join(organisations, organisations.c.id == registrations.c.organisation_id)
            .where(self._sight.registrations, *wanted)
            .order_by(organisations.c.code, registrations.c.name),
            self._sight.parameters,
        )
        for row in found:
            yield Registration(
                id=row.id,
                organisation=organisation_from(row),
                name=row.name,
                email_address=row.email_address,
                products=products_from(row),
                registered_at=row.registered_at,
                user_id=row.user_id,
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

    def _read(self, wanted: ColumnElement[bool]) -> Iterator[Organisation]:
        query = select(organisations.c.id.label("organisation_id"), *ORGANISATION)
        found = self._connection.execute(
            query.where(self._sight.organisations, wanted).order_by(organisations.c.code), self._sight.parameters
        )
        return map(organisation_from, found)
