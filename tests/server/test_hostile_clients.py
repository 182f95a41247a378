"""Clients that do not speak as they should: each is answered, leaves a line in the log, and keeps nobody waiting."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlencode

import pytest

from ibadmin.auth import connections
from tests.server.logins import CHALLENGE, REDIRECT_URI, STATE, LoginDesk, desk
from tests.server.places import HOST

OURS = f"Host: {HOST}\r\n".encode()
FORMS = b"Content-Type: application/x-www-form-urlencoded\r\n"
JSONS = b"Content-Type: application/json\r\n"
SENT = urlencode({"code_challenge": CHALLENGE, "state": STATE, "redirect_uri": REDIRECT_URI}).encode()


def get(target: bytes, *headers: bytes, version: bytes = b"HTTP/1.1", method: bytes = b"GET") -> bytes:
    return b"%s %s %s\r\n%s%s\r\n" % (method, target, version, OURS, b"".join(each + b"\r\n" for each in headers))


def post(target: bytes, body: bytes, *headers: bytes) -> bytes:
    length = b"Content-Length: %d" % len(body)
    return get(target, length, *headers, method=b"POST") + body


PATHS = {
    "two slashes": (get(b"//style.css"), 404),
    "three slashes": (get(b"///style.css"), 404),
    "a second slash in disguise": (get(b"/%2Fstyle.css"), 404),
    "two slashes after a host": (get(b"http://gateway.example.nl//style.css"), 404),
    "two slashes before the health": (get(b"//healthz"), 404),
    "two slashes within": (get(b"/saml//consumer"), 404),
    "no slash": (get(b"style.css"), 400),
    "an asterisk": (get(b"*", method=b"OPTIONS"), 400),
    "a host alone": (get(b"http://evil.example"), 400),
    "half an IPv6 host": (get(b"http://[::1/style.css"), 400),
    "a tunnel": (get(b"evil.example:443", method=b"CONNECT"), 400),
    "upwards": (get(b"/../../etc/passwd"), 404),
    "a NUL": (get(b"/%00"), 404),
    "half a percent": (get(b"/%zz%f"), 404),
    "no UTF-8": (get(b"/%ff%fe"), 404),
    "bare bytes": (get(b"/\xff\xfe"), 400),
    "backslashes": (get(b"\\\\evil\\style.css"), 400),
    "a parameter": (get(b"/style.css;x"), 404),
    "a very long path": (get(b"/" + b"a" * 30_000), 404),
    "thousands of fields": (get(b"/login?" + b"a=b&" * 7_000), 400),
    "half a character": (get(b"/login?makelaar=%ed%a0%80&" + SENT), 303),
    "no UTF-8 in the query": (get(b"/login?makelaar=%ff&" + SENT), 303),
}
HEADS = {
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /style.css\r\n\r\n", 421),
    "TLS where there is none": (bytes.fromhex("1603010200010001fc0303") + b"\r\n\r\n", 400),
    "noise": (bytes(range(128, 256)) * 20 + b"\r\n\r\n", 400),
    "a method in small letters": (get(b"/style.css", method=b"get"), 400),
    "a method of its own": (get(b"/login", method=b"BREW"), 405),
    "TRACE": (get(b"/login", method=b"TRACE"), 405),
    "a head that is too large": (get(b"/", b"X: " + b"a" * 200_000), 431),
    "thousands of headers": (get(b"/", *[b"X: y"] * 4_000), 404),
    "a folded header": (get(b"/style.css", b"X: y", b" z"), 200),
    "a header without a name": (get(b"/style.css", b": y"), 400),
    "two hosts": (get(b"/style.css", OURS.strip()), 421),
    "a host that is no text": (b"GET /style.css HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n", 421),
    "strange languages": (get(b"/nothing", b"Accept-Language: \xff;q=x,;;;==" + b"nl;q=0.9," * 2_000), 404),
    "a strange cookie": (get(b"/style.css", b'Cookie: \xff="\\777;;;'), 200),
    "a strange range": (get(b"/style.css", b"Range: bytes=9-1,x", b"If-Modified-Since: never"), 200),
    "an upgrade": (get(b"/style.css", b"Connection: Upgrade", b"Upgrade: h2c"), 200),
    "a strange token": (post(b"/verify", b"{}", JSONS.strip(), b"Authorization: Bearer \xff\xfe"), 401),
    "a strange digest": (post(b"/verify", b"{}", b'Authorization: Digest x="'), 401),
    "nobody that a proxy names": (get(b"/style.css", b'X-Forwarded-For: "'), 403),
    "thousands that a proxy names": (get(b"/style.css", b"X-Forwarded-For: " + b"192.0.2.1, " * 1_000 + b"::1"), 200),
}
BODIES = {
    "in chunks": (get(b"/token", b"Transfer-Encoding: chunked", method=b"POST") + b"2\r\n{}\r\n0\r\n\r\n", 400),
    "compressed": (get(b"/token", b"Transfer-Encoding: gzip", method=b"POST"), 400),
    "less than nothing": (get(b"/token", b"Content-Length: -1", method=b"POST"), 400),
    "of no number": (get(b"/token", b"Content-Length: ten", method=b"POST"), 400),
    "of a number that is none": (get(b"/token", "Content-Length: ١".encode(), method=b"POST"), 400),
    "of five thousand digits": (get(b"/token", b"Content-Length: " + b"9" * 5_000, method=b"POST"), 400),
    "of twenty digits": (get(b"/token", b"Content-Length: " + b"9" * 20, method=b"POST"), 413),
    "over what is read": (post(b"/saml/consumer", b"x" * 800_000, FORMS.strip()), 413),
    "over what is taken in": (post(b"/saml/consumer", b"x" * 2_000_000, FORMS.strip()), 413),
    "far over what is taken in": (post(b"/saml/consumer", b"x" * 20_000_000, FORMS.strip()), 413),
    "over it on the way to nowhere": (post(b"/nothing", b"x" * 2_000_000), 413),
    "a form of another character set": (post(b"/saml/consumer", b"RelayState=x", FORMS[:-2] + b"; charset=rot13"), 400),
    "a form with bytes": (post(b"/saml/consumer", b"RelayState=%ff%00%zz", FORMS.strip()), 400),
    "a form of many fields": (post(b"/saml/consumer", b"a=b&" * 100_000, FORMS.strip()), 400),
    "another character set": (post(b"/token", b"{}", JSONS[:-2] + b"; charset=utf-7"), 400),
    "an expectation": (post(b"/token", b"[]", JSONS.strip(), b"Expect: lunch"), 400),
}
HOSTILE = {
    f"{kind} {name}": case
    for kind, cases in (("path", PATHS), ("head", HEADS), ("body", BODIES))
    for name, case in cases.items()
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoginDesk]:
    with desk(tmp_path_factory.mktemp("gateway")) as running:
        yield running


@pytest.fixture
def at_work(running: LoginDesk) -> LoginDesk:
    running.service.log.seek(0)
    running.service.log.truncate()
    return running


def said(port: int, sent: bytes) -> bytes:
    """Returns all that comes back once everything was sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as visitor:
        visitor.sendall(sent)
        visitor.shutdown(socket.SHUT_WR)
        return rest(visitor)


