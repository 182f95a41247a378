"""Many processes on one file, and a process that is killed at any moment: the store stays whole."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from ibadmin.model import Organisation, User, UserStatus
from ibadmin.store.unit import Store
from tests.people import People, sha256_of

pytestmark = [pytest.mark.embedded, pytest.mark.long]

ROOT = Path(__file__).parents[2]
PROCESSES, CHANGES = 20, 25
KILLS = 30


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.store.{program}", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def rows_of_audit(store: Store, now: datetime) -> int:
    with store.inspecting(now) as unit:
        assert list(unit.audit.breaks({})) == []
        return len(list(unit.audit.entries()))


@pytest.fixture
def gouda(people: People) -> Organisation:
    return people.organisation("GM0513", "Gouda")


def test_twenty_processes_make_five_hundred_changes_and_none_is_lost(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    users = people.crowd(gouda, PROCESSES)
    secrets = [people.session(people.administrator(gouda, "Beheer")) for _ in range(PROCESSES)]
    before = rows_of_audit(store, now)
    store.engine.dispose()
    arguments = [
        (str(path), now.isoformat(), user.id, sha256_of(secret).hex())
        for user, secret in zip(users, secrets, strict=True)
    ]
    running = [start("many_changes", *each, str(CHANGES)) for each in arguments]
    told = [process.communicate(timeout=110) for process in running]
    assert [error for _, error in told if error] == []
    assert [process.returncode for process in running] == [0] * PROCESSES
    assert rows_of_audit(store, now) - before == PROCESSES * CHANGES
    with store.inspecting(now) as unit:
        versions = {user.version for user in unit.users.named([user.id for user in users])}
    assert versions == {users[0].version + CHANGES}
    whole(path)


def statuses(store: Store, now: datetime, users: Sequence[User]) -> set[UserStatus]:
    with store.inspecting(now) as unit:
        return {user.status for user in unit.users.named([user.id for user in users])}


def test_a_change_that_is_killed_is_made_whole_or_not_at_all(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    users = people.crowd(gouda, 50, grants=[("iwmo", "gebruiker")])
    before = rows_of_audit(store, now)
    done = 0
    for kill in range(KILLS):
        process = start("endless_changes", str(path), now.isoformat(), json.dumps([user.id for user in users]))
        assert process.stdout is not None
        process.stdout.readline()
        # Another moment each time, all over the few changes that are made in a tenth of a second.
        time.sleep(0.1 * kill / KILLS)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert len(statuses(store, now, users)) == 1
        done = rows_of_audit(store, now) - before
        assert done % len(users) == 0
    assert done > 0
    whole(path)
