"""Bringing a store to the revision of this program, and its products and roles with it."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, Table, insert, select

from ibadmin.errors import InvalidInput
from ibadmin.store.engine import writing
from ibadmin.store.schema import offers, permissions, products, roles

MATRIX = Path(__file__).with_name("matrix.toml")


def upgrade(engine: Engine, matrix: Path = MATRIX) -> tuple[str | None, str | None]:
    """Run the missing migrations and add the missing products and roles, all or nothing; returns both revisions."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        context = MigrationContext.configure(connection)
        before = context.get_current_revision()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _load(connection, matrix)
        return before, context.get_current_revision()


def _load(connection: Connection, path: Path) -> None:
    """Add what the file has and the store has not; raises InvalidInput when it is no matrix."""
    try:
        matrix = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = _rows(matrix)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as unreadable:
        raise InvalidInput([(str(path), "malformed")]) from unreadable
    for table, wanted in rows:
        present = {tuple(row) for row in connection.execute(select(*table.primary_key.columns))}
        keys = [column.name for column in table.primary_key.columns]
        missing = [row for row in wanted if tuple(row[key] for key in keys) not in present]
        if missing:
            connection.execute(insert(table), missing)


def _rows(matrix: Mapping[str, Any]) -> Sequence[tuple[Table, list[dict[str, Any]]]]:
    offered = [
        (product, role, actions)
        for product, entry in matrix["products"].items()
        for role, actions in entry["roles"].items()
    ]
    return (
        (
            products,
            [{"code": c, "name": p["name"], "position": n} for n, (c, p) in enumerate(matrix["products"].items())],
        ),
        (
            roles,
            [
                {"code": c, "abbreviation": r["abbreviation"], "granted_by": r["granted_by"], "position": n}
                for n, (c, r) in enumerate(matrix["roles"].items())
            ],
        ),
        (offers, [{"product": product, "role": role} for product, role, _ in offered]),
        (
            permissions,
            [
                {"product": product, "role": role, "action": action, "position": n}
                for product, role, actions in offered
                for n, action in enumerate(actions)
            ],
        ),
    )
