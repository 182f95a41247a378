"""The command line's half of the login: begin, open the browser, wait for it to come back (1.1; RFC 8252, RFC 7636)."""

import queue
import secrets
import socket
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import ceil
from time import monotonic
from typing import Self
from urllib.parse import urlencode, urlsplit

from ibadmin.auth.gateway_client import LOOPBACKS, Token, exchange
from ibadmin.auth.listener import DONE, FAILED, REFUSED, Expected, HandedOver, Listener
from ibadmin.auth.loopback import CALLBACK_PREFIX, host_of, listening_socket
from ibadmin.auth.pages import Pages, headers, standalone_policy, stylesheet
from ibadmin.errors import LoginFailed

PATIENCE_SECONDS = 300
# The gateway's error words that say why; any other is a refusal.
_CANCELLED = "cancelled"
_SAID = frozenset({_CANCELLED, "timeout", "no_such_makelaar"})


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only this login knows: the PKCE verifier, the state, and the end of the path."""

    verifier: str = field(repr=False)
    state: str = field(repr=False)
    path: str = field(repr=False)

    @property
    def challenge(self) -> str:
        """What the gateway gets to see of the verifier (S256)."""
        return urlsafe_b64encode(sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class Handoff:
    """One login under way. Use it as a context: whatever ends it, the port is free again."""

    def __init__(self, gateway_address: str, language: str, port: int = 0, nearby: Sequence[str] = ()) -> None:
        """Listen for one login; `nearby` is where else the browser comes on the way, on this machine."""
        self._gateway = gateway_address
        self._nearby = tuple(nearby)
        self._secrets = Secrets(secrets.token_urlsafe(48), secrets.token_urlsafe(24), secrets.token_urlsafe(24))
        listening = listening_socket(port)
        self.port = _port(listening)
        self._expected = Expected(
            host=host_of(listening),
            path=f"{CALLBACK_PREFIX}{self._secrets.path}",
            state=self._secrets.state,
        )
        self._arrived: queue.SimpleQueue[HandedOver] = queue.SimpleQueue()
        self._listener = Listener(listening, self._expected, _pages(language), self._arrived.put)

    @property
    def ports(self) -> tuple[int, ...]:
        """Every port of this machine that the browser must reach on the way."""
        met = [urlsplit(address) for address in (self._gateway, *self._nearby)]
        return (self.port, *(each.port for each in met if each.hostname in {*LOOPBACKS, "localhost"} and each.port))

    @property
    def redirect_uri(self) -> str:
        """Where the gateway sends the browser at the end."""
        return f"http://{self._expected.host}{self._expected.path}"

    def start_url(self, makelaar: str | None = None) -> str:
        """What to open in the browser; `makelaar` names one of the gateway's, if not its only one."""
        query = {
            "code_challenge": self._secrets.challenge,
            "state": self._secrets.state,
            "redirect_uri": self.redirect_uri,
        }
        chosen = {"makelaar": makelaar} if makelaar else {}
        return f"{self._gateway.rstrip('/')}/login?{urlencode({**query, **chosen})}"

    def wait(self, on_tick: Callable[[int], None], seconds: float = PATIENCE_SECONDS) -> HandedOver:
        """Until the browser is back or an address was pasted; tells each second how many are left.

        Raises `LoginFailed("timeout")`. Ctrl-C ends it at once.
        """
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            on_tick(ceil(left))
            try:
                return self._arrived.get(timeout=min(left, 1.0))
            except queue.Empty:
                continue
        raise LoginFailed("timeout")

    def paste(self, text: str) -> None:
        """Take the final address from a person instead, in any thread; raises `LoginFailed("address_invalid")`."""
        self._arrived.put(self.code_from_address(text))

    def code_from_address(self, text: str) -> HandedOver:
        """What a pasted address hands over, held to the same checks as a visit."""
        address = text.strip().strip("<>\"'")
        try:
            parts = urlsplit(address if "://" in address else f"http://{address}")
            handed_over = self._expected.read(parts.netloc, f"{parts.path}?{parts.query}")
        except ValueError:
            raise LoginFailed("address_invalid") from None
        if parts.scheme != "http" or parts.fragment or handed_over is None:
            raise LoginFailed("address_invalid")
        return handed_over

    def redeem(self, handed_over: HandedOver) -> Token:
        """Fetch the session, or raise why there is none: `Refused` with all reasons, or `LoginFailed`."""
        if handed_over.code:
            return exchange(self._gateway, handed_over.code, self._secrets.verifier, self.redirect_uri)
        raise LoginFailed(handed_over.error if handed_over.error in _SAID else REFUSED)

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


def _pages(language: str) -> Mapping[str, bytes]:
    """The whole answers, made before the listener needs them; none of them holds the code."""
    pages, style = Pages(), stylesheet()
    head = "".join(f"{name}: {value}\r\n" for name, value in headers(standalone_policy(style)).items())
    answers = {}
    for outcome in (DONE, FAILED, REFUSED, _CANCELLED):
        html = pages.render("handoff.html", language, {"outcome": outcome, "style": style}).encode()
        length = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\nConnection: close\r\n"
        answers[outcome] = f"HTTP/1.1 200 OK\r\n{head}{length}\r\n".encode() + html
    return answers


def _port(listening: socket.socket) -> int:
    port: int = listening.getsockname()[1]
    return port
