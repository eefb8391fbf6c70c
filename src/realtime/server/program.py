"""The server's own program: `granian --interface asgi realtime.server.program:application`."""

from __future__ import annotations

import logging.config
import os
from typing import Any

from common.addresses import client_address, client_network

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

from realtime.server.app import Server
from realtime.server.options import Options


def database() -> dict[str, Any]:
    """psycopg's parameters, without the limits that suit a web request."""
    facts = settings.DATABASES["default"]
    own = {"server_side_binding", "prepare_threshold", "options"}
    return {
        "host": facts["HOST"],
        "port": facts["PORT"],
        "dbname": facts["NAME"],
        "user": facts["USER"],
        "password": facts["PASSWORD"],
        **{name: value for name, value in facts["OPTIONS"].items() if name not in own},
        "application_name": "hotelmate-realtime",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }


def options() -> Options:
    return Options(
        app_id=settings.PUSHER_APP_ID,
        key=settings.PUSHER_KEY,
        secret=settings.PUSHER_SECRET,
        database=database(),
        redis_url=settings.REDIS_URL,
        connections=settings.REALTIME_CONNECTIONS,
        connections_a_network=settings.REALTIME_CONNECTIONS_A_NETWORK,
    )


def network_of(scope: dict[str, Any]) -> str:
    forwarded = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    peer = scope["client"][0] if scope.get("client") else ""
    proxies = int(str(settings.REST_FRAMEWORK["NUM_PROXIES"]))
    written = b",".join(forwarded).decode("latin-1")
    return client_network(client_address(peer, forwarded_for=written, proxies=proxies))


logging.config.dictConfig(settings.LOGGING)
application = Server(options(), network_of)
