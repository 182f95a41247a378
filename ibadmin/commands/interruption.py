"""Ctrl-C and SIGTERM while something is changed: they stop it before anything is kept, or wait until all of it is."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from ibadmin.failures import Interrupted
from ibadmin.signals import SIGNALS, heard


class Watch:
    """What a signal does: it stops the work, or after `hold` it is only remembered in `came`."""

    def __init__(self) -> None:
        self.came = 0
        self.before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._held = False

    def hold(self) -> None:
        """From here on the work is being kept, and nobody can tell half way how far that is."""
        self._held = True

    def release(self) -> None:
        """From here on nothing is being kept, and a signal stops the work again."""
        self._held = False

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        """What the interpreter calls when a signal has come."""
        if not self._held:
            self.interrupt(number)
        self.came = number

    def interrupt(self, number: int) -> NoReturn:
        """Do what the signal did before it was watched, and what Ctrl-C does."""
        if callable(handler := self.before.get(number)):
            handler(number, None)
        raise KeyboardInterrupt


@contextmanager
def watched() -> Iterator[Watch]:
    """Treat both signals alike for as long as this lasts; raises Interrupted, which says whether it was kept.

    What is watched as a part of something else is watched with that.
    """
    for handler in map(signal.getsignal, SIGNALS):
        if isinstance(handler, Watch):
            yield handler
            return
    watch = Watch()
    # Only the main thread may set them, and only that one gets them.
    with suppress(ValueError):
        watch.before = {number: signal.signal(number, watch) for number in heard()}
    try:
        yield watch
    except KeyboardInterrupt:
        raise Interrupted(kept=False) from None
    finally:
        for number, previous in watch.before.items():
            signal.signal(number, previous)
    if watch.came:
        with suppress(KeyboardInterrupt):
            watch.interrupt(watch.came)
        raise Interrupted(kept=True)
