"""The sandbox that `hotelmate up` starts next to the site: a local Stripe, and a catcher of mail and SMS.

Outside of production whatever is not set up by itself speaks to it.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.children import Child
from cli.ports import can_listen
from config.env import data_folder, read_bool, read_environment, read_int

LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65_535
WEBHOOK_PATH = "/api/payments/stripe/webhook/"


@dataclass(frozen=True, slots=True)
class Sandbox:
    port: int
    smtp_port: int
    webhook_secret: str

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"


def wanted_sandbox(site_port: int) -> Sandbox | None:
    """None in production, and with SANDBOX=0. The ports are those of the last run, so that pages opened
    then can still be paid on; else those after the site's, or any free ones."""
    if read_environment() == "production" or not read_bool("SANDBOX", default=True):
        return None
    last_port, last_smtp_port = last_ports()
    usual = free_port(last_port, site_port + 1, besides=[site_port])
    port = read_int("SANDBOX_PORT", usual, low=1, high=HIGHEST_PORT)
    usual = free_port(last_smtp_port, port + 1, besides=[site_port, port])
    smtp_port = read_int("SANDBOX_SMTP_PORT", usual, low=1, high=HIGHEST_PORT)
    return Sandbox(port, smtp_port, f"whsec_{secrets.token_hex(16)}")


def last_ports() -> tuple[int, int]:
    """0 for those that nobody remembers."""
    try:
        port, smtp_port = (int(part) for part in memory().read_text().split())
    except (OSError, ValueError):
        return 0, 0
    return port, smtp_port


def remember_ports(sandbox: Sandbox) -> None:
    memory().parent.mkdir(parents=True, exist_ok=True)
    memory().write_text(f"{sandbox.port} {sandbox.smtp_port}\n")


def memory() -> Path:
    return data_folder() / "sandbox" / "ports"


def free_port(*preferred: int, besides: Sequence[int]) -> int:
    for each in preferred:
        if 0 < each <= HIGHEST_PORT and each not in besides and can_listen(LOOPBACK, each):
            return each
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def environment_of_site(sandbox: Sandbox) -> dict[str, str]:
    """What is set up by itself stays as it is, each as a whole."""
    offered = {
        "STRIPE_SECRET_KEY": {
            "STRIPE_SECRET_KEY": "sk_test_sandbox",
            "STRIPE_API_BASE": sandbox.address,
            "STRIPE_WEBHOOK_SECRETS": sandbox.webhook_secret,
        },
        "EMAIL_HOST": {"EMAIL_HOST": LOOPBACK, "EMAIL_PORT": str(sandbox.smtp_port)},
        "SMS_ACCOUNT_SID": {
            "SMS_ACCOUNT_SID": "AC" + "0" * 32,
            "SMS_AUTH_TOKEN": "sandbox",
            "SMS_FROM": "+15005550006",
            "SMS_API_BASE": sandbox.address,
        },
    }
    chosen: dict[str, str] = {}
    for name, values in offered.items():
        is_set_up = name in os.environ or (name == "EMAIL_HOST" and "EMAIL_PROVIDER" in os.environ)
        chosen |= {} if is_set_up else values
    return chosen


def program(sandbox: Sandbox, site: str) -> Child:
    remember_ports(sandbox)
    return Child(
        "sandbox",
        [sys.executable, "-m", "sandbox"],
        {
            "SANDBOX_PORT": str(sandbox.port),
            "SANDBOX_SMTP_PORT": str(sandbox.smtp_port),
            "SANDBOX_WEBHOOK_URL": site + WEBHOOK_PATH,
            "SANDBOX_WEBHOOK_SECRET": sandbox.webhook_secret,
        },
    )
