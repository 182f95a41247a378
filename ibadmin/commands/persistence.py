"""A shared store that goes away for a moment: what it lost is tried again, what it may have kept is asked for.

What is only looked at is tried again too, until something of it is written.
"""

from collections.abc import Callable
from contextlib import suppress
from time import sleep
from typing import TypeVar

from ibadmin import messages
from ibadmin.app.application import Answer, Question
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, FlushFailed, Outrun, ResultCut, StoreUnreachable

PAUSES = (0.25, 0.5, 1, 2, 4, 8, 15, 15, 15)
"""Seconds between one attempt and the next: a minute in all, in which a standby takes over."""
_Result = TypeVar("_Result")


def persistently(environment: Environment, attempt: Callable[[], _Result]) -> _Result:
    """What comes of it, also when the store was lost meanwhile: nothing was done then, and it is done anew.

    A store that did not answer at all before is not waited for.
    """
    for number, pause in enumerate(PAUSES, 1):
        try:
            return attempt()
        except (Outrun, StoreUnreachable) as lost:
            if not _passes(environment, lost):
                raise
            outrun = isinstance(lost, Outrun)
            environment.tell(messages.outrun(number, len(PAUSES)) if outrun else messages.lost(number, len(PAUSES)))
            sleep(pause)
    return attempt()


def read(environment: Environment, question: Question[_Result]) -> _Result:
    """Returns the answer to a question of the person who is logged in."""
    return persistently(environment, lambda: environment.application.read(environment.session_secret, question))


def stream(environment: Environment, question: Question[Answer], shown: Callable[[Answer], _Result]) -> _Result:
    """Returns what `shown` makes of a long answer as it comes in; raises ResultCut when a part of it is out already."""
    whole: list[_Result] = []

    def attempt() -> _Result:
        try:
            with environment.application.stream(environment.session_secret, question) as listing:
                whole.append(shown(listing))
        except (CommitInDoubt, StoreUnreachable) as lost:
            # All was seen before: that somebody was active then is noted by the next command.
            if not whole:
                _refuse_part(environment, lost)
        return whole[0]

    return persistently(environment, attempt)


def _refuse_part(environment: Environment, lost: CommitInDoubt | StoreUnreachable) -> None:
    if environment.written.rows:
        raise ResultCut(lost.location) from lost
    raise lost if isinstance(lost, StoreUnreachable) else StoreUnreachable(lost.location, "lost")


def settle(environment: Environment, doubt: CommitInDoubt) -> None:
    """Find out whether a change was kept of which nobody heard.

    Raises StoreUnreachable when it was not, so that it can be made again, and the doubt itself where nobody says.
    """
    if isinstance(doubt, FlushFailed) or environment.settings.server:
        raise doubt
    try:
        for number, pause in enumerate(PAUSES, 1):
            environment.tell(messages.in_doubt(number, len(PAUSES)))
            with suppress(CommitInDoubt, Outrun, StoreUnreachable):
                if environment.kept(doubt.operation):
                    return
                break
            sleep(pause)
        else:
            raise doubt
    except KeyboardInterrupt:
        raise doubt from None
    raise StoreUnreachable(doubt.location, "lost")


def _passes(environment: Environment, lost: Outrun | StoreUnreachable) -> bool:
    if environment.settings.server:
        # The client has tried again for as long as anybody waits.
        return False
    if isinstance(lost, Outrun) or lost.why == "lost":
        return True
    return lost.why in {"unreachable", "standby"} and environment.entrances.reached
