"""Files that a command writes beside its result: whole or not at all, and for their owner alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from ibadmin.errors import FileUnwritable


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """A new file that takes this place once all is written; raises FileUnwritable, before anything else is done."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as failure:
        raise FileUnwritable(str(path), failure.strerror or "") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            yield stream
        fresh.replace(path)
    except OSError as failure:
        raise FileUnwritable(str(path), failure.strerror or "") from None
    finally:
        fresh.unlink(missing_ok=True)
