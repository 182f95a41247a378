"""A disk without room, or that is read-only: everything can be looked at, and a change says why it was not made."""

import errno
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from ibadmin.model import UserStatus
from tests.commands.rim.disks import Disk, disk_of
from tests.commands.rim.processes import started
from tests.commands.rim.system_calls import failing
from tests.world import World

LOOKS = {
    "users list": "j.jansen",
    "users show j.jansen": "Jansen",
    "users list -o csv": "j.jansen",
    "audit list": "j.jansen",
    "whoami": "m.visser",
    "store check": "Every page of the store is sound.",
    "store upgrade": "unchanged",
    "users delete j.weg --dry-run": "planned",
}
CHANGES = [
    "users deactivate j.jansen --yes",
    "users delete j.weg --yes --expect 1",
    "me edit --department Inkoop",
    "logout",
]
STATES: dict[str, tuple[Callable[[Disk], None], str]] = {
    "full": (Disk.fill, "There is no room left on the disk of the store ({place}); nothing was changed."),
    "read-only": (
        Disk.refuse_to_be_written,
        "The disk of the store ({place}) is read-only; nothing was changed.",
    ),
}


TRACES_LEFT = """\
ibadmin: The user is deleted. Traces in {place} could not be removed yet: there is no room left on its disk.
-> Make room there, twice as much as the store takes; then erase what is left: ibadmin store check
"""


@pytest.fixture
def home(world: World) -> World:
    """Two people, and somebody who was active a minute ago, which every command would note."""
    world.in_earnest()
    world.people.user(world.gouda, "Jansen", UserStatus.ACTIVE)
    world.people.user(world.gouda, "Weg", UserStatus.INACTIVE)
    minute_ago = datetime.now(UTC) - timedelta(minutes=1)
    world.session.store(world.people.session(world.user("m.visser"), minute_ago))
    return world


@pytest.fixture
def disk(home: World) -> Iterator[Disk]:
    with disk_of(home) as made:
        yield made


def contents(disk: Disk) -> str:
    return disk.do('cat "$1/default/store.sqlite" | sha256sum')


@pytest.mark.parametrize("state", STATES)
def test_all_can_be_looked_at(disk: Disk, state: str) -> None:
    STATES[state][0](disk)
    for line, shown in LOOKS.items():
        result = disk.run(line)
        assert (result.code, result.stderr, shown in result.stdout) == (0, "", True), line


@pytest.mark.parametrize("state", STATES)
def test_a_change_says_why_it_was_not_made(disk: Disk, home: World, state: str) -> None:
    before = contents(disk)
    STATES[state][0](disk)
    for line in CHANGES:
        result = disk.run(line)
        said = STATES[state][1].format(place=home.place)
        assert (result.code, result.stderr.splitlines()[:1]) == (7, [f"ibadmin: {said}"]), line
    assert contents(disk) == before


def test_what_a_killed_program_left_in_the_log_is_seen_on_a_full_disk(disk: Disk) -> None:
    disk.do(LEAVE_IN_LOG.format(place='"$1/default/store.sqlite"'))
    disk.fill()
    result = disk.run("users list -o ids")
    assert (result.code, result.stdout.count("\n")) == (0, 3)
    assert "Els" in disk.run("users list -o csv").stdout


def test_a_log_on_a_read_only_disk_is_never_passed_by(disk: Disk, home: World) -> None:
    disk.do(LEAVE_IN_LOG.format(place='"$1/default/store.sqlite"'))
    disk.refuse_to_be_written()
    for line, code in {"users list": 7, "users deactivate j.jansen --yes": 7, "store check": 9}.items():
        result = disk.run(line)
        said = f"The disk of the store ({home.place}) is read-only, and its last changes cannot be read from there."
        assert (result.code, said in result.stderr + result.stdout) == (code, True), line


def test_of_who_was_deleted_when_the_disk_got_full_the_traces_go_later(disk: Disk, home: World) -> None:
    disk.fill(left=250_000)
    report = home.directory / "report.csv"
    result = disk.run(f"users delete j.weg --yes --expect 1 --report {report}")
    assert result.code == 7
    assert result.stderr == TRACES_LEFT.format(place=home.place)
    assert ";j.weg;done;" in report.read_text("utf-8")
    assert "j.weg" not in disk.run("users list -o csv").stdout
    checked = disk.run("store check -o jsonl")
    assert (checked.code, '"problem": "owed_full"' in checked.stdout) == (0, True)
    disk.make_room()
    assert '"Nothing is left of who was deleted."' in disk.run("store check -o jsonl").stdout
    assert disk.do('grep -c "j.weg" "$1/default/store.sqlite"') == "0\n"


@pytest.mark.parametrize("calls", [("fsync", "fdatasync"), ("pwrite64",)], ids=["flush", "write"])
def test_a_disk_that_fails_at_the_end_leaves_open_what_it_has(home: World, calls: tuple[str, ...]) -> None:
    home.store.engine.dispose()
    process = started(home, "me edit --department Inkoop", before=failing(calls, errno.EIO))
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()[:2]) == (
        7,
        [
            f"ibadmin: The disk of the store ({home.place}) did not confirm the change: it was made, or it was not.",
            "-> Look before you do anything else: ibadmin audit list, or of what is your own: ibadmin me show",
        ],
    )


# Somebody becomes Els in a change whose program ends before it could put that into the store itself.
LEAVE_IN_LOG = """python3 - {place} << 'END'
import os, sqlite3, sys
store = sqlite3.connect(sys.argv[1], isolation_level=None)
store.execute("pragma recursive_triggers = on")
for (trigger,) in store.execute("select name from sqlite_master where type = 'trigger'").fetchall():
    store.execute("drop trigger " + trigger)
store.execute("update users set first_name = 'Els' where username = 'j.jansen'")
os.remove(sys.argv[1] + "-shm")
os._exit(0)
END"""
