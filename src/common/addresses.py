"""Who is connected, as far as can be trusted, and whose network it is."""

from __future__ import annotations

from ipaddress import IPv6Address
from typing import Final

IPV6_CLIENT_BITS: Final = 64


def client_address(peer: str, *, forwarded_for: str, proxies: int) -> str:
    """X-Forwarded-For counts only as far as our own proxies wrote it."""
    if not proxies:
        return peer
    hops = [hop.strip() for hop in forwarded_for.split(",")]
    return hops[-min(proxies, len(hops))] or peer


def client_network(address: str) -> str:
    """The address; for IPv6 the /64, which is what one customer is given."""
    if ":" not in address:
        return address
    try:
        known = IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return f"{int(known) >> (128 - IPV6_CLIENT_BITS):x}::/{IPV6_CLIENT_BITS}"
