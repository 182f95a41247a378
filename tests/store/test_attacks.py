"""psql with the credentials of a session: every attack of `attacks` is refused, or harmless for the reason it gives."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg
import pytest

from ibadmin.facts import UserDeactivated
from ibadmin.model import UserStatus
from ibadmin.store import shared
from ibadmin.store.shared_founding import found_store
from tests.postgres import Cluster
from tests.store.attacks import ATTACKS
from tests.store.roles import Roles
from tools import attack_table

NOW = datetime.fromisoformat("2026-11-23T12:30:00+00:00")
WORDS = ("Geheimpje", "geheimpje", "PSEUDONYM", "0699 999 999")
REFUSED = (
    "permission denied",
    "denied",
    "must be",
    "must have",
    "not yours to do",
    "not permitted",
    "not allowed",
    "policy",
)
EVERYTHING = """
    select sum(hashtextextended(t, 0)), count(*) from (
        select 'u' || u::text from users u union all select 'g' || g::text from grants g
        union all select 'c' || c::text from verification_codes c union all select 's' || s::text from sessions s
        union all select 'a' || a::text from audit a union all select 'o' || o::text from organisations o
        union all select 'm' || m::text from memberships m union all select 'r' || r::text from registrations r
        union all select 'i' || i::text from registration_products i
        union all select 'p' || p::text from permissions p union all select 'q' || q::text from products q
        union all select 'x' || x::text from pg_policies x union all select 't' || tgname || tgenabled::text from pg_trigger
        union all select 'f' || oid::text || prosrc from pg_proc
        union all select 'k' || relname::text || coalesce(relacl::text, '') || relrowsecurity::text from pg_class
            where relkind in ('r', 'v', 'S') and relnamespace = 'public'::regnamespace
        union all select 'l' || rolname || rolsuper::text || coalesce(rolvaliduntil::text, '') from pg_authid
    ) as everything (t)
"""
PASSWORDS = "select rolname, md5(rolpassword) from pg_authid"


class Scene:
    """A store under attack: a victim elsewhere, and four people with an open connection each."""

    def __init__(self, cluster: Cluster) -> None:
        self.database = cluster.database()
        found_store(cluster.administrator(self.database))
        self.cluster = cluster
        self.roles = Roles(cluster, self.database, NOW)
        region = self.roles.region()
        people = self.roles.people
        victim = people.user(
            region.places["breda"], "Geheimpje", grants=[("iwmo", "gebruiker")], pseudonym="PSEUDONYM-X"
        )
        waiting = people.user(region.places["breda"], "Geheimpje", UserStatus.APPROVED)
        secret = self.roles.secret(victim)
        session = secret.partition(".")[0]
        self.at_work = self._connected(secret)
        inactive = people.user(region.places["gouda"], "Weg", UserStatus.INACTIVE)
        self.attackers = {
            "beheerder": region.everybody["beheerder of gouda"],
            "user": region.everybody["user of gouda"],
            "servicedesk": region.everybody["servicedesk"],
            "logged out": people.administrator(region.places["gouda"], "Uitgelogd", ["iwmo"]),
        }
        own = people.user(region.places["gouda"], "Eigen")
        self.names = {
            "victim": victim.id,
            "receipt": victim.audit_id,
            "code": waiting.id,
            "session": session,
            "login": f"s_{session}",
            "own": own.id,
            "inactive": inactive.id,
            "store": self.database,
        }
        self.connections = {name: self._connected(self.roles.secret(user)) for name, user in self.attackers.items()}
        self._log_out()
        self.superuser = psycopg.connect(cluster.server.address(self.database), autocommit=True)

    def _connected(self, secret: str) -> psycopg.Connection:
        address = shared.session_address(self.cluster.administrator(self.database), secret)
        return psycopg.connect(shared.conninfo(address, timedelta(seconds=2), shared.Standing.SESSION), autocommit=True)

    def _log_out(self) -> None:
        """The session is over, and the connection that was open stays open."""
        gone = self.connections["logged out"]
        gone.execute("select session_ended(jsonb_build_array(jsonb_build_object('id', my_session())), '', '')")

    def state(self, who: str) -> object:
        """Everything that must not change, in a word; the password of the own login is the attacker's to spoil."""
        passwords = {str(name): secret for name, secret in self.superuser.execute(PASSWORDS).fetchall()}
        passwords.pop(self.connections[who].info.user)
        return self.superuser.execute(EVERYTHING).fetchall(), passwords

    def attack(self, who: str, statement: str) -> tuple[bool, str]:
        """Whether it went through, and what was said."""
        connection = self.connections[who]
        text = statement.format(**self.names, me=self.attackers[who].id).encode()
        try:
            if text.startswith(b"copy") and text.endswith(b"stdout"):
                with connection.cursor().copy(text) as copied:
                    return True, b"".join(bytes(part) for part in copied).decode()
            cursor = connection.execute(text)
            said = []
            while True:
                said.append(str(cursor.fetchall()) if cursor.description else "")
                if not cursor.nextset():
                    return True, " ".join(said)
        except psycopg.Error as refused:
            return False, str(refused)
        finally:
            if not connection.closed:
                connection.execute("rollback; reset all; reset role; select pg_advisory_unlock_all()")

    def close(self) -> None:
        for connection in (*self.connections.values(), self.at_work, self.superuser):
            connection.close()
        self.roles.store.engine.dispose()
        self.cluster.drop(self.database)
        self.roles.close()


@pytest.fixture(scope="module")
def scene(postgres: Cluster) -> Iterator[Scene]:
    made = Scene(postgres)
    yield made
    made.close()


@pytest.mark.parametrize("who", ["beheerder", "user", "servicedesk", "logged out"])
@pytest.mark.parametrize("statement", ATTACKS)
def test_an_attack_is_refused_or_harmless(scene: Scene, who: str, statement: str) -> None:
    before = scene.state(who)
    went_through, said = scene.attack(who, statement)
    assert scene.state(who) == before
    # What somebody typed is no news to them.
    assert [word for word in WORDS if word in said and word not in statement] == []
    if not ATTACKS[statement]:
        assert not went_through, said
        # Because it may not, and not because it was mistyped.
        assert any(word in said for word in REFUSED), said


def test_an_object_that_a_session_made_keeps_nobody_from_deactivating_its_user(scene: Scene) -> None:
    jansen = scene.roles.people.user(scene.attackers["user"].organisation, "Rommel")
    made = scene._connected(scene.roles.secret(jansen))
    made.execute("select lo_create(0)")
    with scene.roles.session(scene.attackers["beheerder"]) as store, store.writing(b"", NOW) as unit:
        unit.record([UserDeactivated(jansen, ())])
    with pytest.raises(psycopg.OperationalError):
        made.execute("select 1")


def test_the_page_on_security_has_them_all() -> None:
    assert attack_table.page() == attack_table.PAGE.read_text("utf-8")


def test_there_are_at_least_seventy() -> None:
    assert len(ATTACKS) >= 70
