"""No clock makes a session longer, and none that was over comes back."""

from datetime import timedelta

import pytest

from tests.world import World

pytestmark = pytest.mark.embedded

OFFSETS = [timedelta(days=days) for days in (-3650, -365, -1, 1, 365, 3650)] + [
    timedelta(minutes=minutes) for minutes in (-120, -21, -2, 20, 21, 479, 480)
]


@pytest.mark.parametrize("offset", OFFSETS, ids=str)
@pytest.mark.parametrize("command", ["whoami", "users list", "users deactivate j.jansen --yes"])
def test_a_session_that_a_wrong_clock_ended_stays_over(world: World, command: str, offset: timedelta) -> None:
    world.people.user(world.gouda, "Jansen")
    world.as_("m.visser")
    world.now += offset
    assert world.run(command).code == 4
    world.now -= offset
    assert world.run("whoami").code == 4
    assert world.run("users list").code == 4


@pytest.mark.parametrize("seconds", [-60, -30, 0, 30, 19 * 60])
def test_a_clock_that_was_set_right_ends_nothing(world: World, seconds: int) -> None:
    world.as_("m.visser")
    world.now += timedelta(seconds=seconds)
    assert world.run("whoami").code == 0
    assert world.run("users list").code == 0


def test_a_session_never_lasts_longer_than_twenty_quiet_minutes(world: World) -> None:
    world.as_("m.visser")
    world.now -= timedelta(seconds=59)
    left = world.run("whoami --output json").json
    assert isinstance(left, dict)
    assert left["seconds_left"] <= 20 * 60


def test_the_clock_is_named(world: World) -> None:
    world.as_("m.visser")
    world.now -= timedelta(hours=2)
    assert "the clock of this machine was set back" in world.run("whoami").stderr
