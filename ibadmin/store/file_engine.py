"""The store in one SQLite file."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection as Driver
from sqlite3 import Cursor, DatabaseError, IntegrityError, OperationalError, connect
from typing import Any

from ibadmin.errors import Conflict, StoreDamaged, StoreUnreachable
from ibadmin.store.connection import NOTHING, Answer, Connection, Engine, Parameters
from ibadmin.store.moments import written
from ibadmin.store.statement import Statement

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


class FileConnection(Connection):
    """A transaction on a file."""

    driver: Driver

    def __init__(self, engine: "FileEngine", driver: Driver) -> None:
        super().__init__(engine)
        self.driver = driver

    def run(self, statement: Statement, parameters: Parameters = NOTHING) -> list[Answer]:
        """Ask or change something; all that comes of it."""
        return list(_read(statement, self._execute(statement.sqlite, parameters)))

    def stream(self, statement: Statement, parameters: Parameters = NOTHING) -> Generator[Answer]:
        """Ask for what may be more than fits in memory; closed, it asks no further."""
        with closing(self._execute(statement.sqlite, parameters)) as found:
            yield from _read(statement, found)

    def ask(self, sql: str, parameters: Parameters = NOTHING) -> list[Answer]:
        """The same in SQLite's own words."""
        return list(self._execute(sql, parameters))

    def _execute(self, sql: str, parameters: Parameters) -> Cursor:
        try:
            return self.driver.execute(sql, _given(parameters))
        except IntegrityError as broken:
            raise Conflict(()) from broken


