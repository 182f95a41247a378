"""The gateway's own keys, read from files that an operator may have mixed up."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization import KeySerializationEncryption as Protection

from ibadmin.auth.provider import fingerprint, read_key_pair
from ibadmin.errors import GatewayMisconfigured
from tests.auth.messages.elements import certificate, private_key

PLAIN = NoEncryption()


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return write_key(tmp_path / "key.pem", private_key("provider").private_bytes, PLAIN)


@pytest.fixture
def certificate_file(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pem"
    path.write_bytes(certificate("provider").public_bytes(Encoding.PEM))
    return path


def write_key(path: Path, private_bytes: object, protection: Protection) -> Path:
    assert callable(private_bytes)
    path.write_bytes(private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection))
    return path


def test_a_key_pair_is_named_after_its_certificate(key: Path, certificate_file: Path) -> None:
    pair = read_key_pair(key, certificate_file)
    assert pair.name == fingerprint(certificate("provider"))
    assert (pair.private_key.private_numbers(), pair.certificate) == (
        private_key("provider").private_numbers(),
        certificate("provider"),
    )


def test_a_key_pair_can_have_the_name_that_the_makelaar_knows(key: Path, certificate_file: Path) -> None:
    assert read_key_pair(key, certificate_file, "dv-2026").name == "dv-2026"


def problem_of(key: Path, certificate_file: Path) -> tuple[str, str]:
    with pytest.raises(GatewayMisconfigured) as misconfigured:
        read_key_pair(key, certificate_file)
    return Path(misconfigured.value.path).name, misconfigured.value.problem


def test_a_missing_key_is_named(tmp_path: Path, certificate_file: Path) -> None:
    assert problem_of(tmp_path / "gone.pem", certificate_file) == ("gone.pem", "missing")


def test_a_certificate_is_no_key(certificate_file: Path) -> None:
    assert problem_of(certificate_file, certificate_file) == ("certificate.pem", "not_a_key")


def test_a_key_is_no_certificate(key: Path) -> None:
    assert problem_of(key, key) == ("key.pem", "not_a_certificate")


def test_a_key_behind_a_password_cannot_be_used(tmp_path: Path, certificate_file: Path) -> None:
    path = write_key(tmp_path / "k.pem", private_key("provider").private_bytes, BestAvailableEncryption(b"x"))
    assert problem_of(path, certificate_file) == ("k.pem", "not_a_key")


def test_a_key_of_another_kind_cannot_be_used(tmp_path: Path, certificate_file: Path) -> None:
    path = write_key(tmp_path / "k.pem", ec.generate_private_key(ec.SECP256R1()).private_bytes, PLAIN)
    assert problem_of(path, certificate_file) == ("k.pem", "not_rsa")


def test_a_short_key_cannot_be_used(tmp_path: Path, certificate_file: Path) -> None:
    weak = generate_private_key(65537, 1024)  # noqa: S505 - what must be refused has to be made first
    path = write_key(tmp_path / "k.pem", weak.private_bytes, PLAIN)
    assert problem_of(path, certificate_file) == ("k.pem", "key_too_short")


def test_the_key_of_another_certificate_cannot_be_used(tmp_path: Path, certificate_file: Path) -> None:
    path = write_key(tmp_path / "k.pem", private_key("stranger").private_bytes, PLAIN)
    assert problem_of(path, certificate_file) == ("certificate.pem", "key_and_certificate_differ")
