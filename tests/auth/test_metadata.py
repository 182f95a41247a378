"""Our own metadata, for the makelaar: what must be in it, and that nothing else is."""

from base64 import b64decode

from cryptography import x509
from lxml import etree
from signxml.verifier import SignatureConfiguration, XMLVerifier

from ibadmin.auth.documents import attributes
from ibadmin.auth.metadata import metadata
from tests.auth.checking import provider, rolled_over
from tests.auth.messages.elements import (
    CONSUMER,
    NAMESPACES,
    NOW,
    PROVIDER,
    PROVIDER_KEY_NAME,
    SERVICE_ID,
    Element,
    certificate,
)

NS = {**NAMESPACES, "md": "urn:oasis:names:tc:SAML:2.0:metadata"}


def entity() -> Element:
    return etree.fromstring(metadata(provider()))


def role() -> Element:
    found = entity().find("md:SPSSODescriptor", NS)
    assert found is not None
    return found


def test_the_metadata_holds_what_the_specification_lists_and_nothing_else() -> None:
    assert [etree.QName(part).localname for part in role()] == [
        "KeyDescriptor",
        "KeyDescriptor",
        "AssertionConsumerService",
        "AttributeConsumingService",
    ]


def test_requests_are_signed_and_assertions_must_be() -> None:
    assert attributes(role()) == {
        "AuthnRequestsSigned": "true",
        "WantAssertionsSigned": "true",
        "protocolSupportEnumeration": "urn:oasis:names:tc:SAML:2.0:protocol",
    }


def test_the_answer_is_wanted_by_form_at_our_address() -> None:
    [consumer] = role().iterfind("md:AssertionConsumerService", NS)
    assert attributes(consumer) == {
        "Binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        "Location": CONSUMER,
        "index": "0",
        "isDefault": "true",
    }


def test_the_service_comes_first_among_the_attributes() -> None:
    [service] = role().iterfind("md:AttributeConsumingService", NS)
    requested = [attribute.get("Name") for attribute in service.iterfind("md:RequestedAttribute", NS)]
    assert (service.get("index"), requested) == ("0", [SERVICE_ID])


def test_each_key_has_its_name_and_certificate() -> None:
    for descriptor, use in zip(role().iterfind("md:KeyDescriptor", NS), ("signing", "encryption"), strict=True):
        assert descriptor.get("use") == use
        assert descriptor.findtext("ds:KeyInfo/ds:KeyName", None, NS) == PROVIDER_KEY_NAME
        der = b64decode(descriptor.findtext(".//ds:X509Certificate", "", NS))
        assert x509.load_der_x509_certificate(der) == certificate("provider")


def test_only_the_newest_encryption_key_is_shown() -> None:
    names = etree.fromstring(metadata(rolled_over())).xpath("//md:KeyDescriptor//ds:KeyName/text()", namespaces=NS)
    assert names == [PROVIDER_KEY_NAME, "provider-next"]


def test_the_metadata_is_signed_by_us() -> None:
    expected = SignatureConfiguration(location="./", verification_time=NOW)
    result = XMLVerifier().verify(metadata(provider()), x509_cert=certificate("provider"), expect_config=expected)
    assert not isinstance(result, list)
    assert result.signed_xml is not None
    assert result.signed_xml.get("entityID") == PROVIDER


def test_the_same_configuration_gives_the_same_file() -> None:
    assert metadata(provider()) == metadata(provider())
