"""The gateway over HTTP: what it takes, how often, and what it says to whom it does not know (design: section 5)."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from ibadmin.auth.codes import keyed_hash, read_key
from ibadmin.auth.handoff import Handoff
from ibadmin.auth.listener import HandedOver
from ibadmin.auth.login import Login
from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import Form, Walker
from ibadmin.errors import LoginFailed, StoreUnreachable
from ibadmin.facts import UserVerified
from ibadmin.model import User, UserStatus
from ibadmin.store.unit import Store
from tests.auth.conftest import JAN, MARIEKE, Clock
from tests.auth.service import NOW
from tests.people import People
from tests.sql import value

CHALLENGE = "A" * 43
CALLBACK = f"/callback/{'p' * 32}"
ASKED = {"code_challenge": CHALLENGE, "state": "s" * 32, "redirect_uri": f"http://127.0.0.1:50000{CALLBACK}"}
TEXT = "text/plain"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass
class Answer:
    """What came back, unfollowed."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def query(self) -> dict[str, str]:
        """What the browser is sent back with."""
        return dict(parse_qsl(urlsplit(self.headers["location"]).query))


@dataclass
class Desk:
    """A gateway at work, and a way to ask it."""

    handoff: Handoff
    address: str

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=20)
        connection.request(method, path, body or None, named)
        response: HTTPResponse = connection.getresponse()
        answer = Answer(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read().decode(),
        )
        connection.close()
        return answer

    def identified(self, person: Person = MARIEKE) -> dict[str, str]:
        """The form with the makelaar's answer, which the browser would post now."""
        walker, page = Walker(), Walker().visit(self.handoff.start_url())
        while "SAMLResponse" not in page.forms[0].fields:
            page = walker.send(page, page.forms[0], filled_in(page.forms[0], person, page.marked))
        return page.forms[0].fields

    def post_answer(self, fields: dict[str, str]) -> Answer:
        return self.ask("POST", "/saml/consumer", urlencode(fields), Content_Type=FORM)

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Answer:
        given = {"code": code, "verifier": verifier, "redirect_uri": redirect_uri}
        return self.ask("POST", "/token", json.dumps(given), Content_Type=JSON)


def filled_in(form: Form, person: Person, marked: dict[str, str]) -> dict[str, str]:
    if "means" in form.choices:
        return {"means": "kpn"}
    if "password" in form.fields:
        return {"username": person.username, "password": person.password}
    return {"sms_code": marked["demo-sms-code"]} if "sms_code" in form.fields else {}


@pytest.fixture
def desk(login: Login) -> Iterator[Desk]:
    with login.begin("nl") as handoff:
        yield Desk(handoff, handoff.start_url().partition("/login")[0])


@pytest.fixture
def approved(store: Store, tmp_path: Path) -> tuple[User, str]:
    """Somebody who has a code to enter, at the terminal with this session."""
    people = People(store, NOW)
    with store.inspecting(NOW) as unit:
        waterlaan = unit.organisations.coded("WL-0001")
    user = people.user(waterlaan, "Jansen", UserStatus.PENDING)
    with store.unseen(NOW, "tests") as unit:
        kept = keyed_hash(read_key(tmp_path / "store.db.key"), user.id, "BCDFGHJK")
        unit.record([UserVerified(user, kept, NOW + timedelta(hours=72))])
    return user, people.session(user)


def remembered(store: Store) -> int:
    with store.engine.reading() as connection:
        return int(value(connection, "select count(*) from login_requests"))


def tries(store: Store, user: User) -> int:
    with store.inspecting(NOW) as unit:
        code = unit.users.one(user.id).code
    assert code
    return code.tries


