"""One open connection: a request goes out and its reply comes in, and no wait for either lasts for ever."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Lock
from time import monotonic
from typing import TypeVar

from ibadmin.app.codec import MOST_BYTES
from ibadmin.auth.network import unreachable, within
from ibadmin.errors import GatewayUnreachable

_BLOCK = 64 * 1024
_DROPPED = (ConnectionResetError, BrokenPipeError, ConnectionAbortedError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
_Result = TypeVar("_Result")


class Dropped(Exception):
    """The connection was closed before there was an answer; `cause` is the error for whoever gives up."""

    def __init__(self, cause: GatewayUnreachable) -> None:
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Request:
    """A method and path of ours, with the session token and a body of JSON."""

    method: str
    path: str
    token: str = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """A status with its media type, the seconds of Retry-After, and the body or its lines."""

    status: int
    media_type: str
    retry_after: str
    body: bytes
    lines: Iterator[bytes]


class Channel:
    """A connection to the server at an address, which is waited for so many seconds at a time."""

    def __init__(self, address: str, connection: HTTPConnection, seconds: float) -> None:
        self._address = address
        self._connection = connection
        self._socket = connection.sock
        self._seconds = seconds
        self._response: HTTPResponse | None = None
        self._busy = Lock()

    def ask(self, request: Request, *, by_line: bool) -> Reply:
        """Returns the reply, by line where it is a good one; raises Dropped, GatewayUnreachable."""
        response = self._within(self._seconds, lambda: self._sent(request), dropped=True)
        streamed = by_line and response.status == 200
        return Reply(
            response.status,
            response.headers.get_content_type(),
            response.headers.get("Retry-After", ""),
            b"" if streamed else self._whole(response),
            self._lines(response) if streamed else iter(()),
        )

    @property
    def reusable(self) -> bool:
        """True when the reply was read to its end, and another request may follow."""
        return self._response is not None and self._response.isclosed() and not self._response.will_close

    def close(self) -> None:
        """Ends the connection, and with it a wait that was given up and goes on in its thread."""
        with suppress(OSError):
            # That of TLS would first say goodbye to the other end.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
        with self._busy:
            self._connection.close()
            if self._response is not None:
                self._response.close()

    def _sent(self, request: Request) -> HTTPResponse:
        headers = {"Authorization": f"Bearer {request.token}", "Accept": "*/*"}
        if request.body:
            headers["Content-Type"] = "application/json"
        self._connection.request(request.method, request.path, request.body or None, headers)
        # Kept at once, for whoever waits for it may have given up.
        self._response = self._connection.getresponse()
        return self._response

    def _whole(self, response: HTTPResponse) -> bytes:
        """A body that must be there in time, and is of a size that fits into memory."""
        body = self._within(self._seconds, lambda: response.read(MOST_BYTES + 1), dropped=True)
        if len(body) > MOST_BYTES:
            raise GatewayUnreachable(self._address, "not_ours")
        return body

    def _lines(self, response: HTTPResponse) -> Iterator[bytes]:
        """Yields the lines that are whole, each in time; what is left at the end was cut off, and is not one."""
        rest = bytearray()
        end = monotonic() + self._seconds
        while block := self._within(end - monotonic(), lambda: response.read1(_BLOCK)):
            rest += block
            if b"\n" in block:
                *lines, tail = bytes(rest).split(b"\n")
                yield from lines
                rest = bytearray(tail)
                end = monotonic() + self._seconds
            if len(rest) > MOST_BYTES:
                raise GatewayUnreachable(self._address, "not_ours")

    def _within(self, seconds: float, call: Callable[[], _Result], *, dropped: bool = False) -> _Result:
        """The result of a call on the network; nothing of a request is told in an error, for it holds the token."""

        def alone() -> _Result:
            with self._busy:
                return call()

        try:
            return within(max(seconds, 0), self._address, alone)
        except (OSError, HTTPException, ValueError) as error:
            cause = unreachable(self._address, error)
            if dropped and isinstance(error, _DROPPED):
                raise Dropped(cause) from None
            raise cause from None
