"""Many people at one shared store at once: nobody sees a foreign row, nothing is lost, every chain is whole."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests.postgres import Cluster
from tests.store.crowd import AT_EACH, PLACES, Crowd
from tests.store.roles import Roles

pytestmark = pytest.mark.long

CHANGES = 2


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


def test_two_hundred_people_at_forty_organisations_work_at_once(roles: Roles) -> None:
    crowd = Crowd(roles, lambda tried: tried < CHANGES)
    crowd.work()
    assert crowd.wrong == []
    assert (len(crowd.workers), crowd.total("foreign"), crowd.breaks) == (200, 0, 0)
    assert crowd.kept == (crowd.total("done"), crowd.total("done"))
    assert crowd.total("done") + crowd.total("told") == PLACES * AT_EACH * CHANGES


@pytest.mark.campaign
def test_they_work_at_once_for_a_minute(roles: Roles, record_property: Callable[[str, object], None]) -> None:
    crowd = Crowd(roles, lambda _tried: time.monotonic() < end)
    end = time.monotonic() + 60
    crowd.work()
    for count in ("looks", "done", "told", "foreign"):
        record_property(count, crowd.total(count))
    assert crowd.wrong == []
    assert (crowd.total("foreign"), crowd.breaks) == (0, 0)
    assert crowd.kept == (crowd.total("done"), crowd.total("done"))
