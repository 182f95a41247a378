"""Many beheerders at one shared store at once, each in a session of their own: they look, and they change."""

import random
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from ibadmin.errors import Conflict, Outrun
from ibadmin.facts import DetailsEdited, Fact, RoleGranted, RoleRevoked, UserDeactivated, UserReactivated
from ibadmin.model import AssuranceLevel, GrantState, Organisation, User, UserStatus
from ibadmin.rules.login import start_session
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE
from ibadmin.store.shared import Standing
from ibadmin.store.sight import everything
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.people import sha256_of
from tests.store.roles import Roles

PLACES, AT_EACH, USERS = 40, 5, 3
CHANGED = ("role_granted", "role_revoked", "user_deactivated", "user_reactivated", "details_edited")
FOREIGN = """
    select (select count(*) from users where organisation_id <> %(place)s)
         + (select count(*) from audit where organisation_id <> %(place)s)
"""
GoesOn = Callable[[int], bool]


class Worker(threading.Thread):
    """A beheerder who works as fast as they can; `dice` say what is next."""

    def __init__(
        self, store: Store, now: datetime, place: Organisation, users: Sequence[User], goes_on: GoesOn
    ) -> None:
        super().__init__()
        self.store, self.now, self.place, self.users, self.goes_on = store, now, place, users, goes_on
        self.dice = random.Random(store.engine.place + str(id(self)))
        self.looks = self.foreign = self.done = self.told = 0
        self.wrong: list[BaseException] = []

    def run(self) -> None:
        """Look and change, until it is enough."""
        try:
            while self.goes_on(self.done + self.told):
                self._look()
                self._change()
        except BaseException as wrong:  # noqa: BLE001 - the test fails with it
            self.wrong.append(wrong)
        finally:
            self.store.engine.dispose()

    def _look(self) -> None:
        """Everything without a filter of ours, and as psql would ask for what is another's."""
        with self.store.engine.reading() as connection:
            seen = View(connection, everything()).users.listed()
            self.foreign += sum(user.organisation.id != self.place.id for user in seen)
            self.foreign += connection.ask(FOREIGN, {"place": self.place.id})[0][0]
            self.looks += 1

    def _change(self) -> None:
        try:
            with self.store.writing(b"", self.now) as unit:
                unit.record([self._something(unit.users.one(self.dice.choice(self.users).id))])
            self.done += 1
        except Outrun:
            raise
        except Conflict:
            self.told += 1

    def _something(self, user: User) -> Fact:
        """What can be done to this user, as they are now."""
        if not user.active:
            restored = tuple(grant for grant in user.grants if grant.state is GrantState.SUSPENDED)
            return UserReactivated(user, UserStatus.ACTIVE, restored)
        match self.dice.randrange(4):
            case 0:
                return UserDeactivated(user, tuple(grant for grant in user.grants if grant.active))
            case 1:
                details = user.details
                assert details is not None
                other = details._replace(department="Jeugd" if details.department == "Zorg" else "Zorg")
                return DetailsEdited(user, other, user.newsletter, False, "", ("department",))
            case _:
                has = any(grant.role == "gebruiker" and grant.active for grant in user.grants)
                return RoleRevoked(user, "iwmo", "gebruiker") if has else RoleGranted(user, "iwmo", "gebruiker")


class Crowd:
    """Five beheerders and three users at each of forty organisations."""

    def __init__(self, roles: Roles, goes_on: GoesOn) -> None:
        self.roles = roles
        self.workers = list(self._workers(goes_on))
        self.users = {user.id: user.version for worker in self.workers for user in worker.users}
        self.audited = self._audited()

    def work(self) -> None:
        """All at once, until each has had enough."""
        for worker in self.workers:
            worker.start()
        for worker in self.workers:
            worker.join()

    def total(self, count: str) -> int:
        """How often something came to all of them together."""
        return sum(getattr(worker, count) for worker in self.workers)

    @property
    def wrong(self) -> list[BaseException]:
        """What should not have come to anybody."""
        return [wrong for worker in self.workers for wrong in worker.wrong]

    @property
    def breaks(self) -> int:
        """Where a chain of the audit does not hold."""
        with self.roles.store.inspecting(self.roles.now) as unit:
            return sum(1 for _ in unit.audit.breaks({}))

    @property
    def kept(self) -> tuple[int, int]:
        """How many changes the users themselves have had, and of how many the audit tells."""
        with self.roles.store.inspecting(self.roles.now) as unit:
            versions = {user.id: user.version for user in unit.users.named(list(self.users))}
        return sum(versions[user] - before for user, before in self.users.items()), self._audited() - self.audited

    def _audited(self) -> int:
        with self.roles.store.inspecting(self.roles.now) as unit:
            return sum(entry.action in CHANGED for entry in unit.audit.entries())

    def _workers(self, goes_on: GoesOn) -> Iterator[Worker]:
        people, now = self.roles.people, self.roles.now
        for number in range(PLACES):
            place = people.organisation(f"GM{number:04}", f"Plaats {number}")
            users = people.crowd(place, USERS, grants=[("iwmo", "gebruiker")])
            beheerders = people.crowd(place, AT_EACH, grants=[("iwmo", "gebruikersbeheerder")])
            for store in self._stores(beheerders):
                yield Worker(store, now, place, users, goes_on)

    def _stores(self, users: Sequence[User]) -> Iterator[Store]:
        """The store as each of them has it who is logged in."""
        at = self.roles.cluster.administrator(self.roles.database)
        with self.roles.store.unseen(self.roles.now, "tests") as unit:
            made = [(user, secrets.token_hex(10), secrets.token_urlsafe(32)) for user in users]
            for user, number, password in made:
                secret = sha256_of(f"{number}.{password}")
                started = start_session(user, AssuranceLevel.LOA3, number, secret, self.roles.now)
                unit.record([started])
                unit.make_login(started.session, password)
        for _, number, password in made:
            address = shared.session_address(at, f"{number}.{password}")
            yield Store(shared.engine(address, PATIENCE, Standing.SESSION))
