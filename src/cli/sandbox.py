"""The sandbox that `hotelmate up` starts next to the site: a local Stripe, and a catcher of mail and SMS.

Outside of production whatever is not set up by itself speaks to it.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
from dataclasses import dataclass

from cli.children import Child
from cli.ports import can_listen
from config.env import read_choice, read_int, read_str

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
    """None in production, and with SANDBOX=0. The ports are those after the site's, or any free ones."""
    environment = read_choice("HOTELMATE_ENV", ("development", "test", "production"), "development")
    if environment == "production" or read_str("SANDBOX", "1") == "0":
        return None
    port = read_int("SANDBOX_PORT", free_port(site_port + 1), low=1, high=HIGHEST_PORT)
    smtp_port = read_int("SANDBOX_SMTP_PORT", free_port(port + 1), low=1, high=HIGHEST_PORT)
    return Sandbox(port, smtp_port, f"whsec_{secrets.token_hex(16)}")


def free_port(preferred: int) -> int:
    if preferred <= HIGHEST_PORT and can_listen(LOOPBACK, preferred):
        return preferred
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
