"""Every fact is written down and read back as it happened, with a row in the audit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import get_args

import pytest

from ibadmin.facts import (
    AdministratorRegistered,
    AgreementRecorded,
    CodeRefused,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    Fact,
    LoggedIn,
    MemberJoined,
    MemberLeft,
    OrganisationAdded,
    RegistrationCompleted,
    RoleGranted,
    RoleRevoked,
    SessionEnd,
    SessionEnded,
    SessionStarted,
    UserArrived,
    UserDeactivated,
    UserDeleted,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import (
    Agreement,
    AssuranceLevel,
    Grant,
    GrantState,
    Identity,
    Organisation,
    OrganisationKind,
    Registration,
    Session,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.store.unit import Store
from tests.people import KEYED_HASH, People, person

NOW = datetime.fromisoformat("2026-11-23T12:30:00+00:00")
LATER = NOW + timedelta(hours=1)
NEW_HASH = bytes(range(32))


MIDDEN_HOLLAND = Organisation(9, "SV0001", "Midden-Holland", OrganisationKind.PARTNERSHIP, "87654321")


@dataclass
class World:
    """Gouda with Jansen in some status, and what the store says of them."""

    store: Store
    people: People

    def gouda(self) -> Organisation:
        with self.store.inspecting(NOW) as unit:
            return next(o for o in unit.organisations.all() if o.code == "GM0513")

    def jansen(self) -> User:
        with self.store.inspecting(NOW) as unit:
            return unit.users.one("j.jansen")

    def session(self) -> Session:
        with self.store.inspecting(NOW) as unit:
            return unit.sessions.of(unit.users.one("j.jansen"))[0]

    def record(self, *facts: Fact) -> None:
        with self.store.unseen(LATER, "tests") as unit:
            unit.record(facts, actor="somebody")


@pytest.fixture
def world(store: Store, people: People) -> World:
    people.organisation("GM0513", "Gouda")
    return World(store, people)


def jansen(world: World, status: UserStatus = UserStatus.ACTIVE, *grants: tuple[str, str]) -> User:
    return world.people.user(world.gouda(), "Jansen", status, grants)


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


def form(world: World, *products: str, user: User | None = None) -> Registration:
    address = "jan.jansen@voorbeeld.nl"
    return Registration("form-1", world.gouda(), "Jan Jansen", address, products, NOW, user.id if user else None)


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
    assert world.jansen() == replace(user, last_login_at=LATER)


def test_details_are_entered(world: World) -> None:
    user = jansen(world, UserStatus.ARRIVED)
    details = replace(person("Müller-Lüdenscheidt", "Zoë", "van der"), newsletter=True)
    world.record(DetailsEntered(user, details, "j.jansen"))
    expected = replace(user, status=UserStatus.PENDING, username="j.jansen", details=details, version=user.version + 1)
    assert world.jansen() == expected


def test_details_that_fit_a_waiting_form_are_tied_to_it(world: World) -> None:
    world.record(AdministratorRegistered(form(world, "iwmo"), None))
    user = jansen(world, UserStatus.PENDING)
    assert user.registration == form(world, "iwmo", user=user)


def test_details_are_edited(world: World) -> None:
    user = jansen(world)
    details = person("de Vries", "Johanna")
    world.record(DetailsEdited(user, details, True, True, "contact@gouda.nl", ("surname",)))
    expected = replace(
        user,
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
    details = replace(person("Jansen"), newsletter=True)
    user = world.people.user(world.gouda(), "Jansen", UserStatus.APPROVED, details=details)
    world.record(RegistrationCompleted(user))
    assert (user.newsletter, world.jansen().newsletter) == (False, True)


@pytest.mark.parametrize(
    ("status", "state"), [(UserStatus.ACTIVE, GrantState.ACTIVE), (UserStatus.PENDING, GrantState.AWAITED)]
)
def test_a_role_works_for_an_active_user_and_waits_for_another(
    world: World, status: UserStatus, state: GrantState
) -> None:
    world.record(RoleGranted(jansen(world, status), "iwmo", "gebruiker"))
    assert world.jansen().grants == (Grant("iwmo", "gebruiker", state, LATER),)


def test_several_roles_are_granted_at_once(world: World) -> None:
    user = jansen(world)
    world.record(RoleGranted(user, "iwmo", "gebruiker"), RoleGranted(user, "ijw", "gebruiker"))
    assert [grant.product for grant in world.jansen().grants] == ["ijw", "iwmo"]


def test_a_role_is_revoked_and_the_others_stay(world: World) -> None:
    user = jansen(world, UserStatus.ACTIVE, ("iwmo", "gebruiker"), ("ijw", "gebruiker"), ("iwmo", "productbeheerder"))
    world.record(RoleRevoked(user, "iwmo", "gebruiker"))
    assert [(g.product, g.role) for g in world.jansen().grants] == [("ijw", "gebruiker"), ("iwmo", "productbeheerder")]


def off(user: User) -> UserDeactivated:
    return UserDeactivated(user, tuple(grant for grant in user.grants if grant.active))


def on(user: User, *, restore: bool) -> UserReactivated:
    restored = tuple(grant for grant in user.grants if restore and grant.state is GrantState.SUSPENDED)
    return UserReactivated(user, UserStatus.ACTIVE, restored)


def test_a_deactivation_switches_everything_off(world: World) -> None:
    details = replace(person("Jansen"), newsletter=True)
    user = world.people.user(
        world.gouda(), "", grants=[("iwmo", "gebruiker")], details=details, contact_email="contact@gouda.nl"
    )
    world.people.session(user)
    world.record(off(user))
    found = world.jansen()
    assert (found.status, found.newsletter, found.contact_person, found.contact_email, found.open_sessions) == (
        *(UserStatus.INACTIVE, False, False, "", 0),
    )
    assert [grant.state for grant in found.grants] == [GrantState.SUSPENDED]


def test_a_deactivation_ends_the_code_and_the_roles_that_waited_for_it(world: World) -> None:
    world.record(off(jansen(world, UserStatus.APPROVED, ("iwmo", "gebruiker"))))
    assert (world.jansen().code, [grant.state for grant in world.jansen().grants]) == (None, [GrantState.INACTIVE])


def test_a_reactivation_brings_no_role_back_unasked(world: World) -> None:
    world.record(off(jansen(world, UserStatus.ACTIVE, ("iwmo", "gebruiker"))))
    world.record(on(world.jansen(), restore=False))
    assert [grant.state for grant in world.jansen().grants] == [GrantState.INACTIVE]


def test_a_reactivation_restores_exactly_what_the_last_deactivation_switched_off(world: World) -> None:
    world.record(off(jansen(world, UserStatus.ACTIVE, ("iwmo", "gebruiker"))))
    world.record(on(world.jansen(), restore=False))
    world.record(RoleGranted(world.jansen(), "ijw", "gebruiker"))
    world.record(off(world.jansen()))
    world.record(on(world.jansen(), restore=True))
    states = {grant.product: grant.state for grant in world.jansen().grants}
    assert states == {"iwmo": GrantState.INACTIVE, "ijw": GrantState.ACTIVE}


def test_whoever_never_entered_a_code_comes_back_waiting(world: World) -> None:
    world.record(off(jansen(world, UserStatus.PENDING)))
    world.record(UserReactivated(world.jansen(), UserStatus.PENDING, ()))
    with world.store.inspecting(NOW) as unit:
        assert [user.username for user in unit.users.pending()] == ["j.jansen"]


def test_a_deleted_user_is_gone_and_comes_back_as_somebody_else(world: World) -> None:
    user = world.people.user(world.gouda(), "Jansen", UserStatus.INACTIVE, [("iwmo", "gebruiker")], pseudonym="P@1")
    world.record(UserDeleted(user))
    with world.store.inspecting(NOW) as unit:
        assert (list(unit.users.listed()), unit.users.known("P@1", world.gouda().kvk_number)) == ([], None)
    again = world.people.user(world.gouda(), "Jansen", pseudonym="P@1")
    assert (again.username, again.grants, again.id == user.id) == ("j.jansen", (), False)


def test_a_session_starts_and_ends(world: World) -> None:
    user = jansen(world)
    session = Session("s-1", user.id, AssuranceLevel.LOA3, NOW, NOW, LATER)
    world.record(SessionStarted(user, session, NEW_HASH))
    assert (world.session(), world.jansen().open_sessions) == (session, 1)
    world.record(SessionEnded(user, session, SessionEnd.LOGOUT))
    assert world.jansen().open_sessions == 0


EVERY_FACT: dict[type, Callable[[World], Fact]] = {
    OrganisationAdded: lambda _: OrganisationAdded(MIDDEN_HOLLAND),
    AgreementRecorded: lambda world: AgreementRecorded(world.gouda(), Agreement.VECOZO, None),
    MemberJoined: lambda world: MemberJoined(world.people.organisation("SV1", "Samen"), world.gouda()),
    MemberLeft: lambda world: MemberLeft(world.people.organisation("SV1", "Samen"), world.gouda()),
    AdministratorRegistered: lambda world: AdministratorRegistered(form(world, "iwmo"), None),
    UserArrived: lambda world: UserArrived(
        Identity("P@1", world.gouda().kvk_number, AssuranceLevel.LOA3), world.gouda(), "user-1", "audit-1"
    ),
    LoggedIn: lambda world: LoggedIn(jansen(world), AssuranceLevel.LOA3),
    DetailsEntered: lambda world: DetailsEntered(jansen(world, UserStatus.ARRIVED), person("Bos"), "j.bos"),
    DetailsEdited: lambda world: DetailsEdited(jansen(world), person("Bos"), False, False, "", ("surname",)),
    UserVerified: lambda world: UserVerified(jansen(world, UserStatus.PENDING), NEW_HASH, LATER),
    CodeReissued: lambda world: CodeReissued(jansen(world, UserStatus.APPROVED), NEW_HASH, LATER),
    CodeRefused: lambda world: CodeRefused(jansen(world, UserStatus.APPROVED), 4),
    RegistrationCompleted: lambda world: RegistrationCompleted(jansen(world, UserStatus.APPROVED)),
    RoleGranted: lambda world: RoleGranted(jansen(world), "iwmo", "gebruiker"),
    RoleRevoked: lambda world: RoleRevoked(jansen(world), "iwmo", "gebruiker"),
    UserDeactivated: lambda world: UserDeactivated(jansen(world), ()),
    UserReactivated: lambda world: on(jansen(world, UserStatus.INACTIVE), restore=True),
    UserDeleted: lambda world: UserDeleted(jansen(world, UserStatus.INACTIVE)),
    SessionStarted: lambda world: SessionStarted(
        user := jansen(world), Session("s-1", user.id, AssuranceLevel.LOA3, NOW, NOW, LATER), NEW_HASH
    ),
    SessionEnded: lambda world: SessionEnded(
        user := jansen(world), Session("s-1", user.id, AssuranceLevel.LOA3, NOW, NOW, LATER), SessionEnd.REVOKED
    ),
}


def test_every_fact_is_tried_here() -> None:
    assert set(EVERY_FACT) == set(get_args(Fact))


@pytest.mark.parametrize("fact", EVERY_FACT.values(), ids=[fact.__name__ for fact in EVERY_FACT])
def test_every_fact_has_one_row_in_the_audit_and_no_name_in_it(world: World, fact: Callable[[World], Fact]) -> None:
    happened = fact(world)
    with world.store.inspecting(NOW) as unit:
        before = len(list(unit.audit.entries()))
    world.record(happened)
    with world.store.inspecting(NOW) as unit:
        (entry,) = [entry for entry in unit.audit.entries() if entry.at == LATER]
        assert len(list(unit.audit.entries())) == before + 1
    assert entry.action.replace("_", "") == type(happened).__name__.lower()
    assert (entry.actor, entry.origin) == ("somebody", "tests")
    assert not any(name in repr(entry).lower() for name in ("jansen", "bos", "jan ", "@voorbeeld"))
