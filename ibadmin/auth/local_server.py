"""A web server on this machine alone: where the gateway and the bundled makelaar run inside one command."""

import socket
from threading import Thread
from typing import TYPE_CHECKING, Self

from waitress.server import BaseWSGIServer, create_server

from ibadmin.errors import PortTaken

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOOPBACK = "127.0.0.1"


def listening_socket(port: int) -> socket.socket:
    """A socket on the literal 127.0.0.1 (RFC 8252, 7.3 and 8.3); raises `PortTaken` when someone else has the port."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise PortTaken(port) from error


class LocalServer:
    """The address is known before there is anything to serve, so two parties can be told of each other first."""

    def __init__(self, port: int = 0) -> None:
        self._socket = listening_socket(port)
        self.address = f"http://{LOOPBACK}:{self._socket.getsockname()[1]}"
        self._running: _Running | None = None

    def serve(self, application: "WSGIApplication") -> None:
        """Answer requests from now on, in threads of its own."""
        self._running = _Running(application, self._socket)

    def close(self) -> None:
        """Stop answering at once; what browsers still hold open is dropped."""
        if self._running:
            self._running.stop()
            self._running = None
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


class _Running:
    def __init__(self, application: "WSGIApplication", listening: socket.socket) -> None:
        server = create_server(application, sockets=[listening], threads=4, ident=None)
        if not isinstance(server, BaseWSGIServer):
            raise TypeError("one socket makes one server")
        self._server = server
        self._thread = Thread(target=self._server.run, name="local-server", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        # Sockets are closed by the loop's own thread: closing one under a waiting select() is undefined.
        self._server.trigger.pull_trigger(self._close_all)  # type: ignore[attr-defined]  # its stub says int
        self._thread.join(timeout=5)
        self._server.task_dispatcher.shutdown()

    def _close_all(self) -> None:
        for channel in list(self._server.active_channels.values()):  # type: ignore[attr-defined]  # its stub says one
            channel.handle_close()
        self._server.close()
