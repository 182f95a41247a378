"""The memory of the service stays what it was, whatever is asked of it and by whom."""

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from ibadmin import COLLECTOR
from ibadmin.auth.configuration import FILE
from ibadmin.auth.handoff import Handoff
from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.walk import walk
from tests.server.logins import CHALLENGE, REDIRECT_URI, STATE, desk
from tests.server.places import FORM, JSON
from tests.server.programs import MARIEKE, Premises, Program, premises

pytestmark = pytest.mark.long
MOST_GROWTH = 1.2
Figures = Callable[[str, object], None]
VISITORS = 4
LARGE = 100_000
ASKED = urlencode({"code_challenge": CHALLENGE, "state": STATE, "redirect_uri": REDIRECT_URI})
ANSWER = {"RelayState": "x", "SAMLResponse": "x" * 400_000}
TOKEN = {**JSON, "Authorization": f"Bearer {'x' * 43}"}
CODES = '{"users": ["0123456789abcdef0123"]}'


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Premises]:
    with premises(tmp_path) as made:
        settings = tmp_path / "gateway" / FILE
        settings.write_text(f"requests_per_minute = 10_000_000\n{settings.read_text()}")
        monkeypatch.setenv("SSL_CERT_FILE", made.variables["SSL_CERT_FILE"])
        yield made


class Visitor(HTTPConnection):
    """A connection as the proxy makes it, for a name that is not where it goes."""

    def __init__(self, place: Premises) -> None:
        super().__init__("127.0.0.1", place.port, timeout=60)
        self.asked_for = urlsplit(place.address).netloc


def resident(program: Program) -> int:
    """The memory that this program has, in kB."""
    [size] = re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{program.process.pid}/status").read_text())
    return int(size)


def asked(
    to: Visitor,
    method: str,
    path: str,
    body: bytes | str | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    to.request(method, path, body, {"Host": to.asked_for, **(headers or {})})
    answer = to.getresponse()
    return answer.status, answer.read()


def answered_badly(to: Visitor) -> tuple[int, bytes]:
    """A login that is begun in order, and an answer of the makelaar to it that is none."""
    _, page = asked(to, "GET", f"/login?{ASKED}")
    [relay_state] = re.findall(r'name="RelayState" value="([^"]+)"', page.decode())
    sent = urlencode({"RelayState": relay_state, "SAMLResponse": "PHNhbWxwOlJlc3BvbnNlLz4="})
    return asked(to, "POST", "/saml/consumer", sent, FORM)


KINDS: dict[str, tuple[int, Callable[[Visitor], tuple[int, bytes]]]] = {
    "health": (200, lambda to: asked(to, "GET", "/healthz")),
    "pages": (200, lambda to: asked(to, "GET", "/style.css")),
    "nothing": (404, lambda to: asked(to, "GET", "/nothing?x=" + "y" * 1_000)),
    "methods that are none": (405, lambda to: asked(to, "BREW", "/login")),
    "logins that begin": (200, lambda to: asked(to, "GET", f"/login?{ASKED}")),
    "logins that begin wrongly": (400, lambda to: asked(to, "GET", "/login?state=x")),
    "answers to no login": (400, lambda to: asked(to, "POST", "/saml/consumer", urlencode(ANSWER), FORM)),
    "answers that are none": (303, answered_badly),
    "bodies that are too large": (413, lambda to: asked(to, "POST", "/saml/consumer", b"x" * 1_200_000, FORM)),
    "codes of no login": (400, lambda to: asked(to, "POST", "/token", '{"code": "x", "verifier": "y"}', JSON)),
    "JSON that is none": (400, lambda to: asked(to, "POST", "/token", "[" * 100_000, JSON)),
    "sessions that are none": (401, lambda to: asked(to, "POST", "/verify", '{"verification_code": "B"}', TOKEN)),
    "questions of nobody": (401, lambda to: asked(to, "GET", "/v1/users/_pending", headers=TOKEN)),
    "codes for others": (401, lambda to: asked(to, "POST", "/codes", CODES, TOKEN)),
}


def visits(place: Premises, kind: str, times: int) -> None:
    """So many visits by several clients, each on a connection of its own."""
    status, visit = KINDS[kind]

    def once(_: int) -> int:
        with closing(Visitor(place)) as to:
            return visit(to)[0]

    with ThreadPoolExecutor(VISITORS) as clients:
        assert set(clients.map(once, range(times))) == {status}


def logins(place: Premises, times: int) -> None:
    """So many people who log in from the first page to the session."""

    def once(_: int) -> str:
        with Handoff(place.address, "nl") as handoff:
            walk(handoff.start_url(), MARIEKE, "kpn")
            return handoff.redeem(handoff.wait(lambda _: None, 60)).secret

    with ThreadPoolExecutor(VISITORS) as people:
        assert len(set(people.map(once, range(times)))) == times


def kept_flat(program: Program, before: int, record_property: Figures) -> None:
    after = resident(program)
    record_property("MB of memory", f"{before // 1000} -> {after // 1000}")
    assert after <= before * MOST_GROWTH


# So many visits, of which so many come before it is looked at.
FEW = (600, 200)
MANY = pytest.param(10_000, 500, marks=[pytest.mark.campaign, pytest.mark.timeout(3_600)])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("times", "first"), [MANY])
def test_nobody_fills_it_with_one_kind(
    place: Premises, kind: str, times: int, first: int, record_property: Figures
) -> None:
    with place.server() as server:
        visits(place, kind, first)
        before = resident(server)
        visits(place, kind, times - first)
        kept_flat(server, before, record_property)


@pytest.mark.parametrize(("times", "first"), [FEW])
def test_nobody_fills_it(place: Premises, times: int, first: int, record_property: Figures) -> None:
    with place.server() as server:
        for kind in KINDS:
            visits(place, kind, first)
        before = resident(server)
        for kind in KINDS:
            visits(place, kind, times - first)
        kept_flat(server, before, record_property)


@pytest.mark.parametrize(
    ("times", "first"), [(60, 20), pytest.param(500, 50, marks=[pytest.mark.campaign, pytest.mark.timeout(600)])]
)
def test_whoever_logs_in_leaves_nothing_behind(
    place: Premises, times: int, first: int, record_property: Figures
) -> None:
    with place.server() as server:
        logins(place, first)
        before = resident(server)
        logins(place, times - first)
        kept_flat(server, before, record_property)


def test_what_was_sent_is_forgotten_without_the_collector(tmp_path: Path) -> None:
    """Half a megabyte each would fill the memory long before a ring of objects is looked for."""
    with desk(tmp_path) as at_work:
        gc.collect()
        gc.disable()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            for _ in range(3):
                assert at_work.service.post("/saml/consumer", ANSWER).status == 400
                assert at_work.service.ask("POST", "/token", "[" * 400_000, JSON).status == 400
            gc.collect()
            held = gc.get_referents(*gc.garbage)
            kept = [each for each in held if isinstance(each, str | bytes) and len(each) > LARGE]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
    assert kept == []


def test_whatever_serves_others_has_the_collector_look_as_often_as_python_does() -> None:
    before = gc.get_threshold()
    gc.set_threshold(200_000)
    try:
        with LocalServer() as server:
            server.serve(lambda *_: [])
            assert gc.get_threshold() == COLLECTOR
    finally:
        gc.set_threshold(*before)
