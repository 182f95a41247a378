"""The answers that must be accepted: what real makelaars write, and what their metadata allows them to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from ibadmin.auth.makelaars import EIDAS_LEVELS
from ibadmin.auth.signatures import NamedCertificate
from ibadmin.model import AssuranceLevel, Identity
from tests.auth.checking import ASKED_AT, check, makelaar, rolled_over
from tests.auth.messages.advice import with_advice
from tests.auth.messages.answers import ACTING, KVK, LEGAL, PSEUDO, RSIN, Edit, Message, attribute, name_id
from tests.auth.messages.edits import add, identifiers, put, write
from tests.auth.messages.elements import (
    ASSERTION_ID,
    KVK_NUMBER,
    MAKELAAR_KEY_NAME,
    NAMESPACES,
    NOW,
    PSEUDONYM,
    Element,
    certificate,
    find,
    instant,
    make,
)
from tests.auth.messages.encryption import Encryption, encrypted
from tests.auth.messages.signing import SHA256, Signature

XENC, XENC11 = NAMESPACES["xenc"], NAMESPACES["xenc11"]


def kvk(how: Encryption) -> Callable[[], Element]:
    return lambda: encrypted(name_id(KVK_NUMBER, KVK), how)


def at(seconds: float) -> str:
    return instant(NOW + timedelta(seconds=seconds))


def statements_reversed(inner: Element) -> None:
    inner.append(find(inner, "saml:AttributeStatement"))


def encrypting(how: Encryption) -> Message:
    return Message(on_assertion=[identifiers(LEGAL, kvk(how))])


VARIANTS = {
    "plain": Message(),
    "advice with other assertions and XACML statements": Message(on_assertion=[with_advice]),
    "authentication statement first": Message(on_assertion=[statements_reversed]),
    "no prefix list": Message(assertion_signature=Signature(prefixes=""), response_signature=Signature(prefixes="")),
    "no KeyInfo": Message(assertion_signature=Signature(key_name=None), response_signature=Signature(key_name=None)),
    "seven decimals": Message(on_assertion=[put(".", IssueInstant="2026-03-10T09:30:00.1234567Z")]),
    "an RSIN beside the KvK number": Message(
        on_assertion=[
            identifiers(LEGAL, kvk(Encryption()), lambda: encrypted(name_id("123456782", RSIN))),
        ]
    ),
    "a pseudonym in the spelling of 1.9": Message(
        on_assertion=[
            identifiers(ACTING, lambda: encrypted(name_id(PSEUDONYM, PSEUDO.replace("1.13", "1.9")))),
        ]
    ),
    "an attribute that we do not use": Message(
        on_assertion=[
            add("saml:AttributeStatement", lambda: attribute("urn:etoegang:1.9:attribute:FirstName", "Jan")),
        ]
    ),
    "consent": Message(on_response=[put(".", Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified")]),
    "one time use": Message(on_assertion=[add("saml:Conditions", lambda: make("saml:OneTimeUse"))]),
    "an XML declaration": Message(on_text=[lambda text: b'<?xml version="1.0" encoding="UTF-8"?>\n' + text]),
    "AES-128 CBC": encrypting(Encryption(cipher=f"{XENC}aes128-cbc")),
    "AES-256 GCM": encrypting(Encryption(cipher=f"{XENC11}aes256-gcm")),
    "AES-128 GCM": encrypting(Encryption(cipher=f"{XENC11}aes128-gcm")),
    "OAEP without a digest": encrypting(Encryption(digest=None)),
    "OAEP with SHA-256": encrypting(Encryption(digest=SHA256)),
    "OAEP with SHA-256 and its mask": encrypting(
        Encryption(transport=f"{XENC11}rsa-oaep", digest=SHA256, mask=f"{XENC11}mgf1sha256")
    ),
    "several recipients": encrypting(Encryption(others=("another-1", "another-2"))),
    "no recipient named": encrypting(Encryption(recipient=None, key_name=None)),
    "the key within the content": encrypting(Encryption(inline=True)),
    "a key name of the makelaar's own": encrypting(Encryption(key_name="something-else")),
}


@pytest.mark.parametrize("message", VARIANTS.values(), ids=VARIANTS.keys())
def test_a_right_answer_names_the_person(message: Message) -> None:
    login = check(message)
    assert login.identity == Identity(PSEUDONYM, KVK_NUMBER, AssuranceLevel.LOA3)
    assert login.assertion_id == ASSERTION_ID


def test_the_replay_mark_outlives_the_assertion() -> None:
    assert check(Message()).not_on_or_after == NOW + timedelta(minutes=3)


@pytest.mark.parametrize("level", list(AssuranceLevel), ids=lambda level: level.code)
def test_every_level_is_told_as_it_is(level: AssuranceLevel) -> None:
    told = write(".//saml:AuthnContextClassRef", f"urn:etoegang:core:assurance-class:{level.code}")
    assert check(Message(on_assertion=[told])).identity.assurance_level is level


def test_a_makelaar_with_eidas_levels_is_read_by_its_own_table() -> None:
    told = write(".//saml:AuthnContextClassRef", "http://eidas.europa.eu/LoA/substantial")
    login = check(Message(on_assertion=[told]), by=replace(makelaar(), levels=EIDAS_LEVELS))
    assert login.identity.assurance_level is AssuranceLevel.LOA3


def test_a_makelaar_may_sign_with_either_of_two_keys_while_it_changes_them() -> None:
    both = (NamedCertificate("next", certificate("next")), NamedCertificate(MAKELAAR_KEY_NAME, certificate("makelaar")))
    signature = Signature(owner="next", key_name="next")
    message = Message(assertion_signature=signature)
    assert check(message, by=replace(makelaar(), certificates=both)).identity.kvk_number == KVK_NUMBER


def test_an_expired_certificate_beside_a_good_one_is_no_hindrance() -> None:
    expired = certificate("makelaar", NOW - timedelta(days=60), NOW - timedelta(days=1))
    both = (NamedCertificate(MAKELAAR_KEY_NAME, expired), NamedCertificate(MAKELAAR_KEY_NAME, certificate("makelaar")))
    assert check(Message(), by=replace(makelaar(), certificates=both)).identity.kvk_number == KVK_NUMBER


def test_our_old_encryption_key_opens_what_was_under_way() -> None:
    assert check(Message(), to=rolled_over()).identity.pseudonym == PSEUDONYM


def test_identifiers_in_the_open_are_for_makelaars_configured_so() -> None:
    in_the_open = [
        identifiers(ACTING, lambda: name_id(PSEUDONYM, PSEUDO)),
        identifiers(LEGAL, lambda: name_id(KVK_NUMBER, KVK)),
    ]
    login = check(Message(on_assertion=in_the_open), by=replace(makelaar(), identifiers_encrypted=False))
    assert login.identity == Identity(PSEUDONYM, KVK_NUMBER, AssuranceLevel.LOA3)


def test_line_ends_in_the_form_field_are_allowed() -> None:
    encoded = Message().encoded()
    wrapped = "\r\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76))
    assert check(wrapped.encode()).identity.kvk_number == KVK_NUMBER


EDGES = {
    "issued a minute ahead": put(".", IssueInstant=at(60)),
    "valid in a minute": put("saml:Conditions", NotBefore=at(60)),
    "over for almost a minute": put("saml:Conditions", NotBefore=at(-120), NotOnOrAfter=at(-59)),
    "valid for half an hour": put("saml:Conditions", NotBefore=at(0), NotOnOrAfter=at(1800)),
    "confirmed for half an hour": put(".//saml:SubjectConfirmationData", NotOnOrAfter=at(1800)),
    "identified a minute before we asked": put("saml:AuthnStatement", AuthnInstant=at(-100)),
    "identified a minute ahead": put("saml:AuthnStatement", AuthnInstant=at(60)),
    "issued a minute before we asked": put(".", IssueInstant=at(-100)),
    "session over for almost a minute": put("saml:AuthnStatement", SessionNotOnOrAfter=at(-59)),
}


@pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES.keys())
def test_the_last_moment_of_each_limit_is_within_it(edge: Edit) -> None:
    assert check(Message(on_assertion=[edge])).identity.kvk_number == KVK_NUMBER


def test_a_confirmation_counts_until_a_minute_after_its_end() -> None:
    edits = put(".", IssueInstant=at(-90)), put(".//saml:SubjectConfirmationData", NotOnOrAfter=at(-59))
    assert check(Message(on_assertion=edits)).identity.kvk_number == KVK_NUMBER


@pytest.mark.parametrize("seconds", [-100, 60], ids=["a minute before we asked", "a minute ahead"])
def test_the_answer_around_it_may_be_as_old_and_as_new(seconds: int) -> None:
    assert check(Message(on_response=[put(".", IssueInstant=at(seconds))])).identity.kvk_number == KVK_NUMBER


def test_an_answer_of_six_minutes_ago_is_the_oldest_that_counts() -> None:
    lasting = put("saml:Conditions", NotOnOrAfter=at(600)), put(".//saml:SubjectConfirmationData", NotOnOrAfter=at(600))
    login = check(Message(on_assertion=lasting), now=NOW + timedelta(minutes=6))
    assert login.identity.kvk_number == KVK_NUMBER


@pytest.mark.parametrize("seconds", [-59, 0, 179], ids=["our clock behind", "in step", "our clock ahead"])
def test_a_minute_of_difference_between_the_clocks_is_allowed(seconds: int) -> None:
    moment = NOW + timedelta(seconds=seconds)
    assert check(Message(), now=moment, asked_at=ASKED_AT).identity.kvk_number == KVK_NUMBER


def test_any_year_is_the_present_when_the_clock_says_so() -> None:
    later = NOW + timedelta(days=200)
    assert check(Message(now=later), now=later, asked_at=later).identity.kvk_number == KVK_NUMBER
