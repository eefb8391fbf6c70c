"""Which addresses we call: https on a public host by its name, so that nobody reaches into our network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from webhooks.errors import UnsafeUrl

PORTS: Final = frozenset({443, 8443})
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_NAME = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{2,59}})")
_PRINTABLE = re.compile(r"[!-~]+")
_OURS = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "onion", "test")
_GLOBAL_V6 = ip_network("2000::/3")
_EMBEDS_V4_V6: Final = (
    (ip_network("64:ff9b::/96"), 0),  # NAT64
    (ip_network("2002::/16"), 80),  # 6to4
)
_NEVER_V4: Final = (
    ip_network("168.63.129.16/32"),  # a cloud's metadata on a public number
    ip_network("192.0.0.0/24"),  # protocol assignments; another cloud's metadata
    ip_network("192.88.99.0/24"),  # relays into IPv6
)
_NEVER_V6: Final = ip_network("3fff::/20")  # documentation

IPAddress = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. `path` includes the query."""

    host: str
    port: int
    path: str
    is_encrypted: bool

    @property
    def authority(self) -> str:
        usual = 443 if self.is_encrypted else 80
        return self.host if self.port == usual else f"{self.host}:{self.port}"


def target_of(url: str, *, allow_private: bool) -> Target:
    """`allow_private` is for development: it admits http, any port and addresses in place of names."""
    if not _PRINTABLE.fullmatch(url) or "\\" in url:
        raise UnsafeUrl(field="url")
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").lower()
    except ValueError:
        raise UnsafeUrl(field="url") from None
    if "@" in parts.netloc or "#" in url or parts.scheme not in {"http", "https"} or not host:
        raise UnsafeUrl(field="url")
    is_encrypted = parts.scheme == "https"
    port = (443 if is_encrypted else 80) if port is None else port
    if not allow_private and not (is_encrypted and port in PORTS and _is_public_name(host)):
        raise UnsafeUrl(field="url")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, port, path, is_encrypted)


def _is_public_name(host: str) -> bool:
    """A name, not a number in any of its spellings; its last label is no number."""
    return _NAME.fullmatch(host) is not None and host.rpartition(".")[2] not in _OURS


def is_public(address: IPAddress) -> bool:
    """Whether it is an ordinary host of the internet, also inside of what IPv6 wraps around it."""
    if isinstance(address, IPv6Address):
        return _is_public_v6(address)
    if any(address in network for network in _NEVER_V4):
        return False
    return address.is_global and not address.is_multicast


def _is_public_v6(address: IPv6Address) -> bool:
    if address.ipv4_mapped is not None or address.teredo is not None:
        return False
    for network, shift in _EMBEDS_V4_V6:
        if address in network:
            return is_public(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    return address in _GLOBAL_V6 and address not in _NEVER_V6 and address.is_global


def all_public(addresses: Iterable[str]) -> bool:
    """One bad address among several is enough to refuse the host."""
    return all(is_public(ip_address(each.partition("%")[0])) for each in addresses)
