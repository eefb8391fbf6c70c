"""Where browsers hear what happens."""

from __future__ import annotations


def default_socket_address(cluster: str, host: str, port: int, *, is_tls: bool) -> str:
    """Hosted Pusher's by its cluster; else that of the server that we publish to."""
    if cluster and not host:
        return f"wss://ws-{cluster}.pusher.com"
    scheme = "wss" if is_tls else "ws"
    return f"{scheme}://{host or '127.0.0.1'}:{port}"
