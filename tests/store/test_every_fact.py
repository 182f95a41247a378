"""Every fact has its row in the audit, and no name in it."""

from collections.abc import Callable
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
    Identity,
    Session,
    UserStatus,
)
from tests.people import person
from tests.store.world import LATER, MIDDEN_HOLLAND, NEW_HASH, NOW, World, form, jansen, on

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
