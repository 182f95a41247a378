"""Opening the store: a new one for its owner alone, an existing one only at the revision of this program."""

import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from ibadmin.errors import StoreUnreachable
from ibadmin.store.engine import REVISION, connect, make, unchecked
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import upgrade
from tests.sql import rows, value

pytestmark = pytest.mark.embedded


def why(path: Path) -> str:
    with pytest.raises(StoreUnreachable) as refused:
        connect(path)
    return refused.value.why


def at_revision(store: Store, path: Path, revision: str) -> Path:
    with store.engine.writing() as connection:
        rows(connection, "update alembic_version set version_num = :revision", revision=revision)
    return path


def test_the_database_and_its_log_can_be_read_by_their_owner_alone(store: Store, path: Path) -> None:
    with store.engine.writing() as connection:
        connection.ask("create table written (it integer)")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {"store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}


def test_a_folder_that_is_made_for_the_store_is_its_owners_alone(tmp_path: Path) -> None:
    make(tmp_path / "new" / "store.db").dispose()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_store_is_never_made_over_an_existing_file(path: Path) -> None:
    path.write_text("somebody's letter")
    with pytest.raises(FileExistsError):
        make(path)
    assert path.read_text() == "somebody's letter"


def test_a_store_cannot_be_made_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Geachte mevrouw")
    with pytest.raises(FileExistsError):
        make(tmp_path / "letter" / "store.db")


@pytest.mark.usefixtures("store")
def test_a_store_of_this_revision_opens(path: Path) -> None:
    connect(path).dispose()


def test_a_missing_store_is_missing(path: Path) -> None:
    assert (why(path), path.exists()) == ("missing", False)


def test_a_file_that_is_no_database_is_no_store(path: Path) -> None:
    path.write_bytes(b"Geachte mevrouw, hierbij ontvangt u de overeenkomst.\n" * 100)
    assert why(path) == "not_a_store"


def test_a_folder_is_a_folder(path: Path) -> None:
    path.mkdir()
    assert why(path) == "a_folder"


def test_a_database_of_another_program_is_unreadable(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("create table moz_cookies (id integer)")
    assert why(path) == "unreadable"


def test_a_store_whose_making_was_interrupted_is_unreadable(path: Path) -> None:
    make(path).dispose()
    assert why(path) == "unreadable"


def test_a_store_without_a_revision_is_unreadable(store: Store, path: Path) -> None:
    with store.engine.writing() as connection:
        connection.ask("delete from alembic_version")
    assert why(path) == "unreadable"


def test_a_store_of_an_older_program_is_outdated(store: Store, path: Path) -> None:
    assert why(at_revision(store, path, "0000")) == "outdated"


def test_a_store_of_a_newer_program_is_newer(store: Store, path: Path) -> None:
    assert why(at_revision(store, path, "9999")) == "newer"


def test_a_store_that_was_cut_off_is_damaged(store: Store, path: Path) -> None:
    store.engine.dispose()
    path.write_bytes(path.read_bytes()[:8192])
    assert why(path) == "damaged"


def test_upgrading_an_upgraded_store_changes_nothing(store: Store) -> None:
    assert upgrade(store.engine) == (REVISION, REVISION)


def test_a_writer_waits_for_another_only_so_long(store: Store, path: Path) -> None:
    impatient = unchecked(path, timedelta(milliseconds=50))
    with (
        store.engine.writing(),
        pytest.raises(StoreUnreachable) as refused,
        impatient.writing(),
    ):
        pass
    impatient.dispose()
    assert refused.value.why == "busy"


def test_a_reader_waits_for_no_writer(store: Store, path: Path) -> None:
    impatient = unchecked(path, timedelta(0))
    with store.engine.writing(), impatient.reading() as connection:
        assert value(connection, "select count(*) from products") == 3
    impatient.dispose()


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.engine.reading() as reader:
        before = value(reader, "select count(*) from roles")
        with store.engine.writing() as writer:
            writer.ask("insert into roles values ('toezichthouder', 'T', 'servicedesk', 9)")
        assert value(reader, "select count(*) from roles") == before


def test_every_connection_keeps_its_promises(store: Store) -> None:
    names = ("journal_mode", "foreign_keys", "secure_delete", "temp_store", "synchronous", "recursive_triggers")
    with store.engine.reading() as connection:
        kept = {name: value(connection, f"pragma {name}") for name in (*names, "busy_timeout")}
    assert kept == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "synchronous": 2,
        "recursive_triggers": 1,
        "busy_timeout": 30_000,
    }
