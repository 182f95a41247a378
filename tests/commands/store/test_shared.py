"""A shared store: made, renewed and looked over by whoever keeps it, who is no superuser."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from ibadmin.model import OrganisationKind
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.postgres import ADMINISTRATOR, Cluster, free_port
from tests.world import BEGINNING, Result, World

pytestmark = pytest.mark.embedded  # the profile's own store is of no account here
WHOLE = """\
ok       The store is at revision 0001.
ok       All {count} tables, functions, policies and grants are as they were made.
ok       Nothing refers to what is not there.
ok       Nothing is in the store that no command puts there.
ok       Every login of the store is somebody's session.
ok       The server finds its way through every index that is needed.
ok       The audit is whole: 1 rows, and every chain holds.
ok       Closed to others: codes.key.
"""
NEXT = (
    "Next, the first employee of Inlichtingenbureau (IB-0001) logs in and fills in the personal details: ibadmin "
    "login. Then you hand over the code, for nobody is there yet who can: ibadmin store welcome USER"
)
NO_ANSWER = """\
ibadmin: The store at 127.0.0.1/zorg does not answer.
-> Are you on Gemnet or Diginetwerk? It can be reached over those two only (manual 1.1).
"""
NUMBERS = count(1)


@dataclass
class Keeper:
    """Whoever keeps shared stores: may make roles and databases, and has the password in a file."""

    world: World
    cluster: Cluster
    database: str

    @property
    def place(self) -> str:
        """As it is shown."""
        return f"127.0.0.1/{self.database}"

    @property
    def address(self) -> str:
        """As it is typed."""
        return f"postgresql://{ADMINISTRATOR}@127.0.0.1:{self.cluster.server.port}/{self.database}"

    def run(self, line: str, language: str = "en") -> Result:
        """Run a command, with the address where the line says STORE."""
        return self.world.run(line.replace("STORE", self.address), language=language)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """What a superuser does or gets to see in the store."""
        return self.cluster.server.ask(question, self.database)

    @property
    def databases(self) -> set[object]:
        """Those that are there."""
        return {name for (name,) in self.cluster.server.ask("select datname from pg_database")}

    @property
    def key(self) -> Path:
        """Where the key of the codes comes."""
        return self.world.directory / "data" / "default" / "gateway" / "codes.key"


@pytest.fixture
def keeper(world: World, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    made = Keeper(world, postgres, f"zorg_{os.getpid()}_{next(NUMBERS)}")
    passwords = world.directory / "pgpass"
    passwords.touch(0o600)
    passwords.write_text(f"127.0.0.1:*:*:{ADMINISTRATOR}:{postgres.server.password}\n")
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    yield made
    postgres.drop(made.database)
    for role in ("owner", "sessions", "gateway"):
        postgres.server.ask(f"drop role if exists {made.database}_{role}")


@pytest.fixture
def made(keeper: Keeper) -> Keeper:
    assert keeper.run("store init STORE").code == 0
    return keeper


def test_on_an_empty_server_all_of_it_is_made(keeper: Keeper) -> None:
    result = keeper.run("store init STORE --reason start --ticket T-1")
    assert (result.code, result.stdout) == (
        0,
        f"The store has been made at {keeper.address}. {NEXT}\n",
    )
    assert result.stderr == (
        f"The gateway logs in to it as {keeper.database}_gateway: give that role a password, with "
        f"\\password {keeper.database}_gateway in psql. The key of the verification codes is {keeper.key}: every "
        "machine with a gateway needs it in the gateway's directory.\n"
    )
    assert stat.S_IMODE(keeper.key.stat().st_mode) == 0o600
    store = Store(connect(keeper.cluster.administrator(keeper.database)))
    with store.inspecting(BEGINNING) as unit:
        (desk,) = unit.organisations.all()
        (entry,) = unit.audit.entries()
    store.engine.dispose()
    assert (desk.label, desk.kind) == ("Inlichtingenbureau (IB-0001)", OrganisationKind.SERVICEDESK)
    assert (entry.actor, entry.action, entry.reason, entry.ticket) == ("store", "organisation_added", "start", "T-1")


def test_scripts_learn_what_was_made(keeper: Keeper) -> None:
    keeper.run("store init STORE -o json").as_shape("store init")


def test_a_dry_run_makes_nothing(keeper: Keeper) -> None:
    before = keeper.databases
    result = keeper.run("store init STORE --dry-run")
    assert result.stdout == (
        f"A store will be made at {keeper.address}, with Inlichtingenbureau (IB-0001) as its servicedesk.\n"
    )
    assert (keeper.databases, keeper.key.exists()) == (before, False)


def test_a_servicedesk_that_cannot_be_leaves_nothing(keeper: Keeper) -> None:
    before = keeper.databases
    assert keeper.run("store init STORE --kvk-number 1").code == 2
    assert (keeper.databases, keeper.key.exists()) == (before, False)


def test_who_may_not_make_a_store_leaves_nothing(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.cluster.server.ask("drop role if exists nobody_special")
    keeper.cluster.server.ask("create role nobody_special login password 'x'")
    monkeypatch.setenv("PGPASSWORD", "x")
    before = keeper.databases
    result = keeper.run("store init STORE".replace("STORE", keeper.address.replace(ADMINISTRATOR, "nobody_special")))
    assert (result.code, result.stderr.splitlines()[0]) == (
        7,
        f"ibadmin: The account with which you came to {keeper.place} may not make a store there; nothing was made.",
    )
    assert (keeper.databases, keeper.key.exists()) == (before, False)


@pytest.mark.parametrize("line", ["store init STORE", "store init STORE --dry-run"])
def test_a_store_that_is_there_is_left_alone(made: Keeper, line: str) -> None:
    key = made.key.read_bytes()
    result = made.run(line)
    assert (result.code, result.stderr) == (
        7,
        f"ibadmin: There is a store already at {made.place}; it was left as it is.\n-> See: ibadmin store check\n",
    )
    assert made.key.read_bytes() == key


def test_a_new_store_has_nothing_wrong(made: Keeper) -> None:
    (things,) = made.ask("select count(*) - 1 from enforced")
    result = made.run("store check STORE")
    assert (result.code, result.screen) == (0, WHOLE.format(count=things[0]))


def test_what_was_changed_is_put_right_by_an_upgrade_and_no_sooner(made: Keeper) -> None:
    made.ask("drop policy sessions on users")
    assert made.run("store upgrade STORE --dry-run -o json").json == [
        {"result": "planned", "store": made.address, "before": "0001", "after": "0001", "added": []}
    ]
    assert made.run("store check STORE").code == 9
    assert made.run("store upgrade STORE").code == 0
    assert made.run("store check STORE").code == 0
    assert made.run("store upgrade STORE").stdout == "The store is at revision 0001 already.\n"


def test_logins_without_a_session_are_told_and_cleaned(made: Keeper) -> None:
    made.ask(f"create role s_0123456789abcdef0123 login in role {made.database}_sessions")
    made.ask(f"grant s_0123456789abcdef0123 to {made.database}_owner with admin option")
    told = "warning  1 logins of the store are of sessions that are over."
    assert told in made.run("store check STORE").stdout
    assert made.run("store check STORE --clean").stdout.startswith("ok       1 logins were dropped")
    assert told not in made.run("store check STORE").stdout


def test_whoever_keeps_the_store_does_not_serve_as_its_gateway(made: Keeper) -> None:
    result = made.run("--store STORE server run")
    assert result.code == 7
    assert result.stderr.splitlines()[0].startswith(
        f"ibadmin: The account with which you came to {made.place} is not the gateway's own"
    )
    assert "-> Leave the user out of the store's address" in result.stderr


def test_doctor_says_as_whom_the_keeper_comes(made: Keeper) -> None:
    assert f"Connected to the store as {ADMINISTRATOR}, within this machine" in made.run("--store STORE doctor").stdout


def test_doctor_says_that_the_gateway_would_come_as_somebody_else(made: Keeper) -> None:
    made.key.with_name("gateway.toml").touch()
    result = made.run("--store STORE doctor")
    assert result.code == 9
    assert f"error    The account with which you came to {made.place} is not the gateway's own" in result.stdout


@pytest.mark.parametrize("line", ["store init", "store check", "store upgrade"])
def test_where_nobody_answers_gemnet_and_diginetwerk_are_named(world: World, line: str) -> None:
    result = world.run(f"{line} postgresql://127.0.0.1:{free_port()}/zorg")
    assert (result.code, result.stderr) == (7, NO_ANSWER)


@pytest.mark.parametrize("line", ["store check STORE", "store upgrade STORE"])
def test_where_there_is_no_store_it_is_said_how_one_is_made(keeper: Keeper, line: str) -> None:
    result = keeper.run(line)
    assert (result.code, result.stderr) == (
        7,
        f"ibadmin: There is no store yet at {keeper.place}.\n-> Make one with: ibadmin store init\n",
    )


@pytest.mark.parametrize(
    "address",
    ["postgresql://a:geheim@db/zorg", "postgres://a:ge/heim@db/zorg", "postgresql://db/zorg?user=a&password=geheim"],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(world: World, address: str) -> None:
    result = world.run(["store", "check", address])
    assert result.code == 2
    assert "heim" not in result.screen
    assert "PGPASSFILE" in result.stderr


def test_an_address_that_is_none_is_not_repeated_either(world: World) -> None:
    result = world.run(["store", "check", "postgresql://db/zorg?geheim=x"])
    assert (result.code, "geheim" in result.screen) == (2, False)
