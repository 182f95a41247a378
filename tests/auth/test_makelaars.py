"""What is pinned of a makelaar, and the metadata that is turned away."""

from base64 import b64encode
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import CertificateBuilder, Name, random_serial_number

from ibadmin.auth.makelaars import EIDAS_LEVELS, ETOEGANG_LEVELS, Binding, read_makelaar
from ibadmin.errors import GatewayMisconfigured
from ibadmin.model import AssuranceLevel
from tests.auth.messages.elements import MAKELAAR, NOW, certificate

PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
ARTIFACT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"
URL = "https://makelaar.example.nl/sso"


def key(owner: str = "makelaar", use: str | None = "signing", name: str | None = "the key") -> str:
    return key_of(certificate(owner).public_bytes(Encoding.DER), use, name)


def key_of(der: bytes, use: str | None = "signing", name: str | None = "the key") -> str:
    used = f' use="{use}"' if use else ""
    named = f"<ds:KeyName>{name}</ds:KeyName>" if name else ""
    text = b64encode(der).decode()
    return (
        f"<md:KeyDescriptor{used}><ds:KeyInfo>{named}<ds:X509Data><ds:X509Certificate>\n{text}\n"
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
    )


def sso(binding: str = POST, location: str = URL) -> str:
    return f'<md:SingleSignOnService Binding="{binding}" Location="{location}"/>'


def role(*parts: str, protocol: str = PROTOCOL) -> str:
    return (
        f'<md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="{protocol}">'
        f"{''.join(parts)}</md:IDPSSODescriptor>"
    )


def entity(*parts: str, name: str = f' entityID="{MAKELAAR}"') -> bytes:
    return (
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
        f' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"{name}>{"".join(parts)}</md:EntityDescriptor>'
    ).encode()


def test_the_makelaar_is_what_its_metadata_says() -> None:
    makelaar = read_makelaar(
        entity(role(key(), key("other", "encryption"), sso(REDIRECT, f"{URL}/r"), sso())), name="M"
    )
    assert (makelaar.name, makelaar.entity_id, makelaar.single_sign_on_url) == ("M", MAKELAAR, URL)
    assert makelaar.binding is Binding.POST
    assert makelaar.levels == ETOEGANG_LEVELS
    assert [(pinned.name, pinned.certificate) for pinned in makelaar.certificates] == [
        ("the key", certificate("makelaar")),
    ]


def test_both_keys_are_pinned_while_a_makelaar_changes_them() -> None:
    makelaar = read_makelaar(entity(role(key(), key("next", name="next"), sso())), name="M")
    assert [pinned.name for pinned in makelaar.certificates] == ["the key", "next"]


def test_a_key_without_a_use_is_for_signing_too() -> None:
    makelaar = read_makelaar(entity(role(key(use=None, name=None), sso())), name="M")
    assert [pinned.name for pinned in makelaar.certificates] == [None]


def test_a_makelaar_without_forms_is_reached_by_address() -> None:
    assert read_makelaar(entity(role(key(), sso(REDIRECT))), name="M").binding is Binding.REDIRECT


def test_a_makelaar_on_this_machine_may_do_without_tls() -> None:
    makelaar = read_makelaar(entity(role(key(), sso(location="http://127.0.0.1:8765/sso"))), name="M")
    assert makelaar.single_sign_on_url == "http://127.0.0.1:8765/sso"


@pytest.mark.parametrize("level", list(AssuranceLevel), ids=lambda level: level.code)
def test_every_level_has_its_code(level: AssuranceLevel) -> None:
    assert ETOEGANG_LEVELS[f"urn:etoegang:core:assurance-class:{level.code}"] is level


def test_the_routing_service_has_levels_of_its_own() -> None:
    makelaar = read_makelaar(entity(role(key(), sso())), name="TVS", levels=EIDAS_LEVELS)
    assert makelaar.code(AssuranceLevel.LOA3) == "http://eidas.europa.eu/LoA/substantial"


def self_signed(private: ec.EllipticCurvePrivateKey | None = None) -> bytes:
    weak = private or generate_private_key(65537, 1024)  # noqa: S505 - what must be refused has to be made first
    builder = CertificateBuilder(Name([]), Name([]), weak.public_key(), random_serial_number())
    return (
        builder.not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(weak, SHA256())
        .public_bytes(Encoding.DER)
    )


UNUSABLE = {
    "nothing": ("malformed", b""),
    "a document type": ("doctype", b"<!DOCTYPE a>" + entity(role(key(), sso()))),
    "several entities": (
        "not_an_entity",
        b'<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"/>',
    ),
    "no name": ("not_an_entity", entity(role(key(), sso()), name="")),
    "no role": ("not_one_role", entity()),
    "two roles": ("not_one_role", entity(role(key(), sso()), role(key(), sso()))),
    "another protocol": ("saml2_missing", entity(role(key(), sso(), protocol="urn:oasis:names:tc:SAML:1.1:protocol"))),
    "no address": ("sso_missing", entity(role(key()))),
    "artifact only": ("sso_missing", entity(role(key(), sso(ARTIFACT)))),
    "an address without TLS": ("sso_invalid", entity(role(key(), sso(location="http://makelaar.example.nl/sso")))),
    "an address that is a script": ("sso_invalid", entity(role(key(), sso(location="javascript:alert(1)")))),
    "no key": ("certificate_missing", entity(role(sso()))),
    "an encryption key only": ("certificate_missing", entity(role(key(use="encryption"), sso()))),
    "not a certificate": ("certificate_invalid", entity(role(key_of(b"no"), sso()))),
    "a short key": ("key_too_short", entity(role(key_of(self_signed()), sso()))),
    "a key that is not RSA": (
        "not_rsa",
        entity(role(key_of(self_signed(ec.generate_private_key(ec.SECP256R1()))), sso())),
    ),
}


@pytest.mark.parametrize(("problem", "document"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_metadata_that_cannot_be_used_says_why(problem: str, document: bytes) -> None:
    with pytest.raises(GatewayMisconfigured) as misconfigured:
        read_makelaar(document, name="M", path="makelaar.xml")
    assert (misconfigured.value.path, misconfigured.value.problem) == ("makelaar.xml", problem)


def test_a_table_without_level_three_cannot_be_used() -> None:
    levels = {"only-four": AssuranceLevel.LOA4}
    with pytest.raises(GatewayMisconfigured) as misconfigured:
        read_makelaar(entity(role(key(), sso())), name="M", levels=levels)
    assert misconfigured.value.problem == "level_missing"