def rest(visitor: socket.socket) -> bytes:
    heard = b""
    while more := visitor.recv(65_536):
        heard += more
    return heard


def send_on(visitor: socket.socket, piece: bytes, pause: float) -> None:
    """Send until nobody takes it any more."""
    for _ in range(100_000):
        visitor.sendall(piece)
        time.sleep(pause)


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(("sent", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_each_is_answered_once_and_leaves_a_line_in_the_log(at_work: LoginDesk, sent: bytes, expected: int) -> None:
    answer = said(at_work.service.port, sent)
    assert (status(answer), answer.count(b"HTTP/1.")) == (expected, 1)
    lines = [line for line in at_work.service.lines() if line["event"] in ("answered", "turned away")]
    assert [line["status"] for line in lines] == [expected]
    assert not any("error" in line or line["event"] == "library" for line in at_work.service.lines())


def test_what_goes_on_for_ever_is_cut_off(at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_DROPPED", 1_000_000)
    with socket.create_connection(("127.0.0.1", at_work.service.port), timeout=20) as visitor:
        visitor.sendall(get(b"/token", b"Content-Length: 99999999999", method=b"POST"))
        with pytest.raises(ConnectionError):
            send_on(visitor, b"x" * 65_536, 0)


def test_whoever_was_told_and_stays_is_cut_off(at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS_TO_DROP", 0.1)
    with socket.create_connection(("127.0.0.1", at_work.service.port), timeout=20) as visitor:
        visitor.sendall(b"\xff\r\n\r\n")
        assert status(rest(visitor)) == 400
        with pytest.raises(ConnectionError):
            send_on(visitor, b"x", 0.05)


@pytest.mark.parametrize(
    "begun",
    [b"G", get(b"/login")[:-2], post(b"/token", b"x" * 100, JSONS.strip())[:-50]],
    ids=["with its first word", "with its head", "with its body"],
)
def test_whoever_trickles_is_told_that_it_took_too_long(
    at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(connections, "SECONDS_FOR_A_REQUEST", 0.2)
    with socket.create_connection(("127.0.0.1", at_work.service.port), timeout=20) as visitor:
        visitor.sendall(begun)
        assert status(rest(visitor)) == 408
    assert [line["status"] for line in at_work.service.events("turned away")] == [408]


def test_who_asks_again_later_is_no_trickler(at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS_FOR_A_REQUEST", 0.2)
    with closing(at_work.service.connection()) as connection:
        for _ in range(3):
            connection.request("GET", "/style.css", headers={"Host": HOST})
            assert connection.getresponse().read()
            time.sleep(0.3)


def test_whoever_is_idle_makes_room(at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 5)
    with ExitStack() as crowd:
        for _ in range(20):
            idle = crowd.enter_context(closing(at_work.service.connection()))
            idle.request("GET", "/style.css", headers={"Host": HOST})
            assert idle.getresponse().read()
        assert at_work.service.ask("GET", "/style.css").status == 200


def test_where_nobody_can_make_room_a_visitor_is_told(at_work: LoginDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 5)
    with ExitStack() as crowd:
        for _ in range(5):
            busy = crowd.enter_context(socket.create_connection(("127.0.0.1", at_work.service.port)))
            busy.sendall(b"GET /login HTTP/1.1\r\n")
        while len(at_work.service.events("turned away")) == 0:
            with socket.create_connection(("127.0.0.1", at_work.service.port), timeout=20) as visitor:
                visitor.settimeout(0.2)
                try:
                    assert status(rest(visitor)) == 503
                except TimeoutError:
                    # It was before one of the crowd.
                    continue
    assert at_work.service.ask("GET", "/style.css").status == 200
