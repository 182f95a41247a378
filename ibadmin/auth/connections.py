"""Connections as waitress keeps them, bounded in time, number and bytes; whoever is turned away is told, and logged."""

import logging
import socket as sockets
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError, TransferEncodingNotImplemented
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import Error, RequestEntityTooLarge

MOST_CONNECTIONS = 300
LARGEST_BODY = 1024 * 1024
API = "/v1/"
"""Where bodies may be as large as the server allows; elsewhere LARGEST_BODY is the most."""
# From its first byte to its last: whoever trickles is turned away.
SECONDS_FOR_A_REQUEST = 30.0
# Of what somebody is still sending who has had the answer already, so much is read, for so long.
MOST_DROPPED = 32 * 1024 * 1024
SECONDS_TO_DROP = 10.0
_log = logging.getLogger(__name__)


class _TimedOut(Error):
    code = 408
    reason = "Request Timeout"


class _NoRoom(Error):
    code = 503
    reason = "Service Unavailable"


class Parser(HTTPRequestParser):
    """Reads the head of a request strictly: where a proxy might see another request than we do, there is none.

    Nobody who belongs here sends a body in chunks.
    """

    path: str
    content_length: int
    completed: bool
    error: Error | None

    def parse_header(self, header_plus: bytes) -> None:
        """Take in the head; raises ParsingError."""
        try:
            super().parse_header(header_plus)
        except (ValueError, TransferEncodingNotImplemented):
            # A port that is no number, a length of five thousand digits.
            raise ParsingError("") from None
        if self.chunked or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("")
        # Of two slashes waitress and Werkzeug would both make one, and of none too.
        if self.path.startswith("//"):
            self.path = self.path.replace("//", "/%2F", 1)
        elif not self.path.startswith("/"):
            raise ParsingError("")
        if self.content_length >= LARGEST_BODY and not self.path.startswith(API):
            self.error, self.completed = RequestEntityTooLarge(""), True


class TurnedAway(ErrorTask):
    """Answers what is no request of ours; of what comes after it on this connection nothing is heard."""

    channel: "Channel"
    request: Any

    def execute(self) -> None:
        """Say why, in the words of HTTP alone: waitress would repeat a piece of what was asked."""
        error = self.request.error
        error.body = ""
        if error.code != Error.code:
            _log.info("turned away", extra={"status": error.code})
        super().execute()

    def finish(self) -> None:
        """End the answer and not yet the connection, which would take it from whoever is still sending."""
        super().finish()
        self.close_on_finish = False
        self.channel.hear_no_more()


class Channel(HTTPChannel):
    """One connection."""

    parser_class = Parser
    error_task_class = TurnedAway
    # As they are; the stubs differ.
    server: Any
    socket: sockets.socket
    request: Parser | None
    requests: list[Parser]
    requests_lock: Lock

    def __init__(
        self,
        server: BaseWSGIServer,
        sock: sockets.socket,
        addr: tuple[str, int],
        adj: Adjustments,
        map: Mapping[int, sockets.socket] | None = None,  # noqa: A002 - by this name it comes
    ) -> None:
        super().__init__(server, sock, addr, adj, map)
        self._since = monotonic()
        self._to_drop: int | None = None
        self._last_call = False
        others = [each for each in self.server.active_channels.values() if each is not self]
        if len(others) >= MOST_CONNECTIONS:
            idle = [each for each in others if each.idle]
            if idle:
                min(idle, key=lambda each: each.last_activity).will_close = True
            else:
                self._turn_away(_NoRoom(""))

    @property
    def idle(self) -> bool:
        """True when nothing was asked, or everything was answered."""
        return not (self.request or self.requests or self.total_outbufs_len or self.will_close)

    def received(self, data: bytes) -> bool:
        """Take in what has come."""
        if self._to_drop is not None:
            self._to_drop -= len(data)
            return False
        before = self.request
        taken = super().received(data)
        if self.request is not before:
            self._since = monotonic()
        return taken

    def readable(self) -> bool:
        """Asked at every turn, and once a second at least: what is over is ended here."""
        passed = monotonic() - self._since
        if self._to_drop is not None:
            if not self.total_outbufs_len:
                with suppress(OSError):
                    self.socket.shutdown(sockets.SHUT_WR)
            self.will_close = self.will_close or self._to_drop <= 0 or passed > SECONDS_TO_DROP
        elif self.request and not self.requests and passed > SECONDS_FOR_A_REQUEST:
            self._turn_away(_TimedOut(""))
        elif self.idle and not self.server.accepting:
            # What was on its way when the end was asked for is taken in first.
            self.will_close = self._last_call
            self._last_call = True
        return super().readable()

    def hear_no_more(self) -> None:
        """Say with the end of the answer that it is the last one, and drop what still comes."""
        with self.requests_lock:
            del self.requests[1:]
            self.request = None
            self._since = monotonic()
            self._to_drop = MOST_DROPPED

    def _turn_away(self, error: Error) -> None:
        refused = self.parser_class(self.adj)
        refused.parse_header(b"GET / HTTP/1.1\r\n")
        refused.error = error
        refused.completed = True
        with self.requests_lock:
            self.request = None
            self.requests.append(refused)
        self.server.add_task(self)
