"""A result that cannot be written: 7, whether the change behind it was made, and how to get the result again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

import pytest

from ibadmin.errors import ResultUnwritten
from ibadmin.model import UserStatus
from ibadmin.streams import ResultStream, refuse_lost
from tests.commands.test_pipes import ROOT, started
from tests.world import World

pytestmark = pytest.mark.embedded

NOTHING_CHANGED = "Nothing was changed."


@contextmanager
def full() -> Iterator[int]:
    """A device that takes nothing."""
    descriptor = os.open("/dev/full", os.O_WRONLY)
    yield descriptor
    os.close(descriptor)


def run_until_changed(world: World, command: str, has_changed: Callable[[], bool]) -> tuple[int, str]:
    """The same with a pipe that takes nothing, whose reader goes away once the change is in the store."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while os.write(writing, b"\0" * 65536):
            pass
    os.set_blocking(writing, True)
    with started(world, command, stdout=writing) as process:
        os.close(writing)
        while process.poll() is None and not has_changed():
            time.sleep(0.05)
        os.close(reading)
        _, stderr = process.communicate(timeout=60)
    return process.returncode, stderr


@contextmanager
def unread() -> Iterator[int]:
    """A pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


def run(world: World, command: str, stdout: int) -> tuple[int, str]:
    """The exit code, and what stands on standard error."""
    with started(world, command, stdout=stdout) as process:
        _, stderr = process.communicate(timeout=60)
    return process.returncode, stderr


def run_closed(world: World, command: str) -> tuple[int, str]:
    """The same where standard output is closed, as the shell's `>&-` does."""
    line = f'exec "$0" -m ibadmin {command} >&-'
    environ = {**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", line, sys.executable],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.fixture
def desk(world: World) -> World:
    """A beheerder with somebody to verify and somebody who is active."""
    world.people.user(world.gouda, "Dijkstra", UserStatus.PENDING, first_name="Joost")
    world.people.user(world.gouda, "Yilmaz", grants=[("iwmo", "gebruiker")], first_name="Murat")
    world.as_real("m.visser")
    return world


VERIFY = "users verify j.dijkstra --yes"
GRANT = "roles grant m.yilmaz --product ijw --role gebruiker --yes"
CHANGES: Mapping[str, tuple[str, Callable[[World], object]]] = {
    VERIFY: ("users verify j.dijkstra --reissue", lambda world: world.user("j.dijkstra").status),
    GRANT: ("Run the command again", lambda world: len(world.user("m.yilmaz").grants)),
    "users deactivate m.yilmaz --yes": ("Run the command again", lambda world: world.user("m.yilmaz").status),
    "users edit m.yilmaz --department Jeugd --yes": ("again", lambda world: world.user("m.yilmaz").details),
    "me edit --department Jeugd": ("Run the command again", lambda world: world.user("m.visser").details),
}
LOOKS = (
    *("--help", "--version", "users --help", "users list", "users show m.yilmaz", "roles matrix", "whoami"),
    *("organisations list", "sessions list", "audit list", "audit verify", "audit export", "report roles", "me show"),
    *("access explain m.yilmaz", "completion bash", "bulk template edit", "doctor"),
)


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("command", CHANGES)
def test_a_result_that_is_lost_does_not_hide_that_a_change_was_made(desk: World, command: str, form: str) -> None:
    again, state = CHANGES[command]
    before = state(desk)
    code, stderr = run_until_changed(desk, f"{command} --output {form}", lambda: state(desk) != before)
    assert code == 7, stderr
    assert NOTHING_CHANGED not in stderr
    assert again in stderr
    assert "Traceback" not in stderr
    assert state(desk) != before


@pytest.mark.parametrize("command", CHANGES)
def test_where_it_is_closed_nothing_is_changed(desk: World, command: str) -> None:
    state = CHANGES[command][1]
    before = state(desk)
    code, stderr = run_closed(desk, command)
    assert (code, NOTHING_CHANGED in stderr) == (7, True), stderr
    assert state(desk) == before


@pytest.mark.parametrize("command", CHANGES)
def test_on_a_full_disk_nothing_is_changed(desk: World, command: str) -> None:
    state = CHANGES[command][1]
    before = state(desk)
    with full() as stdout:
        code, stderr = run(desk, command, stdout)
    assert (code, NOTHING_CHANGED in stderr) == (7, True), stderr
    assert state(desk) == before


@pytest.mark.parametrize("command", CHANGES)
def test_where_nobody_reads_it_nothing_is_changed(desk: World, command: str) -> None:
    state = CHANGES[command][1]
    before = state(desk)
    with unread() as stdout:
        code, stderr = run(desk, command, stdout)
    assert (code, NOTHING_CHANGED in stderr) == (7, True), stderr
    assert state(desk) == before


@pytest.mark.parametrize("command", LOOKS)
def test_a_look_at_something_ends_so_too(desk: World, command: str) -> None:
    with full() as stdout:
        code, stderr = run(desk, command, stdout)
    assert code == 7, stderr
    assert stderr.count("\n") <= 3
    assert NOTHING_CHANGED in stderr
    assert run_closed(desk, command)[0] == 7


@pytest.mark.parametrize("command", ["users list", "audit export", "--help"])
def test_a_reader_who_has_gone_is_told_nothing(desk: World, command: str) -> None:
    with unread() as stdout:
        assert run(desk, command, stdout) == (0, "")


def test_a_program_that_only_talks_needs_no_standard_output(desk: World) -> None:
    assert run_closed(desk, "logout") == (0, "You are logged out.\n")


def test_errors_are_told_where_standard_output_is_closed(desk: World) -> None:
    assert run_closed(desk, "users show nobody")[0] == 5


@pytest.mark.campaign
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "csv-excel", "tsv", "ids"])
@pytest.mark.parametrize(
    "command", [*CHANGES, *(each for each in LOOKS if "--" not in each and not each.startswith(("completion", "bulk")))]
)
def test_every_format_ends_so(desk: World, command: str, form: str) -> None:
    with full() as stdout:
        code, stderr = run(desk, f"{command} --output {form}", stdout)
        assert code == 7, stderr
        assert "Traceback" not in stderr


@pytest.mark.parametrize(("device", "why"), [("/dev/full", "full"), ("/dev/zero", "")])
def test_a_device_is_asked_before_a_change(device: str, why: str) -> None:
    with ResultStream(open(device, "wb")) as stream:  # noqa: PTH123
        if not why:
            refuse_lost(stream)
            return
        with pytest.raises(ResultUnwritten) as raised:
            refuse_lost(stream)
    assert (raised.value.why, raised.value.early, raised.value.exit_code) == (why, True, 7)
