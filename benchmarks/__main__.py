"""Measures everything and writes results.md: `make bench`, or with less of everything `--people 10000 --rounds 3`."""

import argparse
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import bulk, contestants, lists, queries, report
from benchmarks.measure import count_instructions, interleaved
from benchmarks.population import populate
from benchmarks.profile import make_profile

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "bench"
ROUNDS_OF_MANY = 3


def main() -> int:
    """Install, measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="how many the large store has")
    parser.add_argument("--rounds", type=int, default=15, help="how often each command is run")
    parser.add_argument("--results", type=Path, default=Path(__file__).with_name("results.md"))
    asked = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    tell("installing")
    ours = contestants.install(BUILD / "ours", str(ROOT))
    if ours is None:
        return 1
    now = datetime.now(UTC)
    profile = make_profile(BUILD / "profile", now)
    theirs, versions, missing = contestants.peers(BUILD, profile.store)
    floors = contestants.floors(ours, profile.store)
    our_own = contestants.our_commands(ours, profile.variables, profile.grantable)
    tell("measuring start-up")
    costs = interleaved([*floors, *our_own, *theirs], asked.rounds)
    for number, case in enumerate([*floors, *our_own]):
        tell(f"counting the instructions of {case.name}")
        costs[case.name].instructions = count_instructions(case, asked.rounds + 1 + number, BUILD)
    found = list(_queries(asked.people))
    tell("measuring many at once")
    many = _many(ours, asked.people)
    versions = {package: ours.version(package) for package in ("ibadmin", "typer", "sqlalchemy", "rich")} | versions
    page = report.written(costs, found, many, {**versions, **report.tools()}, missing, asked.rounds, now)
    asked.results.write_text(page, encoding="utf-8")
    tell(f"written: {asked.results}")
    return 0


def _queries(people: int) -> list[queries.Measured]:
    folder = BUILD / "stores"
    shutil.rmtree(folder, ignore_errors=True)
    # A million people take a while to make; every session is as fresh as when it was made.
    now = datetime.now(UTC)
    stores = []
    for count in (1000, people):
        tell(f"making a store with {count} people")
        stores.append(populate(folder / f"{count}.sqlite", count, now))
    tell("measuring queries")
    found = list(queries.measured(stores, now))
    shutil.rmtree(folder)
    return found


def _many(ours: contestants.Installed, people: int) -> list[str]:
    """A tenth of the people leave, and all of them are listed, with a store and a file for each."""
    folder = BUILD / "many"
    shutil.rmtree(folder, ignore_errors=True)
    left = bulk.measured(ours, folder / "leave", people // 10, ROUNDS_OF_MANY)
    told = [*left.told(), *(each.told() for each in lists.measured(ours, folder / "list", people, ROUNDS_OF_MANY))]
    shutil.rmtree(folder)
    return told


def tell(what: str) -> None:
    """Say what is being done."""
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
