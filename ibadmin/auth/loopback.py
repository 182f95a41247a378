"""This machine as seen from itself: where browsers come back to, and where a gateway runs inside one command."""

import errno
import socket

from ibadmin.errors import PortTaken

# The literal addresses and never a name (RFC 8252, 7.3 and 8.3): the second for a machine that has IPv6 alone.
ADDRESSES = ("127.0.0.1", "::1")
# What every address that browsers come back to begins with; the rest of its path is a secret of the one login.
CALLBACK_PREFIX = "/callback/"
HIGHEST_PORT = 65_535
# What an address says that this machine does not have.
NOT_HERE = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})


def listening_socket(port: int) -> socket.socket:
    """A socket that only this machine can reach; raises `PortTaken` when it cannot be had."""
    failure: OSError | None = None
    for address in ADDRESSES:
        try:
            return socket.create_server((address, port), family=family_of(address))
        except OSError as error:
            failure = error
            if error.errno not in NOT_HERE:
                break
    allowed = failure is None or failure.errno not in (errno.EACCES, errno.EPERM)
    raise PortTaken(port, allowed=allowed) from failure


def family_of(address: str) -> socket.AddressFamily:
    """Which kind of address this is."""
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def host_of(listening: socket.socket) -> str:
    """How an address on the web names this socket: its number, and its port."""
    address, port = listening.getsockname()[:2]
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
