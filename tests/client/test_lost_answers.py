"""A change is sent once: where the answer is lost, nobody says that nothing happened, and nothing is sent again."""

import socket
import time

import pytest

from ibadmin.app.changes import ChangeOptions, Silent
from ibadmin.app.user_changes import DeactivateUsers
from ibadmin.client.application import RemoteApplication
from ibadmin.client.connection import Connection, Waits
from ibadmin.errors import CommitInDoubt, GatewayUnreachable, IbadminError
from ibadmin.intake.rows import Asked
from tests.client.test_hostile_servers import Serve, asked, http, server

DECIDED = b'{"outcomes":[],"digest":"","limit":null,"applied":true,"codes":{},"unfinished":null}'
LOST = {
    "closed": b"",
    "cut off in the head": http(DECIDED)[:20],
    "cut off in the body": http(DECIDED)[:-1],
    "the page of a proxy": http(b"<html>", "text/html", "502 Bad Gateway"),
    "the page of a proxy that waited": http(b"<html>", "text/html", "504 Gateway Timeout"),
}
CHANGE = DeactivateUsers((Asked("j.jansen"),))


def made(application: RemoteApplication) -> object:
    return application.apply("a.b", CHANGE, ChangeOptions(), b"", Silent())


def counting(answer: bytes, seen: list[bytes], pause: float = 0) -> Serve:
    def serve(connection: socket.socket) -> None:
        seen.append(asked(connection))
        time.sleep(pause)
        connection.sendall(answer)

    return serve


@pytest.mark.parametrize("answer", LOST.values(), ids=LOST)
def test_an_answer_that_is_lost_leaves_a_doubt_and_is_not_asked_for_again(answer: bytes) -> None:
    seen: list[bytes] = []
    with server(counting(answer, seen)) as application, pytest.raises(CommitInDoubt):
        made(application)
    assert len(seen) == 1


def test_an_answer_that_does_not_come_leaves_a_doubt() -> None:
    seen: list[bytes] = []
    with server(counting(http(DECIDED), seen, 1)) as application:
        application.connection.waits = Waits(1, 0.5, 0.2)
        with pytest.raises(CommitInDoubt):
            made(application)
    assert len(seen) == 1


def test_where_nobody_is_there_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(GatewayUnreachable) as told:
        made(RemoteApplication(Connection(f"http://127.0.0.1:{port}", waits=Waits(1, 1, 1))))
    assert told.value.why == "refused"


@pytest.mark.parametrize("status", ["200 OK", "409 Conflict"])
def test_an_answer_that_comes_is_read(status: str) -> None:
    seen: list[bytes] = []
    with server(counting(http(DECIDED, status=status), seen)) as application:
        decided = application.apply("a.b", CHANGE, ChangeOptions(), b"", Silent())
    assert decided.applied


@pytest.mark.parametrize("body", [b"", b"[]", b'{"outcomes":[{"type":"new"}]}', DECIDED[:-2]])
def test_an_answer_that_nobody_understands_is_no_word_on_the_change(body: bytes) -> None:
    with server(counting(http(body), [])) as application, pytest.raises(IbadminError) as told:
        made(application)
    assert isinstance(told.value, CommitInDoubt)
