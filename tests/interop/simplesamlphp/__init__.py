"""SimpleSAMLphp, from Debian's package, as a makelaar that none of us wrote: on PHP's own server, for one test."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ibadmin.auth.loopback import host_of, listening_socket
from tests.auth.messages.elements import MAKELAAR, certificate, private_key

CONFIGURATION = Path(__file__).parent
PROGRAM = Path("/usr/share/simplesamlphp/www")
USERNAME, PASSWORD = "m.devries", "Wilde-Zwaan-42"
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-"
LEVEL = "urn:etoegang:core:assurance-class:"
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Claims:
    """What the makelaar says of the person, and how; without a cipher the identifiers are not encrypted."""

    service_id: str
    service_uuid: str
    kvk_number: str
    pseudonym: str = "5039c43b8e350bf6fb24382c9670debd878623680421a7b6f39ec749dfc0b4c7@0ae3c84bce4f060b25e89c0290f040d6"
    level: str = f"{LEVEL}loa3"
    binding: str = f"{BINDING}POST"
    cipher: str = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"


@contextmanager
def simplesamlphp(directory: Path, service_metadata: bytes, claims: Claims, now: datetime) -> Iterator[bytes]:
    """Its signed metadata, for as long as it runs; everything that it keeps is in `directory`."""
    for part in ("data", "tmp", "sessions"):
        (directory / part).mkdir(parents=True)
    (directory / "service.xml").write_bytes(service_metadata)
    _write_keys(directory, now)
    with listening_socket(0) as free:
        host = host_of(free)
    with (
        (directory / "php.log").open("wb") as log,
        subprocess.Popen(
            ["php", "-d", "display_errors=0", "-S", host, "-t", PROGRAM],
            env={**os.environ, **_environment(directory, f"http://{host}", claims)},
            stdout=log,
            stderr=log,
        ) as php,
    ):
        try:
            yield _when_ready(php, f"http://{host}/saml2/idp/metadata.php")
        finally:
            php.terminate()


def makelaar_certificate(now: datetime) -> bytes:
    """The certificate that it signs everything with."""
    pem = certificate("simplesamlphp", _midnight(now) - timedelta(days=1), _midnight(now) + timedelta(days=2))
    return pem.public_bytes(Encoding.PEM)


def _write_keys(directory: Path, now: datetime) -> None:
    key = private_key("simplesamlphp").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (directory / "makelaar.key").write_bytes(key)
    (directory / "makelaar.crt").write_bytes(makelaar_certificate(now))


def _environment(directory: Path, address: str, claims: Claims) -> Mapping[str, str]:
    claimed = {f"MAKELAAR_{field.name.upper()}": getattr(claims, field.name) for field in fields(claims)}
    return {
        "SIMPLESAMLPHP_CONFIG_DIR": str(CONFIGURATION),
        "MAKELAAR_DIRECTORY": str(directory),
        "MAKELAAR_SERVICE": str(directory / "service.xml"),
        "MAKELAAR_ADDRESS": address,
        "MAKELAAR_ENTITY_ID": MAKELAAR,
        **claimed,
    }


def _when_ready(php: "subprocess.Popen[bytes]", address: str) -> bytes:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with build_opener(ProxyHandler({})).open(address, timeout=PATIENCE_SECONDS) as answer:
                document: bytes = answer.read()
                return document
        except URLError:
            assert php.poll() is None, "PHP did not start"
            assert time.monotonic() < end, "PHP does not answer"
            time.sleep(0.05)


def _midnight(now: datetime) -> datetime:
    """One certificate for the whole run."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
