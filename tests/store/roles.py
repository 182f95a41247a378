"""Sessions as the gateway makes them: logins of the database, whose clock stands where the test puts it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ibadmin.model import AssuranceLevel, User
from ibadmin.rules.login import start_session
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE, connect
from ibadmin.store.shared import Standing
from ibadmin.store.sight import everything
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.people import People, sha256_of
from tests.postgres import Cluster
from tests.store.region import Region, settled

KEYED_HASH = bytes(32)


class Roles:
    """A shared store, its owner's hand in it, and people who are logged in to it."""

    def __init__(self, cluster: Cluster, database: str, now: datetime) -> None:
        self.cluster, self.database, self.now = cluster, database, now
        self.store = Store(connect(cluster.administrator(database)))
        self.people = People(self.store, now)
        self.last_address = ""
        self.at(now)

    def at(self, moment: datetime) -> None:
        """It is this moment, by the clock of the database."""
        with self.store.engine.writing() as connection:
            connection.ask(
                "create or replace function moment() returns timestamptz language sql volatile "
                f"return '{moment.isoformat()}'::timestamptz"
            )

    @contextmanager
    def session(self, user: User) -> Iterator[Store]:
        """The store as somebody has it who is logged in."""
        secret = self.secret(user)
        self.last_address = shared.session_address(self.cluster.administrator(self.database), secret)
        opened = Store(shared.engine(self.last_address, PATIENCE, Standing.SESSION))
        try:
            yield opened
        finally:
            opened.engine.dispose()

    def gateway_address(self) -> str:
        """How gateways reach the store from now on, and no longer as before."""
        role, password = f"{self.database}_gateway", secrets.token_urlsafe(32)
        self.cluster.server.ask(f"alter role {role} password '{password}'")
        return self.cluster.server.address(self.database, role, password)

    @contextmanager
    def gateway(self, address: str = "") -> Iterator[Store]:
        """The store as the gateway has it."""
        opened = Store(shared.engine(address or self.gateway_address(), PATIENCE, Standing.GATEWAY))
        try:
            yield opened
        finally:
            opened.engine.dispose()

    def secret(self, user: User) -> str:
        """A new session, and what opens it."""
        number, password = secrets.token_hex(10), secrets.token_urlsafe(32)
        secret = f"{number}.{password}"
        started = start_session(user, AssuranceLevel.LOA3, number, sha256_of(secret), self.now)
        with self.store.unseen(self.now, "tests") as unit:
            unit.record([started])
            unit.make_login(started.session, password)
        return secret

    def open_last(self) -> None:
        """Connect as the session that was made last."""
        engine = shared.engine(self.last_address, PATIENCE, Standing.SESSION)
        with engine.reading():
            pass

    @property
    def logins(self) -> set[str]:
        """The roles that are sessions."""
        found = self.cluster.server.ask("select rolname from pg_roles where rolname ~ '^s_[0-9a-f]{20}$'")
        return {str(name) for (name,) in found}

    def close(self) -> None:
        """Nobody is logged in any more."""
        self.store.engine.dispose()
        for name in self.logins:
            self.cluster.server.ask(f"drop role {name}")

    def region(self) -> Region:
        """Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""
        return Region(self.store, self.people, self.now, *settled(self.people))


@dataclass
class AtTheDatabase(Region):
    """The region as sessions meet it, who are logins of the database; `filtered` is the filter of the program."""

    roles: Roles
    filtered: bool

    @contextmanager
    def unit_of(self, user: User) -> Iterator[View]:
        with self.roles.session(user) as store:
            if self.filtered:
                with store.reading(b"", self.now) as unit:
                    yield unit
            else:
                with store.engine.reading() as connection:
                    yield View(connection, everything())
