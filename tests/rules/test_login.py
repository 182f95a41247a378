"""Inloggen (Inleiding, 1.1, 2): who gets in, as whom, and how long a session lasts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.errors import LoginNeeded
from ibadmin.facts import LoggedIn, SessionEnd, SessionEnded, SessionStarted, UserArrived
from ibadmin.model import Actor, Agreement, AssuranceLevel, Identity, Organisation, User, UserStatus
from ibadmin.rules import activity, login
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import (
    BOTH,
    GOUDA,
    NOW,
    PARTNERSHIP,
    SERVICEDESK,
    acting,
    beheerder,
    organisation,
    quickly,
    reasons,
    refusals,
    servicedesk,
    session,
    user,
)

IDENTITY = Identity("PSEUDONYM@1", GOUDA.kvk_number, AssuranceLevel.LOA3)
JANSEN = user("j.jansen", "iwmo G")


@pytest.mark.manual("Inleiding", "1", "1.1")
@pytest.mark.parametrize("level", [AssuranceLevel.LOA3, AssuranceLevel.LOA4], ids=["level 3", "level 4"])
@pytest.mark.parametrize(
    "at", [GOUDA, PARTNERSHIP, SERVICEDESK], ids=["gemeente", "samenwerkingsverband", "servicedesk"]
)
def test_a_login_gets_in(level: AssuranceLevel, at: Organisation) -> None:
    assert login.admit(replace(IDENTITY, assurance_level=level), at) == at


@pytest.mark.manual("1.1")
@pytest.mark.parametrize("level", [AssuranceLevel.LOA1, AssuranceLevel.LOA2, AssuranceLevel.LOA2PLUS])
def test_a_level_below_three_is_refused(level: AssuranceLevel) -> None:
    found = reasons(lambda: login.admit(replace(IDENTITY, assurance_level=level), GOUDA))
    assert found == [Reason(Refusal.LEVEL_TOO_LOW, level.code, "loa3")]


@pytest.mark.manual("1")
def test_an_unknown_organisation_is_refused() -> None:
    assert reasons(lambda: login.admit(IDENTITY, None)) == [Reason(Refusal.ORGANISATION_UNKNOWN, GOUDA.kvk_number)]


@pytest.mark.manual("Inleiding")
@pytest.mark.parametrize(
    ("returned", "missing"),
    [
        ((), ["inlichtingenbureau", "vecozo"]),
        (BOTH[:1], ["vecozo"]),
        (BOTH[1:], ["inlichtingenbureau"]),
    ],
    ids=["neither", "one", "the other"],
)
def test_every_missing_agreement_is_named(returned: tuple[tuple[Agreement, object], ...], missing: list[str]) -> None:
    unsigned = organisation(2, "Onbekend", agreements=tuple(pair for pair in BOTH if pair in returned))
    found = reasons(lambda: login.admit(IDENTITY, unsigned))
    assert found == [Reason(Refusal.AGREEMENT_MISSING, "Onbekend (GM0002)", which) for which in missing]


@pytest.mark.manual("Inleiding", "1.1")
def test_level_and_agreements_are_named_together() -> None:
    weak = replace(IDENTITY, assurance_level=AssuranceLevel.LOA2)
    expected = [Refusal.LEVEL_TOO_LOW, Refusal.AGREEMENT_MISSING, Refusal.AGREEMENT_MISSING]
    assert refusals(lambda: login.admit(weak, organisation(2, "Onbekend", agreements=()))) == expected
    assert refusals(lambda: login.admit(weak, None)) == [Refusal.LEVEL_TOO_LOW, Refusal.ORGANISATION_UNKNOWN]


@pytest.mark.manual("2")
def test_a_first_login_makes_the_user() -> None:
    assert login.arrive(IDENTITY, GOUDA, "id", "audit id") == UserArrived(IDENTITY, GOUDA, "id", "audit id")


@pytest.mark.manual("1.1")
@pytest.mark.parametrize("status", [status for status in UserStatus if status is not UserStatus.INACTIVE])
def test_a_known_user_logs_in(status: UserStatus) -> None:
    known = user("j.jansen", status=status)
    assert login.log_in(IDENTITY, known) == LoggedIn(known, AssuranceLevel.LOA3)


@pytest.mark.manual("2.3.1")
def test_an_inactive_user_stays_out() -> None:
    inactive = user("w.weg", status=UserStatus.INACTIVE)
    assert refusals(lambda: login.log_in(IDENTITY, inactive)) == [Refusal.USER_INACTIVE]


@pytest.mark.manual("1.1")
def test_a_session_has_its_hard_end_from_the_start() -> None:
    started = login.start_session(JANSEN, AssuranceLevel.LOA3, "session 1", b"hash", NOW)
    assert started == SessionStarted(JANSEN, session(JANSEN), b"hash")


@pytest.mark.manual("Inleiding", "2.3.1")
def test_who_was_switched_off_since_the_login_gets_no_session() -> None:
    gone = user("w.weg", status=UserStatus.INACTIVE, at=organisation(2, "Onbekend", agreements=BOTH[:1]))
    found = refusals(lambda: login.start_session(gone, AssuranceLevel.LOA3, "session 1", b"hash", NOW))
    assert found == [Refusal.AGREEMENT_MISSING, Refusal.USER_INACTIVE]


@pytest.mark.manual("1.1")
@pytest.mark.parametrize(
    ("last_seen_at", "now", "why"),
    [
        pytest.param(NOW, NOW + timedelta(minutes=20), "idle", id="twenty quiet minutes"),
        pytest.param(
            NOW + timedelta(hours=7, minutes=59), NOW + timedelta(hours=8), "hard_end", id="busy for eight hours"
        ),
        pytest.param(NOW, NOW + timedelta(days=3), "hard_end", id="forgotten"),
        pytest.param(NOW, NOW - timedelta(seconds=61), "clock", id="a clock that was set back"),
        pytest.param(NOW, NOW - timedelta(days=3650), "clock", id="a clock of ten years ago"),
    ],
)
def test_a_session_is_over_after(last_seen_at: datetime, now: datetime, why: str) -> None:
    forgotten = replace(session(JANSEN), last_seen_at=last_seen_at)
    with pytest.raises(LoginNeeded) as caught:
        activity.still_open(forgotten, now)
    assert caught.value.why == why
    assert not activity.is_open(forgotten, now)


@pytest.mark.manual("1.1")
def test_a_session_is_open_until_the_twentieth_minute_is_full() -> None:
    opened, just_before = session(JANSEN), NOW + timedelta(minutes=20) - timedelta(microseconds=1)
    assert activity.still_open(opened, just_before) == opened
    assert activity.is_open(opened, just_before)


@pytest.mark.manual("1.1")
@quickly
@given(st.lists(st.timedeltas(timedelta(0), timedelta(minutes=30)), max_size=40))
def test_no_pause_of_twenty_minutes_and_no_ninth_hour_is_survived(pauses: list[timedelta]) -> None:
    current, now = session(JANSEN), NOW
    for pause in pauses:
        now += pause
        try:
            current = replace(activity.still_open(current, now), last_seen_at=now)
        except LoginNeeded:
            break
        assert pause < timedelta(minutes=20)
        assert now - current.started_at < timedelta(hours=8)


@pytest.mark.manual("1.1", "2.3")
@pytest.mark.parametrize(
    ("actor", "other", "end"),
    [
        pytest.param(acting(JANSEN), JANSEN, SessionEnd.LOGOUT, id="logging out"),
        pytest.param(beheerder(), JANSEN, SessionEnd.REVOKED, id="a user's, by the beheerder"),
        pytest.param(servicedesk(), user("f", "iwmo GB"), SessionEnd.REVOKED, id="a beheerder's, by the servicedesk"),
    ],
)
def test_a_session_is_ended_by(actor: Actor, other: User, end: SessionEnd) -> None:
    assert login.end_session(actor, other, session(other)) == SessionEnded(other, session(other), end)


@pytest.mark.manual("1.1")
def test_another_session_of_ones_own_can_be_ended() -> None:
    elsewhere = session(JANSEN, "session 2")
    assert login.end_session(acting(JANSEN), JANSEN, elsewhere) == SessionEnded(JANSEN, elsewhere, SessionEnd.REVOKED)


@pytest.mark.manual("2.3")
@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(acting(JANSEN), user("c"), [Refusal.NOT_ADMINISTRATOR], id="a colleague's"),
        pytest.param(beheerder(), user("f", "ijw GB"), [Refusal.SERVICEDESKS_TO_HANDLE], id="a fellow beheerder's"),
        pytest.param(beheerder(), servicedesk().user, [Refusal.ANOTHER_ORGANISATION], id="the servicedesk's"),
        pytest.param(servicedesk(), JANSEN, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a user's, by the servicedesk"),
    ],
)
def test_a_session_is_not_ended_by(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: login.end_session(actor, other, session(other))) == expected
