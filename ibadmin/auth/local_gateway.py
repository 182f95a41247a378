"""The gateway inside one command, for a store that needs no server; a demo profile brings its makelaar along."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from ibadmin.auth import codes
from ibadmin.auth.configuration import Configuration, read_configuration, read_provider
from ibadmin.auth.gateway import Gateway, Verify
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.makelaars import read_makelaar
from ibadmin.auth.metadata import metadata
from ibadmin.auth.simulator import Simulator
from ibadmin.store.unit import Store

_DEMO = "demo"


@contextmanager
def local_gateway(
    directory: Path,
    simulator: Path | None,
    store: Store,
    store_file: Path,
    clock: Callable[[], datetime],
    verifier: Callable[[], Verify],
) -> Iterator[str]:
    """The address of a gateway that runs as long as this lasts; raises GatewayMisconfigured."""
    with ExitStack() as running:
        server = running.enter_context(LocalServer())
        if simulator:
            configuration = _with_simulator(running, directory, server.address, simulator, clock)
        else:
            configuration = read_configuration(directory, server.address, clock())
        server.serve(Gateway(store, configuration, codes.read_key(store_file), clock, verifier))
        yield server.address


def _with_simulator(
    running: ExitStack, directory: Path, address: str, people: Path, clock: Callable[[], datetime]
) -> Configuration:
    """Introduce the two by their metadata, as operators do: the bundled makelaar is one like any other."""
    provider = read_provider(directory, address)
    simulator = running.enter_context(Simulator(people, clock))
    simulator.connect(metadata(provider), provider.service_uuid)
    return Configuration(provider, {_DEMO: read_makelaar(simulator.metadata, name=_DEMO)})
