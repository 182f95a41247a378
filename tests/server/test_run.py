"""The service around the applications: limits, log, health and end, whatever stands behind them."""

import json
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from threading import Event
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from ibadmin.auth.configuration import Place
from ibadmin.errors import PortTaken
from ibadmin.server.limits import Limits
from ibadmin.server.middleware import Middleware
from ibadmin.server.run import serving
from tests.server.places import HOST, Served, served


def greeting(environ: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    """Answers with what it was asked."""
    said = f"{environ['PATH_INFO']} {environ['REMOTE_ADDR']} {len(environ['wsgi.input'].read())}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]


def failing(environ: WSGIEnvironment, _: StartResponse) -> Sequence[bytes]:
    raise ValueError(f"the secret is {environ['QUERY_STRING']}")


@pytest.fixture
def service() -> Iterator[Served]:
    with served(greeting) as running:
        yield running


def test_it_answers(service: Served) -> None:
    answered = service.ask("GET", "/login?code_challenge=x")
    assert (answered.status, answered.body.split()[0]) == (200, b"/login")
    assert answered.headers["strict-transport-security"] == "max-age=31536000"


def test_many_can_come_at_once(service: Served) -> None:
    with ThreadPoolExecutor(20) as visitors:
        statuses = list(visitors.map(lambda _: service.ask("GET", "/login").status, range(60)))
    assert statuses == [200] * 60


def test_one_connection_serves_several_requests(service: Served) -> None:
    connection = service.connection()
    for _ in range(3):
        connection.request("GET", "/login", headers={"Host": "gateway.example.nl"})
        assert connection.getresponse().read().startswith(b"/login")
    connection.close()


def test_a_body_of_some_size_arrives_whole(service: Served) -> None:
    assert service.ask("POST", "/saml/consumer", b"x" * 300_000).body.endswith(b" 300000")


def test_whoever_is_silent_keeps_nobody_waiting(service: Served) -> None:
    silent = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(30)]
    trickling = silent[:15]
    for visitor in trickling:
        visitor.sendall(b"POST /saml/consumer HTTP/1.1\r\nHost: gateway.example.nl\r\nContent-Length: 9\r\n\r\nx")
    # One after the other, they would take longer than anybody waits for an answer.
    assert service.ask("GET", "/login").status == 200
    for quiet in silent[15:]:
        quiet.close()
    for visitor in trickling:
        visitor.close()


def test_a_crowd_that_trickles_leaves_room_for_others() -> None:
    with served(greeting) as service, ExitStack() as crowd:
        for _ in range(150):
            visitor = crowd.enter_context(closing(service.connection()))
            visitor.putrequest("POST", "/saml/consumer", skip_host=True)
            visitor.putheader("Host", HOST)
            visitor.putheader("Content-Length", "9")
            visitor.endheaders(b"x")
        assert service.ask("GET", "/login").status == 200


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"POST /saml/consumer HTTP/1.1\r\nHost: gateway.example.nl\r\nContent-Length: 2000000\r\n\r\n", 413),
        (b"GET /login HTTP/1.1\r\nHost: gateway.example.nl\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", 431),
        (b"GET /login HTTP/1.1\r\nHost: elsewhere.example.nl\r\n\r\n", 421),
        (b"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 421),
        (b"GET /login HTTP/1.1\r\n\r\n", 421),
    ],
    ids=["a body that is too large", "a head that is too large", "another host", "a bare number", "no host"],
)
def test_what_is_not_for_us_is_refused(service: Served, head: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=5) as plain:
        plain.sendall(head)
        assert int(plain.recv(100).split()[1]) == status


