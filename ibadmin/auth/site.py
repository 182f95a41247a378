"""A gateway where its files are: opened for one command, or described to a makelaar."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from ibadmin.auth.configuration import read_address, read_provider
from ibadmin.auth.gateway import Verify
from ibadmin.auth.local_gateway import local_gateway
from ibadmin.auth.metadata import metadata
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

    @property
    def address(self) -> str:
        """Where this gateway says that it is reached; empty when it does not say so. Raises GatewayMisconfigured."""
        return read_address(self.settings.gateway_directory)

    def metadata(self, address: str) -> bytes:
        """What the makelaar must know of the gateway at this address; raises GatewayMisconfigured."""
        return metadata(read_provider(self.settings.gateway_directory, address))
