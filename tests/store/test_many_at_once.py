"""Many people at one shared store at once: nobody sees a foreign row, nothing is lost, every chain is whole."""

from collections.abc import Iterator
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