def test_a_login_is_remembered_and_sent_on_to_the_makelaar(desk: Desk, store: Store) -> None:
    answer = desk.ask("GET", f"/login?{urlencode(ASKED)}")
    assert answer.status == 200
    assert 'name="SAMLRequest"' in answer.body
    assert 'name="RelayState"' in answer.body
    assert answer.headers["cache-control"] == "no-cache, no-store"
    assert ASKED["state"] not in answer.body
    assert remembered(store) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"code_challenge": None},
        {"code_challenge": "A" * 42},
        {"code_challenge": "A" * 44},
        {"code_challenge": "A" * 42 + "\n"},
        {"state": None},
        {"state": "short"},
        {"state": "s" * 129},
        {"state": "s" * 20 + "&x"},
        {"redirect_uri": None},
        {"redirect_uri": f"https://127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://localhost:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:0{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:500000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:65536{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:99999{CALLBACK}"},
        {"redirect_uri": f"http://[::1]:65536{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:-1{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:080{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1: 80{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:\u0661{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:{CALLBACK}"},
        {"redirect_uri": f"http://127.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://2130706433:50000{CALLBACK}"},
        {"redirect_uri": f"http://[::ffff:127.0.0.1]:50000{CALLBACK}"},
        {"redirect_uri": f"http://[::1%25lo]:50000{CALLBACK}"},
        {"redirect_uri": f"http://:@127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:50000\\@evil.example{CALLBACK}"},
        {"redirect_uri": f"HTTP://127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http:127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"//127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:50000{CALLBACK}%23"},
        {"redirect_uri": f"http://127.0.0.1:50000{CALLBACK}\n"},
        {"redirect_uri": f" http://127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.2:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1.evil.example:50000{CALLBACK}"},
        {"redirect_uri": f"http://user@127.0.0.1:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:50000@evil.example{CALLBACK}"},
        {"redirect_uri": f"http://evil.example:50000{CALLBACK}"},
        {"redirect_uri": f"http://127.0.0.1:50000{CALLBACK}?x=1"},
        {"redirect_uri": f"http://127.0.0.1:50000{CALLBACK}#x"},
        {"redirect_uri": f"http://127.0.0.1:50000{CALLBACK}/../x"},
        {"redirect_uri": "http://127.0.0.1:50000/other"},
        {"redirect_uri": "http://127.0.0.1:50000/callback/short"},
        {"redirect_uri": "http://[::1"},
        {"redirect_uri": "javascript:alert(1)"},
    ],
)
def test_a_login_that_is_not_as_the_command_line_asks_it_is_refused(
    desk: Desk, store: Store, change: dict[str, str | None]
) -> None:
    asked = {name: value for name, value in {**ASKED, **change}.items() if value is not None}
    answer = desk.ask("GET", f"/login?{urlencode(asked)}")
    assert (answer.status, remembered(store)) == (400, 0)
    assert "location" not in answer.headers
    assert "Het inloggen is niet gelukt" in answer.body


def test_a_login_that_says_something_twice_is_refused(desk: Desk) -> None:
    assert desk.ask("GET", f"/login?{urlencode(ASKED)}&state={'t' * 32}").status == 400


def test_a_login_that_another_page_leads_to_asks_whose_it_is(desk: Desk) -> None:
    for site in ("cross-site", "same-site", "same-origin"):
        answer = desk.ask("GET", f"/login?{urlencode(ASKED)}&lang=nl", Sec_Fetch_Site=site, Sec_Fetch_Dest="document")
        assert "Bent u zelf aan het inloggen?" in answer.body
        assert "<script" not in answer.body
        assert 'name="SAMLRequest"' in answer.body


def test_a_login_that_a_person_or_a_program_opens_goes_on_by_itself(desk: Desk) -> None:
    answer = desk.ask("GET", f"/login?{urlencode(ASKED)}", Sec_Fetch_Site="none", Sec_Fetch_Dest="document")
    assert "Bent u zelf" not in answer.body
    assert '<script src="/continue.js">' in answer.body


@pytest.mark.parametrize("destination", ["iframe", "image", "empty", "script"])
def test_a_login_that_nobody_would_see_does_not_begin(desk: Desk, store: Store, destination: str) -> None:
    answer = desk.ask("GET", f"/login?{urlencode(ASKED)}", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest=destination)
    assert (answer.status, remembered(store)) == (400, 0)


@pytest.mark.parametrize("place", ["[::1]:50000", "127.0.0.1:1", "127.0.0.1:65535"])
def test_a_loopback_literal_with_a_port_is_a_place_to_come_back_to(desk: Desk, place: str) -> None:
    asked = {**ASKED, "redirect_uri": f"http://{place}{CALLBACK}"}
    assert desk.ask("GET", f"/login?{urlencode(asked)}").status == 200


def test_an_unknown_makelaar_sends_the_browser_back(desk: Desk, store: Store) -> None:
    answer = desk.ask("GET", f"/login?{urlencode(ASKED)}&makelaar=kpn")
    assert (answer.status, answer.query) == (303, {"error": "no_such_makelaar", "state": ASKED["state"]})
    assert remembered(store) == 0


