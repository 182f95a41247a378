"""Many people at one shared store at once: nobody sees a foreign row, nothing is lost, every chain is whole."""

import threading
from collections.abc import Iterator
from datetime import datetime

import pytest

from ibadmin.errors import Conflict
from ibadmin.facts import Fact, RoleGranted, RoleRevoked
from ibadmin.model import Organisation, User
from ibadmin.store import isolation, shared
from ibadmin.store.audit import Stamp
from ibadmin.store.engine import PATIENCE, reading
from ibadmin.store.shared import Standing
from ibadmin.store.unit import Store, Unit
from tests.postgres import Cluster
from tests.store.roles import Roles

PLACES, AT_EACH, CHANGES = 10, 4, 6


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


class Worker(threading.Thread):
    """A beheerder who looks and changes, in a connection of their own, as fast as they can."""

    def __init__(self, roles: Roles, place: Organisation, beheerder: User, user: User) -> None:
        super().__init__(name=beheerder.label)
        address = shared.session_address(roles.cluster.administrator(roles.database), roles.secret(beheerder))
        self.store = Store(shared.engine(address, PATIENCE, Standing.SESSION))
        self.now, self.place, self.user = roles.now, place, user
        self.foreign = self.done = self.told = 0
        self.wrong: list[BaseException] = []

    def run(self) -> None:
        try:
            for _ in range(CHANGES):
                self._look()
                self._change()
        except BaseException as wrong:  # noqa: BLE001 - the test fails with it
            self.wrong.append(wrong)
        finally:
            self.store.engine.dispose()

    def _look(self) -> None:
        with reading(self.store.engine) as connection:
            seen = Unit(connection, isolation.everything(), Stamp("", self.now, "")).users.listed()
            self.foreign += sum(user.organisation.id != self.place.id for user in seen)

    def _change(self) -> None:
        try:
            with self.store.writing(b"", self.now) as unit:
                unit.record([_other_way(unit.users.one(self.user.id))])
            self.done += 1
        except Conflict:
            self.told += 1


def _other_way(user: User) -> Fact:
    return RoleRevoked(user, "iwmo", "gebruiker") if user.grants else RoleGranted(user, "iwmo", "gebruiker")


def test_forty_people_at_ten_organisations_work_at_once(roles: Roles) -> None:
    workers = []
    for number in range(PLACES):
        place = roles.people.organisation(f"GM{number:04}", f"Plaats {number}")
        user = roles.people.user(place, "Jansen")
        workers += [
            Worker(roles, place, roles.people.administrator(place, "Beheer", ["iwmo"]), user) for _ in range(AT_EACH)
        ]
    versions = {worker.user.id: worker.user.version for worker in workers}
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(100)
    assert [wrong for worker in workers for wrong in worker.wrong] == []
    assert sum(worker.foreign for worker in workers) == 0
    with roles.store.inspecting(roles.now) as unit:
        assert list(unit.audit.breaks({})) == []
        found = {user.id: user.version for user in unit.users.named(list(versions))}
        told = sum(entry.action in ("role_granted", "role_revoked") for entry in unit.audit.entries())
    assert told - len(workers) == sum(worker.done for worker in workers)
    assert sum(found.values()) - sum(versions.values()) == sum(worker.done for worker in workers)
    assert sum(worker.done + worker.told for worker in workers) == len(workers) * CHANGES
