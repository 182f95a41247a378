"""While the person is in the browser: a line that counts, a question for the address, or one sentence in a log."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from ibadmin import messages
from ibadmin.environment import Environment
from ibadmin.errors import LoginFailed

if TYPE_CHECKING:
    from ibadmin.environment import Handoff

Tick = Callable[[int], None]
_MOST_SECONDS = 999


def waiting(environment: Environment, handoff: "Handoff", opened: bool) -> AbstractContextManager[Tick]:
    """What to call each second with the seconds that are left, fitting where the person is."""
    if not opened and environment.may_ask:
        return _question(environment, handoff)
    # What does not fit on a line cannot be written over.
    fits = environment.destination.width > len(messages.waiting(_MOST_SECONDS))
    if fits and environment.stderr.isatty() and environment.variables.get("TERM") != "dumb":
        return _countdown(environment)
    return _once(environment)


@contextmanager
def _countdown(environment: Environment) -> Iterator[Tick]:
    """One line that is written over, and gone at the end; no escape code is needed for that."""
    widest = 0

    def tick(seconds_left: int) -> None:
        nonlocal widest
        line = messages.waiting(seconds_left)
        widest = max(widest, len(line))
        environment.show(f"\r{line:{widest}}")

    try:
        yield tick
    finally:
        environment.show(f"\r{'':{widest}}\r")


@contextmanager
def _question(environment: Environment, handoff: "Handoff") -> Iterator[Tick]:
    """Ask for the address at which the browser ends, until it fits or the browser itself is back."""
    asked = False

    def tick(seconds_left: int) -> None:
        nonlocal asked
        if not asked:
            environment.tell(messages.waiting(seconds_left))
            environment.show(messages.paste_question())
            asked = True
        elif typed := environment.typed_meanwhile():
            asked = _pasted(environment, handoff, typed)

    try:
        with environment.shown_again(messages.paste_question()):
            yield tick
    except KeyboardInterrupt:
        # After Ctrl-C the line is ended by whoever says so.
        asked = False
        raise
    finally:
        if asked:
            # The question stands open: what comes next begins on a line of its own.
            environment.show("\n")


def _pasted(environment: Environment, handoff: "Handoff", typed: str) -> bool:
    """Take what was typed; whether the question stands open again."""
    try:
        handoff.paste(typed)
    except LoginFailed as failed:
        environment.tell(messages.as_text(messages.error(failed)))
        environment.show(messages.paste_question())
        return True
    return False


@contextmanager
def _once(environment: Environment) -> Iterator[Tick]:
    """Where nothing can be written over: say once how long it may take."""
    told = False

    def tick(seconds_left: int) -> None:
        nonlocal told
        if not told:
            environment.tell(messages.waiting(seconds_left))
            told = True

    yield tick