def test_a_good_answer_brings_a_code_and_the_state(desk: Desk) -> None:
    answer = desk.post_answer(desk.identified())
    assert (answer.status, answer.headers["location"].partition("?")[0]) == (303, desk.handoff.redirect_uri)
    assert set(answer.query) == {"code", "state"}
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_request_is_answered_once(desk: Desk) -> None:
    fields = desk.identified()
    assert "code" in desk.post_answer(fields).query
    second = desk.post_answer(fields)
    assert (second.status, "location" in second.headers) == (400, False)
    assert "Het inloggen is niet gelukt" in second.body


def test_a_bad_answer_uses_the_request_up(desk: Desk) -> None:
    fields = desk.identified()
    spoilt = desk.post_answer({**fields, "SAMLResponse": "PGEvPg=="})
    assert set(spoilt.query.items()) > {("error", "failed")}
    assert "code" not in spoilt.query
    assert desk.post_answer(fields).status == 400


@pytest.mark.parametrize("relay_state", ["", "unknown", "x" * 100_000, "\0", "a\0b", "é", "' or 1=1 --"])
def test_an_answer_to_no_request_goes_nowhere(desk: Desk, relay_state: str) -> None:
    answer = desk.post_answer({"RelayState": relay_state, "SAMLResponse": desk.identified()["SAMLResponse"]})
    assert (answer.status, "location" in answer.headers) == (400, False)


def test_an_answer_to_somebody_elses_request_is_refused(desk: Desk) -> None:
    mine, theirs = desk.identified(), desk.identified(JAN)
    answer = desk.post_answer({**mine, "RelayState": theirs["RelayState"]})
    assert answer.query["error"] == "failed"


def test_ten_minutes_are_the_end_of_a_request(desk: Desk, clock: Clock) -> None:
    fields = desk.identified()
    clock.now = NOW + timedelta(minutes=10)
    assert desk.post_answer(fields).status == 400


def test_every_refusal_of_an_answer_looks_the_same_where_it_goes_back_to(desk: Desk) -> None:
    seen = set()
    for message in ("", "!", "PGEvPg==", "eA=="):
        answer = desk.post_answer({**desk.identified(), "SAMLResponse": message})
        seen.add((answer.status, answer.query["error"], answer.body))
    assert seen == {(303, "failed", "")}


def code_of(desk: Desk) -> str:
    return desk.post_answer(desk.identified()).query["code"]


def test_code_and_verifier_are_worth_a_session(desk: Desk) -> None:
    answer = desk.exchange(code_of(desk), desk.handoff._secrets.verifier, desk.handoff.redirect_uri)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert len(json.loads(answer.body)["token"]) >= 43


@pytest.mark.parametrize("wrong", ["verifier", "redirect_uri", "code"])
def test_a_code_that_was_tried_wrongly_is_used_up(desk: Desk, wrong: str) -> None:
    code = code_of(desk)
    right = {"verifier": desk.handoff._secrets.verifier, "redirect_uri": desk.handoff.redirect_uri}
    refused = desk.exchange(**{"code": code, **right, wrong: "something else"})
    assert (refused.status, json.loads(refused.body)) == (400, {"error": {"code": "login_failed", "why": "code_used"}})
    assert desk.exchange(code, **right).status == (200 if wrong == "code" else 400)


def test_a_minute_is_the_end_of_a_code(desk: Desk, clock: Clock) -> None:
    code = code_of(desk)
    clock.now = NOW + timedelta(seconds=60)
    answer = desk.exchange(code, desk.handoff._secrets.verifier, desk.handoff.redirect_uri)
    assert answer.status == 400


@pytest.mark.parametrize(
    ("body", "content_type"),
    [("", JSON), ("{", JSON), ("[]", JSON), ("7", JSON), ("code=x", FORM), ('{"code": "x"}', TEXT), ('"x"', JSON)],
)
def test_what_is_no_json_is_refused_at_the_desk(desk: Desk, body: str, content_type: str) -> None:
    answer = desk.ask("POST", "/token", body, Content_Type=content_type)
    assert (answer.status, json.loads(answer.body)) == (400, {"error": {"code": "bad_request", "why": ""}})


