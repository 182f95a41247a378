"""A transaction of a shared store, whose connection can be lost at any moment, and what can be known afterwards.

Each has a random number, which is written beside the rows of the audit that it made. Before the end nothing was done
when the connection is lost. While it is being kept, a lost connection leaves it open, and so does a standby that never
confirms: whoever comes back asks by that number.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Timer

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError

from ibadmin.errors import CommitInDoubt, StoreUnreachable

_BEGUN = text(
    "select set_config('ibadmin.operation', :operation, true), pg_advisory_xact_lock(hashtextextended(:operation, 0))"
)


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """One transaction, and what became of it: raises StoreUnreachable when it is lost, CommitInDoubt where unknown."""
    operation = secrets.token_hex(16)
    with engine.connect() as connection:
        driver = _driver(connection)
        try:
            transaction = connection.begin()
            connection.execute(_BEGUN, {"operation": operation})
            yield connection
        except DBAPIError as failure:
            if driver.closed:
                raise StoreUnreachable(place, "lost") from failure
            raise
        patience: timedelta = connection.get_execution_options()["patience"]
        _keep(transaction, driver, patience, CommitInDoubt(place, operation))


def _keep(transaction: RootTransaction, driver: psycopg.Connection, patience: timedelta, doubt: CommitInDoubt) -> None:
    """Commit; it waits for a synchronous standby only so long, and a warning of the server is no confirmation."""
    warned: list[str] = []

    def heard(diagnostic: psycopg.errors.Diagnostic) -> None:
        if diagnostic.severity_nonlocalized == "WARNING":
            warned.append(diagnostic.sqlstate or "")

    driver.add_notice_handler(heard)
    impatience = Timer(patience.total_seconds(), driver.cancel_safe)
    impatience.start()
    try:
        transaction.commit()
    except DBAPIError as failure:
        if driver.closed:
            raise doubt from failure
        raise
    except KeyboardInterrupt:
        # It reached the server, which had kept the change by then, or had not.
        raise doubt from None
    finally:
        impatience.cancel()
        impatience.join()
        driver.remove_notice_handler(heard)
    if warned:
        raise doubt


def _driver(connection: Connection) -> psycopg.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver
