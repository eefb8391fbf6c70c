"""The production web server and its workers, as `hotelmate up` starts them, on a port of its own."""

from __future__ import annotations

import os
import secrets
import socket
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bench.drivers import CannotMeasure
from cli import programs
from cli.children import stop_all

START_SECONDS = 120
UNLIMITED = {
    f"THROTTLE_{name}": "off" for name in ("PUBLIC", "BOOKING", "LOOKUP", "STAFF", "LOGIN")
}
PRODUCTION = {"HOTELMATE_ENV": "production", "ALLOWED_HOSTS": "127.0.0.1", **UNLIMITED}
DEVELOPMENT = {
    "HOTELMATE_ENV": "development",
    "WEBHOOKS_ALLOW_PRIVATE": "1",
    "LOG_LEVEL": "CRITICAL",
    **UNLIMITED,
}
"""Where payments, mail and webhooks may go to this machine. That they fail need not be told."""


@dataclass(frozen=True)
class Shape:
    """Worker processes, and threads of each that run requests."""

    workers: int = 2
    threads: int = 3

    def __str__(self) -> str:
        return f"{self.workers} x {self.threads}"


@contextmanager
def serving_web(
    shape: Shape, environment: Mapping[str, str] = PRODUCTION, *, port: int | None = None
) -> Iterator[tuple[str, list[int]]]:
    """Yields the site's address and the process groups of the web server and of the two workers."""
    os.environ["PORT"] = str(port or free_port())
    os.environ["WEB_WORKERS"], os.environ["WEB_THREADS"] = str(shape.workers), str(shape.threads)
    secret = {"SECRET_KEY": secrets.token_urlsafe(64)}
    children = [programs.web(), programs.worker(), programs.outside()]
    for child in children:
        child.environment = {**child.environment, **environment, **secret}
        child.start()
    try:
        site = f"http://127.0.0.1:{os.environ['PORT']}"
        wait_until_ready(f"{site}/readyz")
        yield site, [child.process.pid for child in children if child.process]
    finally:
        stop_all(children)


def wait_until_ready(address: str) -> None:
    """Web, database and worker; a server that ended at once does not get ready either."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise CannotMeasure("the web server and its worker did not get ready")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
