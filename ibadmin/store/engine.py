"""Opening the store: one SQLite file, made for its owner alone, or the shared one at an address (`shared`)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteRefusal

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError

from ibadmin.errors import Conflict, IbadminError, StoreUnreachable
from ibadmin.store.schema import REVISION

PATIENCE = timedelta(seconds=30)
"""How long a transaction waits for another before it gives up."""
_STEP = timedelta(milliseconds=250)
"""While SQLite waits it hears no Ctrl-C: so it waits so long at a time."""

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


def connect(place: Path | str, patience: timedelta = PATIENCE) -> Engine:
    """An existing store, at the revision that this program was written for; raises StoreUnreachable otherwise."""
    return current(unchecked(place, patience))


def current(engine: Engine) -> Engine:
    """The same, when it is at the revision that this program was written for; raises StoreUnreachable otherwise."""
    with reading(engine) as connection:
        revision = connection.scalar(text("select max(version_num) from alembic_version"))
    if revision is None:
        raise StoreUnreachable(named(engine), "unreadable")
    if revision != REVISION:
        raise at_another_revision(engine, revision)
    return engine


def at_another_revision(engine: Engine, revision: str | None) -> StoreUnreachable:
    """What is wrong with a store that was written by an older or a newer program, or half made."""
    return StoreUnreachable(named(engine), "outdated" if (revision or "") < REVISION else "newer")


def unchecked(place: Path | str, patience: timedelta = PATIENCE) -> Engine:
    """An existing store at whatever revision, for the migrations; raises StoreUnreachable when there is no such file.

    A text is the address of a shared store.
    """
    if isinstance(place, str):
        from ibadmin.store import shared  # noqa: PLC0415 - the driver is for who has a shared store

        return shared.engine(place, patience)
    if not place.exists():
        raise StoreUnreachable(str(place), "missing")
    return _engine(place, patience)


def is_shared(engine: Engine) -> bool:
    """Whether this is PostgreSQL, which many use at once."""
    return engine.dialect.name == "postgresql"


def of_session(engine: Engine) -> bool:
    """Whether the database itself knows whose session this is."""
    return engine.url.query.get("as") == "session"


def of_gateway(engine: Engine) -> bool:
    """Whether this is the gateway's connection to a shared store."""
    return engine.url.query.get("as") == "gateway"


def named(engine: Engine) -> str:
    """The store as it may be shown: its file, or its hosts and database."""
    return str(engine.url.database or engine.url.query.get("place", ""))


def _engine(path: Path, patience: timedelta) -> Engine:
    address = URL.create("sqlite", database=str(path))
    # An error that prints its parameters prints hashes of secrets, and people.
    engine = create_engine(address, connect_args={"isolation_level": None}, hide_parameters=True)
    event.listen(engine, "connect", partial(_promise, patience=patience))
    event.listen(engine, "begin", partial(_begin, patience=patience))
    return engine


def _promise(connection: SqliteConnection, _record: object, patience: timedelta) -> None:
    _wait_at_most(connection, patience)
    for promise in _PROMISES:
        connection.execute(f"pragma {promise}")


def _wait_at_most(connection: SqliteConnection, patience: timedelta) -> None:
    connection.execute(f"pragma busy_timeout = {patience // timedelta(milliseconds=1)}")


def _begin(connection: Connection, patience: timedelta) -> None:
    """Take the write lock at once: a deferred transaction that writes later fails under load, whatever the time-out."""
    begin = connection.get_execution_options().get("begin", "begin immediate")
    if begin == "begin immediate":
        # Pages that change together change in memory, which saves a large run a tenth; a long list needs none of it.
        connection.exec_driver_sql("pragma cache_size = -49152")
        _take_lock(connection, begin, patience)
    else:
        connection.exec_driver_sql(begin)


def _take_lock(connection: Connection, begin: str, patience: timedelta) -> None:
    """Begin when the others are done, or raise when patience is at its end; Ctrl-C is heard meanwhile."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, SqliteConnection)
    _wait_at_most(driver, min(_STEP, patience))
    try:
        for _ in range(patience // _STEP):
            with suppress(SqliteRefusal):
                driver.execute(begin)
                return
        connection.exec_driver_sql(begin)
    finally:
        _wait_at_most(driver, patience)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may change things: all of it is kept, or nothing.

    Of a shared store it can be that nobody knows: then it raises CommitInDoubt.
    """
    with _reachable(engine):
        if is_shared(engine):
            from ibadmin.store import doubt  # noqa: PLC0415 - the driver is for who has a shared store

            with doubt.writing(engine, named(engine)) as connection:
                yield connection
        else:
            with engine.begin() as connection:
                yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees a single moment and changes nothing."""
    one_moment = _SHARED_MOMENT if is_shared(engine) else _FILE_MOMENT
    with _reachable(engine), engine.connect().execution_options(**one_moment) as connection, connection.begin():
        yield connection


_FILE_MOMENT = {"begin": "begin"}
_SHARED_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


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
    try:
        yield
    except DBAPIError as failure:
        told = _told_shared(failure, engine) if is_shared(engine) else _told(failure, named(engine))
        if told is None:
            raise
        raise told from failure


def _told(failure: DBAPIError, place: str) -> IbadminError | None:
    """What an error of SQLite means to us; nothing when it is a bug of ours."""
    if isinstance(failure, IntegrityError):
        return Conflict(())
    if isinstance(failure, OperationalError):
        return StoreUnreachable(place, "busy" if "locked" in str(failure.orig) else "unreadable")
    if isinstance(failure, DatabaseError) and any(
        word in str(failure.orig) for word in ("not a database", "malformed")
    ):
        return StoreUnreachable(place, "unreadable")
    return None


def _told_shared(failure: DBAPIError, engine: Engine) -> IbadminError | None:
    from ibadmin.store import shared  # noqa: PLC0415 - the driver is for who has a shared store

    return shared.told(failure, named(engine), of_session(engine))
