"""What the bundled makelaar takes and sends, seen by software that is not ours: lxml, signxml and cryptography."""

import re
import stat
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from lxml import etree
from signxml.verifier import SignatureConfiguration, XMLVerifier

from ibadmin.auth.simulator import MAKELAAR, Person, Simulator, read_people, write_people
from ibadmin.auth.walk import Walker
from ibadmin.errors import GatewayMisconfigured
from ibadmin.model import AssuranceLevel
from tests.auth.arriving import NAMESPACES, answer, arrive, certificate_in, log_in, post
from tests.auth.conftest import JAN, LOW, MARIEKE
from tests.auth.service import ENTITY_ID, NOW, SERVICE_ID, SERVICE_UUID, Service, new_service


def decrypted(service: Service, encrypted_id: etree._Element) -> etree._Element:
    wrapped, content = (
        b64decode(encrypted_id.findtext(f"xenc:{name}//xenc:CipherValue", "", NAMESPACES))
        for name in ("EncryptedKey", "EncryptedData")
    )
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None)  # noqa: S303
    cipher = Cipher(algorithms.AES(service.key.decrypt(wrapped, oaep)), modes.CBC(content[:16]))
    padded = cipher.decryptor().update(content[16:])
    return etree.fromstring(padded[: -padded[-1]])


def identifiers(service: Service, message: etree._Element) -> dict[str, str]:
    found = message.iterfind("saml:Assertion/saml:AttributeStatement/saml:Attribute/*/saml:EncryptedID", NAMESPACES)
    names = [decrypted(service, one) for one in found]
    return {name.get("NameQualifier", "").rpartition(":")[2]: name.text or "" for name in names}


def verified(message: etree._Element, simulator: Simulator) -> etree._Element:
    result = XMLVerifier().verify(
        etree.tostring(message),
        x509_cert=certificate_in(simulator.metadata),
        id_attribute="ID",
        expect_config=SignatureConfiguration(location="./", verification_time=NOW),
    )
    assert not isinstance(result, list)
    assert result.signed_xml is not None
    return result.signed_xml


def test_response_and_assertion_are_both_signed_by_the_key_in_the_metadata(
    simulator: Simulator, service: Service
) -> None:
    response = verified(answer(log_in(simulator, service, MARIEKE)), simulator)
    assertion = response.find("saml:Assertion", NAMESPACES)
    assert assertion is not None
    assert verified(assertion, simulator).get("ID") == assertion.get("ID")


def test_signatures_name_the_key_and_carry_no_certificate(simulator: Simulator, service: Service) -> None:
    message = answer(log_in(simulator, service, MARIEKE))
    names = {name.text for name in message.iterfind("ds:Signature/ds:KeyInfo/ds:KeyName", NAMESPACES)}
    assert names == {certificate_in(simulator.metadata).fingerprint(hashes.SHA256()).hex()}
    assert message.find(".//ds:X509Data", NAMESPACES) is None


def test_the_identifiers_are_encrypted_for_the_service(simulator: Simulator, service: Service) -> None:
    message = answer(log_in(simulator, service, MARIEKE))
    assert identifiers(service, message) == {"Pseudo": simulator.pseudonym(MARIEKE), "KvKnr": MARIEKE.kvk_number}
    assert MARIEKE.kvk_number.encode() not in etree.tostring(message)


def test_a_pseudonym_is_the_same_each_time_and_another_for_another_person(
    simulator: Simulator, service: Service
) -> None:
    first, again, other = (
        identifiers(service, answer(log_in(simulator, service, person)))["Pseudo"] for person in (JAN, JAN, MARIEKE)
    )
    assert first == again != other
    assert re.fullmatch(r"[0-9A-F]{64}@[0-9A-F]{32}", first)


def test_the_answer_says_for_whom_it_is_and_to_what(simulator: Simulator, service: Service) -> None:
    message = answer(log_in(simulator, service, MARIEKE))
    data = message.find("saml:Assertion/saml:Subject//saml:SubjectConfirmationData", NAMESPACES)
    assert data is not None
    assert (message.get("Destination"), message.get("InResponseTo")) == (service.consumer, "_request1")
    assert (data.get("Recipient"), data.get("InResponseTo")) == (service.consumer, "_request1")
    assert message.findtext("saml:Assertion/saml:Conditions//saml:Audience", "", NAMESPACES) == ENTITY_ID


def test_the_answer_names_service_level_and_means(simulator: Simulator, service: Service) -> None:
    assertion = answer(log_in(simulator, service, MARIEKE)).find("saml:Assertion", NAMESPACES)
    assert assertion is not None
    values = [value.text for value in assertion.iterfind("saml:AttributeStatement//saml:AttributeValue", NAMESPACES)]
    assert {SERVICE_ID, SERVICE_UUID} <= set(values)
    context = assertion.find("saml:AuthnStatement/saml:AuthnContext", NAMESPACES)
    assert context is not None
    assert [child.text for child in context] == [
        "urn:etoegang:core:assurance-class:loa3",
        "urn:etoegang:AD:00000003999999990000:entities:9102",
    ]


def test_a_means_of_a_lower_level_is_answered_at_that_level(simulator: Simulator, service: Service) -> None:
    message = answer(log_in(simulator, service, LOW))
    level = message.findtext("saml:Assertion/saml:AuthnStatement//saml:AuthnContextClassRef", "", NAMESPACES)
    assert level == "urn:etoegang:core:assurance-class:loa2"


