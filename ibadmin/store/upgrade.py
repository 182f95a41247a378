"""Bringing a store to the revision of this program, and its products and roles with it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine

from ibadmin.model import Matrix
from ibadmin.store import matrix_file
from ibadmin.store.engine import reading, writing

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, matrix: Path = matrix_file.MATRIX) -> tuple[str | None, str | None]:
    """Run the missing migrations and add the missing products and roles, all or nothing.

    Returns the revisions before and after; raises InvalidInput when the file is no matrix.
    """
    wanted = matrix_file.read(matrix)
    with writing(engine) as connection:
        return upgraded(connection, wanted)


def upgraded(connection: Connection, wanted: Matrix) -> tuple[str | None, str | None]:
    """The same as a part of a transaction."""
    context = MigrationContext.configure(connection)
    before = context.get_current_revision()
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    matrix_file.add(connection, wanted)
    return before, context.get_current_revision()


def revision(engine: Engine) -> str | None:
    """The revision of a store, at whatever one it is; None when this is none of ours."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    # A percent sign in a path is no interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
