"""Files that nobody but their owner may read: the store, its key, the keys of the gateway."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ibadmin.findings import Finding, failed


def private(paths: Iterable[Path]) -> Iterator[Finding]:
    """Whether each is its owner's alone; Windows keeps a user's folders private by other means."""
    for path in paths:
        status = path.stat()
        if sys.platform == "win32":
            yield Finding("file", about=str(path))
        elif status.st_mode & 0o077:
            yield failed("file", "open", str(path), f"{stat.S_IMODE(status.st_mode):04o}")
        elif status.st_uid != os.geteuid():
            yield failed("file", "not_yours", str(path))
        else:
            yield Finding("file", about=str(path))
