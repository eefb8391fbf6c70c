"""Where browsers hear what happens."""

from __future__ import annotations

from typing import Final

EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  compared with


def reached_at(host: str) -> str:
    """The host to ask, as it stands in an address, for a server of this machine that listens on `host`."""
    asked = EVERYWHERE.get(host, host)
    return f"[{asked}]" if ":" in asked else asked


def default_socket_address(cluster: str, host: str, port: int, *, is_tls: bool) -> str:
    """Hosted Pusher's by its cluster, or that of the server that we publish to. Empty for our own, which
    browsers find where they have the page from."""
    if host:
        return f"{'wss' if is_tls else 'ws'}://{host}:{port}"
    return f"wss://ws-{cluster}.pusher.com" if cluster else ""
