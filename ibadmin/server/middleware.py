"""The first to see a request: its caller's measure, its host, its health checks, and its line in the log."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING

from werkzeug.datastructures import Authorization
from werkzeug.wrappers import Response
from werkzeug.wsgi import ClosingIterator

from ibadmin.auth.connections import API
from ibadmin.server import problems
from ibadmin.server.client_address import forwarded
from ibadmin.server.limits import Limits
from ibadmin.server.wsgi import ROUTE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEALTH = "/healthz"
READY = "/readyz"
_CHECKS = (HEALTH, READY)
# The paths that may stand in the log; whatever else was asked for can hold anything.
_ROUTES = {"/login", "/saml/consumer", "/token", "/verify", "/codes", "/style.css", "/continue.js", *_CHECKS}
_METHODS = ("GET", "POST")
_STRICT = ("Strict-Transport-Security", "max-age=31536000")
_log = logging.getLogger(__name__)


class Middleware:
    """A WSGI application around the login pages and, where there is one, the API."""

    def __init__(
        self,
        pages: "WSGIApplication",
        api: "WSGIApplication | None" = None,
        *,
        host: str,
        limits: Limits,
        healthy: Callable[[], bool],
    ) -> None:
        self._pages = pages
        self._api = api
        self._host = host
        self._limits = limits
        self._healthy = healthy
        self.ready = True

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answers one request, and notes it when its answer is on its way."""
        begun = monotonic()
        answered: list[str] = []

        def noted(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
            answered.append(status.partition(" ")[0])
            safe = headers if any(name == _STRICT[0] for name, _ in headers) else [*headers, _STRICT]
            return start_response(status, safe, *rest)  # type: ignore[arg-type]  # exc_info, passed on

        def note() -> None:
            _note(environ, int(answered[-1]) if answered else HTTPStatus.INTERNAL_SERVER_ERROR, monotonic() - begun)

        try:
            return ClosingIterator(self._application_for(environ)(environ, noted), note)
        except Exception:
            note()
            raise

    def _application_for(self, environ: "WSGIEnvironment") -> "WSGIApplication":
        path, source = environ.get("PATH_INFO", ""), forwarded(environ)
        if source is None:
            return _refused(path, HTTPStatus.FORBIDDEN)
        if seconds := self._limits.wait(_token(environ), source):
            return _refused(path, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(seconds)})
        # Whoever looks after the machine asks by its number.
        if path in _CHECKS:
            return _health("ok" if (self._healthy() if path == HEALTH else self.ready) else "unavailable")
        if environ.get("HTTP_HOST", "").lower() != self._host:
            return _refused(path, HTTPStatus.MISDIRECTED_REQUEST)
        return self._api if self._api and path.startswith(API) else self._pages


def _note(environ: "WSGIEnvironment", status: int, seconds: float) -> None:
    path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
    taken = {
        "method": method if method in _METHODS else "other",
        "route": environ.get(ROUTE) or (path if path in _ROUTES else "other"),
        "status": status,
        "milliseconds": round(seconds * 1000),
    }
    _log.log(logging.DEBUG if path in _CHECKS else logging.INFO, "answered", extra=taken)


def _token(environ: "WSGIEnvironment") -> str:
    credentials = Authorization.from_header(environ.get("HTTP_AUTHORIZATION"))
    return (credentials.token or "") if credentials and credentials.type == "bearer" else ""


def _refused(path: str, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    told = {"Cache-Control": "no-store", **(headers or {})}
    return problems.plain(status, headers=told) if path.startswith(API) else Response(b"", status, told)


def _health(word: str) -> Response:
    status = HTTPStatus.OK if word == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    return Response(json.dumps({"status": word}), status, {"Cache-Control": "no-store"}, mimetype="application/json")
