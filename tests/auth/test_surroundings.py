"""The login where the machine is not as usual: IPv6 alone, a proxy in the environment, somebody else logging in."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

from ibadmin.auth import loopback
from ibadmin.auth.login import Login
from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import walk
from ibadmin.store.unit import Store
from tests.auth.conftest import JAN, MARIEKE
from tests.auth.service import NOW

pytestmark = pytest.mark.manual("1.1")


def quiet(_: int) -> None:
    """Show no countdown."""


def logged_in(login: Login, person: Person) -> bytes:
    """What the store knows of the session of whoever logs in."""
    with login.begin("nl") as handoff:
        walk(handoff.start_url(), person, "kpn")
        token = handoff.redeem(handoff.wait(quiet, seconds=20))
    return sha256(token.secret.encode()).digest()


def test_a_machine_with_ipv6_alone_can_log_in(login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first address is nobody's (RFC 5737), as 127.0.0.1 is on such a machine.
    monkeypatch.setattr(loopback, "ADDRESSES", ("192.0.2.1", "::1"))
    with login.begin("nl") as handoff:
        assert handoff.redirect_uri.startswith(f"http://[::1]:{handoff.port}/callback/")
    assert logged_in(login, MARIEKE)


def test_a_proxy_in_the_environment_is_not_for_this_machine(login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert logged_in(login, MARIEKE)


def test_two_people_can_log_in_on_one_machine_at_once(login: Login, store: Store) -> None:
    with ThreadPoolExecutor(2) as terminals:
        sessions = list(terminals.map(lambda person: logged_in(login, person), (MARIEKE, JAN)))
    users = set()
    for session in sessions:
        with store.reading(session, NOW) as unit:
            users.add(unit.actor.user.id)
    assert len(users) == 2
