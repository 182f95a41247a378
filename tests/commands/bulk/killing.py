"""A department's run, killed at moments that nobody can foresee, over every part of it: each time all or nothing."""

import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.commands.bulk import department
from tests.commands.bulk.department import Department, Standing
from tests.commands.test_pipes import started
from tests.world import World

PATIENCE = 400
BEFORE_WRITING = 0.3
"""The part of the kills that strikes while the file is read and the rules decide; the others strike while it writes."""
WRITTEN = 1_000
"""Bytes in the write-ahead log for each who leaves, when the commit is as good as done."""


@dataclass(frozen=True)
class Kill:
    """How far a run was when it was killed, where that left the store, and when it had begun to write, if it had."""

    seconds: float
    wrote_after: float
    written: int
    struck: bool
    left: Standing

    def __str__(self) -> str:
        ended = "killed" if self.struck else "over"
        return f"{ended} after {self.seconds:.2f} s with {self.written:,} bytes in the log: {self.left}"


def leaving(world: World, people: int) -> Department:
    """Maria is logged in, and the store of Gouda is full of people."""
    world.as_real("m.visser")
    store = world.directory / "data" / "default" / "store.sqlite"
    world.store.engine.dispose()
    return department.make(store, world.gouda.id, world.now.isoformat(timespec="microseconds"), people)


def completed(world: World, crowd: Department) -> tuple[int, str]:
    """A run that nobody kills: its exit code, and what it said."""
    with _run(world, crowd) as process:
        _, stderr = process.communicate(timeout=PATIENCE)
    return process.returncode, stderr


def killed(world: World, crowd: Department, now: Callable[[float, int], bool]) -> Kill:
    """A run that is killed as soon as it is time by the seconds that passed and the bytes in the log."""
    log, began = crowd.store.with_name("store.sqlite-wal"), time.monotonic()
    seconds = wrote_after = 0.0
    written = 0
    with _run(world, crowd) as process:
        while process.poll() is None and not now(seconds, written):
            time.sleep(0.002)
            seconds, written = time.monotonic() - began, _size(log)
            wrote_after = wrote_after or (seconds if written else 0.0)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return Kill(seconds, wrote_after, written, process.returncode == -signal.SIGKILL, crowd.standing())


def kills(world: World, crowd: Department, many: int) -> Iterator[Kill]:
    """So many, each at an unforeseeable moment of a part of its own; what was done is undone for the next."""
    done, begins_to_write = Standing(0, 0, 0, crowd.people), 1.0
    # The last parts first: they tell how long it takes before anything is written.
    for part in reversed(range(many)):
        moment = random.uniform(part, part + 1) / many
        kill = killed(world, crowd, _at(moment, begins_to_write, WRITTEN * crowd.people))
        yield kill
        begins_to_write = kill.wrote_after or begins_to_write
        if kill.left == done:
            crowd.store.write_bytes(crowd.before.read_bytes())


def _at(moment: float, begins_to_write: float, all_written: int) -> Callable[[float, int], bool]:
    share = (moment - BEFORE_WRITING) / (1 - BEFORE_WRITING)
    if share < 0:
        return lambda seconds, _written: seconds > begins_to_write * moment / BEFORE_WRITING
    return lambda _seconds, written: written > all_written * share


def _size(log: Path) -> int:
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return 0


def _run(world: World, crowd: Department) -> subprocess.Popen[str]:
    command = f"users deactivate --file {crowd.leavers} --yes --expect {crowd.people} --output ids"
    return started(world, command, stdout=subprocess.DEVNULL)
