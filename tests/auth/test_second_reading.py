"""pysaml2 beside us: it reads what was verified and nothing else, has no keys, and may say no."""

import logging
import sys
from dataclasses import replace

import pytest
from lxml import etree
from saml2.sigver import SignatureError

from ibadmin.auth.answer import read_answer, read_assertion
from ibadmin.auth.documents import read
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.request import PendingRequest
from ibadmin.auth.response import _first_reading, verify
from ibadmin.auth.saml import Reading, _ApprovedText, _without_advice, second_reading
from ibadmin.auth.shape import envelope
from ibadmin.auth.signatures import Signed, verify_signature
from tests.auth.checking import ASKED_AT, check, key_pair, makelaar, provider
from tests.auth.messages.advice import with_advice
from tests.auth.messages.answers import LEGAL, Edit, Message
from tests.auth.messages.edits import drop, put, write
from tests.auth.messages.elements import NOW, REQUEST_ID

REQUEST = PendingRequest(REQUEST_ID, ASKED_AT)


def verified(message: Message) -> Signed:
    parts = envelope(read(message.text()))
    pinned = makelaar().certificates
    return verify_signature(parts.response, parts.signature, path="", certificates=pinned, now=NOW)


def test_the_second_reader_finds_who_answered_what_to_whom() -> None:
    reading = second_reading(verified(Message(on_assertion=[with_advice])), provider=provider(), request=REQUEST)
    assert reading.issuers == (makelaar().entity_id,) * 2
    assert reading.in_response_to == (REQUEST_ID,) * 2
    assert (reading.audience, reading.recipient) == (provider().entity_id, provider().acs_url)
    assert reading.level == "urn:etoegang:core:assurance-class:loa3"


@pytest.mark.parametrize(
    "message",
    [
        Message(on_assertion=[write(".//saml:Audience", "urn:etoegang:DV:2:entities:2")]),
        Message(on_response=[put(".", InResponseTo="_another")]),
        Message(on_assertion=[put(".//saml:SubjectConfirmationData", InResponseTo="_another")]),
        Message(on_assertion=[put(".//saml:SubjectConfirmationData", Recipient="https://evil.example/")]),
        Message(on_response=[put(".", Destination="https://evil.example/")]),
        Message(status=("Responder",)),
        Message(on_assertion=[drop("saml:Subject")]),
        Message(on_assertion=[put(".", IssueInstant="yesterday")]),
    ],
    ids=["audience", "answer to", "confirmation of", "recipient", "destination", "status", "subject", "time"],
)
def test_the_second_reader_says_no_by_itself(message: Message) -> None:
    tree = etree.fromstring(message.text())
    signature = tree[1]
    tree.remove(signature)
    with pytest.raises(ResponseRefused) as refused:
        second_reading(Signed(tree, signature), provider=provider(), request=REQUEST)
    assert refused.value.flaw is Flaw.SECOND_OPINION


def readings(first: Message, second: Message) -> tuple[Reading, Reading]:
    """What we read in one answer and pysaml2 in another."""
    answer = read_answer(verified(first).content)
    assertion = read_assertion(verified(first).content[-1])
    return _first_reading(answer, assertion), second_reading(verified(second), provider=provider(), request=REQUEST)


def test_both_readers_find_the_same_in_the_same_answer() -> None:
    ours, theirs = readings(Message(), Message(on_assertion=[with_advice]))
    assert ours == theirs


@pytest.mark.parametrize(
    "edit",
    [
        write(".//saml:AuthnContextClassRef", "urn:etoegang:core:assurance-class:loa4"),
        write("saml:Issuer", "urn:etoegang:HM:2:entities:2"),
        put("saml:Conditions", NotOnOrAfter="2026-03-10T09:33:00Z"),
        put("saml:AuthnStatement", AuthnInstant="2026-03-10T09:29:59Z"),
        put(".", ID="_another"),
    ],
    ids=["level", "issuer", "end", "moment", "assertion"],
)
def test_a_difference_between_the_readers_shows(edit: Edit) -> None:
    ours, theirs = readings(Message(), Message(on_assertion=[edit]))
    assert ours != theirs


def test_the_second_reader_approves_of_one_text_only() -> None:
    context = _ApprovedText("<verified/>")
    assert context.check_signature("item", "node", "<verified/>") == "item"
    with pytest.raises(SignatureError):
        context.check_signature("item", "node", "<verified />")


def test_the_second_reader_gets_the_answer_without_advice_and_with_its_signature() -> None:
    tree = etree.fromstring(_without_advice(verified(Message(on_assertion=[with_advice]))))
    assert [etree.QName(part).localname for part in tree] == ["Issuer", "Signature", "Status", "Assertion"]
    assert tree.find(".//{*}Advice") is None


def test_nothing_of_an_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        check(Message(on_assertion=[with_advice]))
        with pytest.raises(ResponseRefused):
            check(Message(on_assertion=[drop(f".//saml:Attribute[@Name='{LEGAL}']")]))
    assert [record for record in caplog.records if record.name.startswith(("saml2", "signxml"))] == []


class Watch:
    """Writes down what the interpreter is asked to do, as long as it is on; a hook cannot be taken off."""

    def __init__(self) -> None:
        self.on = True
        self.events: list[str] = []

    def __call__(self, event: str, _: object) -> None:
        if self.on:
            self.events.append(event)


def test_the_second_reader_has_no_key_that_decrypts() -> None:
    stranger = replace(provider(), encryption=(key_pair("stranger", "stranger"),))
    without = second_reading(verified(Message()), provider=stranger, request=REQUEST)
    assert without == second_reading(verified(Message()), provider=provider(), request=REQUEST)
    held = vars(_ApprovedText(""))
    assert not any(held[name] for name in ("key_file", "cert_file", "my_cert", "enc_key_files", "encryption_keypairs"))


def test_no_program_no_network_and_no_file_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = Message(on_assertion=[with_advice]).encoded()
    verify(encoded, makelaar=makelaar(), provider=provider(), request=REQUEST, now=NOW)
    monkeypatch.setenv("PATH", "")
    watch = Watch()
    sys.addaudithook(watch)
    try:
        verify(encoded, makelaar=makelaar(), provider=provider(), request=REQUEST, now=NOW)
    finally:
        watch.on = False
    assert [
        event for event in watch.events if event.startswith(("open", "socket", "subprocess", "os.", "tempfile"))
    ] == []
