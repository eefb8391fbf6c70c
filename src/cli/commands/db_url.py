"""`hotelmate db-url`: print the owner's URL. It starts the server only to create it."""

from __future__ import annotations

import sys

from cli.database import embedded_cluster, given_url
from cli.postgres.server import is_running, serving


def run(_arguments: list[str]) -> int:
    print(given_url() or embedded_url())
    return 0


def embedded_url() -> str:
    cluster = embedded_cluster()
    if not cluster.data.exists():
        with serving(cluster):
            pass
    if not is_running(cluster):
        print("the server is not running; `hotelmate up` starts it", file=sys.stderr)
    return cluster.url()
