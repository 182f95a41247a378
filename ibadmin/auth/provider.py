"""Our side of eHerkenning: the dienstverlener, its service, and the keys that only the gateway holds."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from ibadmin.errors import GatewayMisconfigured
from ibadmin.system import SystemFailure, read_file

SHORTEST_KEY = 2048
# What the system says of a file, as far as it is its owner's to mend.
_TOLD = frozenset({"not_allowed", "a_folder", "not_a_file", "not_a_folder", "too_large"})
SERVICE_NAME = "Inlichtingenbureau Knooppuntdiensten"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key, the certificate that goes with it, and the name that messages call it by."""

    name: str
    private_key: RSAPrivateKey = field(repr=False)
    certificate: x509.Certificate = field(repr=False)


@dataclass(frozen=True, slots=True)
class ServiceProvider:
    """The dienstverlener as the makelaar knows it; `encryption` has the newest key first, for roll-over."""

    entity_id: str
    acs_url: str
    service_id: str
    service_uuid: str
    signing: KeyPair
    encryption: tuple[KeyPair, ...]
    acs_index: int = 0
    attribute_consuming_service_index: int = 0
    service_name: str = SERVICE_NAME


def read_key_pair(private_key: Path, certificate: Path, name: str | None = None) -> KeyPair:
    """A key pair from two PEM files, by default named after its certificate; raises `GatewayMisconfigured`.

    Problems: those of `content_of`, not_a_key, not_a_certificate, not_rsa, key_too_short, key_and_certificate_differ.
    """
    key = _private_key(private_key)
    parsed = read_certificate(certificate)
    if parsed.public_key() != key.public_key():
        raise GatewayMisconfigured(str(certificate), "key_and_certificate_differ")
    return KeyPair(name or fingerprint(parsed), key, parsed)


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate in 64 hexadecimal digits, the usual form of a key's name."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _private_key(path: Path) -> RSAPrivateKey:
    try:
        # The operator's own key, made elsewhere: proving again that it is one takes longer than all else at a start.
        key = load_pem_private_key(content_of(path), password=None, unsafe_skip_rsa_key_validation=True)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise GatewayMisconfigured(str(path), "not_a_key") from None
    if not isinstance(key, RSAPrivateKey):
        raise GatewayMisconfigured(str(path), "not_rsa")
    if key.key_size < SHORTEST_KEY:
        raise GatewayMisconfigured(str(path), "key_too_short")
    return key


def read_certificate(path: Path) -> x509.Certificate:
    """A certificate from a PEM file; raises `GatewayMisconfigured`: not_a_certificate, and those of `content_of`."""
    try:
        return x509.load_pem_x509_certificate(content_of(path))
    except ValueError:
        raise GatewayMisconfigured(str(path), "not_a_certificate") from None


def content_of(path: Path) -> bytes:
    """Returns the content of a file of the gateway; raises `GatewayMisconfigured` when it is missing or unreadable."""
    try:
        content = read_file(path)
    except SystemFailure as failure:
        problem = failure.problem if failure.problem in _TOLD else "unreadable"
        raise GatewayMisconfigured(str(path), problem) from None
    if content is None:
        raise GatewayMisconfigured(str(path), "missing")
    return content
