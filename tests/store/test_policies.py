"""The shared store with the credentials of real sessions: the database itself keeps everyone in their lane."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from ibadmin.errors import LoginNeeded, StoreUnreachable
from ibadmin.facts import (
    Fact,
    RoleGranted,
    RoleRevoked,
    SessionEnd,
    SessionEnded,
    UserDeactivated,
    UserDeleted,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import UserStatus
from ibadmin.store.audit import Stamp
from ibadmin.store.sight import everything
from ibadmin.store.unit import Store, Unit
from tests.postgres import Cluster
from tests.store.region import Region
from tests.store.roles import KEYED_HASH, Roles


@pytest.fixture
def roles(postgres: Cluster, emptied: str, now: datetime) -> Iterator[Roles]:
    opened = Roles(postgres, emptied, now)
    yield opened
    opened.close()


@pytest.fixture
def region(roles: Roles) -> Region:
    return roles.region()


@pytest.mark.parametrize("minutes", [20, 21])
def test_twenty_idle_minutes_end_the_session_in_the_database(roles: Roles, region: Region, minutes: int) -> None:
    with roles.session(region.everybody["beheerder of gouda"]) as store:
        roles.at(region.now + timedelta(minutes=minutes))
        with pytest.raises(LoginNeeded) as refused, store.reading(b"", region.now):
            pass
        assert refused.value.why == "idle"
        with store.engine.reading() as connection:
            unit = Unit(connection, everything(), Stamp("", region.now, ""))
            assert (list(unit.users.listed()), list(unit.organisations.all())) == ([], [])


def changes(region: Region) -> dict[str, tuple[str, Callable[[], Fact]]]:
    user, newcomer = region.everybody["user of gouda"], region.everybody["newcomer of gouda"]
    at = region.now + timedelta(hours=72)
    return {
        "user_verified": ("newcomer of gouda", lambda: UserVerified(newcomer, KEYED_HASH, at)),
        "role_granted": ("user of gouda", lambda: RoleGranted(user, "iwmo", "productbeheerder")),
        "role_revoked": ("user of gouda", lambda: RoleRevoked(user, "iwmo", "gebruiker")),
        "user_deactivated": ("user of gouda", lambda: UserDeactivated(user, user.grants)),
    }


@pytest.mark.parametrize("what", ["user_verified", "role_granted", "role_revoked", "user_deactivated"])
def test_a_beheerder_changes_the_own_users_and_the_audit_says_so(roles: Roles, region: Region, what: str) -> None:
    name, happens = changes(region)[what]
    beheerder = region.everybody["beheerder of gouda"]
    with roles.session(beheerder) as store, store.writing(b"", region.now, "verlof", "T-1") as unit:
        unit.record([happens()])
    with roles.store.inspecting(region.now) as unit:
        *_, last = unit.audit.entries(organisation="GM0513")
        assert list(unit.audit.breaks({})) == []
    assert (last.action, last.actor, last.subject) == (what, beheerder.audit_id, region.everybody[name].audit_id)
    assert (last.at, last.reason, last.ticket, last.origin) == (region.now, "verlof", "T-1", "commandline")


def test_the_same_change_leaves_the_same_rows_as_on_sqlite(roles: Roles, region: Region) -> None:
    user = region.everybody["user of gouda"]
    with roles.session(region.everybody["beheerder of gouda"]) as store:
        with store.writing(b"", region.now) as unit:
            unit.record([UserDeactivated(user, user.grants)])
        with store.writing(b"", region.now) as unit:
            off = unit.users.one(user.id)
            unit.record([UserReactivated(off, UserStatus.ACTIVE, off.grants)])
        with store.writing(b"", region.now) as unit:
            unit.record([UserDeactivated(on := unit.users.one(user.id), on.grants)])
        with store.writing(b"", region.now) as unit:
            unit.record([UserDeleted(unit.users.one(user.id))])
    with roles.store.inspecting(region.now) as unit:
        entries = [entry for entry in unit.audit.entries() if entry.subject == user.audit_id]
        assert list(unit.audit.breaks({})) == []
    assert [(entry.action, entry.fields) for entry in entries[-4:]] == [
        ("user_deactivated", ("iwmo:gebruiker",)),
        ("user_reactivated", ("iwmo:gebruiker",)),
        ("user_deactivated", ("iwmo:gebruiker",)),
        ("user_deleted", ()),
    ]


def test_a_deactivation_ends_the_login_and_its_connections(roles: Roles, region: Region) -> None:
    user = region.everybody["user of gouda"]
    with roles.session(user) as his:
        (login,) = roles.logins
        with pytest.raises(StoreUnreachable) as lost:
            busy_while_deactivated(his, roles, region)
    assert (lost.value.why, login in roles.logins) == ("lost", False)


def busy_while_deactivated(his: Store, roles: Roles, region: Region) -> None:
    user = region.everybody["user of gouda"]
    with his.engine.reading() as busy:
        busy.ask("select 1")
        with roles.session(region.everybody["beheerder of gouda"]) as hers, hers.writing(b"", region.now) as unit:
            unit.record([UserDeactivated(user, user.grants)])
        busy.ask("select 1")


def test_logging_out_closes_the_login(roles: Roles, region: Region) -> None:
    user = region.everybody["user of gouda"]
    with roles.session(user) as store, store.writing(b"", region.now) as unit:
        unit.record([SessionEnded(user, unit.actor.session, SessionEnd.LOGOUT)])
    with pytest.raises(LoginNeeded) as refused:
        roles.open_last()
    assert refused.value.why == "ended"


def test_somebody_ends_all_of_the_own_sessions_at_once(roles: Roles, region: Region) -> None:
    user = region.everybody["user of gouda"]
    with roles.session(user) as store:
        # The one that does it is the oldest: ended before the others, it could end none of them any more.
        roles.secret(user)
        with store.writing(b"", region.now) as unit:
            others = [one for one in unit.sessions.of(user) if one != unit.actor.session]
            ending = [unit.actor.session, *others]
            unit.record([SessionEnded(user, one, SessionEnd.REVOKED) for one in ending])
    with roles.store.inspecting(region.now) as view:
        assert (len(ending), view.sessions.of(user)) == (2, ())
