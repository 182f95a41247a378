"""What takes longer than a second says so on a terminal, on one line that is gone at the end; nothing else does."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ibadmin.commands.progress import shown
from ibadmin.environment import Environment
from tests.commands.test_pipes import ROOT
from tests.world import World

LINE = "[##########..........] 5000 of 10000"


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """A real one: the end at which a person sits, and the end that the program has."""
    person, program = os.openpty()
    try:
        yield person, program
    finally:
        os.close(person)


def read_until(person: int, end: str) -> str:
    seen = ""
    while end not in seen:
        seen += os.read(person, 1000).decode()
    return seen


def rest(person: int) -> str:
    """What comes until the program has let go of the terminal."""
    seen = b""
    try:
        while more := os.read(person, 1000):
            seen += more
    except OSError:
        pass
    return seen.decode()


@pytest.mark.parametrize(("columns", "drawn"), [("100", LINE), ("30", "5000 of 10000")])
def test_a_bar_is_drawn_that_fits_and_is_gone_at_the_end(columns: str, drawn: str) -> None:
    with terminal() as (person, program), os.fdopen(program, "w", encoding="utf-8") as stderr:
        environment = Environment({"TERM": "xterm", "COLUMNS": columns}, stderr=stderr)
        with shown(environment) as progress:
            progress.show(5000, 10000)
            seen = read_until(person, "10000")
        stderr.write("done")
        stderr.flush()
        seen += read_until(person, "done")
    *_, last_line = seen.split("\r")
    assert (drawn in seen, last_line) == (True, "done")


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"TERM": "xterm"}], ids=["dumb", "short"])
def test_what_is_short_or_has_no_terminal_to_write_over_is_silent(variables: dict[str, str]) -> None:
    with terminal() as (person, program), os.fdopen(program, "w", encoding="utf-8") as stderr:
        with shown(Environment(variables, stderr=stderr)) as progress:
            progress.show(5000, 10000)
        stderr.write("done")
        stderr.flush()
        assert read_until(person, "done") == "done"


@pytest.fixture
def held_up(gouda: World) -> World:
    """Somebody else is writing to the store."""
    gouda.as_real("m.visser")
    return gouda


def command(world: World, stderr: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "ibadmin", *["users", "deactivate", "j.jansen", "--yes", "--output", "ids"]],
        env={**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
    )


def test_a_command_that_waits_for_another_says_that_it_works(held_up: World) -> None:
    with (
        terminal() as (person, program),
        held_up.store.engine.writing(),
        command(held_up, program) as process,
    ):
        os.close(program)
        seen = read_until(person, "Working...")
        process.terminate()
        seen += rest(person)
    assert process.returncode == 143
    assert seen.splitlines()[-1] == "ibadmin: Interrupted: nothing was changed."


def test_in_a_pipe_the_same_is_silent(held_up: World, tmp_path: Path) -> None:
    said = tmp_path / "stderr"
    with said.open("wb") as stderr, held_up.store.engine.writing() as connection:
        process = command(held_up, stderr.fileno())
        connection.ask("update users set version = version where 0")
        # It is still waiting when a terminal would have been told.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(4)
    stdout, _ = process.communicate(timeout=60)
    assert (process.returncode, said.read_text(), stdout.decode().split()) == (0, "", [held_up.user("j.jansen").id])
