"""The shared store's own connections: PostgreSQL through psycopg, lent for one transaction at a time."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count

import psycopg

from ibadmin.errors import Conflict, IbadminError
from ibadmin.store import doubt
from ibadmin.store.connection import NOTHING, Answer, Connection, Engine, Parameters
from ibadmin.store.statement import Statement

Told = Callable[[psycopg.Error, bool], IbadminError | None]
"""What an error means to us, and whether the connection is gone with it."""
_ROWS_AHEAD = 500


class SharedConnection(Connection):
    """A transaction on a server."""

    driver: psycopg.Connection

    def __init__(self, engine: "SharedEngine", driver: psycopg.Connection) -> None:
        super().__init__(engine)
        self.driver = driver
        self._cursors = count(1)

    def run(self, statement: Statement, parameters: Parameters = NOTHING) -> list[Answer]:
        """Ask or change something; all that comes of it."""
        return self._all(statement.postgresql, parameters)

    def stream(self, statement: Statement, parameters: Parameters = NOTHING) -> Generator[Answer]:
        """Ask for what may be more than fits in memory; closed, it asks no further."""
        with self.driver.cursor(f"stream_{next(self._cursors)}") as found:
            found.itersize = _ROWS_AHEAD
            self._execute(statement.postgresql, parameters, found)
            yield from found

    def ask(self, sql: str, parameters: Parameters = NOTHING) -> list[Answer]:
        """The same in PostgreSQL's own words."""
        return self._all(sql, parameters or None)

    def _all(self, sql: str, parameters: Parameters | None) -> list[Answer]:
        with self.driver.cursor() as found:
            self._execute(sql, parameters, found)
            return found.fetchall() if found.description else []

    def _execute(self, sql: str, parameters: Parameters | None, cursor: psycopg.Cursor | psycopg.ServerCursor) -> None:
        """A percent sign is one where there are no parameters."""
        try:
            cursor.execute(sql.encode(), parameters)
        except psycopg.IntegrityError as broken:
            raise Conflict(()) from broken


class SharedEngine(Engine):
    """A server, as one of those whom it lets in; two threads never use one connection at once."""

    is_shared = True

    def __init__(
        self, place: str, connected: Callable[[], psycopg.Connection], told: Told, patience: timedelta
    ) -> None:
        self.place = place
        self.patience = patience
        self._connected = connected
        self._told = told
        self._idle: list[psycopg.Connection] = []

    @contextmanager
    def reading(self) -> Iterator[SharedConnection]:
        """One transaction that sees a single moment and changes nothing."""
        with self._lent() as driver:
            driver.isolation_level, driver.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
            yield SharedConnection(self, driver)

    @contextmanager
    def writing(self) -> Iterator[SharedConnection]:
        """One transaction that may change things: all of it is kept, or nothing, or nobody knows."""
        with self._lent() as driver, doubt.kept(driver, self.place, self.patience):
            yield SharedConnection(self, driver)

    def dispose(self) -> None:
        """Close what is open; it can be used again."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _lent(self) -> Iterator[psycopg.Connection]:
        """A connection that works; what it says otherwise, in words of ours."""
        driver: psycopg.Connection | None = None
        try:
            driver = self._one_that_works()
            yield driver
        except psycopg.Error as failure:
            told = self._told(failure, driver is not None and driver.closed)
            if told is None:
                raise
            raise told from failure
        finally:
            if driver is not None:
                self._take_back(driver)

    def _one_that_works(self) -> psycopg.Connection:
        while True:
            try:
                driver = self._idle.pop()
            except IndexError:
                return self._connected()
            try:
                driver.execute("select 1")
                driver.rollback()
            except psycopg.OperationalError:
                driver.close()
            else:
                return driver

    def _take_back(self, driver: psycopg.Connection) -> None:
        """What is left of a transaction that failed is undone; a connection of which nothing is left is dropped."""
        try:
            driver.rollback()
            driver.isolation_level = driver.read_only = None
        except psycopg.Error:
            driver.close()
        else:
            self._idle.append(driver)
