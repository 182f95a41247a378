"""The first to see a request: its caller's measure, its host, its health checks, and its line in the log."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
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
        """Answers one request, and notes it: before a small answer is sent, and after a long one."""
        answer = _Answer(environ, start_response)
        try:
            body = ClosingIterator(self._application_for(environ)(environ, answer.start), answer.note)
        except Exception:
            answer.note()
            raise
        if answer.is_long:
            return body
        with closing(body):
            return [b"".join(body)]

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


class _Answer:
    """An answer as it begins, and its line in the log; it is a long one unless it says how long it is."""

    def __init__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> None:
        self._environ = environ
        self._start_response = start_response
        self._begun = monotonic()
        self._status = int(HTTPStatus.INTERNAL_SERVER_ERROR)
        self.is_long = True

    def start(self, status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
        names = {name.lower() for name, _ in headers}
        self._status, self.is_long = int(status.partition(" ")[0]), "content-length" not in names
        safe = headers if _STRICT[0].lower() in names else [*headers, _STRICT]
        return self._start_response(status, safe, *rest)  # type: ignore[arg-type]  # exc_info, passed on

    def note(self) -> None:
        path, method = self._environ.get("PATH_INFO", ""), self._environ["REQUEST_METHOD"]
        taken = {
            "method": method if method in _METHODS else "other",
            "route": self._environ.get(ROUTE) or (path if path in _ROUTES else "other"),
            "status": self._status,
            "milliseconds": round((monotonic() - self._begun) * 1000),
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
