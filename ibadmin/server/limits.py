"""How often one caller may come: enough for a whole town hall behind one address, too little for a flood.

An open session has its own measure, so that nobody at its address uses it up; whoever has none shares the address's.
"""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from math import ceil
from threading import Lock
from time import monotonic

MINUTE = 60.0
# Past this many, of sessions and of addresses, the caller that was quiet longest is forgotten.
MOST_CALLERS = 10_000


class Limits:
    """Measures of requests by session and by address; `is_open` knows the SHA-256 of an open session's token."""

    def __init__(
        self, per_minute: int, is_open: Callable[[bytes], bool], clock: Callable[[], float] = monotonic
    ) -> None:
        self._sessions = _Buckets(per_minute, clock)
        self._addresses = _Buckets(per_minute, clock)
        self._is_open = is_open

    def wait(self, token: str, address: str) -> int:
        """Returns the seconds after which this caller may ask; zero lets the request in, and counts it."""
        digest = sha256(token.encode()).digest() if token else b""
        if digest and (digest in self._sessions or self._is_open(digest)):
            return self._sessions.wait(digest)
        return self._addresses.wait(address)


class _Buckets:
    """A bucket for each caller that holds a minute's worth of requests, and fills up evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str | bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, caller: bytes) -> bool:
        return caller in self._buckets

    def wait(self, caller: str | bytes) -> int:
        with self._lock:
            now = self._clock()
            left, since = self._buckets.pop(caller, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - since) * self._per_minute / MINUTE)
            allowed = left >= 1
            self._buckets[caller] = (left - 1 if allowed else left, now)
            if len(self._buckets) > MOST_CALLERS:
                self._buckets.popitem(last=False)
        return 0 if allowed else ceil((1 - left) * MINUTE / self._per_minute)
