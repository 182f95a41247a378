"""Gouda, with Jansen in some status: what a fact happens to, and what the store says of them afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ibadmin.facts import (
    Fact,
    UserDeactivated,
    UserReactivated,
)
from ibadmin.model import (
    GrantState,
    Organisation,
    OrganisationKind,
    Registration,
    Session,
    User,
    UserStatus,
)
from ibadmin.store.unit import Store
from tests.people import People

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


def jansen(world: World, status: UserStatus = UserStatus.ACTIVE, *grants: tuple[str, str]) -> User:
    return world.people.user(world.gouda(), "Jansen", status, grants)


def form(world: World, *products: str, user: User | None = None) -> Registration:
    address = "jan.jansen@voorbeeld.nl"
    return Registration("form-1", world.gouda(), "Jan Jansen", address, products, NOW, user.id if user else None)


def off(user: User) -> UserDeactivated:
    return UserDeactivated(user, tuple(grant for grant in user.grants if grant.active))


def on(user: User, *, restore: bool) -> UserReactivated:
    restored = tuple(grant for grant in user.grants if restore and grant.state is GrantState.SUSPENDED)
    return UserReactivated(user, UserStatus.ACTIVE, restored)
