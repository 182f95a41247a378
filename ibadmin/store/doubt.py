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

from ibadmin.errors import CommitInDoubt, StoreUnreachable
from ibadmin.store.sql.calls import OPERATION_BEGUN


@contextmanager
def kept(driver: psycopg.Connection, place: str, patience: timedelta) -> Iterator[None]:
    """One transaction, and what became of it: raises StoreUnreachable when it is lost, CommitInDoubt where unknown."""
    operation = secrets.token_hex(16)
    try:
        driver.execute(OPERATION_BEGUN.postgresql.encode(), {"operation": operation})
        yield
    except psycopg.Error as failure:
        if driver.closed:
            raise StoreUnreachable(place, "lost") from failure
        raise
    _keep(driver, patience, CommitInDoubt(place, operation))


def _keep(driver: psycopg.Connection, patience: timedelta, doubt: CommitInDoubt) -> None:
    """Commit; it waits for a synchronous standby only so long, and a warning of the server is no confirmation."""
    warned: list[str] = []

    def heard(diagnostic: psycopg.errors.Diagnostic) -> None:
        if diagnostic.severity_nonlocalized == "WARNING":
            warned.append(diagnostic.sqlstate or "")

    driver.add_notice_handler(heard)
    impatience = Timer(patience.total_seconds(), driver.cancel_safe)
    impatience.start()
    try:
        driver.commit()
    except psycopg.Error as failure:
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
