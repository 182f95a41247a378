"""The hot queries of a shared store: as a session, and as a superuser who names the organisation in the query.

`python -m benchmarks.shared_queries --people 1000000` makes a server and a store of its own, and writes shared.md.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, literal_column

from benchmarks.population import Place
from benchmarks.queries import Look, looks
from benchmarks.shared_bulk import deactivations
from benchmarks.shared_population import logged_in, populate
from ibadmin.store import sessions, shared, sight
from ibadmin.store.connection import Connection
from ibadmin.store.engine import PATIENCE
from ibadmin.store.queries import users as queries
from ibadmin.store.queries.isolation import Filter
from ibadmin.store.schema import organisations, registrations, users
from ibadmin.store.sight import Sight
from ibadmin.store.sql import users as sql
from ibadmin.store.statement import Seen, Statement
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.postgres import Cluster, cluster
from tests.sql import Said, heard
from tools.statements import compiled

FEWEST, MOST = 5, 41
ENOUGH = timedelta(seconds=40)
"""A query is asked again while that takes no longer, and five times if it must be."""
AIM, AIM_INSIDE = 2, 3

LARGE = ("Seq Scan on users", "Seq Scan on grants", "Seq Scan on audit", "Seq Scan on verification_codes")


@dataclass(frozen=True)
class Compared:
    """A query of a beheerder: milliseconds of the server and the wire as a session and as a superuser, and plans."""

    query: str
    place: Place
    session: float
    superuser: float
    found: int
    plan: tuple[str, ...]

    @property
    def scans(self) -> tuple[str, ...]:
        """The steps that read a whole table of many rows."""
        return tuple(step for step in self.plan if any(large in step for large in LARGE))

    @property
    def ratio(self) -> float:
        """How many times the superuser's time the session takes."""
        return self.session / self.superuser

    @property
    def aim(self) -> int:
        """How many times it may be."""
        return AIM_INSIDE if "inside" in self.query else AIM


def compared(
    running: Cluster, database: str, place: Place, fewest: int = FEWEST, most: int = MOST
) -> Iterator[Compared]:
    """Every query of a beheerder in their organisation, both ways in turn."""
    now = datetime.now(UTC)
    theirs = logged_in(running, database, place, now)
    above = Store(shared.engine(running.server.address(database), PATIENCE, shared.Standing.FOUNDER))
    with theirs.engine.reading() as connection:
        mine = sight.of(sessions.actor_of(connection, b""), now)
        (name,) = [each.label for each in View(connection, mine).users.pending()][:1]
    every: dict[str, Look] = {
        **looks(name),
        "users list": lambda unit: list(unit.users.listed(organisation=place.code)),
    }
    for query, look in every.items():
        as_session, found = _said(theirs, mine, look)
        as_superuser, all_there = _said(above, _literal(place), look)
        assert found == all_there
        with theirs.engine.reading() as one, above.engine.reading() as other:
            times = list(_in_turn(fewest, most, (one, as_session), (other, as_superuser)))
            plan = tuple(step.strip() for each in as_session for step in _plan(one, each))
        # What else the machine does adds to a time, and never takes away.
        slow, fast = (min(column) for column in zip(*times, strict=True))
        yield Compared(query, place, slow, fast, found, plan)
    theirs.engine.dispose()
    above.engine.dispose()


def _in_turn(fewest: int, most: int, *ways: tuple[Connection, list[Said]]) -> Iterator[tuple[float, ...]]:
    begun = time.perf_counter()
    for number in range(most):
        if number < fewest or time.perf_counter() - begun < ENOUGH.total_seconds():
            times, answers = zip(*(_run(*way) for way in ways), strict=True)
            assert len(set(answers)) == 1, "not the same rows: is the session over?"
            yield times


@dataclass(frozen=True, slots=True)
class _Literal(Sight):
    """The filter as somebody would type it who knows the number of the organisation."""

    number: int

    def through(self, seen: Seen) -> Statement:
        """The question, compiled for this number."""
        number: ColumnElement[int] = literal_column(str(self.number))
        here, own = users.c.organisation_id == number, organisations.c.id == number
        mine = Filter(here, here, own, registrations.c.organisation_id == number, own, here)
        (name,) = [name for name, each in vars(sql).items() if each is seen]
        query = getattr(queries, name.lower())
        return compiled(query(mine))


def _literal(place: Place) -> Sight:
    return _Literal("everything", sight.everything().parameters, place.number)


def _said(store: Store, seen: Sight, look: Look) -> tuple[list[Said], int]:
    with store.engine.reading() as connection, heard() as statements:
        found = len(look(View(connection, seen)))
    return [each for each in statements if each.sql.lower().startswith("select")], found


def _run(connection: Connection, statements: list[Said]) -> tuple[float, int]:
    """Milliseconds, and how many rows."""
    begun = time.perf_counter()
    rows = sum(len(connection.ask(each.sql, each.values)) for each in statements)
    return (time.perf_counter() - begun) * 1000, rows


def _plan(connection: Connection, statement: Said) -> list[str]:
    return [str(row[0]) for row in connection.ask(f"explain {statement.sql}", statement.values)]


def table(found: list[Compared]) -> str:
    """The comparison, as it stands on the page."""
    headings = ("", "organisation of", "found", "session ms", "superuser ms", "×", "aim", "tables read whole")
    lines = [f"| {' | '.join(headings)} |", f"|---|{'---:|' * (len(headings) - 1)}"]
    for each in found:
        numbers = f"{each.found} | {each.session:.1f} | {each.superuser:.1f} | {each.ratio:.2f} | {each.aim}"
        lines.append(f"| {each.query} | {each.place.people:,} | {numbers} | {', '.join(each.scans) or 'none'} |")
    return "\n".join(lines)


def measured(running: Cluster, database: str, places: list[Place], filled: float, deactivated: int) -> str:
    """Everything, in a store that took so many seconds to fill: a page."""
    found = [one for place in (places[-1], places[1]) for one in compared(running, database, place)]
    # A session is idle after twenty minutes, so that each is as fresh as what is measured with it.
    told = deactivations(running, database, places[1], deactivated, datetime.now(UTC))
    return page(sum(place.people for place in places), filled, found, told)


def page(people: int, filled: float, found: list[Compared], deactivated: str) -> str:
    """What was measured, as a page."""
    now = datetime.now(UTC)
    return "\n".join(
        [
            "# What the shared store costs",
            "",
            f"Written by `make bench` on {now:%Y-%m-%d}: {people:,} people in 342 organisations, filled by COPY in",
            f"{filled:.0f} seconds, on a server of its own. Each query is asked as the session of a beheerder,",
            "through the policies, and in turn as a superuser who names the organisation in it; planning and the wire",
            f"included, the least of {FEWEST} to {MOST} times.",
            "",
            table(found),
            "",
            deactivated,
            "",
        ]
    )


def main() -> int:
    """Make a store, measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--deactivated", type=int, default=100_000)
    parser.add_argument("--results", type=Path, default=Path(__file__).with_name("shared.md"))
    asked = parser.parse_args()
    with cluster((("shared_buffers", "512MB"), ("autovacuum", "on"))) as running:
        begun = time.perf_counter()
        database, places = populate(running, asked.people, datetime.now(UTC))
        filled = time.perf_counter() - begun
        text = measured(running, database, places, filled, asked.deactivated)
    asked.results.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
