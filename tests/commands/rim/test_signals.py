"""Ctrl-C and SIGTERM at any moment: 130 and 143, one line at most, no traceback, and all or nothing done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.commands.rim.processes import started
from tests.commands.test_pipes import read_until
from tests.world import World

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
LINES = ("--help", "users list", "doctor", "users deactivate j.jansen --yes")
# Before this moment Python itself starts, and what it does at a signal nobody can say.
OURS, A_LITTLE = 0.04, 0.005
FEW = [OURS, 0.1, 0.16, 0.25]
EVERY = [OURS + 0.02 * step for step in range(34)]


@pytest.fixture
def staffed(world: World) -> World:
    world.people.user(world.gouda, "Jansen")
    world.as_real("m.visser")
    return world


def signalled(world: World, line: str, number: int, after: float) -> tuple[int, str]:
    """The exit code and what was said, of a command that gets a signal so many seconds after it has begun."""
    reader, writer = os.pipe()
    # The first thing that it does is to say that it runs: a busy machine starts Python late.
    with started(world, line, python=("-X", "importtime"), stderr=writer) as process:
        os.close(writer)
        said = _until_ours(reader)
        time.sleep(after - OURS + A_LITTLE)
        process.send_signal(number)
        with os.fdopen(reader, encoding="utf-8", errors="replace") as pipe:
            said += pipe.read()
        process.communicate(timeout=30)
    told = said.partition("| ibadmin.signals\n")[2]
    return process.returncode, "".join(f"{each}\n" for each in told.splitlines() if not each.startswith("import time:"))


def _until_ours(reader: int) -> str:
    said = ""
    while "| ibadmin.signals\n" not in said:
        chunk = os.read(reader, 100_000)
        assert chunk, said
        said += chunk.decode()
    return said


def moments() -> Iterator[tuple[str, int, float]]:
    yield from ((line, number, after) for line in LINES for number in CODES for after in FEW)


@pytest.mark.parametrize(("line", "number", "after"), list(moments()))
def test_a_signal_ends_it_with_its_own_code_and_quietly(staffed: World, line: str, number: int, after: float) -> None:
    check(staffed, line, number, after)


@pytest.mark.campaign
@pytest.mark.parametrize("after", EVERY)
@pytest.mark.parametrize("number", CODES, ids=lambda number: signal.Signals(number).name)
@pytest.mark.parametrize("line", LINES)
def test_a_signal_every_twenty_milliseconds(staffed: World, line: str, number: int, after: float) -> None:
    check(staffed, line, number, after)


def check(world: World, line: str, number: int, after: float) -> None:
    code, told = signalled(world, line, number, after)
    if code == -number:
        # It came before the first instruction of ours: Python itself ends by it, of which a shell makes our code.
        assert told == ""
        return
    assert code in (0, 9, CODES[signal.Signals(number)]), told
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert len(told.splitlines()) <= 1 or code in (0, 9)
    if "deactivate" in line:
        done = "user_deactivated" in [each.action for each in world.audit()]
        assert done is (code == 0 or "had been done" in told)


@pytest.mark.parametrize("number", CODES, ids=lambda number: signal.Signals(number).name)
@pytest.mark.parametrize("line", ["users deactivate j.jansen", "me edit"])
def test_at_a_question_nothing_is_changed(staffed: World, line: str, number: int) -> None:
    before = staffed.audit()
    terminal, inside = os.openpty()
    with started(staffed, line, stdin=inside, stderr=inside) as process:
        os.close(inside)
        read_until(terminal, ": " if line == "me edit" else "[y/N] ")
        process.send_signal(number)
        shown = read_until(terminal, "Interrupted")
        assert process.wait(30) == CODES[signal.Signals(number)]
    os.close(terminal)
    unchanged = staffed.audit() == before
    assert (unchanged, "Traceback" in shown) == (True, False)


@pytest.mark.parametrize("number", CODES, ids=lambda number: signal.Signals(number).name)
def test_what_the_parent_ignores_stays_ignored(staffed: World, number: int) -> None:
    terminal, inside = os.openpty()

    def ignoring() -> None:
        signal.signal(number, signal.SIG_IGN)

    with started(staffed, "users deactivate j.jansen", stdin=inside, stderr=inside, before=ignoring) as process:
        os.close(inside)
        read_until(terminal, "[y/N] ")
        process.send_signal(number)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
        os.write(terminal, b"n\n")
        read_until(terminal, "Nothing was changed.")
        assert process.wait(30) == 3
    os.close(terminal)


MANGLED = """
import os, signal, sys

class Importing:
    def find_spec(self, name, path=None, target=None):
        if name == "ibadmin.store.view":
            try:
                os.kill(os.getpid(), signal.{signal})
                signal.sigtimedwait([], 5)
            except KeyboardInterrupt:
                raise {error}("made of it")

sys.meta_path.insert(0, Importing())
from ibadmin.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("number", CODES, ids=lambda number: signal.Signals(number).name)
@pytest.mark.parametrize("error", ["TypeError", "ImportError", "SystemError", "RuntimeError"])
def test_whatever_python_makes_of_an_interruption_it_is_one(staffed: World, error: str, number: int) -> None:
    script = MANGLED.format(signal=signal.Signals(number).name, error=error)
    run = subprocess.run(
        [sys.executable, "-c", script, "users", "list"],
        env={**os.environ, **staffed.variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (CODES[signal.Signals(number)], "", "Interrupted.\n")
