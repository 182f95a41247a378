"""The question to the makelaar: exactly what the specification wants, signed, and nothing that it forbids."""

import zlib
from base64 import b64decode
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from lxml import etree
from signxml.verifier import SignatureConfiguration, XMLVerifier

from ibadmin.auth.documents import attributes
from ibadmin.auth.makelaars import EIDAS_LEVELS
from ibadmin.auth.request import authn_request, post_form, redirect_address
from tests.auth.checking import makelaar, provider
from tests.auth.messages.elements import NAMESPACES, NOW, PROVIDER, PROVIDER_KEY_NAME, Element, certificate, private_key

ID = "_0123456789abcdef"


def question() -> Element:
    return etree.fromstring(authn_request(provider(), makelaar(), ID, NOW))


def test_the_question_has_the_attributes_of_the_specification_and_no_other() -> None:
    assert attributes(question()) == {
        "ID": ID,
        "Version": "2.0",
        "IssueInstant": "2026-03-10T09:30:00Z",
        "Destination": "https://makelaar.example.nl/sso",
        "ForceAuthn": "true",
        "AssertionConsumerServiceIndex": "0",
        "AttributeConsumingServiceIndex": "0",
    }


def test_the_question_holds_issuer_signature_and_level_alone() -> None:
    names = [etree.QName(child).localname for child in question()]
    assert names == ["Issuer", "Signature", "RequestedAuthnContext"]


def test_the_issuer_has_no_format() -> None:
    issuer = question()[0]
    assert (issuer.text, attributes(issuer)) == (PROVIDER, {})


def test_level_three_is_the_least_that_is_asked_for() -> None:
    context = question()[2]
    assert (context.get("Comparison"), context[0].text) == ("minimum", "urn:etoegang:core:assurance-class:loa3")


def test_level_three_is_asked_for_in_the_words_of_the_makelaar() -> None:
    message = authn_request(provider(), replace(makelaar(), levels=EIDAS_LEVELS), ID, NOW)
    assert etree.fromstring(message)[2][0].text == "http://eidas.europa.eu/LoA/substantial"


def test_the_signature_names_its_key_and_sends_none() -> None:
    [key_info] = question().iter(f"{{{NAMESPACES['ds']}}}KeyInfo")
    assert [(etree.QName(part).localname, part.text) for part in key_info] == [("KeyName", PROVIDER_KEY_NAME)]


def test_the_signature_is_ours_over_the_whole_question() -> None:
    now = SignatureConfiguration(location="./", verification_time=NOW)
    result = XMLVerifier().verify(
        authn_request(provider(), makelaar(), ID, NOW), x509_cert=certificate("provider"), expect_config=now
    )
    assert not isinstance(result, list)
    assert result.signed_xml is not None
    assert result.signed_xml.get("ID") == ID


def test_the_signature_uses_the_algorithms_of_the_specification() -> None:
    algorithms = [element.get("Algorithm") for element in question().iter() if element.get("Algorithm")]
    assert algorithms == [
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2001/04/xmlenc#sha256",
    ]


def test_the_form_carries_question_and_relay_state_to_the_makelaar() -> None:
    form = post_form(provider(), makelaar(), ID, "relay", NOW)
    assert form.action == "https://makelaar.example.nl/sso"
    assert form.fields["RelayState"] == "relay"
    assert etree.fromstring(b64decode(form.fields["SAMLRequest"])).get("ID") == ID


def test_the_address_carries_a_question_without_a_signature_inside() -> None:
    query = parse_qs(urlsplit(redirect_address(provider(), makelaar(), ID, "relay", NOW)).query)
    message = etree.fromstring(zlib.decompress(b64decode(query["SAMLRequest"][0]), -15))
    assert [etree.QName(child).localname for child in message] == ["Issuer", "RequestedAuthnContext"]


def test_the_address_is_signed_as_it_is_sent() -> None:
    query = urlsplit(redirect_address(provider(), makelaar(), ID, "a&b=c", NOW)).query
    sent, _, signature = query.rpartition("&Signature=")
    signed = b64decode(parse_qs(f"Signature={signature}")["Signature"][0])
    key = private_key("provider").public_key()
    key.verify(signed, sent.encode(), PKCS1v15(), SHA256())
    with pytest.raises(InvalidSignature):
        key.verify(signed, sent.replace("RelayState", "relayState").encode(), PKCS1v15(), SHA256())


def test_an_address_that_has_a_query_keeps_it() -> None:
    asked = replace(makelaar(), single_sign_on_url="https://makelaar.example.nl/sso?entity=1")
    assert redirect_address(provider(), asked, ID, "r", NOW).startswith(
        "https://makelaar.example.nl/sso?entity=1&SAMLRequest="
    )


def test_neither_provider_nor_form_shows_what_is_secret() -> None:
    form = post_form(provider(), makelaar(), ID, "the-relay-state", NOW)
    assert "the-relay-state" not in repr(form)
    assert "RSAPrivateKey" not in repr(provider())
