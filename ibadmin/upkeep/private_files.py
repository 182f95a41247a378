"""Files that nobody but their owner may read: the store, its key, the keys of the gateway."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ibadmin.findings import Finding, failed


def private(paths: Iterable[Path]) -> Iterator[Finding]:
    """What is open to others, or all of them in one finding; Windows keeps a user's folders private by other means."""
    there = list(paths)
    wrong = [] if sys.platform == "win32" else [found for path in there if (found := _problem(path))]
    yield from wrong or [Finding("file", about=", ".join(path.name for path in there))]


def _problem(path: Path) -> Finding | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        # What lies beside a store comes and goes with the programs that use it.
        return None
    if status.st_mode & 0o077:
        return failed("file", "open", str(path), f"{stat.S_IMODE(status.st_mode):04o}")
    if status.st_uid != os.geteuid():
        return failed("file", "not_yours", str(path))
    return None
