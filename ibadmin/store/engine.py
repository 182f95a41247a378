"""Opening the store: one SQLite file, made for its owner alone, and every connection with the same promises."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from ibadmin.errors import Conflict, StoreUnreachable
from ibadmin.store.schema import REVISION

PATIENCE = timedelta(seconds=30)
"""How long a transaction waits for another before it gives up."""

_PROMISES = (
    "foreign_keys = on",
    "synchronous = full",
    # What is deleted is overwritten, and no sorting leaves names in a file elsewhere (2.3.2).
    "secure_delete = on",
    "temp_store = memory",
    # INSERT OR REPLACE must not go around the trigger that keeps the audit append-only.
    "recursive_triggers = on",
)


def make(path: Path) -> Engine:
    """A new, empty store; the file is made with mode 0600 before SQLite opens it, so that -wal and -shm get it too.

    Raises StoreUnreachable when there is a file already.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as unwritable:
        raise StoreUnreachable(str(path), "unreadable") from unwritable
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as there:
        raise StoreUnreachable(str(path), "exists") from there
    except OSError as unwritable:
        raise StoreUnreachable(str(path), "unreadable") from unwritable
    engine = _engine(path, PATIENCE)
    with outside_transaction(engine) as connection:
        connection.execute("pragma journal_mode = wal")
    return engine


def connect(path: Path, patience: timedelta = PATIENCE) -> Engine:
    """An existing store, at the revision that this program was written for; raises StoreUnreachable otherwise."""
    engine = unchecked(path, patience)
    with reading(engine) as connection:
        revision = connection.scalar(text("select max(version_num) from alembic_version"))
    if revision is None:
        raise StoreUnreachable(str(path), "unreadable")
    if revision != REVISION:
        raise StoreUnreachable(str(path), "outdated" if revision < REVISION else "newer")
    return engine


def unchecked(path: Path, patience: timedelta = PATIENCE) -> Engine:
    """An existing store at whatever revision, for the migrations; raises StoreUnreachable when there is none."""
    if not path.exists():
        raise StoreUnreachable(str(path), "missing")
    return _engine(path, patience)


def _engine(path: Path, patience: timedelta) -> Engine:
    address = URL.create("sqlite", database=str(path))
    # An error that prints its parameters prints hashes of secrets, and people.
    engine = create_engine(address, connect_args={"isolation_level": None}, hide_parameters=True)
    event.listen(engine, "connect", partial(_promise, patience=patience))
    event.listen(engine, "begin", _begin)
    return engine


def _promise(connection: SqliteConnection, _record: object, patience: timedelta) -> None:
    connection.execute(f"pragma busy_timeout = {patience // timedelta(milliseconds=1)}")
    for promise in _PROMISES:
        connection.execute(f"pragma {promise}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a deferred transaction that writes later fails under load, whatever the time-out."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "begin immediate"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may change things: all of it is kept, or nothing."""
    with _reachable(engine), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees a single moment and changes nothing."""
    with _reachable(engine), engine.connect().execution_options(begin="begin") as connection, connection.begin():
        yield connection


@contextmanager
def outside_transaction(engine: Engine) -> Iterator[SqliteConnection]:
    """The driver's own connection, for what SQLite does outside a transaction only."""
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, SqliteConnection)
        yield driver
    finally:
        pooled.close()


@contextmanager
def _reachable(engine: Engine) -> Iterator[None]:
    """What the database says, in words of ours."""
    place = str(engine.url.database)
    try:
        yield
    except IntegrityError as lost_race:
        raise Conflict(()) from lost_race
    except OperationalError as failure:
        raise StoreUnreachable(place, "busy" if "locked" in str(failure.orig) else "unreadable") from failure
    except DatabaseError as failure:
        if "not a database" in str(failure.orig) or "malformed" in str(failure.orig):
            raise StoreUnreachable(place, "unreadable") from failure
        raise
