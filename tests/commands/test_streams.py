"""Long lists in a process of its own: as much memory as short ones, and quiet when the reader has seen enough."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.commands.bulk import department
from tests.commands.test_pipes import ROOT, started
from tests.world import World

FEW, MANY = 1_000, 20_000
MORE_MEMORY = 1.2
COMMANDS = ("users list", "audit list", "audit export")
# The hashes are nobody's: what is listed is not checked.
_TOLD = """
insert into audit (organisation_id, sequence, at, actor, action, subject, result, origin, reason, ticket, fields, hash)
with recursive told (n) as (select 1 union all select n + 1 from told where n < :rows)
select :place, 1000 + n, :at, 'actor' || n % 7, 'details_edited', 'subject' || n, 'done', 'commandline', '', '', '',
    printf('%064x', n) from told
"""


def fill(world: World, rows: int) -> None:
    """So many users at Gouda, and as many rows in its audit."""
    world.store.engine.dispose()
    store = world.directory / "data" / "default" / "store.sqlite"
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    department.make(store, world.gouda.id, at, rows)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(_TOLD, {"rows": rows, "place": world.gouda.id, "at": at})


# In between, because a process never needs less than the one that began it.
_MEASURED = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "ibadmin", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def listed(world: World, command: str) -> tuple[int, int]:
    """How many lines a list has, and the peak of memory that it takes."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command.split()],
        env={**os.environ, **world.variables, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.count("\n"), int(done.stderr)


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv"])
@pytest.mark.parametrize("command", COMMANDS)
def test_twenty_times_as_many_rows_take_no_more_memory(world: World, command: str, form: str) -> None:
    world.as_real("m.visser")
    store = world.directory / "data" / "default" / "store.sqlite"
    world.store.engine.dispose()
    empty = store.read_bytes()
    fill(world, FEW)
    few, least = listed(world, f"{command} --output {form}")
    store.write_bytes(empty)
    fill(world, MANY)
    many, most = listed(world, f"{command} --output {form}")
    assert many - few == MANY - FEW
    assert most < least * MORE_MEMORY


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "table"])
@pytest.mark.parametrize("command", ["audit list", "audit export"])
def test_head_ends_every_long_list_quietly(world: World, command: str, form: str) -> None:
    world.as_real("m.visser")
    fill(world, FEW)
    with started(world, f"{command} --output {form}") as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, "")
