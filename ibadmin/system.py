"""Failures of the operating system and of Python as errors of ours: by errno, never by the text."""

import errno
import os
import stat
from pathlib import Path
from typing import ClassVar

from ibadmin.errors import IbadminError, OutsideFailure

_PROBLEMS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "not_a_folder",
    errno.EISDIR: "a_folder",
    errno.EEXIST: "exists",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EFBIG: "too_large",
    errno.ELOOP: "link_loop",
    errno.EMFILE: "too_many_open",
    errno.ENFILE: "too_many_open",
    errno.ENOMEM: "no_memory",
    errno.EIO: "disk",
}


class SystemFailure(OutsideFailure):
    """The operating system, or Python, could not do what was asked; `understood` makes one of their errors.

    `problem` is one of full, read_only, not_allowed, closed, missing, not_a_folder, a_folder, not_a_file, exists,
    name_too_long, too_large, link_loop, too_many_open, no_memory, too_deep, not_text, disk, no_home, other. `owner` is
    the account that may lift what is not allowed, and `said` the system's own words, where we have none.
    """

    code: ClassVar[str] = "system_failure"

    def __init__(self, path: str, problem: str, owner: str = "", said: str = "") -> None:
        self.path = path
        self.problem = problem
        self.owner = owner
        self.said = said


_LARGEST = 1_000_000


def read_file(path: Path) -> bytes | None:
    """Returns the content of a small file of ours, None when there is none; raises SystemFailure, also for a pipe."""
    try:
        # Whoever opens a pipe otherwise waits until somebody writes into it.
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SystemFailure(str(path), "not_a_file")
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise of_system(error, str(path)) from None
    if len(content) > _LARGEST:
        raise SystemFailure(str(path), "too_large")
    return content


def make_private_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, for their owner alone whatever the umask; raises OSError."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def understood(error: BaseException, path: str = "") -> IbadminError | None:
    """The error of ours for one that comes from outside; None for a bug.

    `path` is the file or folder in question, where the error itself does not name it.
    """
    match error:
        case IbadminError():
            return error
        case OSError():
            return of_system(error, os.fsdecode(error.filename) if _names_file(error) else path)
        case UnicodeError():
            return SystemFailure(path, "not_text")
        case MemoryError():
            return SystemFailure(path, "no_memory")
        case RecursionError():
            return SystemFailure(path, "too_deep")
        case _:
            return None


def of_system(error: OSError, path: str) -> SystemFailure:
    """Returns our error for one of the system, with the file or folder in the way where that can be found."""
    problem, said = _PROBLEMS.get(error.errno or 0, "other"), error.strerror or type(error).__name__
    if problem == "not_allowed" and path:
        in_the_way = _in_the_way(Path(path))
        if _is_ours(in_the_way) and error.errno == errno.EACCES:
            return SystemFailure(str(in_the_way), "closed", said=said)
        return SystemFailure(str(in_the_way), problem, _owner(in_the_way), said)
    if problem == "not_a_folder":
        path = str(next((each for each in (Path(path), *Path(path).parents) if each.is_file()), path))
    return SystemFailure(path, problem, said=said)


def _names_file(error: OSError) -> bool:
    return isinstance(error.filename, (str, bytes, os.PathLike))


def _in_the_way(path: Path) -> Path:
    """The nearest that can be seen of a path at which something is not allowed."""
    for each in (path, *path.parents):
        try:
            each.stat()
        except OSError:
            continue
        return each
    return path


def _is_ours(path: Path) -> bool:
    try:
        return hasattr(os, "geteuid") and path.stat().st_uid == os.geteuid()
    except OSError:
        return False


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (OSError, KeyError, NotImplementedError):
        return ""
