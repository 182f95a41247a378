"""A server that is away for a moment, or busy, is asked again; one that answers is not."""

from contextlib import suppress

import pytest

from ibadmin.app.roles import RoleMatrix
from ibadmin.client.retry import Patience
from ibadmin.errors import GatewayUnreachable, ServerSaid
from ibadmin.model import Matrix
from tests.client.test_hostile_servers import MATRIX, Serve, http, in_turn, server

AWAY = [http(b"<html>", "text/html", f"{status} Away") for status in (502, 503, 504)]
BUSY = http(b'{"code":"busy","detail":"Later."}', "application/problem+json", "429 Busy", "Retry-After: 7\r\n")
GOOD = http(MATRIX)


class Clock:
    """Pauses that take no time, and are written down."""

    def __init__(self, seconds: float = 30, longest_wait: float = 60) -> None:
        self.pauses: list[float] = []
        self.patience = Patience(seconds, longest_wait, (0.25, 0.5), self.pauses.append)


def asked(serve: Serve, clock: Clock) -> Matrix:
    with server(serve, clock.patience) as application:
        return application.read("a.b", RoleMatrix())


@pytest.mark.parametrize("away", [*AWAY, b""], ids=["502", "503", "504", "closed"])
def test_what_passes_is_tried_again_after_a_pause(away: bytes) -> None:
    clock = Clock()
    assert asked(in_turn(away, away, away, GOOD), clock) == Matrix((), (), ())
    assert clock.pauses == [0.25, 0.5, 0.5]


@pytest.mark.parametrize("away", [AWAY[1], b""], ids=["503", "closed"])
def test_it_is_not_tried_for_ever(away: bytes) -> None:
    with pytest.raises(GatewayUnreachable):
        asked(in_turn(away), Clock(seconds=0.2))


def test_who_is_asked_to_wait_waits_that_long() -> None:
    clock = Clock()
    assert asked(in_turn(BUSY, BUSY, GOOD), clock) == Matrix((), (), ())
    assert clock.pauses == [7, 7]


def test_nobody_waits_longer_than_a_minute() -> None:
    clock = Clock()
    with pytest.raises(ServerSaid):
        asked(in_turn(BUSY), clock)
    assert clock.pauses == [7] * 8


@pytest.mark.parametrize(
    ("asked_for", "pauses"),
    [("", [1]), ("0", [1]), ("61", []), ("1e9", []), ("\u0667", []), ("Wed, 01 Dec 2021 09:30:00 GMT", []), ("-1", [])],
)
def test_the_wait_is_read_as_the_standard_says(asked_for: str, pauses: list[float]) -> None:
    clock = Clock()
    busy = BUSY.replace(b"Retry-After: 7\r\n", f"Retry-After: {asked_for}\r\n".encode() if asked_for else b"")
    with suppress(ServerSaid):
        asked(in_turn(busy, GOOD), clock)
    assert clock.pauses == pauses


@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "404 Not Found", "500 Broken"])
def test_an_answer_is_not_asked_for_again(status: str) -> None:
    clock = Clock()
    with pytest.raises(ServerSaid):
        asked(in_turn(http(b'{"code":"x","detail":"No."}', "application/problem+json", status)), clock)
    assert clock.pauses == []
