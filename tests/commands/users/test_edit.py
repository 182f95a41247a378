import pytest

from ibadmin.model import User, UserStatus
from tests.world import World


@pytest.fixture
def sanne(world: World) -> User:
    user = world.people.user(world.gouda, "Vries", first_name="Sanne", infix="de")
    world.as_("m.visser")
    return user


@pytest.mark.manual("2.1")
def test_only_what_is_given_changes(world: World, sanne: User) -> None:
    result = world.run("users edit s.devries --department Jeugd --infix '' --newsletter")
    assert (result.code, result.screen) == (0, "Changed for s.devries: Infix, Department, Newsletter.\n")
    after = world.user(sanne.id)
    assert after.details
    assert sanne.details
    assert (after.details.department, after.details.infix, after.newsletter) == ("Jeugd", "", True)
    assert after.details.phone_number == sanne.details.phone_number
    assert after.username == "s.devries"


def test_the_audit_names_fields_and_no_values(world: World, sanne: User) -> None:
    world.run("users edit s.devries --phone-number '0182 111 222'")
    entry = next(entry for entry in reversed(world.audit()) if entry.subject == sanne.audit_id)
    assert (entry.action, entry.fields) == ("details_edited", ("phone_number",))
    assert "111" not in str(entry)


@pytest.mark.manual("2.1")
def test_a_contact_person_has_an_address_and_loses_both(world: World, sanne: User) -> None:
    world.run("users edit s.devries --contact-person --contact-email Zorg@Gouda.nl")
    after = world.user(sanne.id)
    assert (after.contact_person, after.contact_email) == (True, "zorg@gouda.nl")
    world.run("users edit s.devries --no-contact-person")
    after = world.user(sanne.id)
    assert (after.contact_person, after.contact_email) == (False, "")


def test_an_address_without_a_contact_person_is_wrong_input(world: World, sanne: User) -> None:
    result = world.run("users edit s.devries --contact-email zorg@gouda.nl --output json")
    assert (result.code, result.error["code"]) == (2, "invalid_input")
    assert world.user(sanne.id) == sanne


def test_every_problem_is_told_at_once(world: World, sanne: User) -> None:
    result = world.run("users edit s.devries --phone-number 12 --email-address nergens --surname '' --output json")
    fields = [(reason["subject"], reason["code"]) for reason in result.error["reasons"]]
    assert fields == [("surname", "required"), ("phone_number", "malformed"), ("email_address", "malformed")]
    assert (result.code, world.user(sanne.id)) == (2, sanne)


@pytest.mark.manual("1.2")
def test_what_is_so_already_is_unchanged(world: World, sanne: User) -> None:
    (record,) = world.run("users edit s.devries --first-name Sanne --output json").records("users edit")
    assert record["result"] == "unchanged"
    assert world.user(sanne.id) == sanne


def test_a_dry_run_says_what_would_change(world: World, sanne: User) -> None:
    result = world.run("users edit s.devries --department Jeugd --dry-run")
    changed = "Will be changed for s.devries (Sanne de Vries, Gouda (GM-0513)):\n  Department  Zorg -> Jeugd\n"
    assert result.screen == changed
    assert world.user(sanne.id) == sanne


@pytest.mark.manual("2.3.1")
def test_an_inactive_user_can_be_corrected_but_is_no_contact_person(world: World) -> None:
    world.people.user(world.gouda, "Berg", UserStatus.INACTIVE, first_name="Kees")
    world.as_("m.visser")
    assert world.run("users edit k.berg --department Jeugd").code == 0
    refused = world.run("users edit k.berg --contact-person --output json")
    assert (refused.code, refused.error["reasons"][0]["code"]) == (3, "user_inactive")


def test_who_asked_for_the_newsletter_can_be_corrected_after_a_deactivation(world: World, sanne: User) -> None:
    world.run("users edit s.devries --newsletter")
    world.run("users deactivate s.devries --yes")
    assert world.run("users edit s.devries --department Jeugd").code == 0
    assert not world.user(sanne.id).newsletter


@pytest.mark.manual("1.2")
def test_who_filled_in_nothing_yet_has_nothing_to_correct(world: World) -> None:
    arrived = world.people.user(world.gouda, "", UserStatus.ARRIVED)
    world.as_("m.visser")
    result = world.run(["users", "edit", arrived.id, "--department", "Jeugd", "--output", "json"])
    assert (result.code, result.error["reasons"][0]["code"]) == (3, "details_missing")
