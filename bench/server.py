"""The production web server, as `hotelmate up` starts it, on a port of its own."""

from __future__ import annotations

import os
import secrets
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.drivers import CannotMeasure
from cli import programs
from cli.children import Child, stop_all

START_SECONDS = 60
UNLIMITED = {
    f"THROTTLE_{name}": "off" for name in ("PUBLIC", "BOOKING", "LOOKUP", "STAFF", "LOGIN")
}
PRODUCTION = {"HOTELMATE_ENV": "production", "ALLOWED_HOSTS": "127.0.0.1", **UNLIMITED}


@dataclass(frozen=True)
class Shape:
    """Worker processes, and threads of each that run requests."""

    workers: int = 2
    threads: int = 2

    def __str__(self) -> str:
        return f"{self.workers} x {self.threads}"


@contextmanager
def serving_web(shape: Shape) -> Iterator[tuple[str, int]]:
    """Yields the site's address and its process group."""
    os.environ["PORT"] = str(free_port())
    os.environ["WEB_WORKERS"], os.environ["WEB_THREADS"] = str(shape.workers), str(shape.threads)
    child = programs.web()
    child.environment = {
        **child.environment,
        **PRODUCTION,
        "SECRET_KEY": secrets.token_urlsafe(64),
    }
    child.start()
    try:
        site = f"http://127.0.0.1:{os.environ['PORT']}"
        yield site, wait_until_served(site, child)
    finally:
        stop_all([child])


def wait_until_served(site: str, child: Child) -> int:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if child.process is None or child.process.poll() is not None:
            raise CannotMeasure("the web server ended at once")
        try:
            with urllib.request.urlopen(f"{site}/healthz", timeout=2):
                return child.process.pid
        except OSError:
            time.sleep(0.1)
    raise CannotMeasure("the web server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
