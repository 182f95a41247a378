"""The primary dies under a command: the standby takes over, and everything that was acknowledged is there, once."""

import json
import os
import secrets
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from ibadmin.auth.session_file import FilePlace
from ibadmin.model import AssuranceLevel, User, UserStatus
from ibadmin.rules.login import start_session
from ibadmin.store.engine import unchecked
from ibadmin.store.unit import Store
from tests.pair import DATABASE, Pair
from tests.people import People, sha256_of

pytestmark = pytest.mark.long

CROWD = 150
MORE_THAN_A_PIPE_HOLDS = 900
ROUNDS = 10


@dataclass
class Gouda:
    """A beheerder of Gouda at the keyboard, a file with who leaves, and two servers under the store."""

    pair: Pair
    directory: Path
    users: Sequence[User]
    audited: int

    def starts(self, *command: str) -> subprocess.Popen[str]:
        """The beheerder types a command."""
        variables = {
            "PATH": os.environ["PATH"],
            "IBADMIN_STORE": f"postgresql://{self.pair.place}",
            "IBADMIN_SESSION_STORAGE": "file",
            "IBADMIN_CONFIG_DIR": str(self.directory),
            "IBADMIN_DATA_DIR": str(self.directory),
            "IBADMIN_LANGUAGE": "en",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "ibadmin", *command],
            env=variables,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @property
    def command(self) -> tuple[str, ...]:
        """What the beheerder types."""
        return ("users", "deactivate", "--file", str(self.directory / "leavers"), "--yes", "--expect", str(CROWD))


def gouda_on(pair: Pair, directory: Path, crowd: int = CROWD) -> Gouda:
    now = datetime.now(UTC)
    store = Store(unchecked(pair.address))
    people = People(store, now)
    place = people.organisation("GM0513", "Gouda")
    beheerder = people.administrator(place, "Visser")
    users = people.crowd(place, crowd, grants=[("iwmo", "gebruiker")])
    number, password = secrets.token_hex(10), secrets.token_urlsafe(32)
    secret = f"{number}.{password}"
    started = start_session(beheerder, AssuranceLevel.LOA3, number, sha256_of(secret), now)
    with store.unseen(now, "tests") as unit:
        unit.record([started])
        unit.make_login(started.session, password)
    with store.inspecting(now) as unit:
        audited = sum(1 for _ in unit.audit.entries())
    store.engine.dispose()
    FilePlace(directory / "default" / "session").store(secret)
    (directory / "leavers").write_text("".join(f"{user.id}\n" for user in users))
    return Gouda(pair, directory, users, audited)


def whole(gouda: Gouda) -> None:
    """Everybody left once, the audit says so once of each, and every row of before is there."""
    now = datetime.now(UTC)
    store = Store(unchecked(gouda.pair.address))
    with store.inspecting(now) as unit:
        assert list(unit.audit.breaks({})) == []
        entries = list(unit.audit.entries())
        statuses = {user.status for user in unit.users.named([user.id for user in gouda.users])}
    store.engine.dispose()
    told = Counter(entry.subject for entry in entries if entry.action == "user_deactivated")
    assert told == {user.audit_id: 1 for user in gouda.users}
    assert (statuses, len(entries)) == ({UserStatus.INACTIVE}, gouda.audited + CROWD)


def ended(gouda: Gouda, process: subprocess.Popen[str]) -> None:
    """The command has done its work by itself, or says with which command that is done."""
    _, said = process.communicate(timeout=90)
    if process.returncode:
        ended_in_doubt(gouda, process.returncode, said)


def ended_in_doubt(gouda: Gouda, code: int, said: str) -> None:
    """It is known that it is not known, and the command that it names ends that."""
    assert code == 7, said
    again = shlex.split(said.rsplit("already as it is: ", 1)[1])
    assert again == ["ibadmin", *gouda.command]
    repeated = gouda.starts(*again[1:])
    _, said = repeated.communicate(timeout=90)
    assert repeated.returncode == 0, said


def in_the_middle(pair: Pair) -> None:
    """Wait until the command has changed something in the store."""
    until(pair, r"select 1 from pg_stat_activity where usename like 's\_%' and backend_xid is not null")


def until(pair: Pair, found: str) -> None:
    """Wait until the primary finds something, which may be there for a tenth of a second."""
    end = time.monotonic() + 60
    with psycopg.connect(pair.primary.address("postgres"), autocommit=True) as looking:
        while looking.execute(found.encode()).fetchone() is None:
            assert time.monotonic() < end
            time.sleep(0.002)


@pytest.mark.parametrize("part", range(ROUNDS // 2))
def test_a_primary_that_dies_in_the_middle_of_a_bulk(pair: Pair, tmp_path: Path, part: int) -> None:
    gouda = gouda_on(pair, tmp_path)
    process = gouda.starts(*gouda.command)
    in_the_middle(pair)
    time.sleep(0.04 * part)
    pair.kill()
    pair.promote()
    ended(gouda, process)
    whole(gouda)


@pytest.mark.parametrize("part", range(ROUNDS // 2))
def test_a_primary_that_dies_while_the_commit_waits_for_the_standby(pair: Pair, tmp_path: Path, part: int) -> None:
    gouda = gouda_on(pair, tmp_path)
    sender = pair.hold()
    process = gouda.starts(*gouda.command)
    pair.waiting()
    if part:
        # A little of it may get through, or all of it, while nobody hears of that.
        pair.release(sender)
        time.sleep(0.002 * (part - 1))
    pair.kill()
    pair.promote()
    ended(gouda, process)
    whole(gouda)


def test_who_does_not_wait_for_a_standby_that_does_not_come_is_told_what_to_run(pair: Pair, tmp_path: Path) -> None:
    gouda = gouda_on(pair, tmp_path)
    pair.hold()
    process = gouda.starts(*gouda.command)
    pair.waiting()
    pair.kill()
    assert process.stderr is not None
    while "asking whether it has it (3/" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=90)
    pair.promote()
    ended_in_doubt(gouda, process.returncode, said)
    whole(gouda)


def test_a_list_of_which_nothing_is_written_yet_is_asked_for_again(pair: Pair, tmp_path: Path) -> None:
    gouda = gouda_on(pair, tmp_path)
    with closing(psycopg.connect(pair.primary.address(DATABASE))) as connection:
        connection.execute("lock table users in access exclusive mode")
        process = gouda.starts("users", "list", "--output", "ids")
        until(pair, r"select 1 from pg_stat_activity where usename like 's\_%' and wait_event_type = 'Lock'")
        pair.kill()
    pair.promote()
    listed, said = process.communicate(timeout=90)
    assert process.returncode == 0, said
    assert {user.id for user in gouda.users} < set(listed.split())
    assert "trying again (1/9)" in said


def test_a_list_that_is_cut_off_says_so(pair: Pair, tmp_path: Path) -> None:
    gouda = gouda_on(pair, tmp_path, crowd=MORE_THAN_A_PIPE_HOLDS)
    process = gouda.starts("users", "list", "--output", "jsonl")
    assert process.stdout is not None
    assert process.stdout.readline()
    pair.kill()
    listed, said = process.communicate(timeout=90)
    assert (process.returncode, json.loads(said)["error"]["code"]) == (7, "result_incomplete")
    assert len(listed.splitlines()) < MORE_THAN_A_PIPE_HOLDS