def test_the_advice_is_evidence_of_another_issuer_for_another_reader(simulator: Simulator, service: Service) -> None:
    message = answer(log_in(simulator, service, MARIEKE))
    evidence = message.find("saml:Assertion/saml:Advice/saml:Assertion", NAMESPACES)
    assert evidence is not None
    assert evidence.findtext("saml:Issuer", "", NAMESPACES).startswith("urn:etoegang:AD:")
    key = evidence.find(".//xenc:EncryptedKey", NAMESPACES)
    assert key is not None
    assert key.get("Recipient", "").startswith("urn:etoegang:MR:")


def test_the_metadata_is_signed_and_says_where_to_go(simulator: Simulator) -> None:
    entity = verified(etree.fromstring(simulator.metadata), simulator)
    assert entity.get("entityID") == MAKELAAR
    bindings = {
        where.get("Binding", "").rpartition(":")[2]: where.get("Location")
        for where in entity.iterfind(".//md:SingleSignOnService", NAMESPACES)
    }
    assert bindings == dict.fromkeys(("HTTP-POST", "HTTP-Redirect"), f"{simulator.address}/sso")


def test_keys_are_made_once_and_are_their_owners_alone(simulator: Simulator, makelaar_directory: Path) -> None:
    with Simulator(makelaar_directory, lambda: NOW) as second:
        assert certificate_in(second.metadata) == certificate_in(simulator.metadata)
        assert second.pseudonym(JAN) == simulator.pseudonym(JAN)
    modes_found = {stat.S_IMODE(file.stat().st_mode) for file in makelaar_directory.iterdir()}
    assert modes_found == {0o600}


def test_the_redirect_binding_is_taken_too(simulator: Simulator, service: Service) -> None:
    query = service.redirected(f"{simulator.address}/sso", "relay")
    assert Walker().visit(f"{simulator.address}/sso?{query}").form_with("means")


def test_a_redirect_with_another_relay_state_is_refused(simulator: Simulator, service: Service) -> None:
    query = service.redirected(f"{simulator.address}/sso", "relay").replace("RelayState=relay", "RelayState=other")
    page = Walker().visit(f"{simulator.address}/sso?{query}")
    assert (page.status, "the signature is not that of the service" in page.html) == (400, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Destination": "http://127.0.0.1:1/sso"}, "Destination is not this makelaar"),
        ({"ForceAuthn": None}, "ForceAuthn must be true"),
        ({"AssertionConsumerServiceIndex": "7"}, "AssertionConsumerServiceIndex is not in the metadata"),
        ({"AttributeConsumingServiceIndex": "7"}, "AttributeConsumingServiceIndex is not in the metadata"),
        ({"AssertionConsumerServiceURL": "http://127.0.0.1:1/"}, "must not be sent"),
        ({"IssueInstant": "2026-03-02T09:00:00Z"}, "IssueInstant is too old or in the future"),
        ({"IssueInstant": "2026-03-02T09:30:00"}, "IssueInstant is not in UTC"),
        ({"IssueInstant": "today"}, "IssueInstant is not a time"),
        ({"Version": "1.1"}, "Version must be 2.0"),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, Mapping) else None,
)
def test_a_request_that_is_not_to_the_letter_is_refused(
    simulator: Simulator, service: Service, changes: Mapping[str, str | None], said: str
) -> None:
    page = arrive(simulator, service, changes)
    assert page.status == 400
    assert said in page.html


@pytest.mark.parametrize(
    "sent", ["", "!", b64encode(b"<a/>").decode(), b64encode(b"<!DOCTYPE a []><a/>").decode(), "A" * 70_000]
)
def test_what_is_not_a_request_is_refused(simulator: Simulator, sent: str) -> None:
    assert post(f"{simulator.address}/sso", {"SAMLRequest": sent}).status == 400


def test_a_request_signed_by_somebody_else_is_refused(simulator: Simulator) -> None:
    page = arrive(simulator, new_service("http://127.0.0.1:9/consumer"))
    assert "the signature is not that of the service" in page.html


def test_an_unsigned_request_is_refused(simulator: Simulator, service: Service) -> None:
    unsigned = etree.tostring(service.unsigned(f"{simulator.address}/sso", {}))
    page = post(f"{simulator.address}/sso", {"SAMLRequest": b64encode(unsigned).decode()})
    assert "one signature is wanted" in page.html


def test_a_relay_state_over_eighty_bytes_is_refused(simulator: Simulator, service: Service) -> None:
    request = service.posted(f"{simulator.address}/sso")
    page = post(f"{simulator.address}/sso", {"SAMLRequest": request, "RelayState": "é" * 41})
    assert "RelayState is longer than 80 bytes" in page.html


def test_a_service_that_is_not_connected_is_refused(makelaar_directory: Path, service: Service) -> None:
    with Simulator(makelaar_directory, lambda: NOW) as unconnected:
        assert "not connected" in arrive(unconnected, service).html


def test_people_are_read_as_they_were_written(tmp_path: Path) -> None:
    people = (
        Person('"q"@example.nl', 'a"b\\c\n\t\x7f', "Zoë 🦢 \x01", "01234567", AssuranceLevel.LOA2PLUS, "1", "AB@CD"),
        Person("a@example.nl", "x", "A", "01234567"),
    )
    write_people(tmp_path / "people.toml", people)
    assert read_people(tmp_path / "people.toml") == people


def test_a_file_that_is_no_list_of_people_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[[people]]\nusername = "a"\n')
    with pytest.raises(GatewayMisconfigured):
        read_people(tmp_path / "people.toml")


def test_passwords_and_pseudonyms_do_not_show() -> None:
    person = Person("a@example.nl", "geheim", "A", "01234567", pin="9876", pseudonym="PSEUDO")
    assert not any(secret in repr(person) for secret in ("geheim", "9876", "PSEUDO"))
