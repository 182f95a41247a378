"""From a verified login to a session: what happens between two requests, and what comes twice."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from ibadmin.auth import admission
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.response import VerifiedLogin
from ibadmin.errors import LoginFailed
from ibadmin.facts import AgreementRecorded, UserDeactivated, UserDeleted
from ibadmin.model import Agreement, AssuranceLevel, Identity, Organisation, User
from ibadmin.rules.manual import Refusal, Refused
from ibadmin.store.logins import LoginRequest
from ibadmin.store.unit import Store
from tests.auth.conftest import MARIEKE
from tests.auth.service import NOW
from tests.people import People

VERIFIER = "v" * 64
REDIRECT = "http://127.0.0.1:50000/callback/" + "p" * 32
REQUEST = LoginRequest(
    id="_1",
    relay_state="relay",
    makelaar="demo",
    challenge=urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode(),
    redirect_uri=REDIRECT,
    state="s" * 32,
    made_at=NOW,
)
VERIFIED = VerifiedLogin(
    Identity("PSEUDO@1", MARIEKE.kvk_number, AssuranceLevel.LOA3), "_a", NOW + timedelta(minutes=3)
)


@pytest.fixture
def user(store: Store) -> User:
    """Somebody who works at Waterlaan and was here before."""
    with store.inspecting(NOW) as unit:
        waterlaan: Organisation = unit.organisations.coded("WL-0001")
    return People(store, NOW).user(waterlaan, "Jansen", pseudonym="PSEUDO@1")


def exchanged(store: Store, code: str) -> admission.Token:
    return admission.exchange(store, code, VERIFIER, REDIRECT, NOW)


def test_whoever_was_here_before_is_the_same_user(store: Store, user: User) -> None:
    code, let_in = admission.admit(store, VERIFIED, REQUEST, NOW)
    token = exchanged(store, code)
    assert (let_in, token.session.user_id) == (True, user.id)
    assert token.secret not in repr(token)


def test_an_assertion_is_taken_once(store: Store) -> None:
    admission.admit(store, VERIFIED, REQUEST, NOW)
    with pytest.raises(ResponseRefused) as raised:
        admission.admit(store, VERIFIED, replace(REQUEST, id="_2"), NOW)
    assert raised.value.flaw is Flaw.REPLAY


def test_an_assertion_is_known_for_as_long_as_it_could_come_again(store: Store) -> None:
    admission.admit(store, VERIFIED, REQUEST, NOW)
    last = VERIFIED.not_on_or_after - timedelta(seconds=1)
    admission.admit(store, replace(VERIFIED, assertion_id="_b"), REQUEST, last)
    with pytest.raises(ResponseRefused):
        admission.admit(store, VERIFIED, REQUEST, last)


def test_an_assertion_counts_as_seen_also_when_the_rule_says_no(store: Store) -> None:
    weak = replace(VERIFIED, identity=replace(VERIFIED.identity, assurance_level=AssuranceLevel.LOA2))
    assert not admission.admit(store, weak, REQUEST, NOW)[1]
    with pytest.raises(ResponseRefused):
        admission.admit(store, weak, REQUEST, NOW)


def test_every_reason_travels_under_the_code(store: Store) -> None:
    identity = Identity("PSEUDO@1", "99999990", AssuranceLevel.LOA2)
    code, _ = admission.admit(store, replace(VERIFIED, identity=identity), REQUEST, NOW)
    with pytest.raises(Refused) as raised:
        exchanged(store, code)
    assert [reason.refusal for reason in raised.value.reasons] == [
        Refusal.LEVEL_TOO_LOW,
        Refusal.ORGANISATION_UNKNOWN,
    ]


def test_reasons_are_told_once_too(store: Store) -> None:
    identity = Identity("PSEUDO@1", "99999990", AssuranceLevel.LOA3)
    code, _ = admission.admit(store, replace(VERIFIED, identity=identity), REQUEST, NOW)
    with pytest.raises(Refused):
        exchanged(store, code)
    with pytest.raises(LoginFailed):
        exchanged(store, code)


@pytest.mark.manual("2.3.1")
def test_who_was_switched_off_on_the_way_back_stays_out(store: Store, user: User) -> None:
    code, _ = admission.admit(store, VERIFIED, REQUEST, NOW)
    with store.unseen(NOW, "tests") as unit:
        unit.record([UserDeactivated(unit.users.one(user.id), ())])
    with pytest.raises(LoginFailed):
        exchanged(store, code)
    again, let_in = admission.admit(store, replace(VERIFIED, assertion_id="_b"), REQUEST, NOW)
    with pytest.raises(Refused) as raised:
        exchanged(store, again)
    assert (let_in, [reason.refusal for reason in raised.value.reasons]) == (False, [Refusal.USER_INACTIVE])


@pytest.mark.manual("Inleiding")
def test_who_lost_an_agreement_on_the_way_back_stays_out(store: Store, user: User) -> None:
    code, _ = admission.admit(store, VERIFIED, REQUEST, NOW)
    with store.unseen(NOW, "tests") as unit:
        unit.record([AgreementRecorded(user.organisation, Agreement.VECOZO, None)])
    with pytest.raises(Refused) as raised:
        exchanged(store, code)
    assert [reason.refusal for reason in raised.value.reasons] == [Refusal.AGREEMENT_MISSING]


@pytest.mark.manual("2.3.2")
def test_who_was_deleted_on_the_way_back_is_nobody(store: Store, user: User) -> None:
    code, _ = admission.admit(store, VERIFIED, REQUEST, NOW)
    with store.unseen(NOW, "tests") as unit:
        unit.record([UserDeactivated(unit.users.one(user.id), ())])
        unit.record([UserDeleted(unit.users.one(user.id))])
    with pytest.raises(LoginFailed):
        exchanged(store, code)


def test_a_session_that_is_over_is_swept_when_another_begins(store: Store, user: User) -> None:
    People(store, NOW).session(user, NOW - timedelta(minutes=21))
    code, _ = admission.admit(store, VERIFIED, REQUEST, NOW)
    exchanged(store, code)
    with store.inspecting(NOW) as unit:
        assert len(unit.sessions.of(user)) == 1
