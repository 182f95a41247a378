"""The gateway at the shared store: it lets people in and counts their tries, and can do nothing else to anybody."""

import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from ibadmin.errors import Conflict, StoreUnreachable
from ibadmin.facts import CodeRefused, LoggedIn, RegistrationCompleted, RoleGranted, UserArrived, UserDeactivated
from ibadmin.model import AssuranceLevel, GrantState, Identity, User, UserStatus
from ibadmin.rules.login import start_session
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE
from ibadmin.store.shared import Standing
from ibadmin.store.shared_entrances import SharedEntrances
from ibadmin.store.unit import Store
from tests.people import sha256_of
from tests.postgres import Cluster
from tests.sql import value
from tests.store.roles import Roles


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


@pytest.fixture
def waiting(roles: Roles) -> User:
    gouda = roles.people.organisation("GM0513", "Gouda")
    return roles.people.user(gouda, "Jansen", UserStatus.APPROVED, [("iwmo", "gebruiker")])


def whole(roles: Roles) -> list[str]:
    with roles.store.inspecting(roles.now) as unit:
        assert list(unit.audit.breaks({})) == []
        return [entry.action for entry in unit.audit.entries()]


def test_a_first_login_makes_a_user(roles: Roles, waiting: User) -> None:
    place = waiting.organisation
    arrived = UserArrived(Identity("P", place.kvk_number, AssuranceLevel.LOA3), place, "somebody", "unknown")
    with roles.gateway() as store, store.unseen(roles.now, "gateway") as unit:
        unit.record([arrived], actor="unknown")
        assert unit.users.known("P", place.kvk_number) == unit.users.one("somebody")
    assert whole(roles)[-1] == "user_arrived"


def test_a_session_is_a_login_with_which_its_person_sees_themselves(roles: Roles, waiting: User) -> None:
    session, password = secrets.token_hex(10), secrets.token_urlsafe(32)
    started = start_session(waiting, AssuranceLevel.LOA3, session, sha256_of(f"{session}.{password}"), roles.now)
    with roles.gateway() as store, store.unseen(roles.now, "gateway") as unit:
        unit.sweep_sessions()
        unit.record([LoggedIn(waiting, AssuranceLevel.LOA3), started], actor=waiting.audit_id)
        unit.make_login(started.session, password)
    address = shared.session_address(roles.cluster.administrator(roles.database), f"{session}.{password}")
    mine = Store(shared.engine(address, PATIENCE, Standing.SESSION))
    with mine.reading(b"", roles.now) as unit:
        assert (unit.actor.user.id, [user.id for user in unit.users.listed()]) == (waiting.id, [waiting.id])
    mine.engine.dispose()
    assert whole(roles)[-2:] == ["logged_in", "session_started"]


def test_a_wrong_code_counts_and_the_right_one_makes_active(roles: Roles, waiting: User) -> None:
    with roles.gateway() as store:
        with store.unseen(roles.now, "gateway") as unit:
            unit.record([CodeRefused(waiting, 4)], actor=waiting.audit_id)
        with store.unseen(roles.now, "gateway") as unit:
            found = unit.users.one(waiting.id)
            assert found.code is not None
            assert (found.code.tries, found.code.keyed_hash) == (1, bytes(32))
            unit.record([RegistrationCompleted(found)], actor=waiting.audit_id)
    with roles.store.inspecting(roles.now) as unit:
        active = unit.users.one(waiting.id)
    assert (active.status, [grant.state for grant in active.grants]) == (UserStatus.ACTIVE, [GrantState.ACTIVE])
    assert whole(roles)[-2:] == ["code_refused", "registration_completed"]


def test_a_login_that_is_over_is_swept_away_with_its_role(roles: Roles, waiting: User) -> None:
    roles.secret(waiting)
    assert len(roles.logins) == 1
    roles.at(roles.now + timedelta(minutes=20))
    with roles.gateway() as store, store.unseen(roles.now, "gateway") as unit:
        unit.sweep_sessions()
    assert roles.logins == set()


