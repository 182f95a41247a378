"""A whole department leaves on a Friday afternoon: every row is right, and whenever it is stopped, all or nothing.

A hundred thousand people take a process a quarter of a minute, so that twenty kills of those would take the suite too
long. Two strike while a hundred thousand are written, once an unforeseeable part of that is on the disk, and the run
after them completes; twenty more strike at unforeseeable times of runs with two thousand.
"""

import random
import signal
import subprocess
import time
from collections.abc import Callable

import pytest

from tests.commands.bulk import department
from tests.commands.bulk.department import Department, Standing
from tests.commands.test_pipes import started
from tests.world import World

MANY, KILLS_OF_MANY = 100_000, 2
SOME, KILLS_OF_SOME = 2_000, 20
WRITTEN_OF_MANY = 80_000_000
"""Bytes in the write-ahead log at the least before that many deactivations are kept."""
PATIENCE = 400


def leaving(world: World, people: int) -> Department:
    """Maria is logged in, and the store of Gouda is full of people."""
    world.as_real("m.visser")
    store = world.directory / "data" / "default" / "store.sqlite"
    world.store.engine.dispose()
    return department.make(store, world.gouda.id, world.now.isoformat(timespec="microseconds"), people)


def run(world: World, crowd: Department) -> subprocess.Popen[str]:
    command = f"users deactivate --file {crowd.leavers} --yes --expect {crowd.people} --output ids"
    return started(world, command, stdout=subprocess.DEVNULL)


def completed(world: World, crowd: Department) -> tuple[int, str]:
    with run(world, crowd) as process:
        _, stderr = process.communicate(timeout=PATIENCE)
    return process.returncode, stderr


def killed(world: World, crowd: Department, now: Callable[[], bool]) -> Standing:
    """Where a run is left that is killed as soon as it is time, unless it is over."""
    with run(world, crowd) as process:
        while process.poll() is None and not now():
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return crowd.standing()


@pytest.mark.timeout(PATIENCE)
def test_a_hundred_thousand_leave_whole_or_not_at_all_and_every_row_is_right(world: World) -> None:
    crowd = leaving(world, MANY)
    untouched = crowd.standing()
    log = crowd.store.with_name("store.sqlite-wal")
    for kill in range(KILLS_OF_MANY):
        enough = WRITTEN_OF_MANY * random.uniform(kill, kill + 1) / KILLS_OF_MANY

        def written(enough: float = enough) -> bool:
            return log.exists() and log.stat().st_size > enough

        assert killed(world, crowd, written) == untouched
    assert completed(world, crowd) == (0, "")
    assert crowd.standing() == Standing(0, 0, 0, MANY)
    assert crowd.differences() == {}
    with world.store.inspecting(world.now) as unit:
        assert list(unit.audit.breaks({})) == []


@pytest.mark.timeout(PATIENCE)
def test_killed_at_twenty_moments_a_run_has_done_everything_or_nothing(world: World) -> None:
    crowd = leaving(world, SOME)
    untouched, done = crowd.standing(), Standing(0, 0, 0, SOME)
    began = time.monotonic()
    assert completed(world, crowd) == (0, "")
    took = time.monotonic() - began
    assert crowd.standing() == done
    for _ in range(KILLS_OF_SOME):
        crowd.store.write_bytes(crowd.before.read_bytes())
        # The second half is where it writes: before that it is loading, reading and deciding.
        moment = time.monotonic() + took * random.triangular(0, 1.1, 0.8)

        def come(moment: float = moment) -> bool:
            return time.monotonic() > moment

        assert killed(world, crowd, come) in (untouched, done)
    assert completed(world, crowd) == (0, "")
    assert (crowd.standing(), crowd.differences()) == (done, {})
    with world.store.inspecting(world.now) as unit:
        assert list(unit.audit.breaks({})) == []
