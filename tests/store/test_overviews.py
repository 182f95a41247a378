"""What auditors ask for: every role with who granted it, and the accounts that nobody uses."""

from datetime import datetime, timedelta

import pytest

from ibadmin.facts import (
    AdministratorRegistered,
    LoggedIn,
    RoleGranted,
    RoleRevoked,
    UserDeactivated,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import AssuranceLevel, GrantState, User, UserStatus
from tests.store.world import LATER, NEW_HASH, NOW, World, form, jansen, off

LATEST = NOW + timedelta(days=60)


def granted_by(world: World) -> dict[tuple[str, str], str]:
    with world.store.inspecting(LATEST) as unit:
        return {(each.grant.product, each.grant.role): each.granted_by for each in unit.authorisations.all()}


def record(world: World, actor: str, *facts: object) -> None:
    with world.store.unseen(LATER, "tests") as unit:
        unit.record(facts, actor=actor)  # type: ignore[arg-type]


def test_a_role_is_by_who_granted_it_last(world: World) -> None:
    user = jansen(world)
    for actor, fact in (("first", RoleGranted), ("second", RoleRevoked), ("third", RoleGranted)):
        record(world, actor, fact(world.jansen(), "iwmo", "gebruiker"))
    record(world, "another", RoleGranted(world.jansen(), "ijw", "gebruiker"))
    assert user.grants == ()
    assert granted_by(world) == {("ijw", "gebruiker"): "another", ("iwmo", "gebruiker"): "third"}


def test_a_registered_administrator_got_the_role_of_who_verified(world: World) -> None:
    user = jansen(world, UserStatus.PENDING)
    record(world, "form", AdministratorRegistered(form(world, "ijw", "iwmo", user=user), user))
    record(world, "desk", UserVerified(world.jansen(), NEW_HASH, LATEST, ("ijw", "iwmo")))
    assert granted_by(world) == dict.fromkeys([("ijw", "gebruikersbeheerder"), ("iwmo", "gebruikersbeheerder")], "desk")


def test_a_role_that_does_not_work_is_there_with_its_state_and_who_granted_it_first(world: World) -> None:
    jansen(world)
    record(world, "first", RoleGranted(world.jansen(), "iwmo", "gebruiker"))
    record(world, "second", off(world.jansen()))
    with world.store.inspecting(LATEST) as unit:
        (line,) = unit.authorisations.all(state="suspended")
        assert list(unit.authorisations.all(state="active")) == []
    assert (line.grant.state, line.grant.granted_at, line.granted_by) == (GrantState.SUSPENDED, LATER, "first")


def dormant(world: World, before: datetime) -> list[User]:
    with world.store.inspecting(LATEST) as unit:
        return list(unit.users.dormant(before))


def logs_in(world: World, at: datetime) -> None:
    with world.store.unseen(at, "tests") as unit:
        unit.record([LoggedIn(unit.users.one("j.jansen"), AssuranceLevel.LOA3)])


def test_who_never_logged_in_is_dormant_from_the_end_of_the_registration_on(world: World) -> None:
    jansen(world)
    assert [[user.username for user in dormant(world, at)] for at in (NOW, LATER)] == [[], ["j.jansen"]]


def test_a_login_ends_dormancy(world: World) -> None:
    jansen(world)
    logs_in(world, LATER)
    assert [[user.username for user in dormant(world, at)] for at in (LATER, LATEST)] == [[], ["j.jansen"]]


@pytest.mark.parametrize("status", [each for each in UserStatus if each is not UserStatus.ACTIVE])
def test_who_is_not_active_is_not_dormant(world: World, status: UserStatus) -> None:
    jansen(world, status)
    assert dormant(world, LATEST) == []


def test_who_was_switched_on_again_gets_the_time_to_log_in(world: World) -> None:
    jansen(world)
    record(world, "somebody", UserDeactivated(world.jansen(), ()))
    with world.store.unseen(LATEST, "tests") as unit:
        unit.record([UserReactivated(unit.users.one("j.jansen"), UserStatus.ACTIVE, ())])
    assert dormant(world, LATEST) == []
    assert len(dormant(world, LATEST + timedelta(seconds=1))) == 1
