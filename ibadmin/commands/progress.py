"""How far something is that takes longer than a moment: one line on a terminal that is written over, nothing else."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from ibadmin import messages
from ibadmin.environment import Environment

_PATIENCE = 1.0


class Progress:
    """Counts what is done, and shows it once that has taken longer than a second."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._shows = environment.stderr.isatty() and environment.variables.get("TERM") != "dumb"
        self._since = time.monotonic()
        self._widest = 0

    def show(self, done: int, of: int) -> None:
        """So many are done."""
        if not self._shows or time.monotonic() - self._since < _PATIENCE:
            return
        line = messages.progress(done, of)
        self._widest = max(self._widest, len(line))
        self._environment.show(f"\r{line:{self._widest}}")

    def clear(self) -> None:
        """What comes next begins on an empty line."""
        if self._widest:
            self._environment.show(f"\r{'':{self._widest}}\r")


@contextmanager
def shown(environment: Environment) -> Iterator[Progress]:
    """Show progress for as long as this lasts."""
    progress = Progress(environment)
    try:
        yield progress
    finally:
        progress.clear()
