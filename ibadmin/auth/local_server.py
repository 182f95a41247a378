"""A web server on this machine alone: where the gateway and the bundled makelaar run inside one command."""

import gc
import logging
import socket
from collections.abc import Iterable
from threading import Event, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Self

from waitress import wasyncore
from waitress.server import BaseWSGIServer, create_server

from ibadmin import COLLECTOR
from ibadmin.auth.connections import LARGEST_BODY, MOST_CONNECTIONS, Channel
from ibadmin.auth.loopback import host_of, listening_socket

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# It warns of every request that waits a moment, which would land in the terminal of whoever logs in.
logging.getLogger("waitress").setLevel(logging.ERROR)

LARGEST_HEAD = 32 * 1024
_MOMENT = 0.02
# Beyond those that are served, so many are told that there is no room.
_MOST_TOLD = 100


class LocalServer:
    """The address is known before there is anything to serve, so two parties can be told of each other first."""

    def __init__(self, port: int = 0) -> None:
        self._socket = listening_socket(port)
        self._host = host_of(self._socket)
        self.address = f"http://{self._host}"
        self._running: Running | None = None

    def serve(self, application: "WSGIApplication") -> None:
        """Answer requests from now on, in threads of its own."""
        self._running = Running(_OnlyHere(application, self._host), self._socket)

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


class _OnlyHere:
    """Answers whoever asks for this very address: a page elsewhere may have had its name point here (rebinding)."""

    def __init__(self, application: "WSGIApplication", host: str) -> None:
        self._application = application
        self._host = host

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ.get("HTTP_HOST") == self._host:
            return self._application(environ, start_response)
        start_response("421 Misdirected Request", [("Content-Length", "0")])
        return []


class Running:
    """A web server at work on a socket, in threads of its own, until it is stopped."""

    def __init__(
        self,
        application: "WSGIApplication",
        listening: socket.socket,
        threads: int = 4,
        largest_body: int = LARGEST_BODY,
    ) -> None:
        # A command looks for rings so rarely that what requests leave behind would fill the memory.
        gc.set_threshold(*COLLECTOR)
        server = create_server(
            application,
            sockets=[listening],
            threads=threads,
            ident=None,
            max_request_body_size=largest_body,
            max_request_header_size=LARGEST_HEAD,
            connection_limit=MOST_CONNECTIONS + _MOST_TOLD,
            asyncore_use_poll=True,
            # Who is believed of what a proxy says is the application's to know.
            clear_untrusted_proxy_headers=False,
        )
        if not isinstance(server, BaseWSGIServer):
            raise TypeError("one socket makes one server")
        server.channel_class = Channel
        self._server = server
        self._thread = Thread(target=self._server.run, name="local-server", daemon=True)
        self._thread.start()

    def finish(self, seconds: float) -> None:
        """Finishes what is under way, in so many seconds at most.

        While there is such a thing, and for half of that time, others are answered too: a proxy hears that this server
        is about to end. Then nobody new is taken.
        """
        server: Any = self._server
        end = monotonic() + seconds
        while not all(channel.idle for channel in list(server.active_channels.values())):
            if monotonic() > end - seconds / 2:
                break
            sleep(_MOMENT)
        server.trigger.pull_trigger(lambda: wasyncore.dispatcher.close(server))
        while (server.accepting or server.active_channels) and monotonic() < end:
            sleep(_MOMENT)
            server.pull_trigger()

    def stop(self) -> None:
        """Stop at once; answers that are finished still go out."""
        # First whoever may still pull the trigger, then the sockets, by the loop's own thread: closing one under a
        # waiting select() is undefined. The loop may wake before the trigger is pulled, and must not close it then.
        self._server.task_dispatcher.shutdown()
        pulled = Event()
        self._server.trigger.pull_trigger(lambda: self._close_all(pulled))  # type: ignore[attr-defined]  # stub: int
        pulled.set()
        self._thread.join(timeout=5)

    def _close_all(self, pulled: Event) -> None:
        pulled.wait()
        for channel in list(self._server.active_channels.values()):  # type: ignore[attr-defined]  # its stub says one
            channel.handle_write()
            channel.handle_close()
        self._server.close()
