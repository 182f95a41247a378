"""The loopback listener: takes the one visit that brings the browser back, and refuses everything else."""

import asyncio
import hmac
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

# Headers included: cookies of 127.0.0.1 are shared by all its ports.
MOST_BYTES = 16_384
SECONDS_FOR_A_REQUEST = 5.0
DONE = "done"
FAILED = "failed"
REFUSED = "refused"
_CODE = re.compile(r"[A-Za-z0-9._~-]{22,256}")
_ERROR = re.compile(r"[a-z_]{1,40}")
_NOT_HERE = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the browser brought back: a one-time code, or an error; `refused` comes with a code for its reasons."""

    code: str = field(repr=False)
    error: str


@dataclass(frozen=True, slots=True)
class Expected:
    """The one address that counts; compared in constant time, as path and state are secrets of this login."""

    host: str
    path: str = field(repr=False)
    state: str = field(repr=False)

    def read(self, host: str, target: str) -> HandedOver | None:
        """What a visit to this address hands over; None when it is not the visit that is waited for."""
        try:
            parts = urlsplit(target)
            query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=10)
        except ValueError:
            return None
        values = dict(query)
        right = (
            _same(host, self.host),
            _same(parts.path, self.path),
            _same(values.get("state", ""), self.state),
            len(values) == len(query),
            set(values) in ({"code", "state"}, {"error", "state"}, {"code", "error", "state"}),
        )
        return _handed_over(values.get("code", ""), values.get("error", "")) if all(right) else None


class Listener:
    """Listens in a thread of its own until it is closed; calls `taken` once, with what was handed over.

    `pages` has a whole HTTP answer for `done`, `failed` and each error that has a page of its own.
    """

    def __init__(
        self,
        listening: socket.socket,
        expected: Expected,
        pages: Mapping[str, bytes],
        taken: Callable[[HandedOver], None],
    ) -> None:
        self._expected = expected
        self._pages = pages
        self._taken = taken
        self._over = False
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._thread = Thread(target=self._run, args=(listening,), name="loopback-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening at once."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join(timeout=2)

    def _run(self, listening: socket.socket) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve(listening))

    async def _serve(self, listening: socket.socket) -> None:
        server = await asyncio.start_server(self._converse, sock=listening, limit=MOST_BYTES)
        await self._closing.wait()
        server.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one answer; a silent or slow one is dropped, and nobody waits for it meanwhile."""
        try:
            async with asyncio.timeout(SECONDS_FOR_A_REQUEST):
                handed_over = self._judge(await _head(reader))
                writer.write(self._answer(handed_over))
                await writer.drain()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()
        if handed_over:
            self._taken(handed_over)

    def _judge(self, head: bytes) -> HandedOver | None:
        handed_over = None if self._over else _visit(head, self._expected)
        self._over = self._over or handed_over is not None
        return handed_over

    def _answer(self, handed_over: HandedOver | None) -> bytes:
        if handed_over is None:
            return _NOT_HERE
        return self._pages.get(handed_over.error or DONE, self._pages[FAILED])


async def _head(reader: asyncio.StreamReader) -> bytes:
    """The request without its body; empty when it is too long to be ours."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        return b""


def _visit(head: bytes, expected: Expected) -> HandedOver | None:
    request, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    method, _, rest = request.partition(" ")
    target, _, version = rest.partition(" ")
    headers = [line.partition(":")[::2] for line in lines]
    hosts = [value.strip() for name, value in headers if name.lower() == "host"]
    if method != "GET" or version != "HTTP/1.1" or not target.startswith("/") or len(hosts) != 1:
        return None
    return expected.read(hosts[0], target)


def _handed_over(code: str, error: str) -> HandedOver | None:
    """A code alone, `refused` with a code, or another error alone."""
    right = (
        not code or _CODE.fullmatch(code),
        not error or _ERROR.fullmatch(error),
        not (code and error) or error == REFUSED,
        code or error,
    )
    return HandedOver(code, error) if all(right) else None


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
