"""Sessions (1.1): every command begins with one, counts as activity, and finds it over when it is."""

from datetime import datetime, timedelta

import pytest

from ibadmin.errors import LoginNeeded
from ibadmin.facts import SessionEnd, SessionEnded, UserDeactivated
from ibadmin.model import AssuranceLevel, Session, User
from ibadmin.store.unit import Store
from tests.people import People, sha256_of
from tests.sql import heard


@pytest.fixture
def beheerder(people: People) -> User:
    return people.administrator(people.organisation("GM0513", "Gouda"), "Beheer")


def refusal(store: Store, secret: str, now: datetime) -> str:
    whys = []
    for way in (store.reading, store.writing):
        with pytest.raises(LoginNeeded) as refused, way(sha256_of(secret), now):
            pass
        whys.append(refused.value.why)
    # In a file it is over for good from the first look on.
    assert whys[1] in (whys[0], "ended")
    return whys[0]


def last_seen(store: Store, user: User, now: datetime) -> datetime:
    with store.inspecting(now) as unit:
        (session,) = unit.sessions.of(user)
        return session.last_seen_at


def test_a_session_says_who_acts(store: Store, people: People, beheerder: User, now: datetime) -> None:
    secret = people.session(beheerder)
    with store.reading(sha256_of(secret), now) as unit:
        assert (unit.actor.user.id, unit.actor.session.assurance_level) == (beheerder.id, AssuranceLevel.LOA3)
        assert unit.actor.user.open_sessions == 1


def test_an_unknown_secret_is_no_session(store: Store, now: datetime) -> None:
    assert refusal(store, "guess", now) == "ended"


@pytest.mark.parametrize("minutes", [20, 21])
def test_twenty_idle_minutes_end_a_session(
    store: Store, people: People, beheerder: User, now: datetime, minutes: int
) -> None:
    secret = people.session(beheerder)
    assert refusal(store, secret, now + timedelta(minutes=minutes)) == "idle"


def test_a_session_lasts_as_long_as_somebody_is_active_and_not_longer_than_its_hard_end(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    secret = people.session(beheerder)
    for quarter in range(1, 32):
        with store.reading(sha256_of(secret), now + quarter * timedelta(minutes=15)):
            pass
    assert refusal(store, secret, now + timedelta(hours=8)) == "hard_end"


def test_reading_within_half_a_minute_writes_nothing(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    secret = people.session(beheerder)
    with heard() as said, store.reading(sha256_of(secret), now + timedelta(seconds=29)):
        pass
    assert {sql.split()[0] for sql, _ in said} <= {"SELECT"}
    assert last_seen(store, beheerder, now) == now


def test_reading_after_half_a_minute_counts_as_activity(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    secret = people.session(beheerder)
    with store.reading(sha256_of(secret), now + timedelta(seconds=30)):
        pass
    assert last_seen(store, beheerder, now) == now + timedelta(seconds=30)


def test_reading_that_ends_in_an_error_counts_as_activity(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    secret = people.session(beheerder)
    with pytest.raises(BrokenPipeError), store.reading(sha256_of(secret), now + timedelta(minutes=1)):
        raise BrokenPipeError
    assert last_seen(store, beheerder, now) == now + timedelta(minutes=1)


def test_a_change_counts_as_activity(store: Store, people: People, beheerder: User, now: datetime) -> None:
    secret = people.session(beheerder)
    with store.writing(sha256_of(secret), now + timedelta(seconds=1)):
        pass
    assert last_seen(store, beheerder, now) == now + timedelta(seconds=1)


def test_a_slow_command_does_not_take_back_what_a_later_one_noted(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    secret = people.session(beheerder)
    one, two = now + timedelta(minutes=1), now + timedelta(minutes=2)
    with store.reading(sha256_of(secret), one), store.writing(sha256_of(secret), two):
        pass
    assert last_seen(store, beheerder, now) == now + timedelta(minutes=2)


def test_a_session_that_was_ended_is_over(store: Store, people: People, beheerder: User, now: datetime) -> None:
    secret = people.session(beheerder)
    with store.writing(sha256_of(secret), now) as unit:
        unit.record([SessionEnded(beheerder, unit.actor.session, SessionEnd.LOGOUT)])
    assert refusal(store, secret, now) == "ended"


def test_a_deactivation_ends_the_session_at_once(store: Store, people: People, beheerder: User, now: datetime) -> None:
    secret = people.session(beheerder)
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeactivated(beheerder, beheerder.grants)])
    assert refusal(store, secret, now) == "ended"


def test_a_change_that_fails_is_not_made_at_all(store: Store, people: People, beheerder: User, now: datetime) -> None:
    secret = people.session(beheerder)
    with pytest.raises(ZeroDivisionError):
        change_and_fail(store, secret, beheerder, now)
    with store.inspecting(now) as unit:
        assert unit.users.one(beheerder.id).active
        assert [entry for entry in unit.audit.entries() if entry.action == "user_deactivated"] == []


def change_and_fail(store: Store, secret: str, user: User, now: datetime) -> None:
    with store.writing(sha256_of(secret), now) as unit:
        unit.record([UserDeactivated(user, user.grants)])
        raise ZeroDivisionError


# A shared store sweeps by a clock of its own: test_gateway_role.
@pytest.mark.embedded
def test_sessions_that_are_over_are_swept_away(store: Store, people: People, beheerder: User, now: datetime) -> None:
    people.session(beheerder, now - timedelta(minutes=20))
    people.session(beheerder, now - timedelta(hours=9))
    people.session(beheerder, now - timedelta(minutes=19))
    with store.unseen(now, "tests") as unit:
        unit.sweep_sessions()
        assert [session.started_at for session in unit.sessions.of(beheerder)] == [now - timedelta(minutes=19)]


def test_the_newest_session_comes_first(store: Store, people: People, beheerder: User, now: datetime) -> None:
    for minutes in (10, 2, 5):
        people.session(beheerder, now - timedelta(minutes=minutes))
    with store.inspecting(now) as unit:
        found: tuple[Session, ...] = unit.sessions.of(beheerder)
    assert [(now - session.started_at).seconds // 60 for session in found] == [2, 5, 10]


def test_the_audit_names_the_person_behind_the_session_with_reason_and_ticket(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    user = people.user(beheerder.organisation, "Jansen")
    secret = people.session(beheerder)
    with store.writing(sha256_of(secret), now, "Lang verlof", "TOPdesk 2026-0412") as unit:
        unit.record([UserDeactivated(user, ())])
    with store.inspecting(now) as unit:
        *_, last = unit.audit.entries()
    assert (last.actor, last.subject, last.origin) == (beheerder.audit_id, user.audit_id, "commandline")
    assert (last.reason, last.ticket) == ("Lang verlof", "TOPdesk 2026-0412")


def test_a_session_that_is_over_is_not_counted_as_open(
    store: Store, people: People, beheerder: User, now: datetime
) -> None:
    user = people.user(beheerder.organisation, "Jansen")
    for minutes in (19, 20):
        people.session(user, now - timedelta(minutes=minutes))
    for way in (store.reading, store.writing):
        with way(sha256_of(people.session(beheerder)), now) as unit:
            assert unit.users.one(user.id).open_sessions == 1
