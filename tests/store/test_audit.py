"""The audit's chains: whoever alters, removes or reorders a row is found, and who cuts the tail by an earlier head."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from ibadmin.facts import CodeRefused, LoggedIn
from ibadmin.model import AssuranceLevel, Organisation, User, UserStatus
from ibadmin.store.chain import GENESIS
from ibadmin.store.connection import Connection
from ibadmin.store.unit import Store
from tests.people import People
from tests.sql import rows

GOUDA, DELFT = "GM0513", "GM0503"


MOVE = "update audit set sequence = :new where organisation_id = :id and sequence = :old"
MOVE_ELSEWHERE = (
    "update audit set organisation_id = (select id from organisations where code = :code), sequence = 8"
    " where organisation_id = :id and sequence = 7"
)


@pytest.fixture
def gouda(people: People) -> Organisation:
    people.user(people.organisation(DELFT, "Delft"), "Visser")
    place = people.organisation(GOUDA, "Gouda")
    people.user(place, "Jansen")
    return place


@contextmanager
def intruder(store: Store) -> Iterator[Connection]:
    """Somebody with the whole store in their hands, and without the triggers that are in the way."""
    with store.engine.writing() as connection:
        if store.engine.is_shared:
            connection.ask("alter table audit disable trigger user")
            yield connection
            connection.ask("alter table audit enable trigger user")
            return
        triggers = connection.ask("select name, sql from sqlite_schema where type = 'trigger'")
        for name, _ in triggers:
            connection.ask(f"drop trigger {name}")
        yield connection
        for _, sql in triggers:
            connection.ask(sql)


def found(store: Store, now: datetime, heads: dict[str, tuple[int, str]] | None = None) -> set[tuple[str, int, str]]:
    with store.inspecting(now) as unit:
        return {(code, broken.sequence, broken.problem) for code, broken in unit.audit.breaks(heads or {})}


def heads(store: Store, now: datetime) -> dict[str, tuple[int, str]]:
    with store.inspecting(now) as unit:
        return {code: (sequence, head) for code, sequence, head in unit.audit.heads()}


def test_a_chain_of_real_changes_holds(store: Store, gouda: Organisation, now: datetime) -> None:
    assert gouda.code in heads(store, now)
    assert found(store, now, heads(store, now)) == set()


def test_each_organisation_has_a_chain_of_its_own(store: Store, gouda: Organisation, now: datetime) -> None:
    with store.inspecting(now) as unit:
        sequences = [entry.sequence for entry in unit.audit.entries(organisation=gouda.code)]
        others = [entry.sequence for entry in unit.audit.entries(organisation=DELFT)]
    assert (sequences, others) == ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7])


ALTERATIONS = (
    "actor = 'somebody else'",
    "at = '2026-11-23T12:30:00.000001+00:00'",
    "action = 'logged_in'",
    "subject = 'somebody else'",
    "result = 'refused'",
    "origin = 'gateway'",
    "reason = 'Anders'",
    "ticket = 'T-1'",
    "fields = 'surname'",
    "hash = replace(hash, substr(hash, 1, 1), 'x')",
)


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_row_is_found(store: Store, gouda: Organisation, now: datetime, alteration: str) -> None:
    with intruder(store) as connection:
        altered = f"update audit set {alteration} where organisation_id = :id and sequence = 5"  # noqa: S608
        rows(connection, altered, id=gouda.id)
    assert (GOUDA, 5, "altered") in found(store, now)


def test_an_altered_row_breaks_its_own_chain_alone(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(connection, "update audit set reason = 'x' where organisation_id = :id and sequence = 5", id=gouda.id)
    assert {code for code, _, _ in found(store, now)} == {GOUDA}


def test_a_removed_row_is_found(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id and sequence = 5", id=gouda.id)
    assert found(store, now) == {(GOUDA, 6, "gap")}


def test_a_removed_row_is_found_also_when_the_rest_closes_up(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id and sequence = 5", id=gouda.id)
        for sequence in (6, 7):
            rows(
                connection,
                "update audit set sequence = :new where organisation_id = :id and sequence = :old",
                new=sequence - 1,
                id=gouda.id,
                old=sequence,
            )
    assert (GOUDA, 5, "altered") in found(store, now)


def test_a_removed_beginning_is_found(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id and sequence = 1", id=gouda.id)
    assert found(store, now) == {(GOUDA, 2, "gap")}


def test_a_removed_chain_is_found(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id", id=gouda.id)
    assert found(store, now) == {(GOUDA, 1, "gap")}


def test_reordered_rows_are_found(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        for old, new in ((4, 99), (5, 4), (99, 5)):
            rows(
                connection,
                "update audit set sequence = :new where organisation_id = :id and sequence = :old",
                new=new,
                id=gouda.id,
                old=old,
            )
    assert {(GOUDA, 4, "altered"), (GOUDA, 5, "altered")} <= found(store, now)


def test_a_row_moved_to_another_organisation_is_found(store: Store, gouda: Organisation, now: datetime) -> None:
    with intruder(store) as connection:
        rows(
            connection,
            "update audit set organisation_id = (select id from organisations where code = :code), sequence = 8"
            " where organisation_id = :id and sequence = 7",
            code=DELFT,
            id=gouda.id,
        )
    assert found(store, now) == {(DELFT, 8, "altered")}


def test_a_cut_tail_is_found_by_an_earlier_head_alone(store: Store, gouda: Organisation, now: datetime) -> None:
    kept = heads(store, now)
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id and sequence > 5", id=gouda.id)
    assert found(store, now) == set()
    assert found(store, now, kept) == {(GOUDA, 7, "gap")}


def test_a_chain_that_was_made_anew_is_found_by_an_earlier_head(
    store: Store, gouda: Organisation, now: datetime
) -> None:
    kept = heads(store, now)
    with intruder(store) as connection:
        rows(connection, "delete from audit where organisation_id = :id and sequence > 6", id=gouda.id)
    user = first_user(store, now)
    with store.unseen(now + timedelta(days=1), "tests") as unit:
        unit.record([LoggedIn(user, AssuranceLevel.LOA4)])
    assert found(store, now) == set()
    assert found(store, now, kept) == {(GOUDA, 7, "head_differs")}


def first_user(store: Store, now: datetime) -> User:
    with store.inspecting(now) as unit:
        return next(user for user in unit.users.listed(organisation=GOUDA))


def test_an_earlier_head_holds_when_more_has_happened_since(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    kept = heads(store, now)
    people.user(gouda, "de Vries")
    assert found(store, now, kept) == set()


def test_a_head_of_an_unknown_organisation_is_a_gap(store: Store, gouda: Organisation, now: datetime) -> None:
    kept = {gouda.code: heads(store, now)[gouda.code], "GM9999": (3, GENESIS)}
    assert found(store, now, kept) == {("GM9999", 3, "gap")}


FILTERS = {
    "organisation": lambda user: {"organisation": user.organisation.code},
    "subject": lambda user: {"subject": user.audit_id},
    "actor": lambda user: {"actor": user.audit_id},
}


@pytest.mark.parametrize("name", FILTERS)
def test_the_audit_is_narrowed(store: Store, people: People, now: datetime, name: str) -> None:
    visser = people.user(people.organisation(DELFT, "Delft"), "Visser")
    jansen = people.user(people.organisation(GOUDA, "Gouda"), "Jansen")
    with store.unseen(now, "gateway") as unit:
        unit.record([LoggedIn(visser, AssuranceLevel.LOA3)], actor=visser.audit_id)
        unit.record([LoggedIn(jansen, AssuranceLevel.LOA3)], actor=jansen.audit_id)
    with store.inspecting(now) as unit:
        entries = list(unit.audit.entries(**FILTERS[name](jansen)))
        logins = [entry.subject for entry in entries if entry.action == "logged_in"]
    assert logins == [jansen.audit_id]


def test_the_audit_is_narrowed_in_time(store: Store, gouda: Organisation, now: datetime) -> None:
    user = first_user(store, now)
    for minutes in (1, 2, 3):
        with store.unseen(now + timedelta(minutes=minutes), "gateway") as unit:
            unit.record([LoggedIn(user, AssuranceLevel.LOA3)])
    since, until = now + timedelta(minutes=2), now + timedelta(minutes=3)
    with store.inspecting(now) as unit:
        entries = list(unit.audit.entries(organisation=gouda.code, since=since, until=until))
    assert [entry.at for entry in entries] == [since]


def test_a_moment_in_another_time_zone_is_the_same_moment(store: Store, gouda: Organisation, now: datetime) -> None:
    user = first_user(store, now)
    amsterdam = datetime.fromisoformat("2026-11-24T00:15:00+01:00")
    with store.unseen(amsterdam, "gateway") as unit:
        unit.record([LoggedIn(user, AssuranceLevel.LOA3)])
    with store.inspecting(now) as unit:
        (entry,) = unit.audit.entries(
            organisation=gouda.code, since=datetime.fromisoformat("2026-11-23T23:15:00+00:00")
        )
    assert (entry.at, entry.at.utcoffset()) == (amsterdam, timedelta(0))


def test_the_days_of_logins_are_counted_by_the_day_of_this_machine(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.APPROVED)
    for ago in (0, 0, 2, 30):
        people.now = now - timedelta(days=ago)
        people.session(user)
    with store.unseen(now - timedelta(days=2), "tests") as unit:
        unit.record([CodeRefused(user, 4)])
    with store.inspecting(now) as unit:
        days = unit.audit.login_days(3, now)
    assert [(each.logins, each.wrong_codes) for each in days] == [(1, 1), (0, 0), (2, 0)]
    assert days[-1].day == now.astimezone().date()
