"""After a deletion nothing of the person is left in the store's files (2.3.2): not in free pages, not in the log."""

from sqlalchemy import Engine

from ibadmin.errors import ErasureUnfinished


def finish(engine: Engine) -> None:
    """Write the log back and empty it, once the deletion is committed.

    `secure_delete` has zeroed the rows in their pages; the write-ahead log still holds the pages as they were.
    Raises ErasureUnfinished when another process keeps reading the old pages for longer than the busy time-out.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        busy, _, _ = driver.execute("pragma wal_checkpoint(truncate)").fetchone()
    if busy:
        raise ErasureUnfinished(str(engine.url.database))
