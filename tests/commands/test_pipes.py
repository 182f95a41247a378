"""What no screen in memory can show: real pipes, closed ends and Ctrl-C, in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ibadmin.model import User, UserStatus
from tests.world import World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def crowd(world: World) -> World:
    """Users enough to fill any pipe."""
    world.people.crowd(world.gouda, 1500)
    return world


def started(
    world: World,
    command: str,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """`ibadmin …` as the shell starts it, with the clock of the machine."""
    return subprocess.Popen(
        [sys.executable, "-m", "ibadmin", *command.split()],
        env={**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en", "PYTHONPATH": str(ROOT)},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        text=True,
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "ids", "table"])
def test_a_reader_who_has_seen_enough_is_no_error(crowd: World, form: str) -> None:
    crowd.as_real("m.visser")
    with started(crowd, f"users list --output {form}") as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, "")


def test_with_standard_input_closed_nothing_hangs(world: World) -> None:
    jansen = waiting(world)
    with started(world, "users verify j.jansen") as process:
        stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout) == (2, "")
    assert "--yes" in stderr
    assert world.user(jansen.id).status is UserStatus.PENDING


@pytest.mark.parametrize(
    ("command", "closed", "code"),
    [
        ("users verify j.jansen", "<&-", 2),
        ("users verify --file - --yes", "<&-", 0),
        ("audit verify --heads -", "<&-", 0),
        ("users verify j.jansen --yes", ">&-", 7),
        ("users verify nobody --yes", "2>&-", 5),
        ("users list", "<&- >&- 2>&-", 7),
        ("--version", ">&-", 7),
    ],
)
def test_a_stream_that_the_shell_closed_leads_nowhere(world: World, command: str, closed: str, code: int) -> None:
    waiting(world)
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m ibadmin {command} {closed}', sys.executable],
        env={**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


@pytest.mark.parametrize(("command", "code"), [("users pending", 0), ("users verify j.jansen --yes", 7)])
def test_with_standard_output_closed_it_ends_without_a_traceback(world: World, command: str, code: int) -> None:
    waiting(world)
    reader, writer = os.pipe()
    os.close(reader)
    with started(world, command, stdout=writer) as process:
        os.close(writer)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in stderr


def test_control_c_at_a_question_changes_nothing_and_says_so(world: World) -> None:
    jansen = waiting(world)
    terminal, inside = os.openpty()
    with started(world, "users verify j.jansen", stdin=inside, stderr=inside) as process:
        os.close(inside)
        shown = read_until(terminal, "[y/N] ")
        process.send_signal(signal.SIGINT)
        shown += read_until(terminal, "Interrupted: nothing was changed.")
        assert process.wait(30) == 130
    os.close(terminal)
    assert "Traceback" not in shown
    assert world.user(jansen.id).status is UserStatus.PENDING


def waiting(world: World) -> User:
    """Jan Jansen waits, and the beheerder of Gouda is logged in."""
    jansen = world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.as_real("m.visser")
    return jansen


def read_until(terminal: int, end: str) -> str:
    shown = ""
    while end not in shown:
        shown += os.read(terminal, 1000).decode(errors="replace")
    return shown
