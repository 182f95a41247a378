"""Every check, provoked by an answer that is wrong in that one way and right in every other."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.signatures import NamedCertificate
from tests.auth.checking import check, makelaar
from tests.auth.hostile import HOSTILE, LATE
from tests.auth.messages.answers import Message
from tests.auth.messages.elements import MAKELAAR_KEY_NAME, NOW, PSEUDONYM, certificate


@pytest.mark.parametrize(("flaw", "answer"), HOSTILE.values(), ids=HOSTILE.keys())
def test_an_answer_with_one_thing_wrong_is_refused_for_that(flaw: Flaw, answer: Message | str | bytes) -> None:
    with pytest.raises(ResponseRefused) as refused:
        check(answer)
    assert refused.value.flaw is flaw


@pytest.mark.parametrize(("flaw", "now", "asked_at"), LATE.values(), ids=LATE.keys())
def test_a_right_answer_at_the_wrong_moment_is_refused(flaw: Flaw, now: datetime, asked_at: datetime) -> None:
    with pytest.raises(ResponseRefused) as refused:
        check(Message(), now=now, asked_at=asked_at)
    assert refused.value.flaw is flaw


def test_another_trusted_makelaar_cannot_answer_for_the_one_that_was_asked() -> None:
    asked = replace(
        makelaar(),
        entity_id="urn:etoegang:HM:00000003520354760000:entities:9632",
        certificates=(NamedCertificate("their key", certificate("their makelaar")),),
    )
    with pytest.raises(ResponseRefused):
        check(Message(), by=asked)


def test_an_expired_certificate_vouches_for_nothing() -> None:
    expired = certificate("makelaar", NOW - timedelta(days=60), NOW - timedelta(seconds=1))
    pinned = replace(makelaar(), certificates=(NamedCertificate(MAKELAAR_KEY_NAME, expired),))
    with pytest.raises(ResponseRefused) as refused:
        check(Message(), by=pinned)
    assert refused.value.flaw is Flaw.CERTIFICATE


def test_a_refusal_tells_nothing_of_the_answer() -> None:
    with pytest.raises(ResponseRefused) as refused:
        check(HOSTILE["another audience"][1])
    assert (str(refused.value), repr(refused.value)) == ("audience", "ResponseRefused('audience')")
    assert (refused.value.why, refused.value.code, refused.value.exit_code) == ("refused", "login_failed", 7)


def test_breaking_off_at_the_makelaar_is_no_refusal() -> None:
    with pytest.raises(ResponseRefused) as refused:
        check(HOSTILE["cancelled at the makelaar"][1])
    assert refused.value.why == "cancelled"


def test_a_login_does_not_show_its_pseudonym() -> None:
    assert PSEUDONYM not in repr(check(Message()))


def test_every_flaw_but_replay_is_provoked_here() -> None:
    provoked = {flaw for flaw, _ in HOSTILE.values()} | {flaw for flaw, _, _ in LATE.values()} | {Flaw.CERTIFICATE}
    # The store alone can tell that an assertion comes again.
    assert set(Flaw) - provoked == {Flaw.REPLAY}