@pytest.mark.parametrize("field", ["code", "verifier", "redirect_uri"])
def test_a_field_of_another_kind_fits_nothing(desk: Desk, field: str) -> None:
    given = {"code": "x", "verifier": "y", "redirect_uri": "z", field: ["x"]}
    assert desk.ask("POST", "/token", json.dumps(given), Content_Type=JSON).status == 400


@pytest.mark.parametrize(("path", "content_type"), [("/token", JSON), ("/saml/consumer", FORM), ("/verify", JSON)])
def test_a_body_that_is_too_large_is_not_read(desk: Desk, path: str, content_type: str) -> None:
    headers = {"Content_Type": content_type, "Authorization": "Bearer x"}
    answer = desk.ask("POST", path, f'{{"code": "{"x" * 600_000}"}}', **headers)
    assert answer.status == 413


@pytest.mark.parametrize("content_type", [JSON, TEXT, "multipart/form-data", "multipart/form-data; boundary=x"])
def test_an_answer_that_is_no_form_is_no_answer(desk: Desk, content_type: str) -> None:
    fields = desk.identified()
    answer = desk.ask("POST", "/saml/consumer", urlencode(fields), Content_Type=content_type)
    assert answer.status == 400
    assert "code" in desk.post_answer(fields).query


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/login", 405),
        ("GET", "/saml/consumer", 405),
        ("GET", "/token", 405),
        ("PUT", "/verify", 405),
        ("GET", "/", 404),
        ("GET", "/x//login", 404),
        ("GET", "/login/", 404),
        ("GET", "/../ibadmin", 404),
        ("OPTIONS", "/nothing", 404),
    ],
)
def test_what_is_not_there_is_said_without_a_word_of_what_was_asked(
    desk: Desk, method: str, path: str, status: int
) -> None:
    answer = desk.ask(method, f"{path}?secret=xyzzy")
    assert answer.status == status
    assert "xyzzy" not in answer.body
    assert "Werkzeug" not in answer.body


def test_only_its_own_address_is_answered(desk: Desk) -> None:
    for host in ("evil.example", "localhost", urlsplit(desk.address).hostname or "", ""):
        assert desk.ask("GET", "/style.css", Host=host).status == 421


@pytest.mark.parametrize("credentials", [None, "Bearer", "Bearer unknown", "Basic eDp5", "Token x", "Bearer a b"])
def test_without_a_session_no_code_is_judged(
    desk: Desk, store: Store, approved: tuple[User, str], credentials: str | None
) -> None:
    headers = {"Content_Type": JSON, **({"Authorization": credentials} if credentials else {})}
    answer = desk.ask("POST", "/verify", '{"verification_code": "X"}', **headers)
    assert (answer.status, json.loads(answer.body)["error"]["code"]) == (401, "login_needed")
    assert tries(store, approved[0]) == 0


def enter(desk: Desk, token: str, code: str) -> Answer:
    given = json.dumps({"verification_code": code})
    return desk.ask("POST", "/verify", given, Content_Type=JSON, Authorization=f"Bearer {token}")


@pytest.mark.manual("1.2")
def test_a_wrong_code_counts_and_a_right_one_completes(desk: Desk, store: Store, approved: tuple[User, str]) -> None:
    user, token = approved
    assert json.loads(enter(desk, token, "BCDF-GHJL").body) == {"outcome": "refused", "tries_left": 4}
    assert tries(store, user) == 1
    assert json.loads(enter(desk, token, "bcdf ghjk").body) == {"outcome": "completed"}
    assert enter(desk, token, "BCDF-GHJK").status == 401
    with store.inspecting(NOW) as unit:
        assert unit.users.one(user.id).status is UserStatus.ACTIVE


