"""The keys of the bundled makelaar: made on first use, readable by their owner alone, trusted by the demo alone."""

import hmac
import os
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key with its certificate; the name is the fingerprint, as real makelaars do."""

    private_key: rsa.RSAPrivateKey = field(repr=False)
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        """What KeyName says, in messages and in the metadata."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def certificate_base64(self) -> str:
        """The certificate as metadata carries it."""
        return b64encode(self.certificate.public_bytes(serialization.Encoding.DER)).decode()


def key_pair(path: Path, subject: str, now: datetime) -> KeyPair:
    """The key pair in this file, made now when there is none."""
    if not path.exists():
        _write_once(path, _new_pair(subject, now))
    pem = path.read_bytes()
    # The check would take longer than all else that a start does, on a key that was made right here.
    private_key = serialization.load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(private_key, rsa.RSAPrivateKey):
        raise TypeError(f"{path} holds no RSA key")
    return KeyPair(private_key, x509.load_pem_x509_certificate(pem))


def secret_key(path: Path) -> bytes:
    """The secret in this file, made now when there is none."""
    if not path.exists():
        _write_once(path, secrets.token_bytes(32))
    return path.read_bytes()


def pseudonym(secret: bytes, username: str, kvk_number: str) -> str:
    """The same for each login of one person at one employer, and telling nothing: 64 hex `@` 32 hex."""
    subject = f"{username}\n{kvk_number}".encode()
    digest = hmac.digest(secret, subject, "sha512").hex()
    return f"{digest[:64]}@{sha256(secret + kvk_number.encode()).hexdigest()[:32]}".upper()


def write_private(path: Path, content: bytes) -> None:
    """Make a new file that nobody else can read, not even for a moment."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _write_once(path: Path, content: bytes) -> None:
    """Two commands that start together agree on one key: a link is made only where no file is yet."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    write_private(fresh, content)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _new_pair(subject: str, now: datetime) -> bytes:
    private_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .sign(private_key, hashes.SHA256())
    )
    return private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
