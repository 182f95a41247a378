"""A server on this machine, as `ibadmin server run` has it behind a reverse proxy, and visitors who speak to it."""

import http.client
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ibadmin.auth.configuration import Place
from ibadmin.server.limits import Limits
from ibadmin.server.log import logged
from ibadmin.server.middleware import Middleware
from ibadmin.server.run import serving

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "gateway.example.nl"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def json(self) -> dict[str, object]:
        content: dict[str, object] = json.loads(self.body)
        return content


@dataclass
class Served:
    """A service at work: where it listens, and what it has written to its log."""

    port: int
    log: io.StringIO = field(repr=False)

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def events(self, event: str) -> list[dict[str, object]]:
        return [line for line in self.lines() if line["event"] == event]

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        host: str = HOST,
    ) -> Answered:
        """One request on a connection of its own."""
        connection = self.connection()
        try:
            connection.request(method, path, body, {"Host": host, **(headers or {})})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answered(answer.status, named, answer.read())
        finally:
            connection.close()

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def post(self, path: str, fields: Mapping[str, str]) -> Answered:
        return self.ask("POST", path, urlencode(fields), FORM)

    def post_json(self, path: str, content: Mapping[str, str], token: str = "") -> Answered:
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        return self.ask("POST", path, json.dumps(content), {**JSON, **bearer})


@contextmanager
def served(
    pages: "WSGIApplication",
    api: "WSGIApplication | None" = None,
    *,
    requests_per_minute: int = 100_000,
    level: str = "debug",
    healthy: Callable[[], bool] = lambda: True,
    is_open: Callable[[bytes], bool] = lambda _: False,
) -> Iterator[Served]:
    """The service around these applications."""
    place = Place("gateway.toml", f"https://{HOST}", ("127.0.0.1", 0), requests_per_minute)
    middleware = Middleware(pages, api, host=HOST, limits=Limits(requests_per_minute, is_open), healthy=healthy)
    log = io.StringIO()
    with logged(log, level), serving(place, middleware) as port:
        yield Served(port, log)
