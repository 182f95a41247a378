"""Who is one visitor: whatever limits go by, nobody gets more of by changing addresses that are all theirs."""

from ipaddress import IPv6Address, ip_address, ip_network

# What one household or office gets at least (RFC 6177): with IPv6 everybody has more addresses than can be counted.
_OWN = 64


def source_of(address: str) -> str:
    """The visitor behind an address: of IPv4 the address itself, of IPv6 the network of which it is one of many."""
    try:
        number = ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return address
    if not isinstance(number, IPv6Address):
        return str(number)
    if number.ipv4_mapped is not None:
        return str(number.ipv4_mapped)
    return str(ip_network((number, _OWN), strict=False))
