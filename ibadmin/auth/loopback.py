"""This machine as seen from itself: where browsers come back to, and where a gateway runs inside one command."""

import socket

from ibadmin.errors import PortTaken

LOOPBACK = "127.0.0.1"
# What every address that browsers come back to begins with; the rest of its path is a secret of the one login.
CALLBACK_PREFIX = "/callback/"


def listening_socket(port: int) -> socket.socket:
    """A socket on the literal 127.0.0.1 (RFC 8252, 7.3 and 8.3); raises `PortTaken` when someone else has the port."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise PortTaken(port) from error
