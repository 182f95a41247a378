"""The agreements without which nobody gets in: seen by all, recorded by the servicedesk."""

import pytest

from ibadmin.model import Agreement
from tests.world import World

pytestmark = pytest.mark.manual("Inleiding")


@pytest.fixture
def desk(world: World) -> World:
    """The servicedesk sits down; Soest has returned nothing yet."""
    world.people.organisation("GM-0342", "Soest", kvk="32169929", agreements=False)
    world.as_("a.bakker")
    return world


def returned(world: World) -> dict[str, str]:
    return {agreement.value: day.isoformat() for agreement, day in world.organisation("GM-0342").agreements}


def test_both_agreements_are_shown_returned_or_not(desk: World) -> None:
    desk.run("organisations agreements GM-0342 --returned vecozo=2021-11-15")
    assert desk.run("organisations agreements GM-0342").screen == (
        "Organisation  Agreement           Returned on \n"
        "──────────────────────────────────────────────\n"
        "GM-0342       inlichtingenbureau  not returned\n"
        "GM-0342       vecozo              2021-11-15  \n"
    )


@pytest.mark.parametrize("more", ["", "--returned vecozo=2021-11-15", "--returned vecozo=2021-11-15 --dry-run"])
def test_seen_or_recorded_they_have_one_shape(desk: World, more: str) -> None:
    desk.run(f"organisations agreements GM-0342 {more} -o json").as_shape("organisations agreements")


def test_both_can_be_recorded_at_once(desk: World) -> None:
    result = desk.run(
        "organisations agreements GM-0342 --returned inlichtingenbureau=2021-12-01 --returned vecozo=2021-11-15"
    )
    assert result.code == 0
    assert result.screen == (
        "Soest (GM-0342): the connection and processing agreement with the Inlichtingenbureau was returned on "
        "2021-12-01. Nobody can log in there until these have been signed and returned: processing agreement with "
        "VECOZO.\n"
        "Soest (GM-0342): the processing agreement with VECOZO was returned on 2021-11-15. Both agreements have been "
        "returned: its people can log in.\n"
    )
    assert returned(desk) == {"inlichtingenbureau": "2021-12-01", "vecozo": "2021-11-15"}


def test_what_was_recorded_already_changes_nothing(desk: World) -> None:
    desk.run("organisations agreements GM-0342 --returned vecozo=2021-11-15")
    rows = len(desk.audit())
    result = desk.run("organisations agreements GM-0342 --returned VECOZO=2021-11-15")
    assert (result.code, result.screen) == (0, "Soest (GM-0342): it is so already, nothing changes.\n")
    assert len(desk.audit()) == rows


def test_a_withdrawal_says_what_it_means_and_asks(desk: World) -> None:
    result = desk.run("organisations agreements GM-0513 --withdrawn vecozo", answers=["y"])
    assert result.screen == (
        "Gouda (GM-0513): the processing agreement with VECOZO will not count as returned any more; nobody can log in "
        "then.\n"
        "Go on? [y/N] y\n"
        "Gouda (GM-0513): the processing agreement with VECOZO does not count as returned any more. Nobody can log in "
        "there until these have been signed and returned: processing agreement with VECOZO.\n"
    )
    assert desk.organisation("GM-0513").missing_agreements == (Agreement.VECOZO,)


def test_a_withdrawal_shuts_the_beheerder_out_at_once(desk: World) -> None:
    hers = desk.people.session(desk.maria)
    desk.run("organisations agreements GM-0513 --withdrawn vecozo --yes")
    desk.session.store(hers)
    assert desk.run("users list").code == 3


def test_a_withdrawal_that_is_declined_does_nothing(desk: World) -> None:
    assert desk.run("organisations agreements GM-0513 --withdrawn vecozo", answers=["n"]).code == 3
    assert desk.organisation("GM-0513").missing_agreements == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--returned vecozo=2021-12-02", "Returned on must not be in the future."),
        ("--returned vecozo=1/12/2021", "Returned on must be a day such as 2026-01-31."),
        ("--returned vecozo", "Returned on must be a day such as 2026-01-31."),
        ("--returned wgs=2021-12-01", "wgs does not exist as Agreement."),
        ("--withdrawn wgs", "wgs does not exist as Agreement."),
        ("--returned vecozo=2021-11-15 --withdrawn vecozo", "Agreement is given twice."),
    ],
)
def test_what_cannot_be_recorded_is_explained(desk: World, typed: str, said: str) -> None:
    result = desk.run(f"organisations agreements GM-0342 {typed} --yes")
    assert result.code == 2
    assert result.stderr.startswith(f"ibadmin: {said}\n")
    assert returned(desk) == {}


def test_today_is_the_day_of_the_netherlands_not_of_greenwich(desk: World) -> None:
    desk.later(hours=14)
    desk.as_("a.bakker")
    assert desk.run("organisations agreements GM-0342 --returned vecozo=2021-12-02").code == 0


def test_a_dry_run_records_nothing(desk: World) -> None:
    result = desk.run("organisations agreements GM-0342 --returned vecozo=2021-11-15 --dry-run")
    assert result.stdout == (
        "Soest (GM-0342): the processing agreement with VECOZO will count as returned on 2021-11-15.\n"
    )
    assert returned(desk) == {}


def test_a_beheerder_sees_the_own_agreements_and_records_none(desk: World) -> None:
    desk.as_("m.visser")
    assert desk.run("organisations agreements GM-0513").code == 0
    assert desk.run("organisations agreements GM-0513 --withdrawn vecozo --yes").code == 3


def test_reason_and_ticket_stand_in_the_audit(desk: World) -> None:
    desk.run("organisations agreements GM-0342 --returned vecozo=2021-11-15 --reason post --ticket S-1")
    (*_, entry) = (each for each in desk.audit() if each.organisation == "GM-0342")
    assert (entry.action, entry.fields, entry.reason, entry.ticket) == (
        "agreement_recorded",
        ("vecozo", "returned"),
        "post",
        "S-1",
    )
