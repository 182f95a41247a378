"""Organisations, their partnerships and forms, and the matrix of products and roles, as they are in the store."""

from collections.abc import Iterator

from ibadmin.errors import NotFound
from ibadmin.model import Matrix, Organisation, Permission, Product, Registration, Role
from ibadmin.store.connection import NOTHING, Connection, Parameters
from ibadmin.store.organisation_rows import COLUMNS, organisation_from, products_from
from ibadmin.store.sight import Sight
from ibadmin.store.sql import matrix
from ibadmin.store.sql import organisations as sql
from ibadmin.store.statement import Seen

_BEFORE_PLACE = 6


class Organisations:
    """The organisations that one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def all(self) -> Iterator[Organisation]:
        """By code."""
        return self._read(sql.EVERY)

    def coded(self, code: str) -> Organisation:
        """The organisation with exactly this code or KvK number; raises NotFound."""
        found = next(self._read(sql.CODED, {"code": code.strip()}), None)
        if found is None:
            raise NotFound("organisation", [code])
        return found

    def with_kvk_number(self, kvk_number: str) -> Organisation | None:
        """The organisation that a login with this KvK number belongs to."""
        return next(self._read(sql.WITH_KVK_NUMBER, {"kvk_number": kvk_number}), None)

    def members(self, partnership: Organisation) -> tuple[Organisation, ...]:
        """The municipalities of a samenwerkingsverband."""
        return tuple(self._read(sql.MEMBERS, {"id": partnership.id}))

    def partnerships(self, member: Organisation) -> tuple[Organisation, ...]:
        """The samenwerkingsverbanden that a municipality is part of."""
        return tuple(self._read(sql.PARTNERSHIPS, {"id": member.id}))

    def next_id(self) -> int:
        """A number for a new organisation, safe within a writing transaction."""
        return (self._connection.value(sql.LAST_ID) or 0) + 1

    def registrations(self, email_address: str = "", organisation_id: int = 0) -> Iterator[Registration]:
        """The forms "aanmelden gebruikersbeheerder" whose person was not verified yet."""
        asked: Parameters = {"email_address": email_address, "organisation_id": organisation_id}
        for row in self._connection.run(self._sight.through(sql.FORMS), {**self._sight.parameters, **asked}):
            form, place, name, address, registered_at, user_id = row[:_BEFORE_PLACE]
            yield Registration(
                id=form,
                organisation=organisation_from(place, row[_BEFORE_PLACE : _BEFORE_PLACE + COLUMNS]),
                name=name,
                email_address=address,
                products=products_from(row[-1]),
                registered_at=registered_at,
                user_id=user_id,
            )

    def matrix(self) -> Matrix:
        """Products, roles and what they allow."""
        ask = self._connection.run
        return Matrix(
            products=tuple(Product(*row) for row in ask(matrix.PRODUCTS)),
            roles=tuple(Role(*row) for row in ask(matrix.ROLES)),
            permissions=tuple(Permission(*row) for row in ask(matrix.PERMISSIONS)),
        )

    def _read(self, seen: Seen, parameters: Parameters = NOTHING) -> Iterator[Organisation]:
        found = self._connection.run(self._sight.through(seen), {**self._sight.parameters, **parameters})
        return (organisation_from(row[0], row[1:]) for row in found)
