"""What every request passes first: is it for us, is it not too many, and what is written down about it."""

import json
import logging
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING

from ibadmin.server.limits import Quota

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEALTH = "/healthz"
# The paths that may stand in the log; whatever else was asked for can hold anything.
_ROUTES = frozenset({"/login", "/saml/consumer", "/token", "/verify", "/codes", "/style.css", "/continue.js", HEALTH})
_STRICT = ("Strict-Transport-Security", "max-age=31536000")
_log = logging.getLogger(__name__)


class Door:
    """A WSGI application around the gateway; `source` says who asks, or nobody for whoever came round the back."""

    def __init__(
        self,
        application: "WSGIApplication",
        *,
        host: str,
        quota: Quota,
        source: Callable[["WSGIEnvironment"], str | None],
        healthy: Callable[[], bool],
    ) -> None:
        self._application = application
        self._host = host
        self._quota = quota
        self._source = source
        self._healthy = healthy

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request, whole: every answer is small."""
        begun = monotonic()
        answered: list[str] = []

        def noted(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
            answered.append(status.partition(" ")[0])
            return start_response(status, [*headers, _STRICT], *rest)  # type: ignore[arg-type]  # exc_info, passed on

        try:
            body = self._application_for(environ)(environ, noted)
            try:
                return [b"".join(body)]
            finally:
                if close := getattr(body, "close", None):
                    close()
        finally:
            path = environ.get("PATH_INFO", "")
            taken = {
                "method": environ["REQUEST_METHOD"] if environ["REQUEST_METHOD"] in ("GET", "POST") else "other",
                "route": path if path in _ROUTES else "other",
                "status": int(answered[-1]) if answered else 500,
                "milliseconds": round((monotonic() - begun) * 1000),
            }
            _log.log(logging.DEBUG if path == HEALTH else logging.INFO, "answered", extra=taken)

    def _application_for(self, environ: "WSGIEnvironment") -> "WSGIApplication":
        source = self._source(environ)
        if source is None:
            return _plain("403 Forbidden")
        if not self._quota.allows(source):
            return _plain("429 Too Many Requests", ("Retry-After", "60"))
        # Whoever looks after the machine asks by its number.
        if environ.get("PATH_INFO") == HEALTH:
            return _health("200 OK", "ok") if self._healthy() else _health("503 Service Unavailable", "unavailable")
        if environ.get("HTTP_HOST", "").lower() != self._host:
            return _plain("421 Misdirected Request")
        return self._application


def _plain(status: str, *headers: tuple[str, str]) -> "WSGIApplication":
    return _answer(status, b"", *headers)


def _health(status: str, word: str) -> "WSGIApplication":
    return _answer(status, json.dumps({"status": word}).encode(), ("Content-Type", "application/json"))


def _answer(status: str, body: bytes, *headers: tuple[str, str]) -> "WSGIApplication":
    def answer(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        start_response(status, [("Content-Length", str(len(body))), ("Cache-Control", "no-store"), *headers])
        return [body]

    return answer
