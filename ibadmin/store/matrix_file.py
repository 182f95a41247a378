"""Products and roles from a file (2.2), so that more can be added without a release."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ibadmin.errors import InvalidInput
from ibadmin.model import Matrix, Permission, Product, Role
from ibadmin.store.connection import Connection
from ibadmin.store.rows import Row, as_parameter
from ibadmin.store.sql import matrix as sql
from ibadmin.store.statement import Statement
from ibadmin.system import SystemFailure, read_file

MATRIX = Path(__file__).with_name("matrix.toml")
"""What the manual names."""


def read(path: Path) -> Matrix:
    """The matrix in a file; raises InvalidInput when it is none."""
    try:
        content = tomllib.loads((read_file(path) or b"").decode())
        matrix = Matrix(
            products=tuple(Product(code, _text(entry["name"])) for code, entry in content["products"].items()),
            roles=tuple(
                Role(code, _text(entry["abbreviation"]), _text(entry["granted_by"]))
                for code, entry in content["roles"].items()
            ),
            permissions=tuple(_permissions(content["products"])),
        )
    except (SystemFailure, ValueError, KeyError, TypeError, AttributeError, RecursionError) as unreadable:
        raise InvalidInput([(str(path), "malformed")]) from unreadable
    if not {permission.role for permission in matrix.permissions} <= {role.code for role in matrix.roles}:
        raise InvalidInput([(str(path), "malformed")])
    return matrix


def _permissions(entries: Mapping[str, Mapping[str, Mapping[str, Sequence[object]]]]) -> list[Permission]:
    return [
        Permission(product, role, _text(action))
        for product, entry in entries.items()
        for role, actions in entry["roles"].items()
        for action in _list(actions)
    ]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _list(value: Sequence[object]) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def missing(there: Matrix, wanted: Matrix) -> tuple[str, ...]:
    """What would be added: products, roles, and what a role allows on a product as `iwmo/gebruiker/uploaden`."""
    has, wants = _words(there), _words(wanted)
    return tuple(word for word in wants if word not in has)


def _words(matrix: Matrix) -> list[str]:
    return [
        *(product.code for product in matrix.products),
        *(role.code for role in matrix.roles),
        *(f"{each.product}/{each.role}/{each.action}" for each in matrix.permissions),
    ]


def add(connection: Connection, matrix: Matrix) -> None:
    """Add what the matrix has and the store has not, after what is there; that stays as it is."""
    offered = dict.fromkeys((permission.product, permission.role) for permission in matrix.permissions)
    _add_missing(connection, _PRODUCTS, [{"code": each.code, "name": each.name} for each in matrix.products])
    _add_missing(
        connection,
        _ROLES,
        [
            {"code": each.code, "abbreviation": each.abbreviation, "granted_by": each.granted_by}
            for each in matrix.roles
        ],
    )
    _add_missing(connection, _OFFERS, [{"product": product, "role": role} for product, role in offered])
    _add_missing(
        connection,
        _PERMISSIONS,
        [{"product": each.product, "role": each.role, "action": each.action} for each in matrix.permissions],
    )


class _Kept(NamedTuple):
    """Where something is kept: who asks for it, who adds to it, and how many of its first columns tell it apart."""

    there: Statement
    add: Statement
    keys: int


_PRODUCTS = _Kept(sql.PRODUCTS, sql.ADD_PRODUCTS, 1)
_ROLES = _Kept(sql.ROLES, sql.ADD_ROLES, 1)
_OFFERS = _Kept(sql.OFFERS, sql.ADD_OFFERS, 2)
_PERMISSIONS = _Kept(sql.PERMISSIONS, sql.ADD_PERMISSIONS, 3)


def _add_missing(connection: Connection, kept: _Kept, wanted: Iterable[Row]) -> None:
    present = {row[: kept.keys] for row in connection.run(kept.there)}
    missing = [row for row in wanted if tuple(row.values())[: kept.keys] not in present]
    if missing:
        placed: list[Row] = [{**row, "position": place} for place, row in enumerate(missing, len(present))]
        connection.run(kept.add, {"rows": as_parameter(placed)})
