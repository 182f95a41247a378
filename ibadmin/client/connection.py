"""The way to a server: HTTPS, or plain HTTP to this machine itself, through a proxy where one is set; no redirects."""

import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from ibadmin.auth.loopback import ADDRESSES
from ibadmin.auth.network import proxy_for, unreachable, within
from ibadmin.client.channel import Channel, Dropped, Reply, Request
from ibadmin.errors import CommitInDoubt, GatewayUnreachable, SettingsInvalid


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds to wait for a connection, for an answer or the next line of one, and for that to a change."""

    connect: float = 10.0
    answer: float = 30.0
    change: float = 300.0


@dataclass
class Connection:
    """A server by its address; `certificate_authority` is a file or folder that is trusted besides the system's.

    One channel is kept open for the next request while nobody reads from it.
    """

    address: str
    certificate_authority: Path | None = None
    waits: Waits = field(default_factory=Waits)
    _kept: list[Channel] = field(default_factory=list)

    @contextmanager
    def asked(self, request: Request, *, by_line: bool) -> Iterator[Reply]:
        """The reply to a request, whose lines can be read until the context ends.

        Raises Dropped, GatewayUnreachable, and SettingsInvalid for an address that is not safe.
        """
        parts = self._parts()
        sent = replace(request, path=parts.path.rstrip("/") + request.path)
        kept = self._idle()
        channel = kept or self._opened(parts)
        try:
            try:
                reply = channel.ask(sent, by_line=by_line)
            except Dropped:
                if kept is None:
                    raise
                # It was closed while nobody used it.
                channel.close()
                channel = self._opened(parts)
                reply = channel.ask(sent, by_line=by_line)
            yield reply
        finally:
            if channel.reusable and not self._kept:
                self._kept.append(channel)
            else:
                channel.close()

    @contextmanager
    def asked_once(self, request: Request) -> Iterator[Reply]:
        """The reply to a request that is sent once, on a connection of its own, and not again where it is lost.

        Raises GatewayUnreachable where it was not sent, and CommitInDoubt where the reply to it did not come.
        """
        parts = self._parts()
        channel = self._opened(parts, self.waits.change)
        try:
            try:
                reply = channel.ask(replace(request, path=parts.path.rstrip("/") + request.path), by_line=False)
            except (Dropped, GatewayUnreachable):
                raise CommitInDoubt(self.address, "") from None
            yield reply
        finally:
            channel.close()

    def close(self) -> None:
        """Closes what is kept open."""
        while self._kept:
            self._kept.pop().close()

    def _idle(self) -> Channel | None:
        # Another thread may have been faster.
        with suppress(IndexError):
            return self._kept.pop()
        return None

    def _parts(self) -> SplitResult:
        parts = urlsplit(self.address)
        if not (parts.scheme == "https" and parts.hostname) and not _is_local(parts):
            raise SettingsInvalid("server", self.address, "not_https")
        return parts

    def _opened(self, parts: SplitResult, seconds: float = 0) -> Channel:
        try:
            connection = within(self.waits.connect, self.address, lambda: self._connected(parts))
        except (OSError, HTTPException, ValueError) as error:
            raise unreachable(self.address, error) from None
        connection.sock.settimeout(seconds or self.waits.answer)
        return Channel(self.address, connection, seconds or self.waits.answer)

    def _connected(self, parts: SplitResult) -> HTTPConnection:
        proxy = None if parts.hostname in ADDRESSES else proxy_for(self.address)
        connection = self._direct(parts) if proxy is None else self._through(urlsplit(f"//{proxy}"), parts)
        with ExitStack() as failed:
            failed.callback(connection.close)
            connection.connect()
            failed.pop_all()
        return connection

    def _direct(self, parts: SplitResult) -> HTTPConnection:
        host, port, seconds = parts.hostname or "", parts.port, self.waits.connect
        if parts.scheme == "http":
            return HTTPConnection(host, port, timeout=seconds)
        return HTTPSConnection(host, port, timeout=seconds, context=self._context())

    def _through(self, proxy: SplitResult, parts: SplitResult) -> HTTPConnection:
        if not proxy.hostname:
            raise ValueError("no address of a proxy")
        seconds, context = self.waits.connect, self._context()
        connection = HTTPSConnection(proxy.hostname, proxy.port or 80, timeout=seconds, context=context)
        connection.set_tunnel(parts.hostname or "", parts.port or 443, _credentials(proxy))
        return connection

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if (own := self.certificate_authority) is not None:
            try:
                context.load_verify_locations(**{"capath" if own.is_dir() else "cafile": str(own)})
            except OSError:
                problem = "malformed" if own.exists() else "missing"
                raise SettingsInvalid(str(own), "certificate_authority", problem) from None
        return context


def _is_local(parts: SplitResult) -> bool:
    """True for an address of this machine as a number; a name may lead anywhere."""
    return parts.scheme == "http" and parts.hostname in ADDRESSES


def _credentials(proxy: SplitResult) -> Mapping[str, str]:
    """The header with the user and password that stand in the address of a proxy (RFC 7617)."""
    if proxy.username is None:
        return {}
    given = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(given.encode()).decode()}"}
