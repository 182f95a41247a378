"""Every error of SQLite has a meaning, by its code; and what a clean-up puts aside lies beside the store."""

import sqlite3
import stat
from pathlib import Path

import pytest

from ibadmin.errors import Conflict, FlushFailed, StoreUnreachable
from ibadmin.model import UserStatus
from ibadmin.store import erasure
from ibadmin.store.file_engine import FileEngine
from ibadmin.store.file_failures import at_commit, understood
from ibadmin.store.unit import Store
from tests.people import People

pytestmark = pytest.mark.embedded

# What SQLite answers, whatever its version, and what that means where nothing is wrong with the files.
MEANINGS = {
    "SQLITE_FULL": "full",
    "SQLITE_BUSY": "busy",
    "SQLITE_BUSY_RECOVERY": "busy",
    "SQLITE_BUSY_SNAPSHOT": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_LOCKED_SHAREDCACHE": "busy",
    "SQLITE_PROTOCOL": "busy",
    "SQLITE_NOMEM": "no_memory",
    "SQLITE_IOERR_NOMEM": "no_memory",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_CORRUPT_INDEX": "damaged",
    "SQLITE_IOERR_CORRUPTFS": "damaged",
    "SQLITE_NOTADB": "not_a_store",
    "SQLITE_READONLY_DBMOVED": "replaced",
    "SQLITE_READONLY": "unreadable",
    "SQLITE_READONLY_CANTINIT": "unreadable",
    "SQLITE_READONLY_DIRECTORY": "unreadable",
    "SQLITE_CANTOPEN": "unreadable",
    "SQLITE_CANTOPEN_ISDIR": "unreadable",
    "SQLITE_PERM": "unreadable",
    "SQLITE_AUTH": "unreadable",
    "SQLITE_IOERR": "disk",
    "SQLITE_IOERR_READ": "disk",
    "SQLITE_IOERR_WRITE": "disk",
    "SQLITE_IOERR_FSYNC": "disk",
    "SQLITE_IOERR_SHMSIZE": "disk",
    "SQLITE_IOERR_LOCK": "disk",
    "SQLITE_ERROR": "unreadable",
}
AT_COMMIT = ("SQLITE_IOERR", "SQLITE_IOERR_READ", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")


def failure(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that nobody reads: disk full, locked, malformed")
    error.sqlite_errorcode = getattr(sqlite3, name)
    return error


@pytest.mark.parametrize("name", MEANINGS)
@pytest.mark.usefixtures("store")
def test_a_code_has_one_meaning(path: Path, name: str) -> None:
    told = understood(failure(name), str(path))
    assert isinstance(told, StoreUnreachable)
    assert (told.location, told.why) == (str(path), MEANINGS[name])


@pytest.mark.parametrize("name", MEANINGS)
@pytest.mark.usefixtures("store")
def test_only_a_disk_that_failed_leaves_a_commit_open(path: Path, name: str) -> None:
    assert isinstance(at_commit(failure(name), str(path)), FlushFailed) == (MEANINGS[name] == "disk")


def test_what_is_no_ones_fault_outside_is_a_bug(path: Path) -> None:
    assert understood(sqlite3.ProgrammingError("misuse"), str(path)) is None
    assert understood(ValueError(), str(path)) is None


def test_a_constraint_is_a_conflict(path: Path) -> None:
    assert isinstance(understood(sqlite3.IntegrityError(), str(path)), Conflict)


def test_memory_that_runs_out_is_told_with_the_store(path: Path) -> None:
    told = understood(MemoryError(), str(path))
    assert isinstance(told, StoreUnreachable)
    assert told.why == "no_memory"


def test_what_a_clean_up_puts_aside_lies_beside_the_store_and_has_no_name(
    store: Store, path: Path, people: People
) -> None:
    place = people.organisation("GM0513", "Gouda")
    people.user(place, "Jansen", UserStatus.ACTIVE)
    with store.engine.writing() as connection:
        connection.ask("create table ballast (it blob)")
        for _ in range(20):
            connection.ask("insert into ballast values (randomblob(1000000))")
    seen: set[tuple[str, int]] = set()

    def look() -> int:
        seen.update(open_and_nameless())
        return 0

    assert isinstance(store.engine, FileEngine)
    with store.engine.outside_transaction() as driver:
        driver.set_progress_handler(look, 5)
    erasure.finish(store.engine)
    with store.engine.outside_transaction() as driver:
        driver.set_progress_handler(None, 0)
        assert driver.execute("pragma temp_store").fetchone() == (2,)
    assert {(Path(name).parent, mode) for name, mode in seen} == {(path.parent, 0o600)}
    assert {file.name for file in path.parent.iterdir()} == {"store.db", "store.db-wal", "store.db-shm"}


def open_and_nameless() -> set[tuple[str, int]]:
    """Files that this process has open and that were deleted: where they were, and their mode."""
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        try:
            leads_to, mode = str(each.readlink()), each.stat().st_mode
        except OSError:
            continue
        if leads_to.endswith(" (deleted)") and stat.S_ISREG(mode) and "etilqs" in leads_to:
            found.add((leads_to, stat.S_IMODE(mode)))
    return found
