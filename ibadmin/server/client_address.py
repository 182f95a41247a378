"""The address by which a limit knows a client, who gets no more by changing between addresses that are all theirs."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# What one household or office gets at least (RFC 6177): with IPv6 everybody has more addresses than can be counted.
_OWN = 64


def forwarded(environ: "WSGIEnvironment") -> str | None:
    """Returns the client behind the reverse proxy, which names last who came to it; None when that is no address."""
    named: str = (environ.get("HTTP_X_FORWARDED_FOR") or environ["REMOTE_ADDR"]).rpartition(",")[2].strip()
    try:
        environ["REMOTE_ADDR"] = str(ip_address(named.strip("[]")))
    except ValueError:
        return None
    return source_of(named)


def source_of(address: str) -> str:
    """Returns the client behind an address: of IPv4 the address itself, of IPv6 its network of /64."""
    try:
        number = ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return address
    if not isinstance(number, IPv6Address):
        return str(number)
    if number.ipv4_mapped is not None:
        return str(number.ipv4_mapped)
    return str(ip_network((number, _OWN), strict=False))
