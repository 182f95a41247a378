"""Days and numbers at the ends of their ranges, and beyond: refused with the range, never a crash."""

import pytest

from tests.world import World

DAYS = ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"]
NO_DAYS = [
    "",
    " ",
    "0000-00-00",
    "2026-02-30",
    "10000-01-01",
    "2026-13-01",
    "-1",
    "now",
    "1e9",
    "²",
    "2026-01-31T99:00",
]
GOOD_DAYS = ["1900-01-01", "2200-12-31", "2021-12-01", "20211201", "2021-12-01T09:30", "2021-12-01T09:30+01:00"]
NUMBERS = ["-1", "99999999999999999999", "9" * 5000, "1e3", "0x10", "1.5", "", " ", "²", "1_0", "inf", "nan", "--1"]
BELOW_AND_ABOVE = {
    "users list --limit": ("0", "1000000001"),
    "report dormant --after": ("0", "36501"),
    "report logins --days": ("0", "367"),
    "users deactivate m.visser --yes --expect": ("-1", "1000000001"),
    "users sync --from hr.csv --dormant-after": ("0", "36501"),
    "login --port": ("-1", "65536"),
}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_in_which_nobody_worked_is_refused_with_the_range(world: World, option: str, day: str) -> None:
    world.as_("m.visser")
    result = world.run(["audit", "list", option, day])
    assert (result.code, result.stdout, "1900 and 2200" in result.stderr) == (2, "", True), result.stderr


@pytest.mark.parametrize("day", NO_DAYS[1:])
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_day_is_refused_with_an_example(world: World, option: str, day: str) -> None:
    world.as_("m.visser")
    result = world.run(["audit", "list", f"{option}={day}"])
    assert (result.code, result.stdout, "2026-01-31" in result.stderr) == (2, "", True), result.stderr


@pytest.mark.parametrize("day", GOOD_DAYS)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_within_the_range_is_taken(world: World, option: str, day: str) -> None:
    world.as_("m.visser")
    assert world.run(["audit", "list", option, day], terminal=False).code == 0


@pytest.mark.parametrize("day", [*DAYS, *NO_DAYS, "2021-12-01T09:30"])
def test_an_agreement_was_returned_on_a_day_that_can_be(world: World, day: str) -> None:
    world.as_("a.bakker")
    result = world.run(["organisations", "agreements", "GM-0513", "--returned", f"vecozo={day}", "--yes"])
    assert (result.code, result.stdout) == (2, ""), result.stderr


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("line", BELOW_AND_ABOVE)
def test_what_is_no_number_of_these_is_refused(world: World, line: str, number: str) -> None:
    world.as_("m.visser")
    words = line.split()
    result = world.run([*words[:-1], f"{words[-1]}={number}"], terminal=False)
    whole_at_all = number == "1_0"
    assert whole_at_all or (result.code, result.stdout) == (2, ""), result.stderr
    assert result.code != 1


@pytest.mark.parametrize(("line", "number"), [(line, each) for line, ends in BELOW_AND_ABOVE.items() for each in ends])
def test_a_number_outside_its_range_is_refused_with_the_range(world: World, line: str, number: str) -> None:
    world.as_("m.visser")
    words = line.split()
    result = world.run([*words[:-1], f"{words[-1]}={number}"], terminal=False)
    assert (result.code, "is not in the range" in result.stderr) == (2, True), result.stderr
