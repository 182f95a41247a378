"""Logins under way: each request, assertion and code works once, and for a short time."""

from datetime import datetime, timedelta

import pytest

from ibadmin.facts import UserDeactivated, UserDeleted
from ibadmin.model import AssuranceLevel, User, UserStatus
from ibadmin.rules.manual import Reason, Refusal
from ibadmin.store.logins import CODE_LIFETIME, REQUEST_LIFETIME, LoginCode, LoginRequest
from ibadmin.store.unit import Store
from tests.people import People

MOMENT = timedelta(microseconds=1)


def request(now: datetime, number: int = 1) -> LoginRequest:
    return LoginRequest(f"_{number}", f"relay-{number}", "simulator", "challenge", "http://127.0.0.1:5/", "state", now)


def code(now: datetime, user: User | None, *reasons: Reason) -> LoginCode:
    return LoginCode(
        bytes(32),
        user.id if user else None,
        AssuranceLevel.LOA3,
        "challenge",
        "http://127.0.0.1:5/",
        now + CODE_LIFETIME,
        reasons,
    )


@pytest.fixture
def jansen(people: People) -> User:
    return people.user(people.organisation("GM0513", "Gouda"), "Jansen")


def taken(store: Store, relay_state: str, now: datetime) -> LoginRequest | None:
    with store.unseen(now, "gateway") as unit:
        return unit.logins.take_request(relay_state, now)


def taken_code(store: Store, now: datetime) -> LoginCode | None:
    with store.unseen(now, "gateway") as unit:
        return unit.logins.take_code(bytes(32), now)


def remember(store: Store, *requests: LoginRequest) -> None:
    for each in requests:
        with store.unseen(each.made_at, "gateway") as unit:
            unit.logins.remember(each)


def issue(store: Store, issued: LoginCode, now: datetime) -> None:
    with store.unseen(now, "gateway") as unit:
        unit.logins.issue(issued)


def test_a_request_is_given_back_once(store: Store, now: datetime) -> None:
    remember(store, request(now))
    assert [taken(store, "relay-1", now), taken(store, "relay-1", now)] == [request(now), None]


def test_another_relay_state_takes_nothing(store: Store, now: datetime) -> None:
    remember(store, request(now, 1), request(now, 2))
    assert taken(store, "relay-3", now) is None
    assert taken(store, "relay-2", now) == request(now, 2)


def test_a_request_lasts_ten_minutes(store: Store, now: datetime) -> None:
    remember(store, request(now, 1), request(now, 2))
    assert taken(store, "relay-1", now + REQUEST_LIFETIME - MOMENT) == request(now, 1)
    assert taken(store, "relay-2", now + REQUEST_LIFETIME) is None


def test_an_old_request_is_forgotten_when_the_next_comes(store: Store, now: datetime) -> None:
    remember(store, request(now, 1), request(now + REQUEST_LIFETIME, 2))
    assert taken(store, "relay-1", now) is None


def test_an_assertion_is_new_only_once(store: Store, now: datetime) -> None:
    def first(at: datetime) -> bool:
        with store.unseen(at, "gateway") as unit:
            return unit.logins.first_sight("_assertion", now + timedelta(minutes=5), at)

    moments = (now, now, now + timedelta(minutes=5) - MOMENT)
    assert [first(moment) for moment in moments] == [True, False, False]


def test_an_assertion_is_forgotten_when_it_can_be_replayed_no_more(store: Store, now: datetime) -> None:
    with store.unseen(now, "gateway") as unit:
        unit.logins.first_sight("_assertion", now + timedelta(minutes=5), now)
    with store.unseen(now, "gateway") as unit:
        assert unit.logins.first_sight("_assertion", now + timedelta(hours=1), now + timedelta(minutes=5))


def test_a_code_is_good_once(store: Store, jansen: User, now: datetime) -> None:
    issue(store, code(now, jansen), now)
    assert [taken_code(store, now), taken_code(store, now)] == [code(now, jansen), None]


def test_a_code_lasts_sixty_seconds(store: Store, jansen: User, now: datetime) -> None:
    issue(store, code(now, jansen), now)
    assert taken_code(store, now + timedelta(seconds=60)) is None


def test_a_code_is_good_until_the_last_moment(store: Store, jansen: User, now: datetime) -> None:
    issue(store, code(now, jansen), now)
    assert taken_code(store, now + timedelta(seconds=60) - MOMENT) == code(now, jansen)


def test_a_code_can_stand_for_the_reasons_why_nobody_was_let_in(store: Store, now: datetime) -> None:
    refused = code(now, None, Reason(Refusal.USER_INACTIVE, "j.jansen"), Reason(Refusal.LEVEL_TOO_LOW, "loa2", "loa3"))
    issue(store, refused, now)
    assert taken_code(store, now) == refused


def test_a_deactivation_ends_the_login_that_is_under_way(store: Store, jansen: User, now: datetime) -> None:
    issue(store, code(now, jansen), now)
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeactivated(jansen, ())])
    assert taken_code(store, now) is None


def test_a_deletion_forgets_why_logins_were_refused(store: Store, people: People, now: datetime) -> None:
    gone = people.user(people.organisation("GM0513", "Gouda"), "Jansen", UserStatus.INACTIVE)
    issue(store, code(now, None, Reason(Refusal.USER_INACTIVE, "j.jansen")), now)
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeleted(gone)])
    assert taken_code(store, now) is None
