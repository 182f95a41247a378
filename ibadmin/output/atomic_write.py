"""Files that a command writes beside its result: opened before anything is done, whole or not at all, for the owner."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from ibadmin.errors import FileUnwritable, InvalidInput


@contextmanager
def atomic_write(path: Path) -> Iterator[TextIO]:
    """A stream whose text is at this path when the context ends without an error, or else nothing new is.

    A regular file, or nothing, is replaced at once by a new file with mode 0600, also behind a link. A device, a pipe
    and `/dev/fd/N` are written into. Raises InvalidInput for a folder and FileUnwritable, both before anything is
    written.
    """
    try:
        stream, place, fresh = _opened(path)
        try:
            with stream:
                yield stream
            if fresh:
                fresh.replace(place)
        finally:
            if fresh:
                with suppress(OSError):
                    fresh.unlink(missing_ok=True)
    except OSError as failure:
        raise FileUnwritable(str(path), failure.strerror or "") from None


def _opened(path: Path) -> tuple[TextIO, Path, Path | None]:
    """The stream, the place that is meant, and the new file that is to take it where it is to be replaced."""
    place = Path(os.path.realpath(path))
    with suppress(FileNotFoundError):
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise InvalidInput([(str(path), "a_folder")])
        if not stat.S_ISREG(kind) or _is_descriptor(path):
            # A pipe that nobody reads is an error, not something to wait for.
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            os.set_blocking(descriptor, True)
            return _stream(descriptor), place, None
    fresh = place.with_name(f".{place.name}.{os.getpid()}")
    return _stream(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)), place, fresh


def _stream(descriptor: int) -> TextIO:
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="")


def _is_descriptor(path: Path) -> bool:
    """True for the name of an open file of this process, such as `/dev/fd/3` or `/dev/stdout`."""
    return os.path.realpath(path.parent).startswith("/proc/") or path.parent == Path("/dev")


def refuse_the_same(named: Mapping[str, Path | None], own: Mapping[str, Path]) -> None:
    """Raises InvalidInput where two of these paths are one file, or one of them is a file of the program itself.

    `named` are the paths of a command by option, `own` the program's own by what they are.
    """
    given = {option: path for option, path in named.items() if path is not None and str(path) != "-"}
    places = {option: os.path.realpath(path) for option, path in given.items() if _is_file(path)}
    taken = {os.path.realpath(path) for path in own.values()}
    wrong = [(option, "own_file") for option, place in places.items() if place in taken]
    first: dict[str, str] = {}
    for option, place in places.items():
        if first.setdefault(place, option) != option:
            wrong.append((option, "same_file"))
    if wrong:
        raise InvalidInput(wrong)


def _is_file(path: Path) -> bool:
    """True for a file or nothing; a device may be written to by several."""
    return not path.exists() or path.is_file()
