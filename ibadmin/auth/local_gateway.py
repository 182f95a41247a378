"""The gateway inside one command, for a store that needs no server; a demo profile brings its makelaar along."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from ibadmin.auth import codes
from ibadmin.auth.configuration import Configuration, read_configuration, read_provider
from ibadmin.auth.gateway import Gateway, Verify
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.makelaars import read_makelaar
from ibadmin.auth.metadata import metadata
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.simulator import Simulator
from ibadmin.settings import Settings
from ibadmin.store.unit import Store

_DEMO = "demo"


@contextmanager
def local_gateway(
    settings: Settings, store: Store, clock: Callable[[], datetime], verifier: Callable[[], Verify]
) -> Iterator[tuple[str, ...]]:
    """The address of a gateway that runs as long as this lasts, and of the demo's makelaar where that does too.

    Raises GatewayMisconfigured.
    """
    with ExitStack() as running:
        server = running.enter_context(LocalServer())
        addresses = [server.address]
        if settings.simulator:
            provider = read_provider(settings.gateway_directory, server.address)
            simulator = running.enter_context(Simulator(settings.simulator, clock))
            configuration = _introduced(simulator, provider)
            addresses.append(simulator.address)
        else:
            configuration = read_configuration(settings.gateway_directory, server.address, clock())
        server.serve(Gateway(store, configuration, codes.read_key(settings.code_key), clock, verifier))
        yield tuple(addresses)


def _introduced(simulator: Simulator, provider: ServiceProvider) -> Configuration:
    """Introduce the two by their metadata, as operators do: the bundled makelaar is one like any other."""
    simulator.connect(metadata(provider), provider.service_uuid)
    return Configuration(provider, {_DEMO: read_makelaar(simulator.metadata, name=_DEMO)})
