"""Who did what to whom: seen by name as long as there is somebody to name."""

import pytest

from ibadmin.model import UserStatus
from tests.world import World

pytestmark = pytest.mark.manual("2.3.2")


@pytest.fixture
def gouda(world: World) -> World:
    """Maria sits down; Jan was verified by her an hour ago."""
    world.as_("m.visser")
    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.later(minutes=10)
    world.run("users verify j.jansen --yes --reason 'seen at the desk' --ticket T-1")
    world.later(minutes=10)
    return world


def last(world: World, more: str = "") -> list[str]:
    """The last entry, as a script gets it."""
    return world.run(f"audit list {more} -o tsv").stdout.splitlines()[-1].split("\t")


def test_the_list_says_by_name_who_did_what_to_whom(gouda: World) -> None:
    lines = gouda.run("audit list").stdout.splitlines()
    assert lines[0].split() == ["Organisation", "Number", "When", "Who", "What", "On", "whom"]
    assert lines[-1].split() == [
        *("GM-0513", str(len(lines) - 2), "2021-12-01", "10:40"),
        *("m.visser", "user_verified", "j.jansen"),
    ]


def test_the_list_has_its_shape(gouda: World) -> None:
    gouda.run("audit list -o json").as_shape("audit list")


def test_reason_and_ticket_are_kept(gouda: World) -> None:
    assert {"seen at the desk", "T-1"} <= set(last(gouda))


def test_who_was_deleted_has_no_name_any_more_but_a_receipt(gouda: World) -> None:
    receipt = gouda.user("j.jansen").audit_id
    gouda.run("users deactivate j.jansen --yes")
    assert gouda.run("users delete j.jansen --yes").code == 0
    listed = gouda.run(f"audit list --user {receipt} -o tsv").stdout
    assert "user_deleted" in last(gouda)
    assert receipt in last(gouda)
    assert "j.jansen" not in listed
    assert len(listed.splitlines()) > 4


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("--user j.jansen", 3),
        ("--since 2021-12-01T10:35", 1),
        ("--since 2021-12-01T09:35Z", 1),
        ("--until 2021-12-01T10:00", 0),
        ("--since 2021-12-02", 0),
        ("--since 2021-12-01 --until 2021-12-01 --user j.jansen", 3),
        ("--until 2021-11-30", 0),
        ("--organisation 50000513 --user j.jansen", 3),
    ],
)
def test_the_list_is_narrowed(gouda: World, narrowed: str, found: int) -> None:
    assert len(gouda.run(f"audit list {narrowed} -o ids").stdout.splitlines()) == found


def test_nothing_found_is_said(gouda: World) -> None:
    result = gouda.run("audit list --since 2022-01-01")
    assert (result.code, result.stdout, result.stderr) == (0, "", "Nothing found in the audit.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--since gisteren", "The beginning must be a day or a time, such as 2026-01-31 or 2026-01-31T09:30."),
        ("--until 31-01-2026", "The end must be a day or a time, such as 2026-01-31 or 2026-01-31T09:30."),
    ],
)
def test_a_time_that_is_none_is_explained(gouda: World, typed: str, said: str) -> None:
    result = gouda.run(f"audit list {typed}")
    assert (result.code, result.stderr) == (2, f"ibadmin: {said}\n")


def test_a_user_that_nobody_knows_is_not_found(gouda: World) -> None:
    assert gouda.run("audit list --user n.iemand").code == 5


def test_a_beheerder_sees_the_own_organisation_alone(gouda: World) -> None:
    assert {line.split("/")[0] for line in gouda.run("audit list -o ids").stdout.splitlines()} == {"GM-0513"}
    assert gouda.run("audit list --organisation GM-0193").code == 5


def test_the_servicedesk_sees_everything_but_names_only_whom_it_sees(gouda: World) -> None:
    gouda.as_("a.bakker")
    assert {line.split("/")[0] for line in gouda.run("audit list -o ids").stdout.splitlines()} == {
        "GM-0193",
        "GM-0513",
        "IB-0001",
    }
    listed = gouda.run("audit list -o tsv").stdout
    assert "m.visser" in listed
    assert "j.jansen" not in listed


def test_a_gebruiker_sees_no_audit(gouda: World) -> None:
    gouda.people.user(gouda.gouda, "Pieters")
    gouda.as_("j.pieters")
    assert gouda.run("audit list").stdout == ""