class FileEngine(Engine):
    """A file that is open; two threads never use one connection at once."""

    cache_kib = 65_536
    """How much of the file a change may keep in memory, for each connection."""

    def __init__(self, path: Path, patience: timedelta) -> None:
        self._idle: list[Driver] = []
        self.place = str(path)
        self._opened = _file_at(self.place)
        self._patience = patience

    def __del__(self) -> None:
        """For whoever forgets an engine instead of closing it."""
        self._close_idle()

    @contextmanager
    def reading(self) -> Iterator[FileConnection]:
        """One transaction that sees a single moment and changes nothing."""
        with self._reachable(), self.outside_transaction() as driver:
            driver.execute("begin")
            connection = FileConnection(self, driver)
            try:
                yield connection
            except (StoreDamaged, OperationalError) as failure:
                raise _located(failure, connection) from None
            finally:
                if driver.in_transaction:
                    driver.execute("rollback")

    @contextmanager
    def writing(self) -> Iterator[FileConnection]:
        """One transaction that may change things: all of it is kept, or nothing."""
        with self._reachable(), self.outside_transaction() as driver:
            # Pages that change together change in memory, which saves a large run a tenth; a long list needs none.
            driver.execute(f"pragma cache_size = -{self.cache_kib}")
            self._take_lock(driver)
            with _kept(FileConnection(self, driver)) as connection:
                try:
                    yield connection
                except (StoreDamaged, OperationalError) as failure:
                    raise _located(failure, connection) from None
                self.expect_the_file_that_was_opened()

    @contextmanager
    def outside_transaction(self) -> Iterator[Driver]:
        """The driver's own connection, for what SQLite does outside a transaction only."""
        self.expect_the_file_that_was_opened()
        try:
            driver = self._idle.pop()
        except IndexError:
            driver = self._connected()
        try:
            yield driver
        finally:
            if type(driver) is Driver:
                self._idle.append(driver)
            else:
                driver.close()

    def expect_the_file_that_was_opened(self) -> None:
        """Raise StoreUnreachable where the store's file was moved, deleted or replaced since this engine was made.

        SQLite would go on in a file that has no name any more, and what is kept there is lost.
        """
        there = _file_at(self.place)
        self._opened = self._opened or there
        if there != self._opened:
            raise StoreUnreachable(self.place, "replaced")

    def dispose(self) -> None:
        """Close what is open; it can be used again, with the file that is there by then."""
        self._close_idle()
        self._opened = None

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _connected(self) -> Driver:
        try:
            return self._prepared(connect(self.place, isolation_level=None, check_same_thread=False))
        except DatabaseError as failure:
            from ibadmin.store.file_failures import other_ways  # noqa: PLC0415 - for what hardly ever happens

            for driver in other_ways(failure, self.place):
                with suppress(DatabaseError):
                    return self._prepared(driver)
            raise

    def _prepared(self, driver: Driver) -> Driver:
        try:
            # What has this name may be another file than a moment ago.
            self.expect_the_file_that_was_opened()
            _wait_at_most(driver, self._patience)
            for promise in _PROMISES:
                driver.execute(f"pragma {promise}")
        except BaseException:
            driver.close()
            raise
        return driver

    def _take_lock(self, driver: Driver) -> None:
        """Begin when the others are done, or raise when patience is at its end; Ctrl-C is heard meanwhile.

        The write lock comes first: who writes after looking fails under load, whatever the time-out.
        """
        _wait_at_most(driver, min(_STEP, self._patience))
        try:
            for _ in range(self._patience // _STEP):
                with suppress(OperationalError):
                    driver.execute("begin immediate")
                    return
            driver.execute("begin immediate")
        finally:
            _wait_at_most(driver, self._patience)

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        """What SQLite says, in words of ours."""
        try:
            yield
        except (DatabaseError, MemoryError, UnicodeDecodeError) as failure:
            from ibadmin.store.file_failures import understood  # noqa: PLC0415 - for what hardly ever happens

            told = understood(failure, self.place)
            if told is None:
                raise
            raise told from failure


def _located(failure: StoreDamaged | OperationalError, connection: FileConnection) -> StoreDamaged | OperationalError:
    """The first value that is wrong, for whoever met one and does not know which; any other error as it is."""
    from ibadmin.store.damage import damages  # noqa: PLC0415 - for what hardly ever happens

    # Of text that is none SQLite itself knows nothing.
    if isinstance(failure, OperationalError) and getattr(failure, "sqlite_errorcode", None) is not None:
        return failure
    return StoreDamaged(connection.engine.place, *next(damages(connection), ()))


@contextmanager
def _kept(connection: FileConnection) -> Iterator[FileConnection]:
    """All of it at the end, or nothing; raises FlushFailed where the disk does not confirm it."""
    try:
        yield connection
        _commit(connection)
    except BaseException:
        if connection.driver.in_transaction:
            with suppress(DatabaseError):
                connection.ask("rollback")
        raise


def _commit(connection: FileConnection) -> None:
    try:
        connection.ask("commit")
    except DatabaseError as failure:
        from ibadmin.store.file_failures import at_commit  # noqa: PLC0415 - for what hardly ever happens

        raise at_commit(failure, connection.engine.place) or failure from failure


def _file_at(place: str) -> tuple[int, int] | None:
    """The file behind a name; nothing where there is none, or it is in memory."""
    try:
        found = os.stat(place)  # noqa: PTH116 - at every transaction
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _wait_at_most(driver: Driver, patience: timedelta) -> None:
    driver.execute(f"pragma busy_timeout = {patience // timedelta(milliseconds=1)}")


def _given(parameters: Parameters) -> dict[str, object]:
    return {name: written(each) if isinstance(each, datetime) else each for name, each in parameters.items()}


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError
    return found


def _read(statement: Statement, found: Iterable[Answer]) -> Iterable[Answer]:
    """Moments, days and yes or no, as the columns of the answer say."""
    # Put together once, since a list of users has eleven such columns in each row.
    meanings: list[tuple[int, Callable[[Any], object]]] = [
        *((place, _moment) for place in statement.moments),
        *((place, bool) for place in statement.truths),
        *((place, date.fromisoformat) for place in statement.days),
    ]

    def told_apart(row: Answer) -> Answer:
        told = list(row)
        try:
            for place, meaning in meanings:
                value = told[place]
                if value is not None:
                    told[place] = meaning(value)
        except (TypeError, ValueError):
            raise StoreDamaged from None
        return tuple(told)

    return map(told_apart, found) if meanings else found
