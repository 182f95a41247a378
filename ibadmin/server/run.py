"""The whole server in one call: starts it from its files and the store, and ends it so that no request is cut off.

waitress reads each request whole before a thread sees it, so slow clients cost no thread. A reverse proxy ends TLS.
"""

import errno
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from queue import SimpleQueue
from types import FrameType
from typing import TYPE_CHECKING, TextIO

from ibadmin import language
from ibadmin.app.codec import MOST_BYTES
from ibadmin.app.local.application import LocalApplication
from ibadmin.auth import codes
from ibadmin.auth.configuration import Place, read_configuration, read_place
from ibadmin.auth.gateway import Gateway, Verify
from ibadmin.auth.local_server import Running
from ibadmin.auth.loopback import NOT_HERE, family_of
from ibadmin.errors import GatewayMisconfigured, IbadminError, PortTaken, StoreUnreachable
from ibadmin.server.limits import Limits
from ibadmin.server.log import logged
from ibadmin.server.middleware import Middleware
from ibadmin.server.wsgi import Server
from ibadmin.settings import Settings
from ibadmin.store.engine import current
from ibadmin.store.file_engine import FileEngine
from ibadmin.store.unit import Store
from ibadmin.store.view import open_actor

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 8
# What is under way when the end is asked for gets this long.
SECONDS_TO_FINISH = 10.0
_log = logging.getLogger(__name__)


def run(
    settings: Settings,
    store: Store,
    clock: Callable[[], datetime],
    verifier: Callable[[], Verify],
    *,
    log: TextIO,
    level: str,
) -> None:
    """Serves until the system or a person ends it; raises GatewayMisconfigured, StoreUnreachable, PortTaken."""
    place = read_place(settings.gateway_directory)
    configuration = read_configuration(settings.gateway_directory, place.address, clock())
    key = codes.read_key(settings.code_key)
    pages = Gateway(store, configuration, key, clock, verifier)
    _look(store, clock())
    limits = Limits(place.requests_per_minute, lambda digest: is_open(store, digest, clock()))
    middleware = Middleware(
        pages, api_over(store, key, clock), host=place.host, limits=limits, healthy=lambda: healthy(store, clock())
    )
    # What takes a second to import is there before the first person comes.
    verifier()
    # A terminal makes its own sentences of what it is told; the texts for others are English.
    language.bind({"IBADMIN_LANGUAGE": "en"})
    with logged(log, level), asked_to_stop(at_terminal=log.isatty()) as until_then, serving(place, middleware):
        until_then()


def api_over(store: Store, key: bytes, clock: Callable[[], datetime]) -> "WSGIApplication | None":
    """Returns the API over a store in a file; of a shared store each session is a login of its own, and has none."""
    engine = store.engine
    if not isinstance(engine, FileEngine):
        return None
    # Its changes are small, and its connections many.
    engine.cache_kib = 2_000
    return Server(LocalApplication(lambda _: engine, clock, lambda users: codes.new_codes(key, users, codes.new_code)))


@contextmanager
def serving(place: Place, middleware: Middleware) -> Iterator[int]:
    """The port that is served for as long as this lasts; raises PortTaken, GatewayMisconfigured."""
    with _listening(place) as listening:
        running = Running(middleware, listening, THREADS, largest_body=MOST_BYTES + 1)
        try:
            _log.info("serving", extra={"address": place.address})
            yield listening.getsockname()[1]
        finally:
            middleware.ready = False
            _log.info("stopping")
            running.finish(SECONDS_TO_FINISH)
            running.stop()


@contextmanager
def asked_to_stop(*, at_terminal: bool) -> Iterator[Callable[[], None]]:
    """Waits until the service is asked to end: by the system with SIGTERM, or by a person with Ctrl-C.

    SIGHUP ends it where its terminal was closed; elsewhere whoever rotates logs sends that, and it goes on.
    """
    # A signal comes in the middle of anything, a line of the log too: only this may be used then.
    asked: SimpleQueue[int] = SimpleQueue()

    def stop(number: int, _: FrameType | None) -> None:
        asked.put(number)

    def wait() -> None:
        while (number := asked.get()) == signal.SIGHUP and not at_terminal:
            _log.info("went on", extra={"signal": signal.Signals(number).name})
        _log.info("asked to stop", extra={"signal": signal.Signals(number).name})

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        yield wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def healthy(store: Store, now: datetime) -> bool:
    """Returns true when the store answers, is the one that was opened, and is at our revision."""
    try:
        _look(store, now)
    except StoreUnreachable:
        return False
    return True


def is_open(store: Store, secret_sha256: bytes, now: datetime) -> bool:
    """Returns true for the digest of a token whose session is open; errors are left for the request to meet."""
    try:
        with store.engine.reading() as connection:
            open_actor(connection, secret_sha256, now)
    except IbadminError:
        return False
    return True


def _look(store: Store, now: datetime) -> None:
    """See that the store is at our revision, and find a row through an index, as every login does."""
    current(store.engine)
    with store.inspecting(now) as unit:
        unit.organisations.with_kvk_number("")


def _listening(place: Place) -> socket.socket:
    address, port = place.listen
    try:
        return socket.create_server((address, port), family=family_of(address), backlog=256)
    except PermissionError:
        raise GatewayMisconfigured(place.path, "port_not_allowed") from None
    except OSError as failure:
        if failure.errno in NOT_HERE:
            raise GatewayMisconfigured(place.path, "listen_not_here") from None
        if failure.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(port, place.path) from failure
