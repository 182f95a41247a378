"""What the command line asks of the gateway, and what it makes of every answer."""

import json
import socket
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from werkzeug.wrappers import Request, Response

from ibadmin.auth.gateway_client import CodeEntered, enter_code, exchange
from ibadmin.auth.local_server import LocalServer
from ibadmin.errors import CommitInDoubt, GatewayUnreachable, LoginFailed, LoginNeeded, SettingsInvalid
from ibadmin.rules.manual import Reason, Refusal, Refused

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

CODE, VERIFIER, TOKEN = "one-time-code", "the-verifier", "session-token"
REDIRECT = "http://127.0.0.1:1/callback/x"


class Desk:
    """A gateway that says what the test told it to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.response = Response("{}")
        self.asked: list[tuple[str, str, object, str | None]] = []

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = Request(environ)
        asked = request.get_json(silent=True)
        self.asked.append((request.method, request.path, asked, request.headers.get("Authorization")))
        return self.response(environ, start_response)

    def says(self, content: object, status: int = 200) -> None:
        self.response = Response(json.dumps(content), status, mimetype="application/json")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with LocalServer() as server:
        server.serve(desk)
        yield server.address


def test_code_and_verifier_are_traded_for_the_session(desk: Desk, address: str) -> None:
    desk.says({"token": TOKEN, "hard_end_at": "2026-03-02T17:30:00+00:00"})
    token = exchange(address, CODE, VERIFIER, REDIRECT)
    assert (token.secret, token.hard_end_at) == (TOKEN, datetime(2026, 3, 2, 17, 30, tzinfo=UTC))
    assert TOKEN not in repr(token)
    body = {"code": CODE, "verifier": VERIFIER, "redirect_uri": REDIRECT}
    assert desk.asked == [("POST", "/token", body, None)]


def test_a_refusal_comes_with_all_its_reasons(desk: Desk, address: str) -> None:
    reasons = [
        {"refusal": "agreement_missing", "subject": "Waterlaan", "value": "vecozo"},
        {"refusal": "level_too_low", "subject": "", "value": "loa2"},
    ]
    desk.says({"error": {"code": "refused", "reasons": reasons}}, 403)
    with pytest.raises(Refused) as raised:
        exchange(address, CODE, VERIFIER, REDIRECT)
    assert raised.value.reasons == (
        Reason(Refusal.AGREEMENT_MISSING, "Waterlaan", "vecozo"),
        Reason(Refusal.LEVEL_TOO_LOW, "", "loa2"),
    )


def test_a_code_that_was_used_is_said(desk: Desk, address: str) -> None:
    desk.says({"error": {"code": "login_failed", "why": "code_used"}}, 400)
    with pytest.raises(LoginFailed) as raised:
        exchange(address, CODE, VERIFIER, REDIRECT)
    assert raised.value.why == "code_used"


@pytest.mark.parametrize(
    ("outcome", "entered"), [({"outcome": "completed"}, None), ({"outcome": "refused", "tries_left": 4}, 4)]
)
def test_a_verification_code_is_judged_by_the_gateway(
    desk: Desk, address: str, outcome: dict[str, object], entered: int | None
) -> None:
    desk.says(outcome)
    answer = enter_code(address, TOKEN, "BCDF-GHJK")
    assert (answer, answer.completed) == (CodeEntered(entered), entered is None)
    assert desk.asked == [("POST", "/verify", {"verification_code": "BCDF-GHJK"}, f"Bearer {TOKEN}")]


def test_a_session_that_is_over_asks_for_a_login(desk: Desk, address: str) -> None:
    desk.says({"error": {"code": "login_needed", "why": "idle"}}, 401)
    with pytest.raises(LoginNeeded) as raised:
        enter_code(address, TOKEN, "BCDF-GHJK")
    assert raised.value.why == "idle"


def test_a_gateway_that_does_not_know_what_its_store_kept_says_so(desk: Desk, address: str) -> None:
    desk.says({"error": {"code": "commit_in_doubt", "why": ""}}, 503)
    with pytest.raises(CommitInDoubt) as raised:
        enter_code(address, TOKEN, "BCDF-GHJK")
    assert raised.value.location == address


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ([], 200),
        ({}, 200),
        ({"token": "", "hard_end_at": "2026-03-02T17:30:00Z"}, 200),
        ({"token": TOKEN, "hard_end_at": "soon"}, 200),
        ({"token": TOKEN, "hard_end_at": "2026-03-02T17:30:00"}, 200),
        ({"error": {"code": "refused", "reasons": []}}, 403),
        ({"error": {"code": "refused", "reasons": [{"refusal": "unheard_of", "subject": "", "value": ""}]}}, 403),
        ({"error": "no"}, 500),
    ],
)
def test_whoever_does_not_answer_as_a_gateway_is_none(desk: Desk, address: str, content: object, status: int) -> None:
    desk.says(content, status)
    with pytest.raises(GatewayUnreachable) as raised:
        exchange(address, CODE, VERIFIER, REDIRECT)
    assert raised.value.address == address


def test_a_page_instead_of_an_answer_is_no_gateway(desk: Desk, address: str) -> None:
    desk.response = Response("<html>", 200)
    with pytest.raises(GatewayUnreachable):
        exchange(address, CODE, VERIFIER, REDIRECT)


def test_secrets_are_not_sent_on_to_another_address(desk: Desk, address: str) -> None:
    desk.response = Response("{}", 302, {"Location": f"{address}/elsewhere"})
    with pytest.raises(GatewayUnreachable):
        enter_code(address, TOKEN, "BCDF-GHJK")
    assert [path for _, path, _, _ in desk.asked] == ["/verify"]


def test_no_connection_says_which_address_and_no_secret() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(GatewayUnreachable) as raised:
        exchange(address, CODE, VERIFIER, REDIRECT)
    assert raised.value.address == address
    assert CODE not in repr(raised.value)
    assert raised.value.__suppress_context__


def test_this_machine_is_reached_without_a_proxy(desk: Desk, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    desk.says({"outcome": "completed"})
    assert enter_code(address, TOKEN, "BCDF-GHJK").completed


def test_another_machine_gets_no_secret_without_https() -> None:
    with pytest.raises(SettingsInvalid) as raised:
        exchange("http://gateway.example", CODE, VERIFIER, REDIRECT)
    assert raised.value.problem == "not_https"
