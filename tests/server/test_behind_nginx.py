"""The nginx of docs/operations.md in front of the service."""

import json
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from time import sleep
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from tests.server.nginx import in_front
from tests.server.places import Answered, served
from tests.server.programs import free_ports

HOST = "gateway.example.nl"
PROBLEM = "application/problem+json"


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    start_response("200 OK", [])
    body = len(environ["wsgi.input"].read())
    return [f"{environ['PATH_INFO']} {environ['REMOTE_ADDR']} {body}".encode()]


class Proxy:
    """nginx, as somebody outside sees it."""

    def __init__(self, directory: Path, port: int) -> None:
        self.directory = directory
        self._port = port

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answered:
        with closing(self.connection()) as connection:
            connection.request(method, path, body or None, {"Host": HOST, **(headers or {})})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answered(answer.status, named, answer.read())

    def connection(self) -> HTTPSConnection:
        return HTTPSConnection("localhost", self._port, timeout=30, context=self.trusting())

    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.directory / "tls.crt")


@contextmanager
def nginx(directory: Path, behind: int) -> Iterator[Proxy]:
    port, _ = free_ports()
    with in_front(directory, port, behind):
        proxy = Proxy(directory, port)
        while not answers(proxy):
            sleep(0.02)
        yield proxy


def answers(proxy: Proxy) -> bool:
    try:
        return bool(proxy.ask("GET", "/healthz").status)
    except ConnectionRefusedError:
        return False


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with served(echo, echo) as service, nginx(tmp_path_factory.mktemp("nginx"), service.port) as made:
        yield made


def test_it_names_who_came_and_nobody_else_does(proxy: Proxy) -> None:
    answered = proxy.ask("GET", "/login?state=secret", headers={"X-Forwarded-For": "6.6.6.6"})
    assert answered.body == b"/login 127.0.0.1 0"


@pytest.mark.parametrize(("path", "size", "status"), [("/v1/x", 20_000_000, 200), ("/token", 20_000_000, 413)])
def test_bodies_are_as_large_as_the_server_takes_them(proxy: Proxy, path: str, size: int, status: int) -> None:
    assert proxy.ask("POST", path, b"x" * size).status == status


def test_a_body_that_is_too_large_for_the_api_is_a_problem_document(proxy: Proxy) -> None:
    answered = proxy.ask("POST", "/v1/x", b"x" * 34_000_000)
    assert (answered.status, answered.headers["content-type"]) == (413, PROBLEM)
    assert answered.json["code"] == "body_too_large"


def test_one_address_has_so_many_connections_and_is_told(proxy: Proxy) -> None:
    with ExitStack() as crowd:
        for _ in range(50):
            visitor = crowd.enter_context(closing(proxy.connection()))
            visitor.putrequest("POST", "/v1/x", skip_host=True)
            visitor.putheader("Host", HOST)
            visitor.putheader("Content-Length", "9")
            visitor.endheaders(b"x")
        answered = until(lambda: proxy.ask("GET", "/v1/me"), 503)
    assert (answered.headers["content-type"], answered.headers["retry-after"]) == (PROBLEM, "5")


def until(ask: Callable[[], Answered], status: int) -> Answered:
    """The first answer with this status: nginx takes in the crowd one after the other."""
    for _ in range(500):
        if (answered := ask()).status == status:
            return answered
        sleep(0.01)
    raise AssertionError(f"never {status}")


def test_its_log_has_paths_without_queries(proxy: Proxy) -> None:
    proxy.ask("GET", "/login?state=very-secret")
    log = (proxy.directory / "access.log").read_text()
    assert "GET /login 200" in log
    assert "very-secret" not in log


def test_old_tls_is_refused(proxy: Proxy) -> None:
    old = proxy.trusting()
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    proxy.trusting = lambda: old  # type: ignore[method-assign]  # this one visitor is old
    with pytest.raises(ssl.SSLError):
        proxy.ask("GET", "/login")


def test_a_server_that_is_away_is_a_problem_document_that_says_when_to_come_back(tmp_path: Path) -> None:
    nobody, _ = free_ports()
    with nginx(tmp_path, nobody) as away:
        answered = away.ask("GET", "/v1/me")
    assert (answered.status, answered.headers["content-type"], answered.headers["retry-after"]) == (503, PROBLEM, "5")
    assert json.loads(answered.body)["status"] == 503
