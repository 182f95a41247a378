"""The server as HTTP: every request has an answer of its kind, and tells nothing that is the server's own."""

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from werkzeug.test import Client

from ibadmin.app import codec
from ibadmin.app.application import Answer, Listing, Question
from ibadmin.app.changes import Change, ChangeOptions, Decided, Progress
from ibadmin.app.organisations import OrganisationList
from ibadmin.app.wire import LONGEST_TEXT
from ibadmin.errors import CommitInDoubt, IbadminError, ResultCut, StoreDamaged, StoreUnreachable
from ibadmin.model import Organisation
from ibadmin.server.wsgi import Server
from tests.server.site import Site
from tests.server.test_codec import HOSTILE

JSON = {"Content-Type": "application/json"}
SEARCH = "/v1/users/_search"
FAR = b'{"since":"0001-01-01T00:00:00+14:00","until":"9999-12-31T23:59:59-14:00"}'

REQUESTS: dict[str, tuple[str, str, bytes, dict[str, str], int, str]] = {
    "no such path": ("GET", "/v1/nothing", b"", {}, 404, "operation_unknown"),
    "another version": ("GET", "/v2/me", b"", {}, 404, "operation_unknown"),
    "two slashes": ("GET", "/v1//me", b"", {}, 404, "operation_unknown"),
    "a slash behind it": ("GET", "/v1/me/", b"", {}, 404, "operation_unknown"),
    "up and down": ("GET", "/v1/users/../me", b"", {}, 404, "operation_unknown"),
    "another's method": ("DELETE", "/v1/me", b"", {}, 405, "method_not_allowed"),
    "no method at all": ("PROPFIND", SEARCH, b"", {}, 405, "method_not_allowed"),
    "options": ("OPTIONS", SEARCH, b"", {}, 405, "method_not_allowed"),
    "a form": ("POST", SEARCH, b"text=jan", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "not_json"),
    "no type": ("POST", SEARCH, b'{"text":"jan"}', {"Content-Type": ""}, 415, "not_json"),
    "nothing": ("POST", SEARCH, b"", JSON, 400, "request_malformed"),
    "a query": ("POST", f"{SEARCH}?text=piet", b'{"text":"jan"}', JSON, 400, "request_malformed"),
    "too large": ("POST", SEARCH, b'"%b"' % (b"a" * codec.MOST_BYTES), JSON, 413, "body_too_large"),
    "no token": ("GET", "/v1/me", b"", {"Authorization": ""}, 401, "login_needed"),
    "a password": ("GET", "/v1/me", b"", {"Authorization": "Basic YTpi"}, 401, "login_needed"),
    "an empty token": ("GET", "/v1/me", b"", {"Authorization": "Bearer "}, 401, "login_needed"),
    "a token in two": ("GET", "/v1/me", b"", {"Authorization": "Bearer a b"}, 401, "login_needed"),
    "a token of no letters": ("GET", "/v1/me", b"", {"Authorization": "Bearer \xe9\xff"}, 401, "login_needed"),
    "a year of nobody": ("POST", "/v1/audit/_search", FAR, JSON, 400, "invalid_input"),
    "nobody": ("POST", "/v1/users/_show", b'{"name":"nobody"}', JSON, 404, "not_found"),
    "no product": ("POST", "/v1/users/_list", b'{"product":"iwno"}', JSON, 400, "invalid_choice"),
}


