"""Times for people depend on where the machine stands: here it stands in Amsterdam."""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture
def time_zone_of_amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()