@pytest.mark.manual("1.2")
def test_a_wrong_code_counts_also_when_nobody_waits_for_the_answer(
    desk: Desk, store: Store, approved: tuple[User, str]
) -> None:
    user, token = approved
    host = urlsplit(desk.address)
    body = '{"verification_code": "BCDF-GHJL"}'
    request = (
        f"POST /verify HTTP/1.1\r\nHost: {host.netloc}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: {JSON}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    )
    with socket.create_connection((host.hostname or "", host.port or 0)) as gone:
        gone.sendall(request.encode())
    deadline = time.monotonic() + 20
    while tries(store, user) == 0:
        assert time.monotonic() < deadline, "it did not count"
        time.sleep(0.01)


@pytest.mark.manual("1.2")
def test_of_many_codes_at_once_five_count(login: Login, store: Store, approved: tuple[User, str]) -> None:
    user, token = approved
    with login.begin("nl") as handoff, ThreadPoolExecutor(8) as pool:
        desk = Desk(handoff, handoff.start_url().partition("/login")[0])
        answers = list(pool.map(lambda _: json.loads(enter(desk, token, "BCDF-GHJL").body), range(16)))
        left = sorted((answer["tries_left"] for answer in answers), reverse=True)
        assert left == [4, 3, 2, 1, 0] + [0] * 11
        assert json.loads(enter(desk, token, "BCDF-GHJK").body) == {"outcome": "refused", "tries_left": 0}
    assert tries(store, user) >= 5


def test_who_has_no_code_open_is_told_by_the_rule(desk: Desk, store: Store) -> None:
    people = People(store, NOW)
    with store.inspecting(NOW) as unit:
        waterlaan = unit.organisations.coded("WL-0001")
    token = people.session(people.user(waterlaan, "Smit"))
    answer = enter(desk, token, "BCDF-GHJK")
    assert answer.status == 403
    assert [each["refusal"] for each in json.loads(answer.body)["error"]["reasons"]] == ["already_registered"]


@pytest.mark.parametrize(
    "body",
    ["[" * 200_000, '{"code": ' * 50_000, '{"code": "\\ud800"}', '{"verifier": "\\udfff"}', '{"code": "\\u0000"}'],
    ids=["deep list", "deep objects", "half a character", "another half", "a NUL"],
)
def test_json_that_nothing_can_come_of_is_refused_and_breaks_nothing(desk: Desk, body: str) -> None:
    for path in ("/token", "/codes"):
        assert desk.ask("POST", path, body, Content_Type=JSON).status == 400


def test_a_lost_race_is_told_as_one(desk: Desk, store: Store, approved: tuple[User, str]) -> None:
    _, token = approved
    with store.engine.writing() as connection:
        # As if somebody else had changed the same user between looking and writing.
        connection.ask("create trigger meanwhile before update of status on users begin select raise(ignore); end")
    answer = enter(desk, token, "BCDF-GHJK")
    assert (answer.status, json.loads(answer.body)["error"]["code"]) == (409, "changed_meanwhile")


def test_every_answer_says_what_it_is_and_no_more(desk: Desk) -> None:
    for method, path in (("GET", "/style.css"), ("GET", "/continue.js"), ("POST", "/token"), ("GET", "/nothing")):
        answer = desk.ask(method, path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_pages_can_be_framed_kept_and_traced_by_nobody(desk: Desk) -> None:
    for path in (f"/login?{urlencode(ASKED)}", "/nothing"):
        headers = desk.ask("GET", path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "no-store" in headers["cache-control"]
        assert headers["referrer-policy"] == "no-referrer"


def test_a_store_that_fails_is_said_without_a_word_of_where_it_is(login: Login, store: Store, tmp_path: Path) -> None:
    with login.begin("nl") as handoff:
        walked = Desk(handoff, handoff.start_url().partition("/login")[0])
        code = code_of(walked)
        store.engine.dispose()
        for path in tmp_path.glob("store.db*"):
            path.write_bytes(b"no store at all " * 1000)
        page = walked.ask("GET", f"/login?{urlencode(ASKED)}")
        assert (page.status, str(tmp_path) in page.body) == (503, False)
        failed = walked.exchange(code, "v", "r")
        assert (failed.status, str(tmp_path) in failed.body) == (503, False)
        with pytest.raises(StoreUnreachable) as raised:
            handoff.redeem(HandedOver(code, ""))
    assert raised.value.why == "not_a_store"


def test_a_login_that_was_cancelled_says_so(desk: Desk) -> None:
    walker = Walker()
    choosing = walker.send(page := walker.visit(desk.handoff.start_url()), page.forms[0], {})
    cancelled = walker.follow(choosing, "Annuleren")
    answer = desk.post_answer(cancelled.forms[0].fields)
    assert answer.query["error"] == "cancelled"
    with pytest.raises(LoginFailed):
        desk.handoff.redeem(HandedOver("", answer.query["error"]))


def test_the_gateway_is_gone_when_the_command_ends(login: Login) -> None:
    with login.begin("nl") as handoff:
        port = urlsplit(handoff.start_url()).port or 0
        socket.create_connection(("127.0.0.1", port)).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
