"""How often a caller may come, and whom the limits take for one caller."""

from hashlib import sha256

import pytest

from ibadmin.server import limits
from ibadmin.server.client_address import source_of
from ibadmin.server.limits import Limits

HERE = "192.0.2.7"


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


def strangers(per_minute: int, now: list[float]) -> Limits:
    """Limits where no session is open."""
    return Limits(per_minute, lambda _: False, lambda: now[0])


def test_a_minute_fills_the_measure_again_and_never_more() -> None:
    now = [0.0]
    measure = strangers(2, now)
    assert [measure.wait("", HERE) for _ in range(3)] == [0, 0, 30]
    now[0] = 30
    assert [measure.wait("", HERE) for _ in range(2)] == [0, 30]
    now[0] = 3600
    assert [measure.wait("", HERE) for _ in range(3)] == [0, 0, 30]


def test_who_waits_as_long_as_was_said_comes_in() -> None:
    now = [0.0]
    measure = strangers(7, now)
    for _ in range(100):
        now[0] += measure.wait("", HERE)
    assert measure.wait("", HERE) == 0


def test_the_quietest_callers_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CALLERS", 2)
    measure = strangers(1, [0.0])
    waits = [measure.wait("", source) for source in ("one", "two", "one", "three", "one", "two")]
    assert [wait > 0 for wait in waits] == [False, False, True, False, True, False]


def test_an_open_session_has_a_measure_of_its_own() -> None:
    known = sha256(b"known").digest()
    measure = Limits(2, lambda digest: digest == known, lambda: 0.0)
    assert [measure.wait("guessed", HERE) for _ in range(3)] == [0, 0, 30]
    assert measure.wait("", HERE) == 30
    assert [measure.wait("known", HERE) for _ in range(3)] == [0, 0, 30]
    assert measure.wait("known", "198.51.100.1") == 30
    assert measure.wait("guessed", "198.51.100.1") == 0


def test_the_store_is_asked_once_for_a_session() -> None:
    asked: list[bytes] = []

    def is_open(digest: bytes) -> bool:
        asked.append(digest)
        return True

    measure = Limits(10, is_open)
    assert {measure.wait("known", HERE) for _ in range(5)} == {0}
    assert asked == [sha256(b"known").digest()]
