"""Opening the store: one SQLite file, made for its owner alone, or the shared one at an address (`shared`)."""

import os
import stat
from datetime import timedelta
from pathlib import Path

from ibadmin.errors import StoreUnreachable
from ibadmin.store.connection import Engine
from ibadmin.store.file_engine import FileEngine

REVISION = "0001"
"""The migration that this program was written for; compared at every opening, without Alembic."""
PATIENCE = timedelta(seconds=30)
"""How long a transaction waits for another before it gives up."""


def make(path: Path) -> FileEngine:
    """A new, empty store; the file is made with mode 0600 before SQLite opens it, so that -wal and -shm get it too.

    Raises OSError, FileExistsError when there is a file already.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = FileEngine(path, PATIENCE)
    with engine.outside_transaction() as driver:
        driver.execute("pragma journal_mode = wal")
    return engine


def connect(place: Path | str, patience: timedelta = PATIENCE) -> Engine:
    """An existing store, at the revision that this program was written for; raises StoreUnreachable otherwise."""
    return current(unchecked(place, patience))


def current(engine: Engine) -> Engine:
    """The same, when it is at the revision that this program was written for; raises StoreUnreachable otherwise."""
    with engine.reading() as connection:
        ((revision,),) = connection.ask("select max(version_num) from alembic_version")
    if revision is None:
        raise StoreUnreachable(engine.place, "unreadable")
    if revision != REVISION:
        raise at_another_revision(engine, revision)
    return engine


def at_another_revision(engine: Engine, revision: str | None) -> StoreUnreachable:
    """What is wrong with a store that was written by an older or a newer program, or half made."""
    return StoreUnreachable(engine.place, "outdated" if (revision or "") < REVISION else "newer")


def unchecked(place: Path | str, patience: timedelta = PATIENCE) -> Engine:
    """An existing store at whatever revision, for the migrations; raises StoreUnreachable when there is no such file.

    A text is the address of a shared store.
    """
    if isinstance(place, str):
        from ibadmin.store import shared  # noqa: PLC0415 - the driver is for who has a shared store

        return shared.engine(place, patience)
    return file_at(place, patience)


def file_at(path: Path, patience: timedelta = PATIENCE) -> FileEngine:
    """An existing store in a file, at whatever revision; raises StoreUnreachable when there is none."""
    try:
        status = path.stat()
    except OSError:
        status = None
    if status is None or not (stat.S_ISREG(status.st_mode) and status.st_size):
        from ibadmin.store.file_failures import found_wrong  # noqa: PLC0415 - for what hardly ever happens

        raise found_wrong(path) or StoreUnreachable(str(path), "missing")
    return FileEngine(path, patience)
