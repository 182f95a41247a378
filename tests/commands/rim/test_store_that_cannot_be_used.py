"""Anything at the store's path, or in the way of it, is named; no wait, no traceback, and nothing is changed."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ibadmin.model import UserStatus
from tests.commands.rim.processes import obey_modes, started
from tests.world import Result, World

LIST, CHANGE, DELETE = "users list", "me edit --department Inkoop", "users delete j.weg --yes --expect 1"
CHECK, UPGRADE, DOCTOR = "store check", "store upgrade", "doctor"
CODES = {LIST: {2, 7}, CHANGE: {2, 7}, DELETE: {2, 7}, UPGRADE: {2, 7}, CHECK: {2, 7, 9}, DOCTOR: {9}}


def run(world: World, line: str, before: Callable[[], None] | None = obey_modes) -> Result:
    process = started(world, line, before=before)
    stdout, stderr = process.communicate(timeout=60)
    return Result(process.returncode, stdout, stderr, "")


def dangling(store: Path) -> None:
    store.unlink()
    store.symlink_to("/nowhere/store.sqlite")


def folder(store: Path) -> None:
    store.unlink()
    store.mkdir()


def pipe(store: Path) -> None:
    store.unlink()
    os.mkfifo(store)


def device(store: Path) -> None:
    store.unlink()
    store.symlink_to("/dev/null")


def leads_to_itself(store: Path) -> None:
    store.unlink()
    store.symlink_to(store)


def folder_as_log(store: Path) -> None:
    Path(f"{store}-wal").mkdir()


def closed_log(store: Path) -> None:
    Path(f"{store}-wal").write_bytes(b"x" * 64)
    Path(f"{store}-wal").chmod(0)


AT_THE_PATH: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda store: store.write_bytes(b""), "The file at {store} is empty: there is no store in it."),
    "a dangling link": (dangling, "{store} is a link to /nowhere/store.sqlite, which does not exist."),
    "a folder": (folder, "store is a folder, and must be a file."),
    "a pipe": (pipe, "{store} is not a file."),
    "a device": (device, "/dev/null is not a file."),
    "a link to itself": (leads_to_itself, "{store} is a link that leads to itself."),
    "a letter": (
        lambda store: store.write_text("Geachte mevrouw, " * 100),
        "The file at {store} is no store, or its first page is damaged; nothing was changed.",
    ),
    "cut short": (
        lambda store: os.truncate(store, 50_000),
        "The store at {store} is damaged; nothing was changed.",
    ),
    "a folder as log": (folder_as_log, "{store}-wal is a folder, not a file."),
}
CLOSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "closed": (lambda store: store.chmod(0), "{store} is closed to its owner, which is you."),
    "in a closed folder": (lambda store: store.parent.chmod(0), "{store.parent} is closed to its owner, which is you."),
    "a closed log": (closed_log, "{store}-wal is closed to its owner, which is you."),
}


@pytest.mark.parametrize("what", AT_THE_PATH)
def test_what_is_at_the_path_is_named(world: World, what: str) -> None:
    world.as_("m.visser")
    world.store.engine.dispose()
    store = Path(world.place)
    make, sentence = AT_THE_PATH[what]
    make(store)
    for line, codes in CODES.items():
        result = world.run(line)
        told = result.stdout + result.stderr
        assert (result.code in codes, sentence.format(store=store) in told) == (True, True), (line, result)


@pytest.mark.parametrize("what", CLOSED)
def test_what_is_closed_is_named(world: World, what: str) -> None:
    world.as_real("m.visser")
    world.store.engine.dispose()
    store = Path(world.place)
    make, sentence = CLOSED[what]
    make(store)
    try:
        for line in (LIST, CHANGE, CHECK, DOCTOR):
            result = run(world, line)
            told = result.stdout + result.stderr
            assert (result.code in CODES[line], sentence.format(store=store) in told) == (True, True), (line, result)
    finally:
        store.parent.chmod(0o700)


@pytest.mark.parametrize("mode", [0o400, 0o000])
def test_an_index_of_the_log_with_another_mode_is_in_nobodys_way(world: World, mode: int) -> None:
    world.as_real("m.visser")
    world.store.engine.dispose()
    index = Path(f"{world.place}-shm")
    index.touch(mode)
    assert run(world, "whoami").code == 0
    changed = run(world, CHANGE)
    said = f"ibadmin: {index} is closed to its owner, which is you.\n"
    assert changed.code == 0 or (changed.code, said in changed.stderr) == (7, True)


def test_a_store_that_was_closed_and_opened_again_can_be_used(world: World) -> None:
    world.as_real("m.visser")
    world.store.engine.dispose()
    store = Path(world.place)
    store.chmod(0o400)
    assert run(world, "whoami").code == 0
    assert "is closed to its owner" in run(world, CHANGE).stderr
    store.chmod(0o600)
    assert run(world, "whoami").code == 0
    changed = run(world, CHANGE)
    if changed.code:
        # What SQLite left there then has the mode that the store had.
        assert changed.stderr.splitlines()[1] == f"-> Open it to yourself alone: chmod u+rwX {store}-shm"
        Path(f"{store}-shm").chmod(0o600)
        assert run(world, CHANGE).code == 0


def test_a_store_in_a_folder_that_takes_no_file_can_be_read(world: World) -> None:
    world.as_real("m.visser")
    world.store.engine.dispose()
    place = Path(world.place).parent
    place.chmod(0o500)
    try:
        assert [run(world, line).code for line in (LIST, "whoami", CHECK)] == [0, 0, 0]
        said = f"ibadmin: {place} is closed to its owner, which is you.\n"
        changed = run(world, CHANGE)
        assert (changed.code, changed.stderr.startswith(said)) == (7, True)
    finally:
        place.chmod(0o700)


def test_a_deletion_needs_no_memory_for_the_whole_store(world: World) -> None:
    gone = world.people.user(world.gouda, "Weg", UserStatus.INACTIVE)
    world.as_real("m.visser")
    with world.store.engine.writing() as connection:
        connection.ask("create table ballast (it blob)")
        for _ in range(150):
            connection.ask("insert into ballast values (randomblob(1000000))")
    world.store.engine.dispose()

    def with_little_memory() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (194_560 * 1024,) * 2)

    deleted = run(world, DELETE, with_little_memory)
    assert (deleted.code, deleted.stderr) == (0, "")
    assert run(world, CHANGE, with_little_memory).code == 0
    assert gone.id.encode() not in Path(world.place).read_bytes()


def test_what_a_deletion_could_not_erase_for_want_of_memory_is_erased_later(world: World) -> None:
    world.people.user(world.gouda, "Weg", UserStatus.INACTIVE)
    world.as_real("m.visser")
    with world.store.engine.writing() as connection:
        connection.ask("create table ballast (it blob)")
        connection.ask("insert into ballast values (randomblob(9000000))")
    world.store.engine.dispose()
    deleted = starved(world, DELETE)
    said = (
        f"ibadmin: The user is deleted. Traces in {world.place} could not be removed yet: there is not enough memory."
    )
    assert (deleted.returncode, deleted.stderr.splitlines()[:1]) == (7, [said])
    changed = starved(world, CHANGE)
    assert (changed.returncode, changed.stderr) == (0, "")
    assert run(world, CHANGE).code == 0
    assert b"j.weg" not in Path(world.place).read_bytes()


def starved(world: World, line: str) -> "subprocess.CompletedProcess[str]":
    """A command in which SQLite gets little memory."""
    program = (
        "import sqlite3, sys\n"
        "sqlite3.connect(':memory:').execute('pragma hard_heap_limit = 6000000')\n"
        "from ibadmin.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    variables = {**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en"}
    words = [sys.executable, "-c", program, *line.split()]
    return subprocess.run(words, env=variables, check=False, capture_output=True, text=True)
