"""The way to the gateway, wherever it runs: next to a shared store, or inside this very command.

One code path, two places: on a single machine the same gateway serves the same addresses on 127.0.0.1 for as long as
the command lasts, and a demo profile brings its makelaar along.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ibadmin.auth import codes, gateway_client
from ibadmin.auth.configuration import Configuration, read_configuration
from ibadmin.auth.gateway import Gateway
from ibadmin.auth.gateway_client import CodeEntered
from ibadmin.auth.handoff import Handoff
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.makelaars import read_makelaar
from ibadmin.auth.metadata import metadata
from ibadmin.auth.simulator import Simulator
from ibadmin.store.unit import Store


@dataclass(frozen=True)
class Login:
    """How this profile reaches its gateway."""

    address: str
    directory: Path
    simulator: Path | None
    open_store: Callable[[], Store]
    store_file: Path
    clock: Callable[[], datetime]

    @contextmanager
    def begin(self, language: str, port: int = 0) -> Iterator[Handoff]:
        """A login under way, with the gateway at work; raises PortTaken, GatewayMisconfigured."""
        with self.gateway() as address, Handoff(address, language, port) as handoff:
            yield handoff

    def enter_code(self, secret: str, typed: str) -> CodeEntered:
        """Let the gateway judge a verification code, which commits on its own (1.2)."""
        with self.gateway() as address:
            return gateway_client.enter_code(address, secret, typed)

    @contextmanager
    def gateway(self) -> Iterator[str]:
        """The address of the gateway: the shared one, or one that runs as long as this lasts."""
        if self.address:
            yield self.address
            return
        with ExitStack() as running:
            server = running.enter_context(LocalServer())
            configuration = read_configuration(self.directory, server.address)
            if self.simulator:
                configuration = self._with_simulator(running, configuration, self.simulator)
            key = codes.read_key(self.store_file)
            server.serve(Gateway(self.open_store(), configuration, key, self.clock))
            yield server.address

    def _with_simulator(self, running: ExitStack, ours: Configuration, directory: Path) -> Configuration:
        """Introduce the two by their metadata, as operators do: the bundled makelaar is one like any other."""
        simulator = running.enter_context(Simulator(directory, self.clock))
        simulator.connect(metadata(ours.provider), ours.provider.service_uuid)
        makelaar = read_makelaar(simulator.metadata, name="demo")
        return replace(ours, makelaars={makelaar.name: makelaar})
