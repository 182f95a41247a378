"""What the operator gives the gateway: who we are, our keys, and the makelaars we trust, in one directory.

`gateway.toml` names them; keys and metadata lie beside it. A makelaar's metadata is pinned, by the digest of the file
or by the certificate that signs it: what the file says holds, and a message never adds to it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from ibadmin.auth.loopback import HIGHEST_PORT
from ibadmin.auth.makelaars import EIDAS_LEVELS, ETOEGANG_LEVELS, Makelaar, read_makelaar
from ibadmin.auth.pinning import check_digest, check_signer
from ibadmin.auth.provider import SERVICE_NAME, KeyPair, ServiceProvider, content_of, read_certificate, read_key_pair
from ibadmin.errors import GatewayMisconfigured

FILE = "gateway.toml"
CONSUMER_PATH = "/saml/consumer"
LEVELS = {"etoegang": ETOEGANG_LEVELS, "eidas": EIDAS_LEVELS}
REQUESTS_PER_MINUTE = 600
LISTEN = "127.0.0.1:8080"
_LISTEN = re.compile(r"\[?([0-9A-Fa-f.:]+?)\]?:([0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Place:
    """The address at which a reverse proxy is reached, and where the server listens behind it."""

    path: str
    address: str
    listen: tuple[str, int]
    requests_per_minute: int

    @property
    def host(self) -> str:
        """What browsers say whom they want to speak with."""
        return urlsplit(self.address).netloc.lower()


@dataclass(frozen=True, slots=True)
class Configuration:
    """Our side and theirs, read and found usable; the first makelaar is the one that is asked by default."""

    provider: ServiceProvider
    makelaars: Mapping[str, Makelaar]


def read_configuration(directory: Path, address: str, now: datetime) -> Configuration:
    """The gateway's configuration, for a gateway that is reached at `address`; raises GatewayMisconfigured."""
    return Configuration(read_provider(directory, address), read_makelaars(directory, now))


def read_address(directory: Path) -> str:
    """Where the gateway is reached as a service; empty when it is none. Raises GatewayMisconfigured."""
    return read_place(directory).address if "address" in _read(directory).entries else ""


def read_signers(directory: Path) -> Mapping[str, x509.Certificate]:
    """The certificates that sign the metadata of makelaars, by the makelaar's name; raises GatewayMisconfigured."""
    return {
        given.text("name"): read_certificate(directory / given.text("metadata_signed_by"))
        for given in _read(directory).tables("makelaars")
        if "metadata_signed_by" in given.entries
    }


def key_files(directory: Path) -> Iterator[Path]:
    """The files that hold a private key of the gateway; raises GatewayMisconfigured."""
    given = _read(directory)
    yield directory / given.text("signing_key")
    yield from (directory / pair.text("key") for pair in given.tables("encryption"))


def read_place(directory: Path) -> Place:
    """Where the server is reached and listens, for plain HTTP from a reverse proxy; raises GatewayMisconfigured."""
    given, path = _read(directory), str(directory / FILE)
    address = urlsplit(given.text("address"))
    if address.scheme != "https" or not address.netloc or address.path or address.query or address.fragment:
        raise GatewayMisconfigured(path, "address_invalid")
    requests = given.number("requests_per_minute", REQUESTS_PER_MINUTE)
    if requests < 1:
        raise GatewayMisconfigured(path, "wrong_kind")
    return Place(path, address.geturl(), _listen(path, given.text("listen", LISTEN)), requests)


def _listen(path: str, written: str) -> tuple[str, int]:
    match = _LISTEN.fullmatch(written)
    if match is None or int(match[2]) > HIGHEST_PORT:
        raise GatewayMisconfigured(path, "listen_invalid")
    try:
        return str(ip_address(match[1])), int(match[2])
    except ValueError:
        raise GatewayMisconfigured(path, "listen_invalid") from None


def read_provider(directory: Path, address: str) -> ServiceProvider:
    """Our side: identifiers and keys; raises GatewayMisconfigured."""
    given = _read(directory)
    return ServiceProvider(
        entity_id=given.text("entity_id"),
        acs_url=f"{address}{CONSUMER_PATH}",
        service_id=given.text("service_id"),
        service_uuid=given.text("service_uuid"),
        signing=_key_pair(directory, given, "signing_key", "signing_certificate"),
        encryption=tuple(_key_pair(directory, pair, "key", "certificate") for pair in given.tables("encryption")),
        acs_index=given.number("acs_index"),
        attribute_consuming_service_index=given.number("attribute_consuming_service_index"),
        service_name=given.text("service_name", SERVICE_NAME),
    )


def read_makelaars(directory: Path, now: datetime) -> Mapping[str, Makelaar]:
    """The makelaars that are trusted, by the name they have here; raises GatewayMisconfigured."""
    makelaars: dict[str, Makelaar] = {}
    for given in _read(directory).tables("makelaars"):
        makelaar = _makelaar(directory, given, now)
        if makelaar.name in makelaars:
            raise GatewayMisconfigured(str(directory / FILE), "makelaar_twice")
        makelaars[makelaar.name] = makelaar
    return makelaars


def _makelaar(directory: Path, given: "_Table", now: datetime) -> Makelaar:
    levels, path = given.text("levels", "etoegang"), directory / given.text("metadata")
    if levels not in LEVELS:
        raise GatewayMisconfigured(str(directory / FILE), "levels_unknown")
    if "metadata_signed_by" in given.entries:
        signer = read_certificate(directory / given.text("metadata_signed_by"))
        document = check_signer(content_of(path), signer, str(path), now)
    else:
        document = check_digest(content_of(path), given.text("metadata_sha256"), str(path))
    makelaar = read_makelaar(
        document,
        name=given.text("name"),
        levels=LEVELS[levels],
        identifiers_encrypted=given.statement("identifiers_encrypted", default=True),
        path=str(path),
    )
    if not makelaar.valid_at(now):
        raise GatewayMisconfigured(str(path), "expired")
    return makelaar


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file, whose values are of the kind that they should be."""

    path: Path
    entries: Mapping[str, object]

    def text(self, name: str, default: str = "") -> str:
        value = self.entries.get(name, default)
        if not isinstance(value, str):
            raise GatewayMisconfigured(str(self.path), "wrong_kind")
        if not value:
            raise GatewayMisconfigured(str(self.path), f"{name}_missing")
        return value

    def number(self, name: str, default: int = 0) -> int:
        value = self.entries.get(name, default)
        if not isinstance(value, int):
            raise GatewayMisconfigured(str(self.path), "wrong_kind")
        return value

    def statement(self, name: str, *, default: bool) -> bool:
        value = self.entries.get(name, default)
        if not isinstance(value, bool):
            raise GatewayMisconfigured(str(self.path), "wrong_kind")
        return value

    def tables(self, name: str) -> Iterator["_Table"]:
        """One at least."""
        value = self.entries.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise GatewayMisconfigured(str(self.path), "wrong_kind")
        if not value:
            raise GatewayMisconfigured(str(self.path), f"{name}_missing")
        return (_Table(self.path, entry) for entry in value)


def _read(directory: Path) -> _Table:
    path = directory / FILE
    try:
        return _Table(path, tomllib.loads(content_of(path).decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as malformed:
        raise GatewayMisconfigured(str(path), "malformed") from malformed


def _key_pair(directory: Path, given: _Table, key: str, certificate: str) -> KeyPair:
    return read_key_pair(directory / given.text(key), directory / given.text(certificate))
