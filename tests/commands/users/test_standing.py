import pytest

from ibadmin.facts import DetailsEdited
from ibadmin.model import GrantState, User, UserStatus
from tests.world import World, without_ids


@pytest.fixture
def sanne(world: World) -> User:
    """Sanne works with two roles, is contact person and is logged in; the beheerder of Gouda is at the terminal."""
    roles = [("iwmo", "gebruiker"), ("ijw", "productbeheerder")]
    user = world.people.user(
        world.gouda, "Vries", grants=roles, first_name="Sanne", infix="de", contact_email="zorg@gouda.nl"
    )
    world.people.session(user)
    world.as_("m.visser")
    return world.user(user.id)


DEACTIVATED = """\
s.devries (Sanne de Vries, Gouda (GM-0513)) becomes inactive. Switched off:
  ijw productbeheerder
  iwmo gebruiker
  contact person
  1 open session
Deactivate s.devries? [y/N] y
s.devries is inactive now. Switched off: ijw productbeheerder, iwmo gebruiker, contact person, 1 open session.
"""

GEDEACTIVEERD = """\
s.devries (Sanne de Vries, Gouda (GM-0513)) wordt gedeactiveerd. Uitgezet wordt:
  ijw productbeheerder
  iwmo gebruiker
  contactpersoon
  1 open sessie
s.devries deactiveren? [j/N] n
ibadmin: Er is niets gewijzigd.
"""


@pytest.mark.manual("2.3.1")
def test_deactivating_shows_everything_that_goes_off_and_asks(world: World, sanne: User) -> None:
    result = world.run("users deactivate s.devries", answers=["y"])
    assert (result.code, result.screen) == (0, DEACTIVATED)
    after = world.user(sanne.id)
    assert (after.active, after.newsletter, after.contact_person, after.open_sessions) == (False, False, False, 0)
    assert {grant.state for grant in after.grants} == {GrantState.SUSPENDED}


@pytest.mark.manual("2.3.1")
def test_no_leaves_everything_as_it_was(world: World, sanne: User) -> None:
    result = world.run("users deactivate s.devries", answers=["n"], language="nl")
    assert (result.code, result.screen) == (3, GEDEACTIVEERD)
    assert world.user(sanne.id) == sanne


def test_an_open_code_is_named_too(world: World) -> None:
    world.people.user(world.gouda, "Yilmaz", UserStatus.APPROVED, first_name="Emre")
    world.as_("m.visser")
    assert "  the open verification code\n" in world.run("users deactivate e.yilmaz", answers=["y"]).screen


def test_deactivating_twice_is_unchanged_and_asks_nothing(world: World, sanne: User) -> None:
    world.run("users deactivate s.devries --yes")
    entries = world.audit()
    result = world.run("users deactivate s.devries --output json")
    (record,) = result.records("users deactivate")
    assert (result.code, record["result"], record["user"]) == (0, "unchanged", sanne.id)
    assert world.audit() == entries


def test_a_dry_run_changes_nothing(world: World, sanne: User) -> None:
    entries = world.audit()
    for command in ("deactivate", "reactivate", "deactivate --even-last"):
        assert world.run(f"users {command} s.devries --dry-run").code == 0
    assert (world.user(sanne.id), world.audit()) == (sanne, entries)


def test_reason_and_ticket_go_into_the_audit(world: World, sanne: User) -> None:
    world.run("users deactivate s.devries --yes --reason 'long leave' --ticket T-12")
    told = [(e.action, e.reason, e.ticket) for e in world.audit() if e.subject == sanne.audit_id][-1]
    assert told == ("user_deactivated", "long leave", "T-12")


@pytest.mark.manual("2.3")
def test_every_reason_is_told_for_everyone(world: World, sanne: User) -> None:
    world.people.administrator(world.gouda, "Mulder", ["iwmo"], "Piet")
    result = world.run("users deactivate s.devries p.mulder m.visser --yes --output json")
    told = [(reason["subject"], reason["code"], reason["section"]) for reason in result.error["reasons"]]
    assert (result.code, told) == (
        3,
        [
            ("p.mulder", "servicedesks_to_handle", "2.3"),
            ("p.mulder", "last_administrator", "2.3"),
            ("m.visser", "oneself", "2.3"),
            ("m.visser", "last_administrator", "2.3"),
        ],
    )
    assert world.user(sanne.id) == sanne


@pytest.mark.manual("2.3")
def test_the_last_beheerder_goes_only_when_that_is_said(world: World) -> None:
    world.as_("a.bakker")
    refused = world.run("users deactivate m.visser --yes")
    assert (refused.code, world.maria.active) == (3, True)
    assert world.run("users deactivate m.visser --even-last", answers=["y"]).code == 0
    assert not world.user("m.visser").active


