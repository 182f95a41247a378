"""Facts of roles, deactivation, deletion and sessions are written down and read back as they happened."""

import pytest

from ibadmin.facts import (
    RoleGranted,
    RoleRevoked,
    SessionEnd,
    SessionEnded,
    SessionStarted,
    UserDeleted,
    UserReactivated,
)
from ibadmin.model import (
    AssuranceLevel,
    Grant,
    GrantState,
    Session,
    UserStatus,
)
from tests.people import person
from tests.store.world import LATER, NEW_HASH, NOW, World, jansen, off, on


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


def test_a_deactivation_switches_everything_off(world: World) -> None:
    details = person("Jansen")._replace(newsletter=True)
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
