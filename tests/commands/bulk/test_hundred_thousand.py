"""A whole department leaves on a Friday afternoon: every row is right, and whenever it is stopped, all or nothing.

A hundred thousand people take a process a quarter of a minute, so that their kills are a campaign; the suite kills
runs of two thousand. The run after the kills completes.
"""

from collections.abc import Callable

import pytest

from tests.commands.bulk.department import Standing
from tests.commands.bulk.killing import PATIENCE, completed, kills, leaving
from tests.world import World

pytestmark = pytest.mark.long


@pytest.mark.timeout(20 * PATIENCE)
@pytest.mark.parametrize(("people", "many"), [(2_000, 20), pytest.param(100_000, 20, marks=pytest.mark.campaign)])
def test_a_department_leaves_whole_or_not_at_all_and_every_row_is_right(
    world: World, people: int, many: int, record_property: Callable[[str, object], None]
) -> None:
    crowd = leaving(world, people)
    untouched, done = crowd.standing(), Standing(0, 0, 0, people)
    told = list(kills(world, crowd, many))
    record_property("kills that struck", sum(kill.struck for kill in told))
    left = [kill.left for kill in told]
    assert set(left) <= {untouched, done}
    # The last of them struck first of all.
    assert left[-1] == untouched
    assert completed(world, crowd) == (0, "")
    assert (crowd.standing(), crowd.differences()) == (done, {})
    with world.store.inspecting(world.now) as unit:
        assert list(unit.audit.breaks({})) == []
