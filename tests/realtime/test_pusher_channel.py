"""Which server is spoken to."""

from __future__ import annotations

from typing import Any

import pytest

from config.sockets import default_socket_address, reached_at
from realtime.pusher_channel import client


@pytest.mark.parametrize(
    ("listening_on", "host"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),
        ("::", "[::1]"),
        ("192.168.1.20", "192.168.1.20"),
        ("fd00::2", "[fd00::2]"),
    ],
)
def test_our_own_server_is_asked_where_it_listens(settings: Any, listening_on: str, host: str):
    settings.REALTIME_HOST, settings.PUSHER_PORT = reached_at(listening_on), 6001
    library = client()._pusher_client

    assert (library.host, library.port, library.scheme) == (host, 6001, "http")


@pytest.mark.parametrize(
    ("cluster", "host", "asked", "browsers"),
    [
        ("eu", "", "api-eu.pusher.com", "wss://ws-eu.pusher.com"),
        ("", "soketi.example", "soketi.example", "wss://soketi.example:443"),
    ],
)
def test_somebody_elses_server_is_asked_under_its_name(
    settings: Any, cluster: str, host: str, asked: str, browsers: str
):
    settings.REALTIME_IS_OURS, settings.PUSHER_TLS, settings.PUSHER_PORT = False, True, 443
    settings.PUSHER_CLUSTER, settings.PUSHER_HOST = cluster, host
    library = client()._pusher_client

    assert (library.host, library.port, library.scheme) == (asked, 443, "https")
    assert default_socket_address(cluster, host, 443, is_tls=True) == browsers
