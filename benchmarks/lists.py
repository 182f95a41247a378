"""A list of everybody, beside Python's `csv` module over the same cursor: time, memory, and the first row."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from benchmarks.bulk import Run, Stage, make_stage, middle
from benchmarks.contestants import Installed
from benchmarks.measure import cost_of, launched
from ibadmin.store.engine import connect
from ibadmin.store.moments import written
from ibadmin.store.unit import Store
from tests.sql import heard

AIM, AIM_OF_MEMORY, AIM_OF_FIRST = 1.5, 1.2, 0.1
FEW = 1000
FORMS = ("csv", "jsonl")
_PLAIN = """
import csv, json, sqlite3, sys
with open(sys.argv[2]) as file:
    sql, parameters = json.load(file)
cursor = sqlite3.connect(sys.argv[1]).execute(sql, parameters)
rows = csv.writer(sys.stdout)
rows.writerow([column[0] for column in cursor.description])
rows.writerows(cursor)
"""


@dataclass(frozen=True)
class Listed:
    """One process: what it cost, and after how many seconds its first row was there."""

    run: Run
    first: float


@dataclass(frozen=True)
class Measured:
    """So many rows in one format: by `csv`, by us, and by us of a thousand."""

    form: str
    count: int
    plain: Run
    ours: Run
    few: Run
    first: float

    def told(self) -> str:
        """As a line of a page."""
        return (
            f"- {self.count:,} rows as {self.form}: {self.ours.cpu:.1f} s of the processor, "
            f"{self.ours.cpu / self.plain.cpu:.2f} times `csv` over the same cursor (aim {AIM}); "
            f"{self.ours.peak:.0f} MB at most, {self.ours.peak / self.few.peak:.2f} times that of {FEW:,} "
            f"(aim {AIM_OF_MEMORY}); the first row after {self.first:.3f} of the time (aim {AIM_OF_FIRST})."
        )


def measured(installed: Installed, folder: Path, people: int, rounds: int) -> Sequence[Measured]:
    """Every way in turn, so that a busy machine slows all."""
    now = datetime.now(UTC)
    with get_context("spawn").Pool(1) as elsewhere:
        few = elsewhere.apply(make_stage, (folder / "few", FEW, now))
        many = elsewhere.apply(make_stage, (folder / "many", people, now))
        query = elsewhere.apply(write_query, (many, folder / "query.json"))
    plain = [installed.program("python"), "-c", _PLAIN, str(many.store), str(query)]
    return [_measured(form, people, plain, (many, few), installed, rounds) for form in FORMS]


def _measured(
    form: str, people: int, plain: Sequence[str], stages: tuple[Stage, Stage], installed: Installed, rounds: int
) -> Measured:
    argv = [installed.program("ibadmin"), "users", "list", "--output", form]
    theirs: list[Listed] = []
    own: list[Listed] = []
    few: list[Listed] = []
    for _ in range(rounds):
        theirs.append(listed(plain, {}))
        for stage, found in zip(stages, (own, few), strict=True):
            found.append(listed(argv, stage.variables))
    cost = middle([each.run for each in own])
    first = min(each.first for each in own) / cost.wall
    return Measured(
        form, people, middle([each.run for each in theirs]), cost, middle([each.run for each in few]), first
    )


def write_query(stage: Stage, path: Path) -> Path:
    """The statement with which we read the list, and its parameters."""
    store = Store(connect(stage.store))
    with store.inspecting(stage.now) as unit, heard() as said:
        next(unit.users.listed())
    store.engine.dispose()
    statement = next(each for each in said if "ORDER BY users.organisation_id" in each.sql)
    path.write_text(json.dumps([statement.sql, statement.values], default=written), "utf-8")
    return path


def listed(argv: Sequence[str], variables: Mapping[str, str]) -> Listed:
    """Run a process to its end, and read what it writes as a pipe does."""
    started = time.perf_counter()
    process = subprocess.Popen(
        launched(argv), env={**os.environ, **variables}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    with process.stdout as stdout:
        # The heading, and the first row.
        stdout.readline()
        stdout.readline()
        first = time.perf_counter() - started
        while stdout.read(1 << 20):
            pass
    with process.stderr as stderr:
        said = stderr.read().decode()
    if process.wait():
        raise SystemExit(f"{' '.join(argv[:4])} ended with {process.returncode}: {said}")
    wall = time.perf_counter() - started
    return Listed(Run(wall, *cost_of(said)), first)


def main() -> int:
    """Measure as many people as are asked for, and say."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Installed(Path(sys.prefix)), Path(folder), people, 1)
    print(*(each.told() for each in found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
