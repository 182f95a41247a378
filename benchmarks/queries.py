"""The embedded store's hot queries at a thousand and at a million users: time, number of statements, plans."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from statistics import median
from typing import Any

from sqlalchemy import event

from benchmarks.population import Place, Populated
from ibadmin.store.engine import connect, outside_transaction
from ibadmin.store.unit import ActorUnit, Store

REPEATS = 25
Look = Callable[[ActorUnit], object]


@dataclass(frozen=True)
class Statement:
    """What the driver was given."""

    sql: str
    parameters: Any


@dataclass(frozen=True)
class Measured:
    """A query by the beheerder of a place: milliseconds with the session's look-up, statements, and their plans."""

    query: str
    people: int
    place: Place
    milliseconds: float
    found: int
    statements: int
    plans: tuple[str, ...]

    @property
    def scans(self) -> tuple[str, ...]:
        """The steps that read a whole table; the rows of a JSON parameter or of a statement's own results are none."""
        return tuple(step for step in self.plans if step.startswith("SCAN") and not _is_small(step))


def _is_small(step: str) -> bool:
    # The products and roles are a dozen rows.
    return any(word in step for word in ("VIRTUAL TABLE", "CONSTANT ROW", "anon", "SUBQUERY", "(subquery"))


def looks(somebody: str) -> dict[str, Look]:
    """What a beheerder asks all day."""
    return {
        "users pending": lambda unit: list(unit.users.pending()),
        "users search, the beginning of a surname": lambda unit: list(unit.users.searched("dijkst")),
        "users search, inside a name": lambda unit: list(unit.users.searched("ijkstr")),
        "users search, nobody": lambda unit: list(unit.users.searched("qqq")),
        "users show": lambda unit: [unit.users.one(somebody)],
    }


def measured(populated: Populated, now: datetime, repeats: int = REPEATS) -> Iterator[Measured]:
    """Every query in the organisation that is as large in every store, and in the largest one."""
    store = Store(connect(populated.path))
    for place in (populated.measured, populated.largest):
        secret = sha256(place.secret.encode()).digest()
        with store.reading(secret, now) as unit:
            name = next(iter(unit.users.pending())).label
        for query, look in looks(name).items():
            yield _measured(store, populated.people, place, query, look, secret, now, repeats)
    store.engine.dispose()


def _measured(
    store: Store, people: int, place: Place, query: str, look: Look, secret: bytes, now: datetime, repeats: int
) -> Measured:
    def once() -> int:
        with store.reading(secret, now) as unit:
            found = look(unit)
        return len(found) if isinstance(found, list) else 0

    with listening(store) as statements:
        found = once()
    plans = tuple(step for statement in statements for step in plan(store, statement))
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        once()
        times.append(time.perf_counter() - begun)
    return Measured(query, people, place, median(times) * 1000, found, len(statements), plans)


@contextmanager
def listening(store: Store) -> Iterator[list[Statement]]:
    """The statements that are run meanwhile."""
    heard: list[Statement] = []

    def listen(_connection: object, _cursor: object, sql: str, parameters: object, *_: object) -> None:
        heard.append(Statement(sql, parameters))

    event.listen(store.engine, "before_cursor_execute", listen)
    try:
        yield heard
    finally:
        event.remove(store.engine, "before_cursor_execute", listen)


def plan(store: Store, statement: Statement) -> Sequence[str]:
    """The steps that SQLite takes for a statement."""
    if not statement.sql.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "INSERT", "DELETE")):
        return ()
    with outside_transaction(store.engine) as connection:
        rows = connection.execute(f"explain query plan {statement.sql}", statement.parameters).fetchall()
    return [str(row[3]) for row in rows]
