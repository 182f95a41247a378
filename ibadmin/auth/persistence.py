"""A shared store that goes away for a moment while somebody logs in: the gateway tries again, which nobody notices.

Not for as long as a command does: who waits here is a browser, and each who waits takes a thread of the service.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from time import monotonic, sleep
from typing import TypeVar

from ibadmin.errors import CommitInDoubt, FlushFailed, Outrun, StoreUnreachable
from ibadmin.store.unit import Store, Unit

SECONDS = 10.0
"""After so long nothing is tried again: a command that waits for the gateway gives up after twenty seconds."""
_PAUSE = 0.25
_PASSING = frozenset({"lost", "standby", "unreachable"})
_Opened = TypeVar("_Opened")
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


def once(store: Store, now: datetime, work: Callable[[Unit], _Result]) -> _Result:
    """What comes of this work in a transaction of the gateway's own, of which nothing need stand in the audit."""

    def marked(unit: Unit) -> _Result:
        result = work(unit)
        unit.mark()
        return result

    return surely(store, partial(store.unseen, now, "gateway"), marked)


def surely(
    store: Store, opened: Callable[[], AbstractContextManager[_Opened]], work: Callable[[_Opened], _Result]
) -> _Result:
    """What comes of this work in a transaction that writes the audit, also when the store was lost meanwhile.

    It is never done twice. Raises CommitInDoubt where nobody says whether it was kept, and StoreUnreachable.
    """

    def attempt() -> _Result:
        done: list[_Result] = []
        try:
            with opened() as unit:
                done.append(work(unit))
        except CommitInDoubt as doubt:
            _settle(store, doubt)
        (result,) = done
        return result

    return persistently(attempt)


def persistently(attempt: Callable[[], _Result]) -> _Result:
    """What comes of it, also when the store was lost meanwhile: nothing was done then, and it is done anew."""
    end = monotonic() + SECONDS
    while True:
        try:
            return attempt()
        except (CommitInDoubt, Outrun, StoreUnreachable) as lost:
            passes = lost.why in _PASSING if isinstance(lost, StoreUnreachable) else not isinstance(lost, FlushFailed)
            if not passes or monotonic() > end:
                raise
            _log.warning("trying again", extra={"reason": lost.code})
        sleep(_PAUSE)


def _settle(store: Store, doubt: CommitInDoubt) -> None:
    """Find out whether a change was kept of which nobody heard; raises StoreUnreachable when it was not."""
    if isinstance(doubt, FlushFailed):
        raise doubt
    if not persistently(lambda: store.kept(doubt.operation)):
        raise StoreUnreachable(doubt.location, "lost")
