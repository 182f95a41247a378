"""Where TLS ends: takes connections from outside, and passes what they say on to the server on this machine."""

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Mapping
from threading import Thread

from ibadmin.server.client_address import source_of

SECONDS_FOR_A_HANDSHAKE = 5.0
# From the first byte to the last, however many requests: whoever trickles is cut off.
SECONDS_FOR_A_CONNECTION = 60.0
SECONDS_FOR_THE_REST = 5.0
# A client that was told of the end need not say so too.
SECONDS_FOR_A_GOODBYE = 0.5
# Each takes three descriptors here, of the 1024 that a process gets unasked.
MOST_CONNECTIONS = 250
MOST_FOR_ONE_SOURCE = 50
_CHUNK = 64 * 1024


class Front:
    """Listens in a thread of its own until it is closed.

    `sources` says who is behind each connection to the inner server, by the port it comes from: that is how the door
    knows who asks, and that nobody on this machine came round the front.
    """

    def __init__(self, listening: socket.socket, context: ssl.SSLContext, inner: tuple[str, int]) -> None:
        self._sources: dict[str, str] = {}
        self.sources: Mapping[str, str] = self._sources
        self._listening = listening
        self._context = context
        self._inner = inner
        self._open: Counter[str] = Counter()
        self._under_way: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._refusing, self._closing = asyncio.Event(), asyncio.Event()
        self._thread = Thread(target=self._run, name="tls-front", daemon=True)
        self._thread.start()

    def refuse(self) -> None:
        """Take no new connection; those that are open go on."""
        self._loop.call_soon_threadsafe(self._refusing.set)

    def close(self) -> None:
        """Drop what is still open, and end."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._refusing.set)
            self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join(timeout=5)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._converse, sock=self._listening, limit=_CHUNK)
        await self._refusing.wait()
        server.close()
        await self._closing.wait()
        if self._under_way:
            # The inner server is gone, and what it said last is on its way out.
            _, late = await asyncio.wait(self._under_way, timeout=2 * SECONDS_FOR_A_GOODBYE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._under_way.add(task)
        source = source_of(str(writer.get_extra_info("peername", ("",))[0]))
        self._open[source] += 1
        try:
            if self._open[source] <= MOST_FOR_ONE_SOURCE and self._open.total() <= MOST_CONNECTIONS:
                async with asyncio.timeout(SECONDS_FOR_A_CONNECTION):
                    await writer.start_tls(self._context, ssl_handshake_timeout=SECONDS_FOR_A_HANDSHAKE)
                    await self._pass_on(source, reader, writer)
        except (TimeoutError, OSError, asyncio.CancelledError):
            # An SSLError is an OSError too: a client that speaks no TLS, or none that is good enough. Cancelled is what
            # the end leaves open, and nobody waits for this task to hear of it.
            return
        finally:
            self._under_way.discard(task)
            self._open -= Counter([source])
            writer.transport.abort()

    async def _pass_on(self, source: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(*self._inner, limit=_CHUNK)
        port = str(inner_writer.get_extra_info("sockname")[1])
        self._sources[port] = source
        ways = [asyncio.create_task(_pump(*ends)) for ends in ((reader, inner_writer), (inner_reader, writer))]
        try:
            inward, outward = ways
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            if outward.done():
                # Whoever was told that it is too much may still be sending.
                await asyncio.wait([inward], timeout=SECONDS_FOR_THE_REST)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            inner_writer.transport.abort()
            del self._sources[port]
        await _goodbye(writer)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(_CHUNK):
        writer.write(chunk)
        await writer.drain()


async def _goodbye(writer: asyncio.StreamWriter) -> None:
    """Let the last bytes go out, with the end of TLS behind them."""
    writer.close()
    async with asyncio.timeout(SECONDS_FOR_A_GOODBYE):
        await writer.wait_closed()