def test_whoever_comes_too_often_is_asked_to_wait() -> None:
    with served(greeting, requests_per_minute=3) as service:
        answers = [service.ask("GET", "/login") for _ in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["retry-after"] == "20"


def test_behind_a_proxy_it_goes_by_what_the_proxy_says_last() -> None:
    with served(greeting) as service:
        answered = service.ask("GET", "/login", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.7"})
    assert answered.body.split()[1] == b"192.0.2.7"


def test_behind_a_proxy_each_source_has_its_own_measure() -> None:
    with served(greeting, requests_per_minute=1) as service:
        statuses = [
            service.ask("GET", "/login", headers={"X-Forwarded-For": source}).status
            for source in ("192.0.2.1", "192.0.2.1", "192.0.2.2")
        ]
    assert statuses == [200, 429, 200]


@pytest.mark.parametrize(("healthy", "status"), [(True, 200), (False, 503)], ids=["well", "without a store"])
def test_health_is_told_to_whoever_asks_under_any_name(healthy: bool, status: int) -> None:
    with served(greeting, healthy=lambda: healthy) as service:
        answered = service.ask("GET", "/healthz", host="10.0.0.3")
    assert answered.status == status
    assert answered.json == {"status": "ok" if healthy else "unavailable"}


def test_the_log_has_one_json_object_a_line_and_nothing_of_the_visitor(service: Served) -> None:
    service.ask("GET", "/login?state=very-secret", headers={"Cookie": "very-secret", "User-Agent": "very-secret"})
    service.ask("GET", "/very-secret")
    service.ask("BREW-SECRET", "/login")
    answered = service.events("answered")
    assert [(line["method"], line["route"], line["status"]) for line in answered] == [
        ("GET", "/login", 200),
        ("GET", "other", 200),
        ("other", "/login", 200),
    ]
    assert "secret" not in service.log.getvalue().lower()
    assert "127.0.0.1" not in service.log.getvalue()


def test_a_bug_is_logged_without_what_it_says() -> None:
    with served(failing) as service:
        assert service.ask("GET", "/login?very-secret").status == 500
    [line] = [line for line in service.lines() if "error" in line]
    assert line["error"] == "ValueError"
    assert "test_run.py" in json.dumps(line["way"])
    assert "secret" not in service.log.getvalue()


def test_what_is_under_way_is_answered_before_the_end() -> None:
    begun, go_on = Event(), Event()

    def slow(environ: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
        begun.set()
        go_on.wait(10)
        return greeting(environ, start_response)

    with ThreadPoolExecutor() as visitors:
        with served(slow) as service:
            visit = visitors.submit(service.ask, "GET", "/login")
            begun.wait(10)
            visitors.submit(_later, go_on.set)
        assert visit.result(10).status == 200
    with pytest.raises(ConnectionError):
        service.ask("GET", "/login")


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        place = Place("gateway.toml", f"https://{HOST}", ("127.0.0.1", port), 10)
        middleware = Middleware(greeting, host=HOST, limits=Limits(1, lambda _: False), healthy=bool)
        with pytest.raises(PortTaken), serving(place, middleware):
            pass


SMUGGLED = b"GET /login HTTP/1.1\r\nHost: gateway.example.nl\r\n\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked",
        b"Content-Length: 0\r\nContent-Length: 60",
        b"Content-Length: 60, 0",
        b"Content-Length: +0",
        b"Content-Length : 0",
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding: chunked, identity",
        b"Transfer-Encoding:\x0bchunked",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        b"X: y\nContent-Length: 0",
        b" folded: x",
    ],
)
def test_no_request_hides_behind_another(head: bytes) -> None:
    """However a proxy and we might differ on where a request ends, there is one answer at most, and then the end."""
    with served(greeting) as service, socket.create_connection(("127.0.0.1", service.port), timeout=5) as proxy:
        start = b"POST /saml/consumer HTTP/1.1\r\nHost: gateway.example.nl\r\n"
        proxy.sendall(start + head + b"\r\n\r\n0\r\n\r\n" + SMUGGLED)
        said = everything(proxy)
    assert said.count(b"HTTP/1.1 ") <= 1
    assert b"/login" not in said


def test_no_request_hides_behind_one_of_the_oldest_kind() -> None:
    with served(greeting) as service, socket.create_connection(("127.0.0.1", service.port), timeout=5) as proxy:
        old = b"POST /saml/consumer HTTP/1.0\r\nHost: gateway.example.nl\r\nConnection: keep-alive\r\n"
        proxy.sendall(old + b"Transfer-Encoding: chunked\r\n\r\n" + SMUGGLED)
        said = everything(proxy)
    assert said.startswith(b"HTTP/1.0 400 ")
    assert said.count(b"HTTP/1.") == 1


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-By", "Forwarded"])
def test_of_what_a_proxy_says_only_who_asks_counts(header: str) -> None:
    with served(greeting) as service:
        answered = service.ask("GET", "/login", headers={header: "host=evil.example;for=6.6.6.6"})
    assert answered.body.split()[1] == b"127.0.0.1"


def test_a_proxy_that_says_nonsense_is_refused() -> None:
    with served(greeting) as service:
        assert service.ask("GET", "/login", headers={"X-Forwarded-For": '"'}).status == 403


def everything(visitor: socket.socket) -> bytes:
    """All that comes until the end."""
    said = b""
    while more := visitor.recv(65_536):
        said += more
    return said


def _later(act: Callable[[], object]) -> None:
    """Once the end has been asked for."""
    time.sleep(0.3)
    act()
