"""Gateways in a directory, with certificates that are valid for as long as a test wants."""

from base64 import b64encode
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from lxml import etree
from signxml.algorithms import CanonicalizationMethod
from signxml.signer import XMLSigner

CONFIGURATION = """\
entity_id = "urn:etoegang:DV:00000003273766550000:entities:9001"
service_id = "urn:etoegang:DV:00000003273766550000:services:9001"
service_uuid = "5f2d9c1e-7c4b-4c3e-9a55-0d5a3a6f9e11"
signing_key = "our.key"
signing_certificate = "our.crt"

[[encryption]]
key = "our.key"
certificate = "our.crt"

[[makelaars]]
name = "Zlogin"
metadata = "makelaar.xml"
metadata_sha256 = "{digest}"
"""
METADATA = """\
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
  entityID="urn:etoegang:HM:00000003123456780000:entities:1">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
<ds:X509Certificate>{certificate}</ds:X509Certificate>
</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
  Location="https://makelaar.example.nl/sso"/>
</md:IDPSSODescriptor></md:EntityDescriptor>
"""


@cache
def key() -> rsa.RSAPrivateKey:
    """One for all: making it takes longest."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(now: datetime, days: float) -> x509.Certificate:
    """A certificate that is valid for so many days from now."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key().public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=99))
    return builder.not_valid_after(now + timedelta(days=days)).sign(key(), SHA256())


def serve_from(directory: Path) -> None:
    """The same gateway as a service."""
    text = (directory / "gateway.toml").read_text("utf-8")
    (directory / "gateway.toml").write_text(f'address = "https://gateway.example.nl"\n{text}', "utf-8")


def sign_metadata(directory: Path, now: datetime, signer: float, valid: float) -> None:
    """Metadata that is signed by a certificate and dated, each good for so many days."""
    pinned = certificate(now, signer)
    (directory / "signer.crt").write_bytes(pinned.public_bytes(Encoding.PEM))
    root = etree.fromstring((directory / "makelaar.xml").read_bytes())
    root.set("ID", "_metadata")
    root.set("validUntil", (now + timedelta(days=valid)).strftime("%Y-%m-%dT%H:%M:%SZ"))
    signer_of = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
    root.insert(0, etree.Element("{http://www.w3.org/2000/09/xmldsig#}Signature", Id="placeholder"))
    signed = signer_of.sign(
        root, key=key(), cert=[pinned.public_bytes(Encoding.PEM).decode()], reference_uri="#_metadata"
    )
    (directory / "makelaar.xml").write_bytes(etree.tostring(signed))
    lines = (directory / "gateway.toml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("metadata_sha256")]
    (directory / "gateway.toml").write_text("\n".join([*kept, 'metadata_signed_by = "signer.crt"', ""]), "utf-8")


def make_gateway(directory: Path, now: datetime, ours: float = 365, theirs: float = 365) -> None:
    """A gateway with one makelaar; the certificates are valid for so many days."""
    directory.mkdir(parents=True)
    der = certificate(now, theirs).public_bytes(Encoding.DER)
    metadata = METADATA.format(certificate=b64encode(der).decode())
    (directory / "makelaar.xml").write_text(metadata, "utf-8")
    digest = sha256(metadata.encode()).hexdigest()
    (directory / "gateway.toml").write_text(CONFIGURATION.format(digest=digest), "utf-8")
    (directory / "our.crt").write_bytes(certificate(now, ours).public_bytes(Encoding.PEM))
    (directory / "our.key").touch(mode=0o600)
    (directory / "our.key").write_bytes(key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
