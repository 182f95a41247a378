"""Trying again: what a failing server or one that is replaced needs, and what one that is busy asks for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import chain, repeat
from time import monotonic, sleep

from ibadmin.client.channel import Dropped, Reply

Attempt = Callable[[], AbstractContextManager[Reply]]
_PASSING = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})
_PAUSES = (0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds during which a request is tried again, and those that a server may make a client wait."""

    seconds: float = 30.0
    longest_wait: float = 60.0
    pauses: tuple[float, ...] = _PAUSES
    pause: Callable[[float], object] = sleep


@contextmanager
def patiently(attempt: Attempt, patience: Patience) -> Iterator[Reply]:
    """The first reply that is worth having, or the last; raises what the last attempt raised."""
    end = monotonic() + patience.seconds
    left = patience.longest_wait
    for pause in chain(patience.pauses, repeat(patience.pauses[-1])):
        wait = pause
        try:
            with attempt() as reply:
                if reply.status == HTTPStatus.TOO_MANY_REQUESTS:
                    wait = _asked_for(reply)
                    left -= wait
                    again = left >= 0
                else:
                    again = reply.status in _PASSING and monotonic() + pause <= end
                if not again:
                    yield reply
                    return
        except Dropped as dropped:
            if monotonic() + pause > end:
                raise dropped.cause from None
        patience.pause(wait)


def _asked_for(reply: Reply) -> float:
    """The seconds that a server asks for (RFC 9110, 10.2.3), at least one; a date is more than anybody waits for."""
    if not reply.retry_after:
        return 1.0
    digits = reply.retry_after.isascii() and reply.retry_after.isdigit()
    return max(float(reply.retry_after), 1.0) if digits else float("inf")
