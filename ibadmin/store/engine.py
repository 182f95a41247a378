"""Opening the store: one SQLite file, made for its owner alone, and every connection with the same promises."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from ibadmin.errors import StoreUnreachable
from ibadmin.store.schema import REVISION

BUSY_TIMEOUT = 30_000
"""Milliseconds that a transaction waits for another before it gives up."""

_PROMISES = ("foreign_keys = on", "secure_delete = on", f"busy_timeout = {BUSY_TIMEOUT}", "synchronous = full")


def make(path: Path) -> Engine:
    """A new, empty store; the file is made with mode 0600 before SQLite opens it, so that -wal and -shm get it too.

    Raises StoreUnreachable when there is a file already.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as there:
        raise StoreUnreachable(str(path), "exists") from there
    except OSError as unwritable:
        raise StoreUnreachable(str(path), "unreadable") from unwritable
    engine = _engine(path)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("pragma journal_mode = wal")  # type: ignore[union-attr]
    return engine


def connect(path: Path) -> Engine:
    """An existing store, at the revision that this program was written for; raises StoreUnreachable otherwise."""
    engine = unchecked(path)
    with reading(engine) as connection:
        try:
            revision = connection.execute(select(text("version_num from alembic_version"))).scalar_one()
        except OperationalError as not_a_store:
            raise StoreUnreachable(str(path), "unreadable") from not_a_store
    if revision != REVISION:
        raise StoreUnreachable(str(path), "outdated" if revision < REVISION else "newer")
    return engine


def unchecked(path: Path) -> Engine:
    """An existing store at whatever revision, for the migrations; raises StoreUnreachable when there is none."""
    if not path.exists():
        raise StoreUnreachable(str(path), "missing")
    return _engine(path)


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"isolation_level": None})
    event.listen(engine, "connect", _promise)
    event.listen(engine, "begin", _begin)
    return engine


def _promise(connection: SqliteConnection, _record: object) -> None:
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
def _reachable(engine: Engine) -> Iterator[None]:
    try:
        yield
    except OperationalError as failure:
        why = "busy" if "locked" in str(failure.orig) else "unreadable"
        raise StoreUnreachable(str(engine.url.database), why) from failure
    except DatabaseError as failure:
        if "not a database" in str(failure.orig) or "malformed" in str(failure.orig):
            raise StoreUnreachable(str(engine.url.database), "unreadable") from failure
        raise
