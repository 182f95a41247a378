"""The people, names, keys and XML that the made messages have in common."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from lxml import etree

Element = etree._Element

NAMESPACES = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "xenc": "http://www.w3.org/2001/04/xmlenc#",
    "xenc11": "http://www.w3.org/2009/xmlenc11#",
    "ec": "http://www.w3.org/2001/10/xml-exc-c14n#",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xacml-saml": "urn:oasis:xacml:2.0:saml:assertion:schema:os",
    "xacml-context": "urn:oasis:names:tc:xacml:2.0:context:schema:os",
}

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)

MAKELAAR = "urn:etoegang:HM:00000003244440010000:entities:9713"

PROVIDER = "urn:etoegang:DV:00000001123456780000:entities:9001"

CONSUMER = "https://gateway.example.nl/saml/acs"

REQUEST_ID = "_6f2d1c0b9a8e7f6d5c4b3a291807f6e5"

SERVICE_ID = "urn:etoegang:DV:00000001123456780000:services:9001"

SERVICE_UUID = "b2ba62a6-419c-4331-8fbb-40c7b589978d"

KVK_NUMBER = "12345678"

PSEUDONYM = "5039c43b8e350bf6fb24382c9670debd878623680421a7b6f39ec749dfc0b4c7@0ae3c84bce4f060b25e89c0290f040d6"

ASSERTION_ID = "_b54c18c05c904109ba908b08dcd6c5d2"

RESPONSE_ID = "_3e6519c92c9b4c529706de01b9afa604"

MAKELAAR_KEY_NAME = "e927ec25c5a680fdd3d1d1b4bf69f47de614c9bc1c2066b0f665f7e12f21d68d"

PROVIDER_KEY_NAME = "0c899435b6148eefc6d88edac227f2fb"


@cache
def private_key(_owner: str) -> RSAPrivateKey:
    """One key for each owner, the same all through a test run."""
    return generate_private_key(65537, 2048)


@cache
def certificate(
    owner: str, start: datetime = NOW - timedelta(days=30), end: datetime = NOW + timedelta(days=365)
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, owner)])
    builder = x509.CertificateBuilder(name, name, private_key(owner).public_key(), x509.random_serial_number())
    return builder.not_valid_before(start).not_valid_after(end).sign(private_key(owner), hashes.SHA256())


def instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name: str, text: str | None = None, children: Sequence[Element] = (), **attributes: str) -> Element:
    prefix = name.partition(":")[0]
    element = etree.Element(q(name), attributes, nsmap={prefix: NAMESPACES[prefix]})
    element.text = text
    element.extend(children)
    return element


def find(element: Element, path: str) -> Element:
    found = element.find(path, NAMESPACES)
    assert found is not None, path
    return found
