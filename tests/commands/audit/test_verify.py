"""The chain shows what was changed, taken out or cut off; a last row kept elsewhere shows the rest."""

import pytest

from ibadmin.errors import CheckFailed
from tests.world import World

pytestmark = pytest.mark.manual("2.3.2")


@pytest.fixture
def desk(world: World) -> World:
    """The servicedesk sits down."""
    world.as_("a.bakker")
    return world


def meddle(world: World, statement: str) -> None:
    """Somebody with the file in hand, who knows how to get past the triggers."""
    with world.store.engine.writing() as connection:
        for trigger in ("audit_no_update", "audit_no_delete"):
            connection.ask(f"drop trigger {trigger}")
        connection.ask(statement)


def heads(world: World) -> list[str]:
    return world.run("audit verify -o ids").stdout.splitlines()


def test_a_whole_audit_shows_the_last_row_of_each_chain(desk: World) -> None:
    result = desk.run("audit verify")
    assert result.code == 0
    kept = heads(desk)
    assert [head.split(":")[0] for head in kept] == ["GM-0193", "GM-0513", "IB-0001"]
    assert [line.split() for line in result.stdout.splitlines()[2:]] == [[head, "Yes"] for head in kept]
    assert result.stderr.startswith(f"The audit is whole: {len(desk.audit())} rows, and every chain holds.\n")


def test_what_is_shown_has_its_shape(desk: World) -> None:
    desk.run("audit verify -o json").as_shape("audit verify")


def test_last_rows_that_were_kept_are_compared(desk: World) -> None:
    kept = heads(desk)
    desk.as_("a.bakker")
    (desk.directory / "heads.txt").write_text("\n".join(kept), "utf-8")
    assert desk.run(f"audit verify --heads {desk.directory / 'heads.txt'}").code == 0
    assert desk.run("audit verify --heads -", terminal=False, stdin="\n".join(kept)).code == 0
    assert desk.run(f"audit verify --head {kept[0]}").code == 0


@pytest.mark.embedded
def test_a_changed_row_is_named(desk: World) -> None:
    meddle(desk, "update audit set reason = 'none' where organisation_id = 2 and sequence = 3")
    result = desk.run("audit verify")
    assert result.code == CheckFailed.exit_code == 9
    assert "GM-0513: row 3 is not as it was written.\n" in result.stderr
    assert "ibadmin: The check found 1 thing.\n" in result.stderr
    (broken,) = [line for line in result.stdout.splitlines() if "No" in line.split()]
    assert broken.startswith("GM-0513:")


@pytest.mark.embedded
def test_a_row_that_was_taken_out_is_named(desk: World) -> None:
    meddle(desk, "delete from audit where organisation_id = 2 and sequence = 3")
    result = desk.run("audit verify -o json")
    result.as_shape("audit verify")
    assert result.code == 9
    assert '"breaks": [{"sequence": 4, "problem": "gap"}]' in result.stdout


@pytest.mark.embedded
def test_rows_that_were_cut_off_are_missed_by_who_kept_the_last_one(desk: World) -> None:
    kept = next(head for head in heads(desk) if head.startswith("GM-0513"))
    meddle(desk, "delete from audit where organisation_id = 2 and sequence > 3")
    assert desk.run("audit verify").code == 0
    result = desk.run(f"audit verify --head {kept}")
    assert result.code == 9
    assert "GM-0513: a row is missing before or at " in result.stderr


def test_another_row_than_the_one_that_was_kept_is_named(desk: World) -> None:
    result = desk.run(f"audit verify --head GM-0513:3:{'0' * 64}")
    assert result.code == 9
    assert "GM-0513: row 3 is another than the one that was kept.\n" in result.stderr


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("--head GM-0513:3", 2),
        ("--heads /nowhere/at/all", 2),
        (f"--head GM-0513:3:{'0' * 64} --head GM-0513:4:{'0' * 64}", 2),
        (f"--head GM-9999:3:{'0' * 64}", 5),
    ],
)
def test_what_cannot_be_compared_is_explained(desk: World, typed: str, code: int) -> None:
    assert desk.run(f"audit verify {typed}").code == code


def test_a_beheerder_verifies_the_own_chain_alone(world: World) -> None:
    kept = world.maria.organisation.code
    world.as_("m.visser")
    assert [head.split(":")[0] for head in heads(world)] == [kept]
    assert world.run(f"audit verify --head GM-0193:1:{'0' * 64}").code == 5


def test_dutch_is_spoken(desk: World) -> None:
    assert "Het auditlogboek is heel" in desk.run("audit verify", language="nl").stderr
