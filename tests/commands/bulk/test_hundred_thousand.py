"""A whole department leaves on a Friday afternoon: every row is right, and whenever it is stopped, all or nothing.

A hundred thousand people take a process a quarter of a minute, so that twenty kills of those would take the suite too
long: `python -m tests.commands.bulk.killing 100000 20` does them all. Here three runs of those are killed, one in each
third, and twenty of two thousand; the run after them completes.
"""

import pytest

from tests.commands.bulk.department import Standing
from tests.commands.bulk.killing import PATIENCE, completed, kills, leaving
from tests.world import World

pytestmark = pytest.mark.long


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize(("people", "many"), [(100_000, 3), (2_000, 20)])
def test_a_department_leaves_whole_or_not_at_all_and_every_row_is_right(world: World, people: int, many: int) -> None:
    crowd = leaving(world, people)
    untouched, done = crowd.standing(), Standing(0, 0, 0, people)
    left = [kill.left for kill in kills(world, crowd, many)]
    assert set(left) <= {untouched, done}
    # The last of them struck first of all.
    assert left[-1] == untouched
    assert completed(world, crowd) == (0, "")
    assert (crowd.standing(), crowd.differences()) == (done, {})
    with world.store.inspecting(world.now) as unit:
        assert list(unit.audit.breaks({})) == []
