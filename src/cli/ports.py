from __future__ import annotations

import socket
import time

from cli.postgres.cluster import CannotStart

PATIENCE_SECONDS = 20.0  # a killed run's web server needs a moment to notice and go


def wait_for_port(host: str, port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    if not can_listen(host, port):
        print(f"port {port} is taken; waiting {PATIENCE_SECONDS:.0f} seconds for it", flush=True)
    while not can_listen(host, port):
        if time.monotonic() > deadline:
            raise CannotStart(f"port {port} is taken; set PORT to another one")
        time.sleep(0.2)


def can_listen(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
