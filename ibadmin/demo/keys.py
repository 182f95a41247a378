"""Keys for the demo's gateway, made on the spot; a real gateway gets its from PKIoverheid."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from ibadmin.system import make_private_folder

LIFETIME = timedelta(days=3 * 365)
CONFIGURATION = """\
# The demo's dienstverlener. Entity ids with index 9000 and higher are for tests.
entity_id = "urn:etoegang:DV:00000003273766550000:entities:9001"
service_id = "urn:etoegang:DV:00000003273766550000:services:9001"
service_uuid = "5f2d9c1e-7c4b-4c3e-9a55-0d5a3a6f9e11"
signing_key = "signing.key"
signing_certificate = "signing.crt"

[[encryption]]
key = "encryption.key"
certificate = "encryption.crt"
"""


def make_gateway(directory: Path, now: datetime) -> None:
    """The directory of a gateway: its configuration, and a key pair for signing and one for encryption."""
    make_private_folder(directory)
    (directory / "gateway.toml").write_text(CONFIGURATION, encoding="utf-8")
    for use in ("signing", "encryption"):
        _make_pair(directory / f"{use}.key", directory / f"{use}.crt", f"ibadmin demo {use}", now)


def _make_pair(key_file: Path, certificate_file: Path, name: str, now: datetime) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LIFETIME)
        .sign(key, SHA256())
    )
    key_file.touch(mode=0o600)
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate_file.write_bytes(certificate.public_bytes(Encoding.PEM))
