"""Ctrl-C and SIGTERM of a whole run: 130 and 143 from the first moment to the last, without a traceback."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | signal.Handlers
INTERRUPTED = 130
SIGNALS = (signal.SIGINT, signal.SIGTERM)
_A_MOMENT = 0.001


class _Interruption:
    """The handler of both signals; `came` is the last one that came, or nought."""

    came = 0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.came = number
        raise KeyboardInterrupt


def end_at_once() -> None:
    """End the process at a signal: while the program is loaded there is nothing to be undone."""
    _handle(lambda number, _frame: os._exit(128 + number))


def interruptible(run: Callable[[], int]) -> int:
    """The exit code of a command that both signals interrupt as Ctrl-C does; SIGTERM has a code of its own."""
    interruption = _Interruption()
    _handle(interruption)
    if sys.platform != "win32":
        _insist()
    try:
        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED and interruption.came:
        code = 128 + interruption.came
    # It is over, and no signal makes that look otherwise: any other handler is taken away while Python ends.
    _handle(signal.SIG_IGN)
    if interruption.came:
        # CPython remembers an interruption inside `exec`, as of an import, and would end by it though it was handled.
        with suppress(Exception):
            sys.stdout.flush()
        os._exit(code)
    return code


def came() -> bool:
    """True once a signal has interrupted the run, whatever error Python has made of that on its way up."""
    handlers = map(signal.getsignal, SIGNALS)
    return any(isinstance(handler, _Interruption) and handler.came for handler in handlers)


def heard() -> list[signal.Signals]:
    """Those of the two signals that our parent does not have us ignore, as `nohup` and `&` do."""
    return [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]


def _handle(handler: Handler) -> None:
    for number in heard():
        signal.signal(number, handler)


def _insist() -> None:
    """Interrupt again where Python drops the interruption: in callbacks of its own, such as those of an import."""

    def interrupt_again(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    def dropped(error: "sys.UnraisableHookArgs") -> None:
        if error.exc_type is KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, _A_MOMENT)
        else:
            sys.__unraisablehook__(error)

    signal.signal(signal.SIGALRM, interrupt_again)
    sys.unraisablehook = dropped
