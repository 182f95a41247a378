"""Facts of organisations, forms and registration are written down and read back as they happened."""

from datetime import date, timedelta

import pytest

from ibadmin.facts import (
    AdministratorRegistered,
    AgreementRecorded,
    CodeRefused,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    LoggedIn,
    MemberJoined,
    MemberLeft,
    OrganisationAdded,
    RegistrationCompleted,
    UserArrived,
    UserVerified,
)
from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Grant,
    GrantState,
    Identity,
    OrganisationKind,
    User,
    UserStatus,
    VerificationCode,
)
from tests.people import KEYED_HASH, person
from tests.store.world import LATER, MIDDEN_HOLLAND, NEW_HASH, NOW, World, form, jansen


def test_an_organisation_is_added(world: World) -> None:
    world.record(OrganisationAdded(MIDDEN_HOLLAND))
    with world.store.inspecting(NOW) as unit:
        assert unit.organisations.coded("sv0001") == MIDDEN_HOLLAND


@pytest.mark.parametrize("agreement", Agreement)
def test_an_agreement_comes_back_on_a_day(world: World, agreement: Agreement) -> None:
    day = date(2026, 1, 31)
    world.record(AgreementRecorded(world.gouda(), agreement, day))
    assert dict(world.gouda().agreements)[agreement] == day


@pytest.mark.parametrize("agreement", Agreement)
def test_an_agreement_turns_out_not_to_hold(world: World, agreement: Agreement) -> None:
    world.record(AgreementRecorded(world.gouda(), agreement, None))
    assert world.gouda().missing_agreements == (agreement,)


