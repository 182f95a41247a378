"""A samenwerkingsverband and its municipalities, whose users its administrators manage."""

import pytest

from ibadmin.model import OrganisationKind
from tests.world import World

pytestmark = pytest.mark.manual("2.1")


@pytest.fixture
def desk(world: World) -> World:
    """The servicedesk sits down; a partnership has an administrator and no members."""
    partnership = world.people.organisation("SV-0001", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    world.people.administrator(partnership, "Mulder")
    world.as_("a.bakker")
    return world


def members(world: World) -> list[str]:
    return world.run("organisations members SV-0001 -o tsv").stdout.split("\n")[1:-1]


def test_a_partnership_without_members_says_so(desk: World) -> None:
    result = desk.run("organisations members SV-0001")
    assert (result.code, result.screen) == (0, "Midden-Holland (SV-0001) has no members.\n")


def test_members_are_added_after_a_look_at_what_that_means(desk: World) -> None:
    result = desk.run("organisations members SV-0001 --add GM-0513 --add 50000193", answers=["y"])
    assert result.code == 0
    assert result.screen == (
        "Gouda (GM-0513) becomes part of Midden-Holland (SV-0001), whose gebruikersbeheerders then manage its users.\n"
        "Zwolle (GM-0193) becomes part of Midden-Holland (SV-0001), whose gebruikersbeheerders then manage its users.\n"
        "Go on? [y/N] y\n"
        "Gouda (GM-0513) is part of Midden-Holland (SV-0001) now, whose gebruikersbeheerders also manage its users.\n"
        "Zwolle (GM-0193) is part of Midden-Holland (SV-0001) now, whose gebruikersbeheerders also manage its users.\n"
    )
    assert desk.run("organisations members SV-0001").screen == (
        "Organisation  Member   Name of the member\n"
        "─────────────────────────────────────────\n"
        "SV-0001       GM-0193  Zwolle            \n"
        "SV-0001       GM-0513  Gouda             \n"
    )


@pytest.mark.parametrize("more", ["", "--add GM-0193 --yes", "--add GM-0193 --dry-run", "--leave GM-0513 --yes"])
def test_seen_or_changed_they_have_one_shape(desk: World, more: str) -> None:
    desk.run("organisations members SV-0001 --add GM-0513 --yes")
    desk.run(f"organisations members SV-0001 {more} -o json").as_shape("organisations members")


def test_the_administrator_of_the_partnership_manages_the_users_of_a_member(desk: World) -> None:
    desk.run("organisations members SV-0001 --add GM-0513 --yes")
    desk.as_("j.mulder")
    assert desk.run("users show m.visser").code == 0
    assert "GM-0513" in desk.run("organisations members SV-0001").stdout


def test_a_member_that_left_is_out_of_sight(desk: World) -> None:
    desk.run("organisations members SV-0001 --add GM-0513 --yes")
    result = desk.run("organisations members SV-0001 --leave GM-0513", answers=["y"])
    assert result.stdout == (
        "Gouda (GM-0513) is no longer part of Midden-Holland (SV-0001), whose gebruikersbeheerders see it no more.\n"
    )
    desk.as_("j.mulder")
    assert desk.run("users show m.visser").code == 5


@pytest.mark.parametrize("more", ["--add GM-0513", "--leave GM-0193"])
def test_what_is_so_already_changes_nothing(desk: World, more: str) -> None:
    desk.run("organisations members SV-0001 --add GM-0513 --yes")
    rows = len(desk.audit())
    result = desk.run(f"organisations members SV-0001 {more}")
    assert (result.code, result.screen) == (0, "Midden-Holland (SV-0001): it is so already, nothing changes.\n")
    assert len(desk.audit()) == rows


def test_every_reason_against_is_said_at_once(desk: World) -> None:
    desk.people.organisation("SV-0002", "Holland Rijnland", OrganisationKind.PARTNERSHIP)
    result = desk.run("organisations members GM-0513 --add SV-0001 --add SV-0002 --yes")
    assert result.code == 3
    assert result.stderr.startswith(
        "ibadmin: This cannot be done, and nothing was changed:\n"
        "  - Gouda (GM-0513) is not a samenwerkingsverband, so nobody can be part of it (manual 2.1).\n"
        "  - Midden-Holland (SV-0001) is not a gemeente, so it cannot be part of a samenwerkingsverband (manual 2.1).\n"
    )


def test_every_organisation_that_is_not_there_is_named(desk: World) -> None:
    result = desk.run("organisations members SV-0001 --add GM-1 --leave GM-2 --yes")
    assert (result.code, result.stderr.split("\n")[0]) == (5, "ibadmin: Organisation not found: GM-1, GM-2.")


def test_an_organisation_cannot_join_and_leave_at_once(desk: World) -> None:
    result = desk.run("organisations members SV-0001 --add GM-0513 --leave 50000513 --yes")
    assert (result.code, result.stderr) == (2, "ibadmin: Member is given twice.\n")


@pytest.mark.parametrize(("more", "answers", "code"), [("--dry-run", [], 0), ("", ["n"], 3)])
def test_a_dry_run_or_a_no_changes_nothing(desk: World, more: str, answers: list[str], code: int) -> None:
    assert desk.run(f"organisations members SV-0001 --add GM-0513 {more}", answers=answers).code == code
    assert members(desk) == []


def test_a_beheerder_changes_no_partnership(desk: World) -> None:
    desk.as_("j.mulder")
    assert desk.run("organisations members SV-0001 --leave SV-0001 --yes").code == 3
