"""The server of real time that `hotelmate up` starts next to the site, unless another one is named.

Outside of production it has a secret of its own and a port that is kept over restarts, so that pages that
are open find it again.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cli import programs
from cli.children import Child
from cli.sandbox import HIGHEST_PORT, free_port
from config.env import data_folder, read_environment, read_int, read_str

PORT_IN_PRODUCTION = 6001
PLACES_AFTER_THE_SITE = 3  # the sandbox has those before


@dataclass(frozen=True, slots=True)
class Realtime:
    """`port` is None where the server is somebody else's."""

    port: int | None
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        port = {} if self.port is None else {"REALTIME_PORT": str(self.port)}
        return {"PUSHER_SECRET": self.secret} | port

    def programs(self) -> list[Child]:
        if self.port is None:
            return [programs.relay()]
        remember_port(self.port)
        return [programs.realtime(self.port), programs.relay()]


def wanted_realtime(site_port: int, *, taken: Sequence[int]) -> Realtime | None:
    """None in production without a secret."""
    secret = read_str("PUSHER_SECRET")
    if read_str("PUSHER_CLUSTER") or read_str("PUSHER_HOST"):
        return Realtime(None, secret) if secret else None
    if read_environment() == "production":
        port = read_int("REALTIME_PORT", PORT_IN_PRODUCTION, low=1, high=HIGHEST_PORT)
        return Realtime(port, secret) if secret else None
    usual = free_port(last_port(), site_port + PLACES_AFTER_THE_SITE, besides=[site_port, *taken])
    port = read_int("REALTIME_PORT", usual, low=1, high=HIGHEST_PORT)
    return Realtime(port, secret or secrets.token_urlsafe(48))


def last_port() -> int:
    """0 if nobody remembers."""
    try:
        return int(memory().read_text())
    except (OSError, ValueError):
        return 0


def remember_port(port: int) -> None:
    memory().parent.mkdir(parents=True, exist_ok=True)
    memory().write_text(f"{port}\n")


def memory() -> Path:
    return data_folder() / "realtime" / "port"
