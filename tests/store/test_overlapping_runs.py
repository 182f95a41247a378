"""Two beheerders change overlapping sets at once at the shared store, in opposite orders: nothing is lost or stuck."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

import pytest

from ibadmin.errors import Conflict
from ibadmin.facts import Fact, UserDeactivated, UserReactivated
from ibadmin.model import GrantState, User, UserStatus
from ibadmin.store.unit import Store
from tests.postgres import Cluster
from tests.store.roles import Roles

PEOPLE, EACH, ROUNDS = 90, 60, 8


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


class Beheerder(threading.Thread):
    """Somebody who switches the same users off and on, all of them at once, again and again."""

    def __init__(self, store: Store, now: datetime, users: Sequence[str]) -> None:
        super().__init__()
        self.store, self.now, self.users = store, now, users
        self.done = 0
        self.wrong: list[BaseException] = []

    def run(self) -> None:
        try:
            for _ in range(ROUNDS):
                self._change()
        except BaseException as wrong:  # noqa: BLE001 - the test fails with it
            self.wrong.append(wrong)

    def _change(self) -> None:
        try:
            with self.store.writing(b"", self.now) as unit:
                unit.record([_other_way(user) for user in unit.users.named(self.users)])
            self.done += 1
        except Conflict:
            # Told that the other came first: nothing is done, and it is tried again.
            pass


def _other_way(user: User) -> Fact:
    if user.active:
        return UserDeactivated(user, user.grants)
    return UserReactivated(user, UserStatus.ACTIVE, user.grants)


def test_runs_that_overlap_lose_nothing_and_are_never_stuck(roles: Roles) -> None:
    gouda = roles.people.organisation("GM0513", "Gouda")
    crowd = [user.id for user in roles.people.crowd(gouda, PEOPLE, grants=[("iwmo", "gebruiker")])]
    maria, sara = (roles.people.administrator(gouda, name) for name in ("Visser", "Bos"))
    before = {user.id: user.version for user in _now(roles, crowd)}
    rows = _told(roles)
    with roles.session(maria) as hers, roles.session(sara) as his:
        both = [Beheerder(hers, roles.now, crowd[:EACH]), Beheerder(his, roles.now, crowd[: -EACH - 1 : -1])]
        for each in both:
            each.start()
        for each in both:
            each.join(100)
    assert [wrong for each in both for wrong in each.wrong] == []
    assert any(each.done for each in both)
    told = _told(roles) - rows
    after = _now(roles, crowd)
    assert sum(told.values()) == EACH * sum(each.done for each in both)
    assert {user.id: user.version - before[user.id] for user in after} == {u.id: told[u.audit_id] for u in after}
    assert all(user.active == all(g.state is GrantState.ACTIVE for g in user.grants) for user in after)
    with roles.store.inspecting(roles.now) as unit:
        assert list(unit.audit.breaks({})) == []


def _now(roles: Roles, ids: Sequence[str]) -> Sequence[User]:
    with roles.store.inspecting(roles.now) as unit:
        return unit.users.named(ids)


def _told(roles: Roles) -> Counter[str]:
    """How many changes the audit tells of each user."""
    with roles.store.inspecting(roles.now) as unit:
        entries = list(unit.audit.entries())
    return Counter(each.subject for each in entries if each.action in ("user_deactivated", "user_reactivated"))
