"""The embedded store's hot queries at a thousand and at a million users: time, number of statements, plans."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from statistics import median

from benchmarks.population import Place, Populated
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.sql import Said, heard

REPEATS = 25
Look = Callable[[View], Sequence[object]]


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


def measured(stores: Sequence[Populated], now: datetime, repeats: int = REPEATS) -> Iterator[Measured]:
    """Every query in the organisation that is as large in every store, and in the largest one.

    Interleaved, so that a busy moment of the machine meets them all.
    """
    with ExitStack() as opened:
        questions = [question for each in stores for question in _questions(each, now, opened)]
        explained = [question.explain() for question in questions]
        times = [[question.ask() for question in questions] for _ in range(repeats)]
        for question, (found, statements), column in zip(questions, explained, zip(*times, strict=True), strict=True):
            plans = tuple(step for statement in statements for step in plan(question.store, statement))
            yield Measured(
                question.query, question.people, question.place, median(column), found, len(statements), plans
            )


def _questions(populated: Populated, now: datetime, opened: ExitStack) -> Iterator["Question"]:
    store = Store(connect(populated.path))
    opened.callback(store.engine.dispose)
    for place in (populated.measured, populated.largest):
        secret = sha256(place.secret.encode()).digest()
        with store.reading(secret, now) as unit:
            name = next(iter(unit.users.pending())).label
        for query, look in looks(name).items():
            yield Question(store, populated.people, place, query, look, secret, now)


@dataclass(frozen=True)
class Question:
    """A query by the beheerder of a place, to be asked again and again."""

    store: Store
    people: int
    place: Place
    query: str
    look: Look
    secret: bytes
    now: datetime

    def ask(self) -> float:
        """How many milliseconds the answer takes."""
        begun = time.perf_counter()
        self._answer()
        return (time.perf_counter() - begun) * 1000

    def explain(self) -> tuple[int, list[Said]]:
        """How many are found, and by which statements."""
        with heard() as statements:
            found = self._answer()
        return len(found), statements

    def _answer(self) -> Sequence[object]:
        with self.store.reading(self.secret, self.now) as unit:
            return self.look(unit)


def plan(store: Store, statement: Said) -> Sequence[str]:
    """The steps that SQLite takes for a statement."""
    if not statement.sql.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "INSERT", "DELETE")):
        return ()
    with store.engine.reading() as connection:
        return [str(row[3]) for row in connection.ask(f"explain query plan {statement.sql}", statement.values)]