def test_a_municipality_joins_and_leaves_a_partnership(world: World) -> None:
    partnership = world.people.organisation("SV0001", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    world.record(MemberJoined(partnership, world.gouda()))
    with world.store.inspecting(NOW) as unit:
        assert unit.organisations.members(partnership) == (world.gouda(),)
        assert unit.organisations.partnerships(world.gouda()) == (partnership,)
    world.record(MemberLeft(partnership, world.gouda()))
    with world.store.inspecting(NOW) as unit:
        assert unit.organisations.members(partnership) == ()


def test_a_form_waits_for_its_person(world: World) -> None:
    world.record(AdministratorRegistered(form(world, "ijw", "iwmo"), None))
    with world.store.inspecting(NOW) as unit:
        assert list(unit.organisations.registrations()) == [form(world, "ijw", "iwmo")]


def test_a_form_of_a_user_belongs_to_that_user(world: World) -> None:
    user = jansen(world, UserStatus.PENDING)
    world.record(AdministratorRegistered(form(world, "iwmo"), user))
    assert world.jansen().registration == form(world, "iwmo", user=user)


def test_the_same_form_again_adds_products(world: World) -> None:
    world.record(AdministratorRegistered(form(world, "iwmo"), None))
    world.record(AdministratorRegistered(form(world, "ijw", "iwmo"), None))
    with world.store.inspecting(NOW) as unit:
        assert [found.products for found in unit.organisations.registrations()] == [("ijw", "iwmo")]


def test_a_first_login_makes_a_user(world: World) -> None:
    identity = Identity("PSEUDONYM-1@1", world.gouda().kvk_number, AssuranceLevel.LOA3)
    world.record(UserArrived(identity, world.gouda(), "user-1", "audit-1"))
    with world.store.inspecting(NOW) as unit:
        found = unit.users.known("PSEUDONYM-1@1", world.gouda().kvk_number)
    assert found == User("user-1", "audit-1", world.gouda(), UserStatus.ARRIVED, arrived_at=LATER)


def test_the_same_pseudonym_elsewhere_is_somebody_else(world: World) -> None:
    user = world.people.user(world.gouda(), "Jansen", pseudonym="PSEUDONYM-1@1")
    delft = world.people.organisation("GM0503", "Delft")
    with world.store.inspecting(NOW) as unit:
        assert unit.users.known("PSEUDONYM-1@1", delft.kvk_number) is None
        assert unit.users.known("PSEUDONYM-1@1", world.gouda().kvk_number) == user


def test_a_login_is_remembered(world: World) -> None:
    user = jansen(world)
    world.record(LoggedIn(user, AssuranceLevel.LOA4))
    assert world.jansen() == user._replace(last_login_at=LATER)


def test_details_are_entered(world: World) -> None:
    user = jansen(world, UserStatus.ARRIVED)
    details = person("Müller-Lüdenscheidt", "Zoë", "van der")._replace(newsletter=True)
    world.record(DetailsEntered(user, details, "j.jansen"))
    expected = user._replace(status=UserStatus.PENDING, username="j.jansen", details=details, version=user.version + 1)
    assert world.jansen() == expected


def test_details_that_fit_a_waiting_form_are_tied_to_it(world: World) -> None:
    world.record(AdministratorRegistered(form(world, "iwmo"), None))
    user = jansen(world, UserStatus.PENDING)
    assert user.registration == form(world, "iwmo", user=user)


def test_details_are_edited(world: World) -> None:
    user = jansen(world)
    details = person("de Vries", "Johanna")
    world.record(DetailsEdited(user, details, True, True, "contact@gouda.nl", ("surname",)))
    expected = user._replace(
        details=details,
        newsletter=True,
        contact_person=True,
        contact_email="contact@gouda.nl",
        version=user.version + 1,
    )
    assert world.jansen() == expected


def test_a_user_who_took_another_name_is_found_by_it_alone(world: World) -> None:
    user = jansen(world)
    world.record(DetailsEdited(user, person("Müller"), False, False, "", ("surname",)))
    with world.store.inspecting(NOW) as unit:
        assert [found.id for found in unit.users.searched("muller")] == [user.id]


def test_a_verified_user_has_a_code_to_enter(world: World) -> None:
    user = jansen(world, UserStatus.PENDING)
    world.record(UserVerified(user, NEW_HASH, LATER))
    expected = VerificationCode(NEW_HASH, LATER, 0)
    assert (world.jansen().status, world.jansen().code) == (UserStatus.APPROVED, expected)


def test_a_verified_beheerder_waits_with_the_roles_of_the_form(world: World) -> None:
    world.record(AdministratorRegistered(form(world, "iwmo", "ijw"), None))
    world.record(UserVerified(jansen(world, UserStatus.PENDING), NEW_HASH, LATER, ("iwmo", "ijw")))
    awaited = [Grant(p, "gebruikersbeheerder", GrantState.AWAITED, LATER) for p in ("ijw", "iwmo")]
    assert (world.jansen().registration, world.jansen().grants) == (None, tuple(awaited))


def test_an_active_user_who_becomes_beheerder_stays_active_and_has_a_code_to_enter(world: World) -> None:
    world.record(UserVerified(jansen(world), NEW_HASH, LATER, ("iwmo",)))
    found = world.jansen()
    assert (found.status, found.code is not None) == (UserStatus.ACTIVE, True)
    assert [grant.state for grant in found.grants] == [GrantState.AWAITED]


def test_a_new_code_takes_the_place_of_the_old(world: World) -> None:
    world.record(CodeReissued(jansen(world, UserStatus.APPROVED), NEW_HASH, LATER))
    assert world.jansen().code == VerificationCode(NEW_HASH, LATER, 0)


def test_a_wrong_code_is_counted(world: World) -> None:
    user = jansen(world, UserStatus.APPROVED)
    world.record(CodeRefused(user, 4))
    world.record(CodeRefused(user, 3))
    assert world.jansen().code == VerificationCode(KEYED_HASH, NOW + timedelta(hours=72), 2)


def test_the_right_code_makes_a_user_active_and_ends_the_session(world: World) -> None:
    user = jansen(world, UserStatus.APPROVED, ("iwmo", "gebruiker"))
    world.people.session(user)
    world.record(RegistrationCompleted(user))
    found = world.jansen()
    assert (found.status, found.code, found.registered_at, found.open_sessions) == (UserStatus.ACTIVE, None, LATER, 0)
    assert [grant.state for grant in found.grants] == [GrantState.ACTIVE]


def test_the_newsletter_that_was_asked_for_comes_with_the_right_code(world: World) -> None:
    details = person("Jansen")._replace(newsletter=True)
    user = world.people.user(world.gouda(), "Jansen", UserStatus.APPROVED, details=details)
    world.record(RegistrationCompleted(user))
    assert (user.newsletter, world.jansen().newsletter) == (False, True)
