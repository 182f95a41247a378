"""Files that nobody but their owner may read: the store, its key, the keys of the gateway."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ibadmin.findings import Finding, failed, warned

_LITTLE_ROOM = 1_000_000


def private(paths: Iterable[Path]) -> Iterator[Finding]:
    """What is open to others, or all of them in one finding; Windows keeps a user's folders private by other means."""
    there = list(paths)
    wrong = [] if sys.platform == "win32" else [found for path in there if (found := _problem(path))]
    yield from wrong or [Finding("file", about=", ".join(path.name for path in there))]


def folders(paths: Iterable[Path]) -> Iterator[Finding]:
    """Yields the faults of the folders in which the program writes, or one finding for all of them."""
    there = [path for path in paths if path.is_dir()]
    wrong = [found for path in there for found in _wrong_with(path)]
    yield from wrong or [Finding("folder", about=", ".join(map(str, there)))] if there else ()


def _wrong_with(folder: Path) -> Iterator[Finding]:
    status, room = folder.stat(), os.statvfs(folder)
    if status.st_uid != os.geteuid():
        yield warned("folder", "not_yours", str(folder))
    if room.f_flag & os.ST_RDONLY:
        yield warned("folder", "read_only", str(folder))
    elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield failed("folder", "closed", str(folder), f"{stat.S_IMODE(status.st_mode):04o}")
    if status.st_mode & 0o022 and not status.st_mode & stat.S_ISVTX:
        yield warned("folder", "open", str(folder), f"{stat.S_IMODE(status.st_mode):04o}")
    if room.f_bavail * room.f_frsize < _LITTLE_ROOM:
        yield failed("folder", "full", str(folder))


def _problem(path: Path) -> Finding | None:
    try:
        status = path.stat()
    except OSError:
        # What lies beside a store comes and goes with the programs that use it; a folder that is closed is told itself.
        return None
    if status.st_mode & 0o077:
        return failed("file", "open", str(path), f"{stat.S_IMODE(status.st_mode):04o}")
    if status.st_uid != os.geteuid():
        return failed("file", "not_yours", str(path))
    return None
