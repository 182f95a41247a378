"""Products and roles from a file (2.2), so that more can be added without a release."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from ibadmin.errors import InvalidInput
from ibadmin.model import Matrix, Permission, Product, Role
from ibadmin.store.rows import Row
from ibadmin.store.schema import offers, permissions, products, roles

MATRIX = Path(__file__).with_name("matrix.toml")
"""What the manual names."""


def read(path: Path) -> Matrix:
    """The matrix in a file; raises InvalidInput when it is none."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        matrix = Matrix(
            products=tuple(Product(code, _text(entry["name"])) for code, entry in content["products"].items()),
            roles=tuple(
                Role(code, _text(entry["abbreviation"]), _text(entry["granted_by"]))
                for code, entry in content["roles"].items()
            ),
            permissions=tuple(_permissions(content["products"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as unreadable:
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
    _insert_missing(connection, products, [{"code": each.code, "name": each.name} for each in matrix.products])
    _insert_missing(
        connection,
        roles,
        [
            {"code": each.code, "abbreviation": each.abbreviation, "granted_by": each.granted_by}
            for each in matrix.roles
        ],
    )
    _insert_missing(connection, offers, [{"product": product, "role": role} for product, role in offered])
    _insert_missing(
        connection,
        permissions,
        [{"product": each.product, "role": each.role, "action": each.action} for each in matrix.permissions],
    )


def _insert_missing(connection: Connection, table: Table, wanted: Sequence[Row]) -> None:
    keys = [column.key for column in table.primary_key.columns]
    present = {tuple(row) for row in connection.execute(select(*table.primary_key.columns))}
    missing = [row for row in wanted if tuple(row[key] for key in keys) not in present]
    if missing and "position" in table.c:
        missing = [{**row, "position": place} for place, row in enumerate(missing, len(present))]
    if missing:
        connection.execute(insert(table), missing)
