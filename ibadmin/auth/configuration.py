"""What the operator gives the gateway: who we are, our keys, and the makelaars we trust, in one directory.

`gateway.toml` names them; keys and metadata lie beside it. A makelaar's metadata is pinned: what the file says
holds, and a message never adds to it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ibadmin.auth.makelaars import EIDAS_LEVELS, ETOEGANG_LEVELS, Makelaar, read_makelaar
from ibadmin.auth.provider import ServiceProvider, read_key_pair
from ibadmin.errors import GatewayMisconfigured

FILE = "gateway.toml"
CONSUMER_PATH = "/saml/consumer"
LEVELS = {"etoegang": ETOEGANG_LEVELS, "eidas": EIDAS_LEVELS}


@dataclass(frozen=True, slots=True)
class Configuration:
    """Our side and theirs, read and found usable."""

    provider: ServiceProvider
    makelaars: Mapping[str, Makelaar]


def read_configuration(directory: Path, address: str) -> Configuration:
    """The gateway's configuration, for a gateway that is reached at `address`; raises GatewayMisconfigured."""
    content = _content(directory / FILE)
    makelaars = {
        str(entry["name"]): read_makelaar(
            _bytes(directory / str(entry["metadata"])),
            name=str(entry["name"]),
            levels=LEVELS[str(entry.get("levels", "etoegang"))],
            path=str(directory / str(entry["metadata"])),
        )
        for entry in content.get("makelaars", [])
    }
    return Configuration(_provider(directory, content, address), makelaars)


def _provider(directory: Path, content: Mapping[str, Any], address: str) -> ServiceProvider:
    try:
        return ServiceProvider(
            entity_id=str(content["entity_id"]),
            acs_url=f"{address}{CONSUMER_PATH}",
            service_id=str(content["service_id"]),
            service_uuid=str(content["service_uuid"]),
            signing=read_key_pair(directory / content["signing_key"], directory / content["signing_certificate"]),
            encryption=tuple(
                read_key_pair(directory / pair["key"], directory / pair["certificate"])
                for pair in content["encryption"]
            ),
            acs_index=int(content.get("acs_index", 0)),
            attribute_consuming_service_index=int(content.get("attribute_consuming_service_index", 0)),
        )
    except KeyError as missing:
        raise GatewayMisconfigured(str(directory / FILE), f"{missing.args[0]}_missing") from missing


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(path).decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as malformed:
        raise GatewayMisconfigured(str(path), "malformed") from malformed


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as unreadable:
        raise GatewayMisconfigured(str(path), "unreadable") from unreadable
