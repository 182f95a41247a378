"""How often one source may come: enough for a whole town hall behind one address, too little for a flood."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

MINUTE = 60.0
# Past this many sources the one that was quiet longest is forgotten.
MOST_SOURCES = 10_000


class Quota:
    """A bucket for each source that holds a minute's worth of requests, and fills up evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, source: str) -> bool:
        """Whether this source may ask once more, which counts."""
        with self._lock:
            now = self._clock()
            left, since = self._buckets.pop(source, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - since) * self._per_minute / MINUTE)
            allowed = left >= 1
            self._buckets[source] = (left - 1 if allowed else left, now)
            if len(self._buckets) > MOST_SOURCES:
                self._buckets.popitem(last=False)
            return allowed
