"""A gateway where its files are: opened for one command, served beside a store, or described to a makelaar."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from ibadmin.auth.configuration import read_address, read_provider
from ibadmin.auth.gateway import Verify
from ibadmin.auth.local_gateway import local_gateway
from ibadmin.auth.metadata import metadata
from ibadmin.auth.serving.start import serve
from ibadmin.settings import Settings
from ibadmin.store.unit import Store


@dataclass(frozen=True)
class Site:
    """A profile's gateway: its directory with keys and makelaars, and the store that it lets people into."""

    settings: Settings
    open_store: Callable[[], Store]
    clock: Callable[[], datetime]
    verifier: Callable[[], Verify]

    def open(self) -> AbstractContextManager[tuple[str, ...]]:
        """The addresses of a gateway on this machine, for as long as one command lasts."""
        return local_gateway(self.settings, self.open_store(), self.clock, self.verifier)

    def serve(self, way: str, log: TextIO, level: str) -> None:
        """Serve until the system or a person ends it; `way` says who ends TLS."""
        serve(self.settings, self.open_store(), self.clock, self.verifier, way=way, log=log, level=level)

    @property
    def address(self) -> str:
        """Where this gateway says that it is reached; empty when it does not say so. Raises GatewayMisconfigured."""
        return read_address(self.settings.gateway_directory)

    def metadata(self, address: str) -> bytes:
        """What the makelaar must know of the gateway at this address; raises GatewayMisconfigured."""
        return metadata(read_provider(self.settings.gateway_directory, address))
