"""A dienstverlener made for the tests of the makelaar: sends requests that are right, or wrong in one way."""

import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml.algorithms import CanonicalizationMethod
from signxml.signer import XMLSigner

DS = "http://www.w3.org/2000/09/xmldsig#"
MD = "urn:oasis:names:tc:SAML:2.0:metadata"
SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"

ENTITY_ID = "urn:etoegang:DV:00000003888888880000:entities:9001"
SERVICE_ID = "urn:etoegang:DV:00000003888888880000:services:9001"
SERVICE_UUID = "0f6f6b9e-8d0e-4a59-9a8f-6a3f6f1f0d51"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Service:
    """Its key pair, where it is, and what it sends."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    consumer: str

    def metadata(self) -> bytes:
        der = b64encode(self.certificate.public_bytes(serialization.Encoding.DER)).decode()
        keys = "".join(
            f'<md:KeyDescriptor use="{use}"><ds:KeyInfo><ds:KeyName>dv-key</ds:KeyName><ds:X509Data>'
            f"<ds:X509Certificate>{der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
            for use in ("signing", "encryption")
        )
        return (
            f'<md:EntityDescriptor xmlns:md="{MD}" xmlns:ds="{DS}" entityID="{ENTITY_ID}">'
            f'<md:SPSSODescriptor protocolSupportEnumeration="{SAMLP}">{keys}'
            f'<md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"'
            f' Location="{self.consumer}"/>'
            f'<md:AttributeConsumingService index="0" isDefault="true"><md:ServiceName xml:lang="nl">Test'
            f'</md:ServiceName><md:RequestedAttribute Name="{SERVICE_ID}"/></md:AttributeConsumingService>'
            f"</md:SPSSODescriptor></md:EntityDescriptor>"
        ).encode()

    def unsigned(self, destination: str, changes: Mapping[str, str | None]) -> etree._Element:
        attributes = {
            "ID": "_request1",
            "Version": "2.0",
            "IssueInstant": NOW.isoformat(),
            "Destination": destination,
            "ForceAuthn": "true",
            "AssertionConsumerServiceIndex": "0",
            **changes,
        }
        sent = {name: value for name, value in attributes.items() if value is not None}
        request = etree.Element(f"{{{SAMLP}}}AuthnRequest", sent, nsmap={"samlp": SAMLP, "saml": SAML, "ds": DS})
        etree.SubElement(request, f"{{{SAML}}}Issuer").text = ENTITY_ID
        return request

    def posted(self, destination: str, changes: Mapping[str, str | None] | None = None) -> str:
        """What stands in the form field SAMLRequest."""
        request = self.unsigned(destination, changes or {})
        etree.SubElement(request, f"{{{DS}}}Signature", {"Id": "placeholder"})
        info = etree.Element(f"{{{DS}}}KeyInfo", nsmap={"ds": DS})
        etree.SubElement(info, f"{{{DS}}}KeyName").text = "dv-key"
        signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
        signed = signer.sign(request, key=self.key, key_info=info, reference_uri=request.get("ID"), id_attribute="ID")
        return b64encode(etree.tostring(signed)).decode()

    def redirected(self, destination: str, relay_state: str) -> str:
        """The query string of the Redirect binding."""
        message = etree.tostring(self.unsigned(destination, {}))
        deflated = zlib.compress(message)[2:-4]
        query = f"SAMLRequest={quote(b64encode(deflated), safe='')}&RelayState={relay_state}"
        query += f"&SigAlg={quote(RSA_SHA256, safe='')}"
        signature = self.key.sign(query.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{query}&Signature={quote(b64encode(signature), safe='')}"


def new_service(consumer: str) -> Service:
    """A service with keys of its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return Service(key, certificate, consumer)
