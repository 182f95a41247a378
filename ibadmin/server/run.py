"""Starts the parts of the service, and ends them so that nobody's request is cut off."""

import errno
import logging
import signal
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from types import FrameType
from typing import TYPE_CHECKING

from ibadmin.auth.configuration import Place, Tls
from ibadmin.auth.local_server import Running
from ibadmin.auth.loopback import NOT_HERE, family_of, listening_socket
from ibadmin.auth.provider import content_of, read_certificate
from ibadmin.errors import GatewayMisconfigured, PortTaken
from ibadmin.server.client_address import forwarded
from ibadmin.server.front import Front
from ibadmin.server.limits import Quota
from ibadmin.server.middleware import Door

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

THREADS = 8
# What is under way when the end is asked for gets this long.
SECONDS_TO_FINISH = 10.0
_log = logging.getLogger(__name__)


@contextmanager
def serving(place: Place, gateway: "WSGIApplication", healthy: Callable[[], bool]) -> Iterator[int]:
    """The port at which the gateway is served, for as long as this lasts; raises PortTaken, GatewayMisconfigured."""
    with ExitStack() as running:
        listening = running.enter_context(_listening(place))
        port: int = listening.getsockname()[1]
        if place.tls is None:
            door = _door(place, gateway, healthy, forwarded)
            inner = Running(door, listening, THREADS)
            running.callback(inner.stop)
            running.callback(inner.finish, SECONDS_TO_FINISH)
        else:
            _with_tls(running, place, place.tls, listening, gateway, healthy)
        _log.info("serving", extra={"address": place.address})
        yield port
        _log.info("stopping")


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


def _with_tls(
    running: ExitStack,
    place: Place,
    tls: Tls,
    listening: socket.socket,
    gateway: "WSGIApplication",
    healthy: Callable[[], bool],
) -> None:
    context = tls_context(tls)
    inside = running.enter_context(listening_socket(0))
    front = Front(listening, context, inside.getsockname()[:2])
    running.callback(front.close)
    door = _door(place, gateway, healthy, lambda environ: front.sources.get(environ.get("REMOTE_PORT", "")))
    inner = Running(door, inside, THREADS)
    running.callback(inner.stop)
    running.callback(inner.finish, SECONDS_TO_FINISH)
    running.callback(front.refuse)


def _door(
    place: Place,
    gateway: "WSGIApplication",
    healthy: Callable[[], bool],
    source: "Callable[[WSGIEnvironment], str | None]",
) -> Door:
    quota = Quota(place.requests_per_minute)
    return Door(gateway, host=place.host, quota=quota, source=source, healthy=healthy)


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


def tls_context(tls: Tls) -> ssl.SSLContext:
    """TLS 1.2 or newer, with what the standard library holds to be safe; raises GatewayMisconfigured."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    for file in (tls.certificate, tls.private_key):
        content_of(file)
    read_certificate(tls.certificate)
    try:
        # Without a word to give, OpenSSL would ask for the passphrase of a key at the terminal, and wait for ever.
        context.load_cert_chain(tls.certificate, tls.private_key, password="")
    except ssl.SSLError:
        raise GatewayMisconfigured(str(tls.certificate), "key_and_certificate_differ") from None
    return context
