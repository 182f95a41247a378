"""How far something is that takes longer than a moment: one line on a terminal that is written over, nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

from ibadmin import messages
from ibadmin.environment import Environment

_PATIENCE = timedelta(seconds=1)
_SECONDS_BETWEEN = 0.2
_CELLS = 20


class Progress:
    """What is drawn; nobody knows how far it is until the first count comes."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._since = environment.clock()
        self._state: tuple[int, int] | None = None
        self._widest = 0
        self._ended = Event()

    def show(self, done: int, of: int) -> None:
        """So many are done."""
        self._state = done, of

    def draw_until_ended(self) -> None:
        """Draw while the work goes on, beginning when it has taken a second."""
        while not self._ended.wait(_SECONDS_BETWEEN):
            if self._environment.clock() - self._since < _PATIENCE:
                continue
            line = self._line()
            self._widest = max(self._widest, len(line))
            self._environment.show(f"\r{line:{self._widest}}")
        if self._widest:
            # What comes next begins on an empty line.
            self._environment.show(f"\r{'':{self._widest}}\r")

    def end(self) -> None:
        """It is done, or was stopped."""
        self._ended.set()

    def _line(self) -> str:
        if self._state is None:
            return messages.working()
        done, of = self._state
        said = messages.progress(done, of)
        bar = f"[{'#' * (_CELLS * done // max(of, 1)):.<{_CELLS}}] "
        # What does not fit on a line cannot be written over.
        return f"{bar}{said}" if len(bar) + len(said) < self._environment.destination.width else said


@contextmanager
def shown(environment: Environment) -> Iterator[Progress]:
    """Show progress for as long as this lasts, where somebody sees it; nothing else may be said meanwhile."""
    progress = Progress(environment)
    if not environment.stderr.isatty() or environment.variables.get("TERM") == "dumb":
        yield progress
        return
    # The database does not give back the word for seconds; a thread has it meanwhile.
    drawing = Thread(target=progress.draw_until_ended, daemon=True)
    drawing.start()
    try:
        yield progress
    finally:
        progress.end()
        drawing.join()
