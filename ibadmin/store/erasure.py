"""After a deletion nothing of the person is left in the store's files (2.3.2): not in their pages, not in the log.

`secure_delete` overwrites a deleted row, but not the copies that stayed behind when its page was rearranged earlier,
in the room between its cells; rewriting the store drops them (measured: 14 ms for each thousand users). Then the
write-ahead log, which holds pages as they were, is written back and emptied. A mark that is committed with the
deletion says that this must still be done, so that it survives whatever ends the program in between.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError

from ibadmin.errors import ErasureUnfinished, StoreUnreachable
from ibadmin.store.connection import Connection, Engine
from ibadmin.store.file_engine import FileEngine


def owe(connection: Connection) -> None:
    """Mark, in the transaction of a deletion, that its traces are to be removed; on SQLite in the file's own header.

    PostgreSQL removes them itself, in the maintenance window that docs/operations.md describes.
    """
    if not connection.engine.is_shared:
        connection.ask("pragma user_version = 1")


def finish(engine: Engine) -> None:
    """Remove what deletions left behind.

    Raises ErasureUnfinished when another process keeps the store, or its log, for longer than a transaction waits, and
    when there is no room or no memory for it.
    """
    if isinstance(engine, FileEngine) and (why := _rewritten(engine)):
        raise ErasureUnfinished(engine.place, why)


def catch_up(engine: Engine) -> str:
    """Finish what an earlier deletion owes, when nobody is in the way; why it is still owed, or nothing."""
    return _rewritten(engine, at_once=True) if isinstance(engine, FileEngine) else ""


def _rewritten(engine: FileEngine, *, at_once: bool = False) -> str:
    """Rewrite the store if that is owed; why it could not be done, or nothing."""
    try:
        with engine.outside_transaction() as connection:
            (owes,) = connection.execute("pragma user_version").fetchone()
            if not owes and at_once:
                return ""
            with _patient(connection, at_once=at_once), _spilling_beside(connection, engine.place):
                return _rewrite(connection)
    except (DatabaseError, MemoryError, StoreUnreachable) as failure:
        from ibadmin.store.file_failures import understood  # noqa: PLC0415 - for what hardly ever happens

        told = failure if isinstance(failure, StoreUnreachable) else understood(failure, engine.place)
        why = told.why if isinstance(told, StoreUnreachable) else "unreadable"
        return "held" if why == "busy" else why


def _rewrite(connection: SqliteConnection) -> str:
    try:
        connection.execute("vacuum")
    except BaseException:
        # What it wrote to the log takes room, on a disk that has none.
        with suppress(DatabaseError, MemoryError):
            connection.execute("pragma wal_checkpoint(truncate)")
        raise
    busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    if busy:
        return "held"
    connection.execute("pragma user_version = 0")
    return ""


@contextmanager
def _patient(connection: SqliteConnection, *, at_once: bool) -> Iterator[None]:
    """Wait for nobody, where the person has not asked for this."""
    (patience,) = connection.execute("pragma busy_timeout").fetchone()
    if at_once:
        connection.execute("pragma busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"pragma busy_timeout = {patience}")


@contextmanager
def _spilling_beside(connection: SqliteConnection, place: str) -> Iterator[None]:
    """Let SQLite write what it puts aside to a nameless file, mode 0600, next to the store: a copy of everything.

    In memory it would need as much as the store is large; and the system's folder for such files may be anywhere.
    """
    folder = str(Path(place).resolve().parent)
    connection.execute("pragma cache_size = -8192")
    connection.execute("pragma temp_store_directory = '{}'".format(folder.replace("'", "''")))
    if connection.execute("pragma temp_store_directory").fetchone() == (folder,):
        connection.execute("pragma temp_store = file")
    try:
        yield
    finally:
        connection.execute("pragma temp_store = memory")