@pytest.mark.manual("2.3.1")
def test_roles_come_back_only_when_asked(world: World, sanne: User) -> None:
    world.run("users deactivate s.devries --yes")
    result = world.run("users reactivate s.devries")
    assert result.screen == ("s.devries is active again. Roles that stay off: ijw productbeheerder, iwmo gebruiker.\n")
    assert {grant.state for grant in world.user(sanne.id).grants} == {GrantState.INACTIVE}


@pytest.mark.manual("2.3.1")
def test_restored_roles_are_exactly_those_that_went_off(world: World, sanne: User) -> None:
    world.run("users deactivate s.devries --yes")
    result = world.run("users reactivate s.devries --restore-roles --output json")
    (record,) = result.records("users reactivate")
    assert record["status"] == "active"
    after = world.user(sanne.id)
    assert [(g.product, g.role, g.state) for g in after.grants] == [(g.product, g.role, g.state) for g in sanne.grants]
    assert (after.contact_person, after.newsletter) == (False, False)


def test_who_is_active_already_is_unchanged(world: World, sanne: User) -> None:
    result = world.run("users reactivate s.devries")
    assert (result.code, world.user(sanne.id)) == (0, sanne)


REFUSED = """\
ibadmin: This cannot be done, and nothing was changed:
  - s.devries has not been deactivated yet (manual 2.3.2).
  - s.devries is still a contact person (manual 2.3.2).
-> Deactivate first, which also ends newsletter and contact person: ibadmin users deactivate s.devries
"""


@pytest.mark.manual("2.3.2")
def test_an_active_user_is_not_deleted_and_everything_that_is_still_on_is_named(world: World, sanne: User) -> None:
    result = world.run("users delete s.devries")
    assert (result.code, result.screen) == (3, REFUSED)
    assert world.user(sanne.id) == sanne


DELETED = """\
s.devries will be deleted for good, with everything that belongs to them.
  Name          Sanne de Vries
  Organisation  Gouda (GM-0513)
  Status        inactive
  Last login    never
Type s.devries to delete this user for good: s.devries
s.devries is deleted, with everything that belonged to them. Receipt: <id>
Has this person left? Then have the eHerkenning means cancelled too: by the eHerkenning administrator of Gouda \
(GM-0513), or at the makelaar. It works elsewhere as long as it exists.
"""


@pytest.mark.manual("2.3.2")
def test_the_name_is_typed_and_the_user_is_gone(world: World, sanne: User) -> None:
    world.run("users deactivate s.devries --yes")
    result = world.run("users delete s.devries", answers=["s.devries"])
    assert (result.code, without_ids(result.screen)) == (0, DELETED)
    assert sanne.audit_id in result.stdout
    assert world.run("users show s.devries").code == 5


@pytest.mark.parametrize("typed", ["y", "yes", "", "m.visser", "s.devrie"])
def test_another_name_deletes_nobody(world: World, sanne: User, typed: str) -> None:
    world.run("users deactivate s.devries --yes")
    result = world.run("users delete s.devries", answers=[typed])
    assert (result.code, result.stdout) == (3, "")
    assert world.user(sanne.id).id == sanne.id


@pytest.mark.usefixtures("sanne")
def test_a_script_deletes_with_yes_and_gets_the_receipt(world: World) -> None:
    world.run("users deactivate s.devries --yes", terminal=False)
    assert world.run("users delete s.devries", terminal=False).code == 2
    receipt = world.user("s.devries").audit_id
    result = world.run("users delete s.devries --yes --output json", terminal=False)
    (record,) = result.records("users delete")
    assert (result.code, record["receipt"], record["status"]) == (0, receipt, None)


@pytest.mark.usefixtures("sanne")
def test_who_is_gone_is_not_found(world: World) -> None:
    world.run("users deactivate s.devries --yes")
    world.run("users delete s.devries --yes")
    result = world.run("users delete s.devries --yes --output json")
    assert (result.code, result.error["code"]) == (5, "not_found")


def test_who_was_faster_wins_and_nothing_is_lost(world: World, sanne: User) -> None:
    def a_colleague_edits() -> None:
        assert sanne.details
        details = sanne.details._replace(department="Jeugd")
        with world.store.unseen(world.now, "tests") as unit:
            unit.record([DetailsEdited(sanne, details, False, True, sanne.contact_email, ("department",))])

    world.people.user(world.gouda, "Kok")
    result = world.run("users deactivate j.kok s.devries --expect 2", answers=["y"], meanwhile=a_colleague_edits)
    assert result.code == 6
    assert "Somebody else was changing this at the same time, so nothing was done: s.devries." in result.stderr
    after = world.user(sanne.id)
    assert after.details
    assert (after.active, after.details.department) == (True, "Jeugd")


def test_interrupted_at_the_question_changes_nothing(world: World, sanne: User) -> None:
    def control_c() -> None:
        raise KeyboardInterrupt

    result = world.run("users deactivate s.devries", meanwhile=control_c)
    assert (result.code, result.stdout) == (130, "")
    assert result.stderr.endswith("\nibadmin: Interrupted: nothing was changed.\n")
    assert world.user(sanne.id) == sanne
