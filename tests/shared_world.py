"""The world of the commands on a shared store: a real server, with a gateway beside it, and sessions that are logins.

Each worker has one server and one database, which is as it was at the beginning again before every test. Its clock is
the world's, as that of the commands is.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psycopg

from ibadmin.auth.codes import make_key, read_key
from ibadmin.auth.configuration import Configuration
from ibadmin.auth.gateway import Gateway
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.response import verify
from ibadmin.settings import CODE_KEY
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE, connect
from ibadmin.store.shared import Standing
from ibadmin.store.shared_founding import found_store
from ibadmin.store.unit import Store
from tests.auth.checking import makelaar, provider
from tests.people import People
from tests.postgres import ADMINISTRATOR, PRISTINE, Cluster, kept, put_back
from tests.world import BEGINNING, Settled, World, settle, variables

_MOMENT = "create or replace function moment() returns timestamptz language sql volatile return {}"


@dataclass
class Shared:
    """A server with a store in which everybody is who is there at the beginning, and the gateway of it."""

    cluster: Cluster
    database: str
    directory: Path
    settled: Settled
    operator: Store
    superuser: psycopg.Connection
    gateway: str = ""
    now: datetime = BEGINNING
    told: datetime | None = field(default=None, init=False)

    @property
    def address(self) -> str:
        """Where the store is, as it stands in a profile."""
        return f"postgresql://127.0.0.1:{self.cluster.server.port}/{self.database}"

    def as_at_the_beginning(self) -> None:
        """Nobody has done anything yet."""
        self.superuser.execute(put_back(PRISTINE).encode())
        # A test may have renewed the functions of the store, and with them its clock.
        self.told = None
        self.at(BEGINNING)

    def end_sessions(self) -> None:
        """Put all back; logins are the whole server's, and another store's session may have the same number."""
        self.superuser.execute(put_back(PRISTINE).encode())

    def at(self, moment: datetime) -> None:
        """It is this moment, by the clock of the store and that of the gateway."""
        self.now = moment
        if self.told != moment:
            self._clock(f"'{moment.isoformat()}'::timestamptz")
            self.told = moment

    def in_earnest(self) -> None:
        """It is now."""
        self._clock("clock_timestamp()")
        self.told = None

    def _clock(self, expression: str) -> None:
        with self.operator.engine.writing() as connection:
            connection.ask(_MOMENT.format(expression))


@dataclass
class SharedWorld(World):
    """The same world, whose store others share."""

    shared: Shared = field(kw_only=True)

    @property
    def place(self) -> str:
        """The address of the store."""
        return self.shared.address

    @property
    def code_key(self) -> Path:
        """The key, which is the gateway's."""
        return self.shared.directory / CODE_KEY

    def in_earnest(self) -> None:
        """Processes of their own are coming, with the clock of the machine."""
        self.shared.in_earnest()

    def tell_time(self) -> None:
        """The store and its gateway go by the world's clock."""
        self.shared.at(self.now)

    def keep(self, scene: Path) -> None:
        """Keep the store as it is now, in a schema of this name."""
        self.shared.superuser.execute(kept(scene.name).encode())

    def put_back(self, scene: Path, made: int) -> None:
        """Let the store be as it was kept, with so many ids."""
        self.shared.superuser.execute(put_back(scene.name).encode())
        self.people = People(self.store, self.now, made)

    def as_its_keeper(self) -> None:
        """Whoever sits here may also make and keep stores, and has the gateway elsewhere."""
        keepers = self.shared.address.replace("//", f"//{ADMINISTRATOR}@")
        self.variables |= {"IBADMIN_STORE": keepers, "IBADMIN_GATEWAY": self.shared.gateway}


@contextmanager
def shared_store(cluster: Cluster, directory: Path) -> Iterator[Shared]:
    """A store for the worlds of one worker."""
    database = cluster.database()
    found_store(cluster.administrator(database))
    operator = Store(connect(cluster.administrator(database)))
    password = secrets.token_hex(16)
    make_key(directory / CODE_KEY)
    with psycopg.connect(cluster.server.address(database), autocommit=True) as superuser, LocalServer() as server:
        superuser.execute(f"alter role {database}_gateway password '{password}'".encode())
        _know_passwords(directory / "pgpass", {f"{database}_gateway": password, ADMINISTRATOR: cluster.server.password})
        settled = settle(operator)
        superuser.execute(kept(PRISTINE).encode())
        shared_one = Shared(cluster, database, directory, settled, operator, superuser, server.address)
        gateways = shared.engine(shared_one.address + f"?passfile={directory / 'pgpass'}", PATIENCE, Standing.GATEWAY)
        configuration = Configuration(provider(), {"asked": makelaar()})
        key = read_key(directory / CODE_KEY)
        server.serve(Gateway(Store(gateways), configuration, key, lambda: shared_one.now, lambda: verify))
        yield shared_one
        operator.engine.dispose()
        gateways.dispose()


def _know_passwords(path: Path, passwords: dict[str, str]) -> None:
    """As libpq finds them: for nobody else to read."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.writelines(f"127.0.0.1:*:*:{user}:{password}\n" for user, password in passwords.items())


def shared_world(of: Shared, directory: Path) -> SharedWorld:
    """A new world in this directory, at a store that is as it was at the beginning."""
    of.as_at_the_beginning()
    (directory / "config").mkdir()
    settings = {"session_storage": "file", "store": of.address}
    lines = [f'{name} = "{value}"\n' for name, value in settings.items()]
    (directory / "config" / "default.toml").write_text("".join(lines), encoding="utf-8")
    around = variables(directory) | {"IBADMIN_GATEWAY": of.gateway}
    return SharedWorld(directory, of.operator, of.settled, around, shared=of)
