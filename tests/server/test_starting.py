"""A service that cannot start names the port or the address that is in the way."""

import socket

import pytest

from ibadmin import messages
from ibadmin.auth.configuration import Place
from ibadmin.errors import GatewayMisconfigured, IbadminError, PortTaken
from ibadmin.server.limits import Limits
from ibadmin.server.middleware import Middleware
from ibadmin.server.run import serving
from tests.server.places import HOST


def started(listen: tuple[str, int]) -> IbadminError:
    """Why it does not start."""
    place = Place("/etc/ibadmin/gateway.toml", f"https://{HOST}", listen, 10)
    middleware = Middleware(lambda *_: [], host=HOST, limits=Limits(10, lambda _: False), healthy=bool)
    with pytest.raises((GatewayMisconfigured, PortTaken)) as raised, serving(place, middleware):
        pass
    return raised.value


def test_a_port_that_is_taken_is_named_with_its_setting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = messages.error(started(("127.0.0.1", port)))
    assert told.what == f"Port {port} of this machine is in use."
    assert told.next_steps == ("Choose another with listen in /etc/ibadmin/gateway.toml.",)


def test_an_address_that_is_another_machines_is_no_taken_port() -> None:
    failure = started(("192.0.2.1", 8080))
    assert isinstance(failure, GatewayMisconfigured)
    assert failure.problem == "listen_not_here"
