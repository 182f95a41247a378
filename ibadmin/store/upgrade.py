"""Bringing a store to the revision of this program, and its products and roles with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection as AlembicsConnection
from sqlalchemy import StaticPool, create_engine

from ibadmin.errors import StoreUnreachable
from ibadmin.model import Matrix
from ibadmin.store import matrix_file
from ibadmin.store.connection import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, matrix: Path = matrix_file.MATRIX) -> tuple[str | None, str | None]:
    """Run the missing migrations and add the missing products and roles, all or nothing.

    Returns the revisions before and after; raises InvalidInput when the file is no matrix.
    """
    wanted = matrix_file.read(matrix)
    with engine.writing() as connection:
        return upgraded(connection, wanted)


def upgraded(connection: Connection, wanted: Matrix) -> tuple[str | None, str | None]:
    """The same as a part of a transaction."""
    with alembics(connection) as said:
        context = MigrationContext.configure(said)
        before = _revision(connection.engine, context)
        config = configuration()
        config.attributes["connection"] = said
        command.upgrade(config, "head")
        after = context.get_current_revision()
    matrix_file.add(connection, wanted)
    return before, after


def revision(engine: Engine) -> str | None:
    """The revision of a store, at whatever one it is; None when this is none of ours."""
    with engine.reading() as connection, alembics(connection) as said:
        return _revision(engine, MigrationContext.configure(said))


def _revision(engine: Engine, context: MigrationContext) -> str | None:
    """The one revision of a store; raises StoreUnreachable where it says that it has two."""
    found = context.get_current_heads()
    if len(found) > 1:
        raise StoreUnreachable(engine.place, "two_revisions")
    return found[0] if found else None


@contextmanager
def alembics(connection: Connection) -> Iterator[AlembicsConnection]:
    """The same transaction as Alembic takes it; it is ours to end."""
    name = "postgresql+psycopg" if connection.engine.is_shared else "sqlite"
    engine = create_engine(f"{name}://", creator=lambda: connection.driver, poolclass=StaticPool)
    dialect: Any = engine.dialect
    dialect.do_commit = dialect.do_rollback = dialect.do_close = lambda _: None
    with engine.connect() as said, said.begin():
        yield said


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    # A percent sign in a path is no interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
