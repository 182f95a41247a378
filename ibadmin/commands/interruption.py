"""Ctrl-C and SIGTERM while something is changed: they stop it before anything is kept, or wait until all of it is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from ibadmin.failures import Interrupted

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Watch:
    """What a signal does: it stops the work, or after `hold` it is only remembered in `came`."""

    def __init__(self) -> None:
        self.came = False
        self._held = False

    def hold(self) -> None:
        """From here on the work is being kept, and nobody can tell half way how far that is."""
        self._held = True

    def release(self) -> None:
        """From here on nothing is being kept, and a signal stops the work again."""
        self._held = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """What the interpreter calls when a signal has come."""
        if not self._held:
            raise KeyboardInterrupt
        self.came = True


@contextmanager
def watched() -> Iterator[Watch]:
    """Treat both signals alike for as long as this lasts; raises Interrupted, which says whether it was kept.

    What is watched as a part of something else is watched with that.
    """
    whole = signal.getsignal(signal.SIGINT)
    if isinstance(whole, Watch):
        yield whole
        return
    watch = Watch()
    before = {}
    # Only the main thread may set them, and only that one gets them.
    with suppress(ValueError):
        before = {number: signal.signal(number, watch) for number in _SIGNALS}
    try:
        yield watch
    except KeyboardInterrupt:
        raise Interrupted(kept=False) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if watch.came:
        raise Interrupted(kept=True)
