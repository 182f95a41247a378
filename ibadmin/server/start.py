"""The whole service in one call: configuration and keys from the gateway's directory, people from the store."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from ibadmin.auth import codes
from ibadmin.auth.configuration import Place, read_configuration, read_proxied_place, read_tls_place
from ibadmin.auth.gateway import Gateway, Verify
from ibadmin.errors import StoreUnreachable
from ibadmin.server.log import logged
from ibadmin.server.run import asked_to_stop, serving
from ibadmin.settings import Settings
from ibadmin.store.engine import current
from ibadmin.store.file_engine import FileEngine
from ibadmin.store.unit import Store

# Chosen on the command line, by name: who ends TLS.
PLACES: dict[str, Callable[[Path], Place]] = {"tls": read_tls_place, "behind-proxy": read_proxied_place}


def serve(
    settings: Settings,
    store: Store,
    clock: Callable[[], datetime],
    verifier: Callable[[], Verify],
    *,
    way: str,
    log: TextIO,
    level: str,
) -> None:
    """Serve until the system or a person ends it; raises GatewayMisconfigured, StoreUnreachable, PortTaken."""
    place = PLACES[way](settings.gateway_directory)
    configuration = read_configuration(settings.gateway_directory, place.address, clock())
    gateway = Gateway(store, configuration, codes.read_key(settings.code_key), clock, verifier)
    if isinstance(store.engine, FileEngine):
        # Its changes are small, and its connections many.
        store.engine.cache_kib = 2_000
    _look(store, clock())
    # What takes a second to import is there before the first person comes.
    verifier()
    with (
        logged(log, level),
        asked_to_stop(at_terminal=log.isatty()) as until_then,
        serving(place, gateway, lambda: healthy(store, clock())),
    ):
        until_then()


def healthy(store: Store, now: datetime) -> bool:
    """True when the store answers, is the one that was opened, and is at our revision."""
    try:
        _look(store, now)
    except StoreUnreachable:
        return False
    return True


def _look(store: Store, now: datetime) -> None:
    """See that the store is at our revision, and find a row through an index, as every login does."""
    current(store.engine)
    with store.inspecting(now) as unit:
        unit.organisations.with_kvk_number("")
