"""results.md: what was measured, as tables with ratios, and on what."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.contestants import MODULES, SESSION
from benchmarks.measure import Cost
from benchmarks.queries import Measured

BASE = "import typer"
STORE_BASE = "import typer, sqlalchemy"
# What we aim at: our command, what it is compared with, and how many times that it may cost, in instructions.
PENDING = "ibadmin users pending, 20 rows"
AIMS = (
    ("ibadmin --version", BASE, 1.1),
    (PENDING, STORE_BASE, 1.15),
)


def written(
    costs: Mapping[str, Cost],
    queries: Sequence[Measured],
    many: Sequence[str],
    versions: Mapping[str, str],
    missing: Sequence[str],
    rounds: int,
    now: datetime,
) -> str:
    """The whole page."""
    return "\n".join(
        [
            "# What ibadmin costs",
            "",
            f"Written by `make bench` on {now:%Y-%m-%d}, and by nothing else. {_machine()}",
            "",
            ", ".join(f"{name} {version}" for name, version in versions.items()) + ".",
            *([f"Not to be had here: {', '.join(missing)}."] if missing else []),
            "",
            "## Start-up",
            "",
            f"Whole processes, interleaved; medians of {rounds} rounds. Instructions are counted by valgrind.",
            f"Ratios are to `{BASE}`: of processor time, and of instructions.",
            "",
            *_table(
                ("", "wall ms", "CPU ms", "×", "million instructions", "×"),
                (_row(cost, costs[BASE]) for cost in costs.values()),
            ),
            "",
            *_aims(costs),
            *_share(costs),
            "",
            "## Queries",
            "",
            "In one process, with the look-up of the session; medians. One organisation is as large in every store,",
            "the other is the largest there is, with a tenth of all people.",
            "",
            *_table(
                ("", "organisation of", "among", "found", "statements", "ms", "× a thousand", "tables read whole"),
                _queries(queries),
            ),
            "",
            "## Many at once",
            "",
            "Whole processes, in turn; medians, and the highest peak. The shell has no SHA-256 and chains with SHA-3,",
            "over the same text; it keeps the same promises: foreign keys, `synchronous`, `secure_delete`.",
            "",
            *many,
            "",
            "## Plans",
            "",
            *_plans(queries),
        ]
    )


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' + '---:|' * (len(headings) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _row(cost: Cost, base: Cost) -> Sequence[str]:
    counted = f"{cost.instructions / 1e6:,.0f}" if cost.instructions else ""
    ratio = f"{cost.instructions / base.instructions:.2f}" if cost.instructions and base.instructions else ""
    return (cost.case.name, f"{cost.wall:.0f}", f"{cost.cpu:.0f}", f"{cost.cpu / base.cpu:.2f}", counted, ratio)


def _aims(costs: Mapping[str, Cost]) -> Iterator[str]:
    for name, base, most in AIMS:
        ours, theirs = costs[name].instructions, costs[base].instructions
        if ours and theirs:
            yield f"- `{name}` takes {ours / theirs:.2f} times the instructions of `{base}`; we aim at {most} at most."


def _share(costs: Mapping[str, Cost]) -> Iterator[str]:
    """How much of a command comes before its own work, once everything is imported."""
    modules, session, whole = (costs[name].instructions for name in (MODULES, SESSION, PENDING))
    if modules and session and whole:
        share = (session - modules) / whole
        yield f"- Settings, revision and session are {share:.1%} of `{PENDING}`; we aim at 5 % at most."


def _queries(queries: Sequence[Measured]) -> Iterator[Sequence[str]]:
    fewest = min(each.people for each in queries)
    small = {(each.query, each.place.people): each for each in queries if each.people == fewest}
    for each in queries:
        same_size = small.get((each.query, each.place.people))
        yield (
            each.query,
            f"{each.place.people:,}",
            f"{each.people:,}",
            str(each.found),
            str(each.statements),
            f"{each.milliseconds:.1f}",
            f"{each.milliseconds / same_size.milliseconds:.2f}" if same_size else "",
            ", ".join(each.scans) or "none",
        )


def _plans(queries: Sequence[Measured]) -> Iterator[str]:
    """EXPLAIN QUERY PLAN of each query in the organisation that is as large everywhere, among the most people."""
    most = max(each.people for each in queries)
    least_place = min(each.place.people for each in queries if each.people == most)
    for each in queries:
        if (each.people, each.place.people) == (most, least_place):
            yield from (
                f"Plan of {each.query}, after that of the session's look-up:",
                "",
                "```",
                *each.plans,
                "```",
                "",
            )


def _machine() -> str:
    model = "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(": ")[2] for line in cpuinfo.read_text("utf-8").splitlines() if "model name" in line]
        model = names[0] if names else platform.machine()
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    python = platform.python_version()
    return f"{model}, {os.cpu_count()} processors{load}; {platform.platform(terse=True)}; Python {python}."


def tools() -> dict[str, str]:
    """The versions of what is measured beside Python."""
    found = {"SQLite": sqlite3.sqlite_version}
    return found | {
        name: version(path) for name in ("valgrind", "psql", "gh", "samba-tool") if (path := shutil.which(name))
    }


def version(program: str) -> str:
    """What a program says of its version, without the words around it."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+(\.\d+)+", said)
    return number[0] if number else "?"
