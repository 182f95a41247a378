"""The table of answers with one thing wrong, posted to the running gateway as a browser would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from ibadmin.auth.flaws import Flaw
from ibadmin.auth.gateway import LARGEST_BODY
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.signatures import NamedCertificate
from ibadmin.model import AssuranceLevel
from tests.auth.checking import makelaar
from tests.auth.hostile import HOSTILE, LATE
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import put, write
from tests.auth.messages.elements import NOW, certificate
from tests.auth.messages.signing import Signature
from tests.auth.test_valid_answers import VARIANTS
from tests.server.logins import REDIRECT_URI, STATE, LoginDesk, code_in, desk, query_of

REFUSED = f"{REDIRECT_URI}?error=failed&state={STATE}"
CANCELLED = f"{REDIRECT_URI}?error=cancelled&state={STATE}"
THEIRS = "urn:etoegang:HM:00000003520354760000:entities:9632"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoginDesk]:
    """One gateway for the whole table: nothing that is refused leaves a trace in it."""
    with desk(tmp_path_factory.mktemp("gateway")) as running:
        yield running


@pytest.fixture
def at_work(running: LoginDesk) -> LoginDesk:
    running.clock.now = NOW
    running.service.log.seek(0)
    running.service.log.truncate()
    return running


def reasons(at_work: LoginDesk) -> list[object]:
    return [line["reason"] for line in at_work.service.events("answer refused")]


# Beyond this nothing is read at all, and there is no answer to refuse.
READ = {name: case for name, case in HOSTILE.items() if isinstance(case[1], Message) or len(case[1]) < LARGEST_BODY}


@pytest.mark.parametrize(("flaw", "answer"), READ.values(), ids=READ.keys())
def test_a_wrong_answer_is_refused_for_its_reason_and_looks_like_any_other(
    at_work: LoginDesk, flaw: Flaw, answer: Message | str | bytes
) -> None:
    at_work.begin()
    answered = at_work.answer(answer)
    assert reasons(at_work) == [flaw.value]
    assert (answered.status, answered.body) == (303, b"")
    assert answered.location == (CANCELLED if flaw is Flaw.CANCELLED else REFUSED)


@pytest.mark.parametrize(("flaw", "now", "asked_at"), LATE.values(), ids=LATE.keys())
def test_a_right_answer_at_the_wrong_moment_is_refused(
    at_work: LoginDesk, flaw: Flaw, now: datetime, asked_at: datetime
) -> None:
    at_work.begin(made_at=asked_at)
    at_work.clock.now = now
    at_work.answer(Message())
    # The store forgets a request that is too old, and then there is nothing left to compare with.
    expected = "no_such_login" if flaw is Flaw.REQUEST_EXPIRED and asked_at < now else flaw.value
    assert reasons(at_work) == [expected]


@pytest.mark.parametrize("level", [AssuranceLevel.LOA1, AssuranceLevel.LOA2, AssuranceLevel.LOA2PLUS])
def test_every_level_below_three_lets_nobody_in_and_says_so(at_work: LoginDesk, level: AssuranceLevel) -> None:
    at_work.begin()
    told = write(".//saml:AuthnContextClassRef", f"urn:etoegang:core:assurance-class:{level.code}")
    own = put(".", ID=f"_assertion-{level.code}")
    answered = at_work.answer(Message(on_assertion=[told, own]))
    assert query_of(answered)["error"] == ["refused"]
    exchanged = at_work.exchange(code_in(answered))
    reasons = [{"refusal": "level_too_low", "subject": level.code, "value": "loa3"}]
    assert (exchanged.status, exchanged.json["error"]) == (403, {"code": "refused", "reasons": reasons})


@pytest.mark.parametrize("level", [AssuranceLevel.LOA3, AssuranceLevel.LOA4])
def test_level_three_and_four_let_a_person_in(at_work: LoginDesk, level: AssuranceLevel) -> None:
    told = write(".//saml:AuthnContextClassRef", f"urn:etoegang:core:assurance-class:{level.code}")
    assert at_work.logged_in(Message(on_assertion=[told, put(".", ID=f"_assertion-{level.code}")]))


def test_an_answer_to_another_persons_question_is_refused(at_work: LoginDesk) -> None:
    at_work.begin()
    at_work.begin(relay_state="theirs", request_id="_theirs")
    assert at_work.answer(Message(), relay_state="theirs").location == REFUSED
    assert reasons(at_work) == [Flaw.IN_RESPONSE_TO.value]


def test_an_answer_counts_once(at_work: LoginDesk) -> None:
    at_work.begin()
    assert code_in(at_work.answer(Message()))
    answered = at_work.answer(Message())
    assert (answered.status, reasons(at_work)) == (400, ["no_such_login"])


def test_an_assertion_that_was_seen_is_refused_in_another_login(at_work: LoginDesk) -> None:
    at_work.begin()
    at_work.answer(Message())
    at_work.begin(relay_state="another")
    assert at_work.answer(Message(), relay_state="another").location == REFUSED
    assert reasons(at_work)[-1] == Flaw.REPLAY.value


def test_an_answer_to_no_login_gets_the_page_of_a_refusal(at_work: LoginDesk) -> None:
    answered = at_work.answer(Message(), relay_state="unknown")
    assert (answered.status, reasons(at_work)) == (400, ["no_such_login"])
    assert answered.headers["content-security-policy"].startswith("default-src 'none'")


def test_what_is_too_large_to_be_an_answer_is_not_even_read(at_work: LoginDesk) -> None:
    at_work.begin()
    unread = HOSTILE.keys() - READ.keys()
    assert unread
    for name in unread:
        _, answer = HOSTILE[name]
        assert at_work.answer(answer).status == 413


def test_another_trusted_makelaar_cannot_answer_for_the_one_that_was_asked(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    asked = Makelaar(
        "asked", THEIRS, "https://other.example.nl/sso", (NamedCertificate(None, certificate("their makelaar")),)
    )
    with desk(tmp_path_factory.mktemp("two"), trusted=asked, others=(makelaar(),)) as at_work:
        at_work.begin()
        assert at_work.answer(Message()).location == REFUSED
        at_work.begin()
        # Even when the one that was asked has signed it: the name in it is another's.
        signature = Signature(owner="their makelaar", key_name=None)
        at_work.answer(Message(assertion_signature=signature, response_signature=signature))
        assert reasons(at_work) == [Flaw.SIGNATURE.value, Flaw.ISSUER.value]


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_a_right_answer_is_accepted_however_it_is_written(
    variant: Message, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with desk(tmp_path_factory.mktemp("valid")) as at_work:
        assert at_work.logged_in(variant)
        assert at_work.service.events("answer accepted") != []


def test_either_key_of_a_makelaar_that_changes_them_is_good(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = (NamedCertificate("next", certificate("next")), *makelaar().certificates)
    signature = Signature(owner="next", key_name="next")
    for message in (Message(), Message(assertion_signature=signature, response_signature=signature)):
        with desk(tmp_path_factory.mktemp("keys"), trusted=replace(makelaar(), certificates=both)) as at_work:
            assert at_work.logged_in(message)
