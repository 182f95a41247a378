"""The middleware around login pages and API: who is turned away, which of the two answers, and what is noted."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from threading import Event
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from ibadmin.auth.connections import LARGEST_BODY
from ibadmin.server.run import api_over, is_open
from ibadmin.server.wsgi import Server
from tests.server.places import HOST, Served, served
from tests.server.site import Site

PROBLEM = "application/problem+json"


def pages(_: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/html")])
    return [b"a page"]


def counting(environ: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(len(environ["wsgi.input"].read())).encode()]


@pytest.fixture(scope="module")
def service(site: Site) -> Iterator[Served]:
    """Both, over a real store."""

    def known(digest: bytes) -> bool:
        return is_open(site.world.store, digest, site.world.now)

    with served(pages, Server(site.local), requests_per_minute=20, is_open=known) as running:
        yield running


def bearer(token: str, source: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "X-Forwarded-For": source}


def test_the_api_is_under_its_version_and_the_pages_elsewhere(service: Served, site: Site) -> None:
    headers = bearer(site.tokens["beheerder"], "192.0.2.1")
    assert service.ask("GET", "/v1/me", headers=headers).status == 200
    assert service.ask("GET", "/v1", headers=headers).body == b"a page"
    assert service.ask("GET", "/v2/me", headers=headers).body == b"a page"


def test_where_there_is_no_api_the_pages_answer() -> None:
    with served(pages) as running:
        assert running.ask("GET", "/v1/me").status == 404


def test_the_log_names_an_operation_without_the_id_in_its_path(service: Served, site: Site) -> None:
    before = len(service.events("answered"))
    for path in (f"/v1/users/{site.world.maria.id}", "/v1/users/m.visser", "/v1/organisations?x=GM-0513"):
        service.ask("GET", path, headers=bearer(site.tokens["servicedesk"], "192.0.2.2"))
    lines = [(line["route"], line["status"]) for line in service.events("answered")[before:]]
    assert lines == [("/v1/users/{name}", 200), ("other", 404), ("/v1/organisations", 400)]
    assert site.world.maria.id not in service.log.getvalue()


def test_a_flood_of_strangers_leaves_the_sessions_at_their_address_in(service: Served, site: Site) -> None:
    town_hall = "192.0.2.3"
    answers = [service.ask("GET", "/v1/me", headers=bearer(site.tokens["forged"], town_hall)) for _ in range(25)]
    assert {answer.status for answer in answers} == {401, 429}
    assert service.ask("GET", "/login", headers={"X-Forwarded-For": town_hall}).status == 429
    for caller in ("user", "partnership"):
        assert service.ask("GET", "/v1/me", headers=bearer(site.tokens[caller], town_hall)).status == 200


def test_a_session_is_cut_off_by_itself_wherever_it_comes_from(service: Served, site: Site) -> None:
    token = site.world.people.session(site.world.desk)
    answers = [service.ask("GET", "/v1/me", headers=bearer(token, f"198.51.100.{each}")) for each in range(25)]
    assert [answer.status for answer in answers].index(429) >= 20
    refused = answers[-1]
    assert (refused.headers["content-type"], int(refused.headers["retry-after"])) == (PROBLEM, 3)
    assert refused.json["code"] == "too_many_requests"
    assert service.events("answered")[-1]["status"] == 429


def test_a_session_that_is_over_has_no_measure_and_is_told_why(service: Served, site: Site) -> None:
    token = site.world.people.session(site.world.maria)
    before = site.world.now
    site.world.later(minutes=30)
    try:
        answered = service.ask("GET", "/v1/me", headers=bearer(token, "192.0.2.4"))
    finally:
        site.world.now = before
    assert (answered.status, answered.json["why"]) == (401, "idle")


def test_whoever_is_turned_away_hears_it_as_the_api_speaks(service: Served) -> None:
    for answer, status in (
        (service.ask("GET", "/v1/me", host="elsewhere.example.nl"), 421),
        (service.ask("GET", "/v1/me", headers={"X-Forwarded-For": '"'}), 403),
    ):
        assert (answer.status, answer.json["status"], answer.headers["content-type"]) == (status, status, PROBLEM)


def test_a_header_of_safety_is_sent_once(service: Served) -> None:
    for path in ("/v1/me", "/login"):
        assert service.ask("GET", path).headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/v1/x", 2 * LARGEST_BODY, 200), ("/v1/x", 33 * LARGEST_BODY, 413), ("/login", 2 * LARGEST_BODY, 413)],
)
def test_the_api_takes_larger_bodies_than_the_login(path: str, size: int, status: int) -> None:
    with served(pages, counting) as running:
        answered = running.ask("POST", path, b"x" * size)
    assert answered.status == status
    assert (answered.body == str(size).encode()) is (status == 200)


def test_a_long_answer_is_on_its_way_before_its_end() -> None:
    go_on = Event()

    def slow(_: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        start_response("200 OK", [])
        yield b"first"
        go_on.wait(20)
        yield b"last"

    with served(pages, slow) as running, closing(running.connection()) as connection:
        connection.request("GET", "/v1/audit", headers={"Host": HOST})
        answer = connection.getresponse()
        assert answer.read(5) == b"first"
        assert running.events("answered") == []
        go_on.set()
        assert answer.read() == b"last"


def test_the_api_over_a_store_in_a_file_answers(site: Site) -> None:
    api = api_over(site.world.store, b"k" * 32, lambda: site.world.now)
    with served(pages, api) as running:
        me = running.ask("GET", "/v1/me", headers=bearer(site.tokens["beheerder"], "192.0.2.9")).json["user"]
    assert isinstance(me, dict)
    assert me["id"] == site.world.maria.id


def test_only_the_digest_of_an_open_session_is_known(site: Site) -> None:
    store, now = site.world.store, site.world.now
    known = {name for name, token in site.tokens.items() if is_open(store, sha256(token.encode()).digest(), now)}
    assert known == set(site.tokens) - {"none", "forged", "expired"}