@pytest.mark.parametrize(("hours", "gone"), [(23, False), (24, True)])
def test_the_number_of_a_change_is_kept_for_a_day(roles: Roles, waiting: User, hours: int, gone: bool) -> None:
    assert numbers(roles)
    roles.at(waiting.arrived_at + timedelta(hours=hours))
    with roles.gateway() as store, store.unseen(roles.now, "gateway") as unit:
        unit.sweep_sessions()
    assert (numbers(roles) == []) is gone


def numbers(roles: Roles) -> list[tuple[object, ...]]:
    return roles.cluster.server.ask("select id from operations", roles.database)


def test_what_has_no_row_in_the_audit_is_known_by_its_number_too(roles: Roles, waiting: User) -> None:  # noqa: ARG001
    with roles.gateway() as store:
        with store.unseen(roles.now, "gateway") as unit:
            operation = str(value(unit._connection, "select current_setting('ibadmin.operation')"))
            unit.logins.take_code(bytes(32), roles.now)
            unit.mark()
        assert store.kept(operation)


def who(roles: Roles, name: str) -> str:
    """Somebody's address of this store."""
    server, database = roles.cluster.server, roles.database
    match name:
        case "administrator":
            return roles.cluster.administrator(database)
        case "superuser":
            return server.address(database)
        case "gateway that is a superuser":
            server.ask(f"alter role {database}_gateway superuser")
        case "gateway that is an owner":
            server.ask(f"grant {database}_owner to {database}_gateway")
        case _:
            assert name == "gateway"
    return roles.gateway_address()


@pytest.fixture
def gateway_again(roles: Roles) -> Iterator[None]:
    yield
    roles.cluster.server.ask(f"alter role {roles.database}_gateway nosuperuser")
    roles.cluster.server.ask(f"revoke {roles.database}_owner from {roles.database}_gateway")


@pytest.mark.usefixtures("gateway_again")
@pytest.mark.parametrize(
    "name", ["administrator", "superuser", "gateway that is a superuser", "gateway that is an owner"]
)
def test_nobody_else_lets_people_in(roles: Roles, name: str) -> None:
    with pytest.raises(StoreUnreachable) as refused:
        SharedEntrances(who(roles, name)).as_gateway()
    assert refused.value.why == "not_gateway"


def test_the_gateway_comes_as_its_own_role(roles: Roles, waiting: User) -> None:
    entrances = SharedEntrances(who(roles, "gateway"))
    with Store(entrances.as_gateway()).inspecting(roles.now) as unit:
        assert [each.code for each in unit.organisations.all()] == [waiting.organisation.code]
    entrances.close()


@pytest.mark.parametrize("fact", [lambda u: RoleGranted(u, "ijw", "gebruiker"), lambda u: UserDeactivated(u, ())])
def test_the_gateway_changes_nobody(roles: Roles, waiting: User, fact: object) -> None:
    assert callable(fact)
    with pytest.raises((Conflict, TypeError)), roles.gateway() as store, store.unseen(roles.now, "x") as unit:
        unit.record([fact(waiting)])


@pytest.mark.parametrize(
    "statement",
    [
        "insert into audit values (1, 99, now(), 'x', 'x', 'x', 'done', 'x', '', '', '', repeat('0', 64))",
        "update audit set actor = 'x'",
        "delete from users",
        "update users set surname = 'x'",
        "insert into grants select id, 'iwmo', 'gebruikersbeheerder', active, 'awaited', now(), 1 from users",
        "update verification_codes set keyed_hash = 'x'",
        "update organisations set vecozo_returned_on = now()",
        "insert into products values ('x', 'x', 9)",
        "create table stolen (id text)",
        "create role stolen superuser",
        "create temporary table stolen (id text)",
        "lock table audit in access exclusive mode",
        "select user_deactivated('[]', '', '')",
    ],
)
def test_the_gateway_is_refused_what_is_not_its_own(roles: Roles, statement: str) -> None:
    with (
        roles.gateway() as store,
        pytest.raises(Conflict) as refused,
        store.engine.writing() as connection,
    ):
        connection.ask(statement)
    assert re.search("denied|must be superuser", str(refused.value.__cause__))
