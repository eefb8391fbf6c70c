"""Typed readers of environment variables. A bad value stops the start with the variable's name.

An unset variable and an empty one mean the same: the default.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.exceptions import ImproperlyConfigured

REPOSITORY = Path(__file__).resolve().parents[2]
ENVIRONMENTS = ("development", "test", "production")
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
EMAIL = re.compile(r"[^@\s<>\",;]+@[A-Za-z0-9.-]+", re.ASCII)
SOCKET_ADDRESS = re.compile(
    r"wss?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*", re.ASCII
)
KEY_LENGTH = 50
KEY_VARIETY = 10
RATE = re.compile(r"[1-9][0-9]{0,6}/(sec|min|hour|day)")


def refuse(name: str, expected: str) -> ImproperlyConfigured:
    """The value itself stays out of the message: it may be a secret."""
    return ImproperlyConfigured(f"{name}: expected {expected}")


def read_str(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def read_required(name: str, expected: str) -> str:
    value = read_str(name)
    if not value:
        raise refuse(name, f"{expected}, but it is not set")
    return value


def read_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    value = read_str(name, default)
    if value not in choices:
        raise refuse(name, f"one of {', '.join(choices)}")
    return value


def read_environment() -> str:
    return read_choice("HOTELMATE_ENV", ENVIRONMENTS, "development")


def read_int(name: str, default: int, *, low: int, high: int) -> int:
    value = read_str(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value, re.ASCII) or not low <= int(value) <= high:
        raise refuse(name, f"a whole number from {low} to {high}")
    return int(value)


def read_digits(name: str, default: str) -> str:
    value = read_str(name, default)
    if not re.fullmatch(r"[0-9]{1,20}", value, re.ASCII):
        raise refuse(name, "digits and nothing else")
    return value


def read_socket_address(name: str, default: str) -> str:
    """Where browsers open WebSockets, without a slash at the end; empty where none is named."""
    value = read_str(name, default).rstrip("/")
    if value and not SOCKET_ADDRESS.fullmatch(value):
        raise refuse(name, "an address such as wss://hotel.example or ws://127.0.0.1:6001")
    return value


def read_bool(name: str, *, default: bool) -> bool:
    value = read_str(name, str(default)).lower()
    if value not in TRUE | FALSE:
        raise refuse(name, "1 or 0")
    return value in TRUE


def read_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list; blanks around the items are dropped."""
    return [item.strip() for item in read_str(name).split(",") if item.strip()] or list(default)


def read_prefixed(prefix: str) -> dict[str, str]:
    """Every variable that begins so, by the rest of its name."""
    return {
        name.removeprefix(prefix): read_str(name)
        for name in os.environ
        if name.startswith(prefix) and read_str(name)
    }


def read_email(name: str, default: str) -> str:
    value = read_str(name, default)
    if not EMAIL.fullmatch(value):
        raise refuse(name, "an e-mail address and nothing else")
    return value


def read_path(name: str, default: Path) -> Path:
    return Path(read_str(name, str(default))).expanduser().absolute()


def data_folder() -> Path:
    """Everything that must outlive a run lies under it."""
    return read_path("HOTELMATE_DATA", REPOSITORY / "var")


def read_rate(name: str, default: str) -> str | None:
    """A throttle such as `60/min`; `off` means no limit and gives None, as DRF wants it."""
    value = read_str(name, default)
    if value == "off":
        return None
    if not RATE.fullmatch(value):
        raise refuse(name, "a rate such as 60/min (sec, min, hour, day) or off")
    return value


def is_strong_key(key: str) -> bool:
    return len(key) >= KEY_LENGTH and len(set(key)) >= KEY_VARIETY


def derived_key(secret: str, purpose: str) -> bytes:
    """32 bytes for one purpose, from which neither the secret nor another purpose's key can be told."""
    expanded = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
    return expanded.derive(secret.encode())


def read_database(name: str, default: str) -> dict[str, Any]:
    """Django's connection settings from `postgresql://user:password@host:port/name?sslmode=…`."""
    expected = "postgresql://user:password@host:port/name"
    try:
        url = urlsplit(read_str(name, default))
        port = url.port or 5432
    except ValueError:
        raise refuse(name, expected) from None
    if url.scheme not in {"postgres", "postgresql"} or not url.hostname or url.path in {"", "/"}:
        raise refuse(name, expected)
    return {
        "ENGINE": "config.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname,
        "PORT": port,
        "OPTIONS": dict(parse_qsl(url.query)),
    }
