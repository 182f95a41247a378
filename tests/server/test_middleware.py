"""Who is let in at the door, and how often."""

from collections.abc import Sequence
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from ibadmin.auth.local_server import LocalServer
from ibadmin.server import limits
from ibadmin.server.client_address import source_of
from ibadmin.server.limits import Quota
from ibadmin.server.middleware import Door
from tests.server.places import HOST


def greeting(_: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
    start_response("200 OK", [])
    return [b"hello"]


def test_whoever_comes_round_the_front_is_sent_away() -> None:
    from_the_front: dict[str, str] = {}
    door = Door(
        greeting,
        host=HOST,
        quota=Quota(10),
        source=lambda environ: from_the_front.get(environ["REMOTE_PORT"]),
        healthy=bool,
    )
    with LocalServer() as server:
        server.serve(door)
        with pytest.raises(HTTPError, match="403"):
            build_opener(ProxyHandler({})).open(f"{server.address}/login", timeout=5)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("[2001:db8:1:3::1]", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_whoever_has_many_addresses_is_one_source(address: str, source: str) -> None:
    assert source_of(address) == source


def test_a_minute_fills_the_measure_again_and_never_more() -> None:
    now = [0.0]
    measure = Quota(2, lambda: now[0])
    assert [measure.allows("here") for _ in range(3)] == [True, True, False]
    now[0] = 30
    assert [measure.allows("here") for _ in range(2)] == [True, False]
    now[0] = 3600
    assert [measure.allows("here") for _ in range(3)] == [True, True, False]


def test_the_quietest_sources_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SOURCES", 2)
    measure = Quota(1, lambda: 0.0)
    assert [measure.allows(source) for source in ("one", "two", "one", "three", "one", "two")] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]
