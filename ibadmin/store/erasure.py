"""After a deletion nothing of the person is left in the store's files (2.3.2): not in their pages, not in the log.

`secure_delete` overwrites a deleted row, but not the copies that stayed behind when its page was rearranged earlier,
in the room between its cells; rewriting the store drops them (measured: 14 ms for each thousand users). Then the
write-ahead log, which holds pages as they were, is written back and emptied. A mark that is committed with the
deletion says that this must still be done, so that it survives whatever ends the program in between.
"""

from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError

from ibadmin.errors import ErasureUnfinished
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

    Raises ErasureUnfinished when another process keeps the store, or its log, for longer than a transaction waits.
    """
    if not isinstance(engine, FileEngine):
        return
    with engine.outside_transaction() as connection:
        if not _rewritten(connection):
            raise ErasureUnfinished(engine.place)


def catch_up(engine: Engine) -> bool:
    """Finish what an earlier deletion owes, when nobody is in the way; whether nothing is owed any more."""
    if not isinstance(engine, FileEngine):
        return True
    with engine.outside_transaction() as connection:
        (owes,) = connection.execute("pragma user_version").fetchone()
        if not owes:
            return True
        (patience,) = connection.execute("pragma busy_timeout").fetchone()
        connection.execute("pragma busy_timeout = 0")
        try:
            return _rewritten(connection)
        finally:
            connection.execute(f"pragma busy_timeout = {patience}")


def _rewritten(connection: SqliteConnection) -> bool:
    try:
        connection.execute("vacuum")
        busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        if not busy:
            connection.execute("pragma user_version = 0")
    except OperationalError:
        return False
    return not busy
