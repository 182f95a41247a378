"""An error of SQLite as one of ours: by its extended code and what is found at the store's path, never by its text.

Nothing of this is imported before something failed.
"""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from ibadmin.errors import Conflict, FlushFailed, IbadminError, StoreUnreachable
from ibadmin.system import of_system

_PRIMARY = 0xFF
"""The part of an extended code that says which family it is of."""
_BY_PATH = {
    sqlite3.SQLITE_READONLY: "unreadable",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_PERM: "unreadable",
    sqlite3.SQLITE_AUTH: "unreadable",
    sqlite3.SQLITE_IOERR: "disk",
}
"""Codes that only the files themselves can explain, with the reason for when they do not."""
_BY_CODE = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_NOMEM: "no_memory",
    sqlite3.SQLITE_IOERR_NOMEM: "no_memory",
    sqlite3.SQLITE_READONLY_DBMOVED: "replaced",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_IOERR_CORRUPTFS: "damaged",
    sqlite3.SQLITE_NOTADB: "not_a_store",
    # A table of ours that is not there.
    sqlite3.SQLITE_ERROR: "unreadable",
    sqlite3.SQLITE_SCHEMA: "unreadable",
}


class Makeshift(sqlite3.Connection):
    """A connection where SQLite cannot keep its files beside the store; it is used once."""

    unchanging: tuple[Path, object] | None = None
    """A file that nobody may change meanwhile, and how it was."""

    def close(self) -> None:
        """Leave the store; raises StoreUnreachable when it was changed, so that what was read is not of one moment."""
        super().close()
        if self.unchanging and _state(self.unchanging[0]) != self.unchanging[1]:
            raise StoreUnreachable(str(self.unchanging[0]), "busy")


def understood(failure: BaseException, place: str) -> IbadminError | None:
    """Returns our error for one that came up at a store's file; None for a bug of ours."""
    if isinstance(failure, MemoryError):
        return StoreUnreachable(place, "no_memory")
    if isinstance(failure, UnicodeDecodeError):
        # Not even what SQLite says of it is text.
        return StoreUnreachable(place, "damaged")
    if isinstance(failure, sqlite3.IntegrityError):
        return Conflict(())
    code = getattr(failure, "sqlite_errorcode", None)
    if code is None:
        # Text that is none, for which SQLite itself has no code.
        return StoreUnreachable(place, "damaged") if isinstance(failure, sqlite3.OperationalError) else None
    why = _BY_CODE.get(code) or _BY_CODE.get(code & _PRIMARY)
    if why is None and code & _PRIMARY in _BY_PATH:
        return found_wrong(Path(place)) or StoreUnreachable(place, _BY_PATH[code & _PRIMARY])
    return StoreUnreachable(place, why) if why else None


def at_commit(failure: sqlite3.Error, place: str) -> IbadminError | None:
    """Returns our error for one at a commit; after a disk failure nobody knows what was kept."""
    told = understood(failure, place)
    # A flush is answered well the second time, also where nothing of the first was kept.
    unflushed = getattr(failure, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_FSYNC
    failed = isinstance(told, StoreUnreachable) and told.why == "disk"
    return FlushFailed(place) if unflushed or failed else told


def found_wrong(path: Path) -> StoreUnreachable | None:
    """Returns the fault of the file at a store's path, or of its surroundings; None where none is seen."""
    try:
        status = path.stat()
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            return StoreUnreachable(str(path), "dangling", str(path.readlink()))
        return _of_system(error, path)
    if status.st_size == 0 and stat.S_ISREG(status.st_mode):
        return StoreUnreachable(str(path), "empty")
    real = path.resolve()
    for each in (real, *beside(real)):
        if each.exists() and not each.is_file():
            return StoreUnreachable(str(each), "a_folder" if each.is_dir() else "not_a_file")
        if each.exists() and not os.access(each, os.R_OK):
            return _of_system(PermissionError(errno.EACCES, ""), each)
    if os.statvfs(real).f_flag & os.ST_RDONLY:
        return StoreUnreachable(str(path), "log_unread" if _has_log(real) else "read_only")
    for each in (real, *beside(real), real.parent):
        if each.exists() and not os.access(each, os.W_OK):
            return _of_system(PermissionError(errno.EACCES, ""), each)
    return _no_room(real)


def beside(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps next to a store, wherever a link leads: its log, and the log's index."""
    real = os.path.realpath(path)
    return Path(f"{real}-wal"), Path(f"{real}-shm")


def other_ways(failure: sqlite3.DatabaseError, place: str) -> Iterator[Makeshift]:
    """Connections for where the index of the log cannot be kept beside the store: no room, or not allowed.

    The first keeps it in memory, and everybody else out. The second can change nothing and looks at the store's file
    alone, so it is for a store without a log; there is no lock that would keep others from changing it meanwhile, so
    it looks afterwards whether they did.
    """
    if getattr(failure, "sqlite_errorcode", 0) & _PRIMARY not in _BY_PATH:
        return
    alone = sqlite3.connect(place, isolation_level=None, check_same_thread=False, factory=Makeshift)
    alone.execute("pragma locking_mode = exclusive")
    yield alone
    real = Path(place).resolve()
    if not _has_log(real):
        before = _state(real)
        address = f"{real.as_uri()}?immutable=1"
        fixed = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=Makeshift)
        fixed.unchanging = real, before
        yield fixed


def _has_log(path: Path) -> bool:
    log, _ = beside(path)
    return log.exists() and log.stat().st_size > 0


def _state(path: Path) -> object:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, _has_log(path)


def _no_room(path: Path) -> StoreUnreachable | None:
    """Returns the error of a trial write to the disk, whose reason SQLite does not pass on; None when it succeeds."""
    try:
        with TemporaryFile(dir=path.parent) as probe:
            # As far into a file as the store and its log go, for there can be a limit to that.
            probe.seek(sum(each.stat().st_size for each in (path, *beside(path)) if each.exists()))
            probe.write(bytes(65536))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return _of_system(error, path)
    return None


def _of_system(error: OSError, path: Path) -> StoreUnreachable:
    failure = of_system(error, str(path))
    return StoreUnreachable(failure.path, failure.problem, failure.owner or failure.said)