@pytest.mark.parametrize(("method", "path", "body", "headers", "status", "code"), REQUESTS.values(), ids=REQUESTS)
def test_what_is_wrong_is_a_problem_document(
    site: Site, method: str, path: str, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    answered = site.request(method, path, body, headers=headers)
    document = json.loads(answered.body)
    assert (answered.status, document["status"], document["code"]) == (status, status, code)
    assert answered.headers["content-type"] == "application/problem+json"
    assert all(document[name] for name in ("type", "title", "detail"))


@pytest.mark.parametrize(("kind", "body"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_is_a_bad_request(site: Site, kind: type, body: bytes) -> None:
    path = {"SearchUsers": SEARCH, "ShowUser": "/v1/users/_show", "ListAudit": "/v1/audit/_search"}.get(kind.__name__)
    path = path or {"DormantUsers": "/v1/users/_dormant", "VerifyChains": "/v1/audit/_verify"}[kind.__name__]
    assert site.request("POST", path, body, headers=JSON).status in (400, 413)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/users/_dormant", {"days": 36_500}),
        ("/v1/logins/_count", {"days": 36_500}),
        ("/v1/audit/_verify", {"kept": {"": [0, ""], "%": [2**53 - 1, "'; drop table users"]}}),
        ("/v1/users/_search", {"text": "%" * LONGEST_TEXT}),
        ("/v1/users/_search", {"text": ""}),
        ("/v1/users/_show", {"name": "\U0001f600\u202e'\"--"}),
        ("/v1/users/_list", {"status": "no status", "role": "gebruiker"}),
        ("/v1/roles/_report", {"state": "\n"}),
    ],
)
def test_values_at_the_edge_are_answered(site: Site, path: str, body: dict[str, Any]) -> None:
    assert site.request("POST", path, json.dumps(body).encode()).status in (200, 400, 404)


def test_every_answer_is_sent_with_the_headers_that_keep_it_in(site: Site) -> None:
    for path in ("/v1/me", "/v1/users/_pending", "/nowhere"):
        headers = site.request("GET", path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["strict-transport-security"] == "max-age=31536000"


def test_whoever_must_log_in_is_told_how(site: Site) -> None:
    assert site.request("GET", "/v1/me", headers={"Authorization": ""}).headers["www-authenticate"] == "Bearer"


def test_another_method_is_told_which_there_are(site: Site) -> None:
    assert site.request("PUT", SEARCH).headers["allow"] == "POST"


def test_a_body_of_two_lengths_is_not_guessed_at(site: Site) -> None:
    """As smuggling through a proxy would have it."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as connection:
        connection.sendall(
            b"POST /v1/users/_search HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            b"Content-Length: 4\r\nContent-Length: 14\r\n\r\n" + b'{"text":"jan"}'
        )
        assert connection.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_a_head_of_a_listing_reads_none_of_it(site: Site) -> None:
    answered = site.request("HEAD", "/v1/organisations")
    assert (answered.status, answered.body) == (200, b"")


class Failing:
    """An application behind which something is broken."""

    def __init__(self, error: Exception, records: int = 0) -> None:
        self._error = error
        self._records = records

    def read(self, _token: str, _question: Question[Answer]) -> Answer:
        raise self._error

    @contextmanager
    def stream(self, _token: str, _question: Question[Answer]) -> Iterator[Answer]:
        yield OrganisationList(None, self._organisations())  # type: ignore[misc]  # whatever was asked

    def preview(self, _token: str, _change: Change, _options: ChangeOptions) -> Decided:
        raise self._error

    def apply(self, _token: str, _change: Change, _options: ChangeOptions, _digest: bytes, _: Progress) -> Decided:
        raise self._error

    def _organisations(self) -> Iterator[Organisation]:
        organisation = TEMPLATE
        for _ in range(self._records):
            yield organisation
        raise self._error


TEMPLATE = Organisation(1, "GM-0001", "Een", "gemeente", "50000001")  # type: ignore[arg-type]  # its value
SECRET = "/srv/secret.sqlite"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreUnreachable(SECRET, "busy", SECRET), 503, "store_unreachable"),
        (StoreUnreachable(SECRET, "damaged", SECRET), 500, "store_unreachable"),
        (StoreDamaged(SECRET, "users", SECRET, "surname"), 500, "store_damaged"),
        (CommitInDoubt(SECRET, "0" * 32), 503, "commit_in_doubt"),
        (ResultCut(SECRET), 500, "internal_error"),
        (ValueError(SECRET), 500, "internal_error"),
        (OSError(28, SECRET, SECRET), 500, "internal_error"),
        (IbadminError(SECRET), 500, "internal_error"),
    ],
)
@pytest.mark.parametrize("path", ["/v1/me", "/v1/organisations"])
def test_what_breaks_inside_is_told_without_where_or_what(
    path: str, error: Exception, status: int, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answered = Client(Server(Failing(error))).get(path, headers={"Authorization": "Bearer a.b"})
    document = json.loads(answered.data)
    assert (answered.status_code, document["code"]) == (status, code)
    assert SECRET not in answered.text
    assert SECRET not in str([vars(record) for record in caplog.records])
    assert caplog.records


def test_a_listing_that_breaks_half_way_has_no_last_line() -> None:
    server = Server(Failing(StoreUnreachable(SECRET, "lost"), records=2))
    answered = Client(server).get("/v1/organisations", headers={"Authorization": "Bearer a.b"})
    lines = answered.data.splitlines()
    assert (answered.status_code, len(lines)) == (200, 2)
    assert codec.COMPLETE not in lines


def test_a_listing_is_closed_when_its_reader_has_gone(site: Site) -> None:
    """The transaction ends with the answer, whoever has read how much of it."""
    closed = []

    class Watched(Failing):
        @contextmanager
        def stream(self, token: str, question: Question[Answer]) -> Iterator[Answer]:
            with site.local.stream(token, question) as answer:
                assert isinstance(answer, Listing)
                yield answer
            closed.append(True)

    client = Client(Server(Watched(OSError())))
    for method in ("GET", "HEAD"):
        bearer = {"Authorization": f"Bearer {site.tokens['beheerder']}"}
        client.open("/v1/organisations", method=method, headers=bearer).close()
    assert closed == [True, True]
