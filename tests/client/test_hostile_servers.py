"""The terminal at a server that fails, is another's, or means harm: each ends in time, with an error that says so."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

from ibadmin import messages
from ibadmin.app.application import Question
from ibadmin.app.organisations import ListOrganisations
from ibadmin.app.roles import RoleMatrix
from ibadmin.app.users import ListUsers, SearchUsers, ShowUser
from ibadmin.client.application import RemoteApplication
from ibadmin.client.connection import Connection, Waits
from ibadmin.client.retry import Patience
from ibadmin.errors import GatewayUnreachable, IbadminError, ResultCut, ServerSaid, SettingsInvalid, StoreUnreachable
from ibadmin.model import Matrix
from tests.auth.test_network import listening
from tests.server.site import outcome, remote

Serve = Callable[[socket.socket], object]
SHORT = Waits(1, 0.5)
MATRIX = b'{"products":[],"roles":[],"permissions":[]}'
ROW = b'{"id":1,"code":"GM-0001","name":"Een","kind":"gemeente","kvk_number":"50000001","agreements":[],"version":1}\n'
LAST = b'{"complete":true}\n'


def http(body: bytes, media_type: str = "application/json", status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def problem(**members: object) -> bytes:
    return http(json.dumps(members).encode(), "application/problem+json", "409 Conflict")


def lines(*parts: bytes) -> bytes:
    """A listing in chunks, with the end that chunks have."""
    return _open_lines(*parts) + b"0\r\n\r\n"


def _open_lines(*parts: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)


def asked(connection: socket.socket) -> bytes:
    """A whole request."""
    said = b""
    while b"\r\n\r\n" not in said:
        said += connection.recv(65536)
    head, _, body = said.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.splitlines() if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head


def says(*answers: bytes) -> Serve:
    """Each request on a connection gets the next answer; then it is closed."""

    def serve(connection: socket.socket) -> None:
        for answer in answers:
            asked(connection)
            connection.sendall(answer)

    return serve


def in_turn(*answers: bytes) -> Serve:
    """Each connection gets the next answer; the last is for all that follow."""
    left = list(answers)

    def serve(connection: socket.socket) -> None:
        asked(connection)
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return serve


def silent(begun: bytes) -> Serve:
    """A beginning, and then nothing for longer than anybody waits."""

    def serve(connection: socket.socket) -> None:
        asked(connection)
        connection.sendall(begun)
        time.sleep(2)

    return serve


def drips(begun: bytes, drop: bytes) -> Serve:
    """A beginning, and then a drop at a time without an end."""

    def serve(connection: socket.socket) -> None:
        asked(connection)
        connection.sendall(begun)
        while True:
            time.sleep(0.05)
            connection.sendall(drop)

    return serve


@contextmanager
def server(serve: Serve, patience: Patience | None = None) -> Iterator[RemoteApplication]:
    with listening(serve) as port, remote(port, SHORT, patience) as application:
        yield application


def told_by(serve: Serve, question: Question[Any]) -> IbadminError:
    with (
        server(serve) as application,
        pytest.raises(IbadminError) as told,
        application.stream("a.b", question) as answer,
    ):
        list(getattr(answer, "records", ()))
    return told.value


PAGE = http(b"<html>Please log in to the network</html>", "text/html")
NOT_OURS: dict[str, Serve] = {
    "a page of the network": says(PAGE),
    "a redirect": says(http(b"", "text/html", "302 Found", "Location: https://elsewhere.example/\r\n")),
    "a refusal of a proxy": says(http(b"<html>", "text/html", "403 Forbidden")),
    "no HTTP": says(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "garbage": says(bytes(range(256))),
    "JSON of something else": says(http(b'{"hello":"world"}')),
    "half of JSON": says(http(b'{"products":[')),
    "JSON without a bottom": says(http(b"[" * 1_000_000)),
    "nothing": says(http(b"")),
    "a problem that is none": says(http(b"[]", "application/problem+json", "409 Conflict")),
    "lines for an object": says(lines(MATRIX + b"\n", LAST)),
    "a body larger than any": says(http(b" " * (32 * 1024 * 1024 + 1) + MATRIX)),
}


@pytest.mark.parametrize("serve", NOT_OURS.values(), ids=NOT_OURS)
def test_what_is_no_server_of_ours_is_told_as_that(serve: Serve) -> None:
    error = told_by(serve, RoleMatrix())
    assert isinstance(error, GatewayUnreachable)
    assert error.why == "not_ours"


@pytest.mark.parametrize("status", ["502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"])
def test_a_proxy_without_a_server_behind_it_is_told_as_that(status: str) -> None:
    error = told_by(says(http(b"<html>", "text/html", status)), RoleMatrix())
    assert isinstance(error, GatewayUnreachable)
    assert error.why == "unwell"


CUT: dict[str, Serve] = {
    "no last line": says(lines(ROW, ROW)),
    "nothing at all": says(lines()),
    "closed between lines": says(_open_lines(ROW)),
    "closed in a line": says(_open_lines(ROW, ROW[:20])),
    "the last line cut": says(lines(ROW, LAST[:-1])),
    "closed in a chunk": says(_open_lines(ROW) + b"ff\r\n{"),
    "a line of something else": says(lines(ROW, b'{"hello":"world"}\n', LAST)),
    "a page in the middle": says(lines(ROW, b"<html>\n", LAST)),
    "a chunk that is none": says(_open_lines(ROW) + b"<html>\r\n"),
    "silence": silent(_open_lines(ROW)),
    "a line in drops": drips(_open_lines(ROW), b"1\r\n \r\n"),
    "a chunk in drops": drips(_open_lines(ROW) + b"ffff\r\n", b" "),
    "the size of a chunk in drops": drips(_open_lines(ROW), b"0"),
}


@pytest.mark.parametrize("serve", CUT.values(), ids=CUT)
def test_a_listing_without_its_last_line_is_incomplete(serve: Serve) -> None:
    assert isinstance(told_by(serve, ListOrganisations()), ResultCut)


def test_a_listing_without_its_head_is_incomplete() -> None:
    assert isinstance(told_by(says(lines()), ListUsers()), ResultCut)


def test_what_comes_after_the_last_line_is_not_read() -> None:
    with server(says(lines(ROW, LAST, ROW))) as application:
        found = outcome(application, "a.b", ListOrganisations())
    assert isinstance(found, tuple)
    assert len(found[1]) == 1


LATE: dict[str, Serve] = {
    "silence": silent(b""),
    "a head in drops": drips(b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n"[:1]),
    "heads in drops": drips(b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n"),
    "a body in drops": drips(http(MATRIX)[: -len(MATRIX)], b" "),
    "continue for ever": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("serve", LATE.values(), ids=LATE)
def test_every_wait_for_an_answer_ends(serve: Serve) -> None:
    error = told_by(serve, RoleMatrix())
    assert isinstance(error, GatewayUnreachable)
    assert error.why == "timeout"


def test_a_problem_of_a_later_version_is_told_harmlessly_and_in_short() -> None:
    said = "\x1b[2J\u202e" + "a" * 5000
    error = told_by(says(problem(type="urn:ibadmin:problem:new", code="new\x07", detail=said)), RoleMatrix())
    assert isinstance(error, ServerSaid)
    sentence = messages.error(error).what
    assert sentence.isprintable()
    assert len(sentence) < 400


def test_the_place_of_the_store_is_the_server_for_a_terminal() -> None:
    answer = problem(type="urn:ibadmin:problem:store-unreachable", code="store_unreachable", location="", why="damaged")
    with server(says(answer)) as application, pytest.raises(StoreUnreachable) as told:
        application.read("a.b", RoleMatrix())
    assert told.value.location == application.connection.address


@pytest.mark.parametrize(
    "address", ["http://ibadmin.example", "http://localhost:1", "http://127.0.0.1.example", "ftp://127.0.0.1", "", "x"]
)
def test_nothing_is_sent_in_the_clear_but_to_this_machine(address: str) -> None:
    with pytest.raises(SettingsInvalid):
        RemoteApplication(Connection(address)).read("a.b", RoleMatrix())


def test_what_goes_wrong_does_not_tell_the_token() -> None:
    with server(says(PAGE)) as application, pytest.raises(GatewayUnreachable) as told:
        application.read("secret\r\nX: y", RoleMatrix())
    assert "secret" not in str([vars(told.value), told.value.__cause__, told.value.args])


def test_a_name_stands_in_the_body_and_never_in_the_first_line() -> None:
    heads: list[bytes] = []

    def serve(connection: socket.socket) -> None:
        heads.append(asked(connection))
        connection.sendall(PAGE)

    for question in (ShowUser("j.jansen"), SearchUsers("jansen")):
        told_by(serve, question)
    assert [head.partition(b"\r\n")[0] for head in heads] == [
        b"POST /v1/users/_show HTTP/1.1",
        b"POST /v1/users/_search HTTP/1.1",
    ]


def test_one_connection_is_used_for_one_question_after_another() -> None:
    with server(says(http(MATRIX), http(MATRIX))) as application:
        answers = [application.read("a.b", RoleMatrix()) for _ in range(2)]
    assert answers == [Matrix((), (), ())] * 2


def test_a_kept_connection_that_was_closed_meanwhile_is_made_anew() -> None:
    with server(says(http(MATRIX)), Patience(1, 1, (0.01,))) as application:
        answers = [application.read("a.b", RoleMatrix()) for _ in range(3)]
    assert answers == [Matrix((), (), ())] * 3


def test_a_question_can_be_asked_while_a_listing_is_read() -> None:
    with (
        server(in_turn(lines(ROW, LAST), http(MATRIX))) as application,
        application.stream("a.b", ListOrganisations()) as listing,
    ):
        assert application.read("a.b", RoleMatrix()) == Matrix((), (), ())
        assert len(list(listing.records)) == 1


def test_two_questions_at_once_do_not_share_a_connection() -> None:
    with server(in_turn(http(MATRIX)), Patience(1, 1, (0.01,))) as application:
        answers: list[Matrix] = []
        threads = [Thread(target=lambda: answers.append(application.read("a.b", RoleMatrix()))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [Matrix((), (), ())] * 8
