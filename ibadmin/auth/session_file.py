"""Where the session secret is kept when there is no keyring: a file, by explicit choice."""

import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path

from ibadmin.errors import FileUnwritable, LoginNeeded, SessionFileUnsafe
from ibadmin.system import SystemFailure

_LONGEST = 1_000


class FilePlace:
    """A file that only its owner can read, checked each time; raises `SessionFileUnsafe`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def where(self) -> str:
        """What `whoami` says."""
        return str(self._path)

    def try_out(self) -> None:
        """Keep something beside the session and take it away, so that what is wrong is said before a login."""
        beside = FilePlace(self._path.with_name(f"{self._path.name}.test"))
        beside.store("test")
        beside.forget()

    def store(self, secret: str) -> None:
        """Keep the secret for the next commands; the file is never readable by others, not even for a moment."""
        fresh = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(secret)
            fresh.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            raise FileUnwritable(str(self._path), error.strerror or "") from None

    def load(self) -> str | None:
        """The secret that was kept, if there is one; raises LoginNeeded where something else is in the file."""
        try:
            # Whoever opens a pipe otherwise waits until somebody writes into it.
            flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            descriptor = os.open(self._path, flags)
        except FileNotFoundError:
            return None
        except IsADirectoryError:
            raise SystemFailure(str(self._path), "not_a_file") from None
        except OSError:
            raise SessionFileUnsafe(str(self._path)) from None
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is open already
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SystemFailure(str(self._path), "not_a_file")
            if not _is_private(status):
                raise SessionFileUnsafe(str(self._path))
            content = file.read(_LONGEST + 1)
        if len(content) > _LONGEST or not content.isascii() or not content.decode("ascii").isprintable():
            raise LoginNeeded("unreadable", path=str(self._path))
        return content.decode("ascii") or None

    def forget(self) -> None:
        """Take the secret away; fine when there is none."""
        self._path.unlink(missing_ok=True)


def _is_private(status: os.stat_result) -> bool:
    """A plain file of ours that nobody else may touch; Windows keeps a user's folder private by other means."""
    if sys.platform == "win32":
        return stat.S_ISREG(status.st_mode)
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o077
