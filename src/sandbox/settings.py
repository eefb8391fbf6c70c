"""What the environment says. Nothing but a loopback address is listened on, and never in production."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

PORT = 12111
HIGHEST_PORT = 65_535
DATA = Path(__file__).resolve().parents[2] / "var"


class CannotStart(Exception):
    """The message says which variable stands in the way and what it should be."""


@dataclass(frozen=True)
class Settings:
    """`folder` None keeps the state in memory. `port` 0 takes any free one.

    `smtp_port` is that of the mail server, None for none. `settling_seconds` pass until a pending refund is through or one that will fail has failed.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    folder: Path | None = None
    webhook_url: str = ""
    webhook_secret: str = ""
    settling_seconds: float = 5.0
    smtp_port: int | None = None


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Raises CannotStart."""
    values = os.environ if environ is None else environ
    port = _port(values, "SANDBOX_PORT")
    settings = Settings(
        host=values.get("SANDBOX_HOST", "").strip() or "127.0.0.1",
        port=PORT if port is None else port,
        smtp_port=_port(values, "SANDBOX_SMTP_PORT"),
        folder=Path(values.get("HOTELMATE_DATA", "").strip() or DATA).expanduser() / "sandbox",
        webhook_url=values.get("SANDBOX_WEBHOOK_URL", "").strip(),
        webhook_secret=values.get("SANDBOX_WEBHOOK_SECRET", "").strip(),
    )
    check(settings, values)
    return settings


def check(settings: Settings, environ: Mapping[str, str] | None = None) -> None:
    """Raises CannotStart."""
    values = os.environ if environ is None else environ
    if values.get("HOTELMATE_ENV", "").strip() == "production":
        raise CannotStart("HOTELMATE_ENV: the sandbox does not start in production")
    if not is_loopback(settings.host):
        raise CannotStart("SANDBOX_HOST: expected a loopback address such as 127.0.0.1")


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _port(values: Mapping[str, str], name: str) -> int | None:
    text = values.get(name, "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST_PORT:
        raise CannotStart(f"{name}: expected a port number")
    return int(text)
