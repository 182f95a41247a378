"""The service ends in order: what somebody has begun to ask is answered, and nobody keeps it from ending."""

import signal
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from threading import Event, Thread
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from ibadmin.server import run
from tests.server.places import HOST, Served, served

BODY = b"x" * 100
HEAD = f"POST /saml/consumer HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()


def counting(environ: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    start_response("200 OK", [])
    return [f"{len(environ['wsgi.input'].read())} bytes".encode()]


def visitor(running: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.port), timeout=20)


class Ending:
    """A service that is asked to end while the test goes on."""

    def __init__(self) -> None:
        self._ready, self._end = Event(), Event()
        self._thread = Thread(target=self._serve)
        self._thread.start()
        self._ready.wait(20)

    def _serve(self) -> None:
        with served(counting) as self.running:
            self._ready.set()
            self._end.wait(60)

    def begin(self) -> None:
        """Ask for the end, and wait until that is under way."""
        self._end.set()
        while not self.running.events("stopping"):
            time.sleep(0.01)

    def wait(self) -> None:
        self._end.set()
        self._thread.join(60)
        assert not self._thread.is_alive()


@pytest.fixture
def ending() -> Iterator[Ending]:
    made = Ending()
    yield made
    made.wait()


def taken_in(running: Served) -> None:
    """An answer comes after everything that was sent before it."""
    assert running.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize("sent", [1, len(HEAD) - 1, len(HEAD), len(HEAD) + 50])
def test_what_somebody_has_begun_to_ask_is_answered(ending: Ending, sent: int) -> None:
    with closing(visitor(ending.running)) as half:
        half.sendall((HEAD + BODY)[:sent])
        taken_in(ending.running)
        ending.begin()
        half.sendall((HEAD + BODY)[sent:])
        assert half.recv(10_000).startswith(b"HTTP/1.1 200 ")
        ending.wait()


def test_whoever_only_stays_is_not_waited_for(ending: Ending) -> None:
    with closing(ending.running.connection()) as idle, closing(visitor(ending.running)):
        idle.request("GET", "/login", headers={"Host": HOST})
        assert idle.getresponse().read() == b"0 bytes"
        ending.wait()


def test_whoever_never_ends_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "SECONDS_TO_FINISH", 0.2)
    ending = Ending()
    with closing(visitor(ending.running)) as half:
        half.sendall(HEAD)
        taken_in(ending.running)
        ending.wait()
        with suppress(ConnectionError):
            assert half.recv(10_000) == b""


@pytest.mark.parametrize(
    ("at_terminal", "sent"),
    [
        (False, [signal.SIGTERM]),
        (False, [signal.SIGINT]),
        (False, [signal.SIGHUP, signal.SIGHUP, signal.SIGTERM]),
        (True, [signal.SIGHUP]),
    ],
    ids=["SIGTERM", "Ctrl-C", "only after a hangup", "a hangup of its terminal"],
)
def test_it_waits_for_a_signal_that_ends_it(at_terminal: bool, sent: list[signal.Signals]) -> None:
    with run.asked_to_stop(at_terminal=at_terminal) as until_then:
        for number in sent:
            signal.raise_signal(number)
        until_then()
