"""The hot queries of a shared store: as a session, and as a superuser who names the organisation in the query.

`python -m benchmarks.shared_queries --people 1000000` makes a server and a store of its own, and writes shared.md.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
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

REPEATS = 21

LARGE = ("Seq Scan on users", "Seq Scan on grants", "Seq Scan on audit", "Seq Scan on verification_codes")


@dataclass(frozen=True)
class Compared:
    """A query of a beheerder: milliseconds of the server and the wire as a session and as a superuser, and plans."""

    query: str
    place: Place
    session: float
    superuser: float
    found: int
    scans: tuple[str, ...]

    @property
    def ratio(self) -> float:
        """How many times the superuser's time the session takes."""
        return self.session / self.superuser


def compared(running: Cluster, database: str, place: Place, now: datetime) -> Iterator[Compared]:
    """Every query of a beheerder in their organisation, both ways in turn."""
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
        as_superuser, _ = _said(above, _literal(place), look)
        with theirs.engine.reading() as one, above.engine.reading() as other:
            times = [(_run(one, as_session), _run(other, as_superuser)) for _ in range(REPEATS)]
            plan = [step for each in as_session for step in _plan(one, each)]
        scans = tuple(step.strip() for step in plan if any(large in step for large in LARGE))
        # What else the machine does adds to a time, and never takes away.
        slow, fast = (min(column) for column in zip(*times, strict=True))
        yield Compared(query, place, slow, fast, found, scans)
    theirs.engine.dispose()
    above.engine.dispose()


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


def _run(connection: Connection, statements: list[Said]) -> float:
    begun = time.perf_counter()
    for each in statements:
        connection.ask(each.sql, each.values)
    return (time.perf_counter() - begun) * 1000


def _plan(connection: Connection, statement: Said) -> list[str]:
    return [str(row[0]) for row in connection.ask(f"explain {statement.sql}", statement.values)]


def table(found: list[Compared]) -> str:
    """The comparison, as it stands in results.md."""
    lines = ["| | organisation of | found | session ms | superuser ms | × | tables read whole |", f"|---|{'---:|' * 6}"]
    for each in found:
        numbers = f"{each.found} | {each.session:.1f} | {each.superuser:.1f} | {each.ratio:.2f}"
        lines.append(f"| {each.query} | {each.place.people:,} | {numbers} | {', '.join(each.scans) or 'none'} |")
    return "\n".join(lines)


def page(people: int, filled: float, found: list[Compared], deactivated: str, now: datetime) -> str:
    """What was measured, as a page."""
    return "\n".join(
        [
            "# What the shared store costs",
            "",
            f"Written by `make bench` on {now:%Y-%m-%d}: {people:,} people in 342 organisations, filled by COPY in",
            f"{filled:.0f} seconds, on a server of its own. Each query is asked as the session of a beheerder,",
            "through the policies, and in turn as a superuser who names the organisation in it; planning and the wire",
            f"included, the least of {REPEATS}. We aim at 2 times at most, and 3 for a search inside a name.",
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
        filled, now = time.perf_counter() - begun, datetime.now(UTC)
        found = [one for place in (places[-1], places[1]) for one in compared(running, database, place, now)]
        deactivated = deactivations(running, database, places[1], asked.deactivated, now)
    asked.results.write_text(page(asked.people, filled, found, deactivated, now), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
