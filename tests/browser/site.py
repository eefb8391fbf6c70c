"""The whole of HotelMate as guests meet it: real processes on a database of their own, and the sandbox in
the place of everybody outside."""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from common.queues import PROGRAMS
from sandbox.server import Sandbox
from tests.factories.realtime import Realtime, free_port, process, running_realtime
from tests.factories.sandbox import SECRET, running_sandbox

WEBHOOK = "/api/payments/stripe/webhook/"
PATIENCE_SECONDS = 30.0
JOHN = {
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
}


@dataclass(frozen=True)
class Site:
    url: str
    sandbox: Sandbox
    realtime: Realtime

    def ask(self, method: str, path: str, body: Any = None, token: str = "") -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.url}/api/public/hotel/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "X-Booking-Token": token},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def book(
        self, slug: str, *, today: date, first: int = 7, last: int = 9, **facts: Any
    ) -> Booked:
        stay = {
            "check_in": (today + timedelta(days=first)).isoformat(),
            "check_out": (today + timedelta(days=last)).isoformat(),
        }
        wanted = {"room_type_code": "DBL", "adults": 2, "children": 0} | stay | JOHN | facts
        body = self.ask("POST", f"{slug}/room-bookings/", wanted)
        return Booked(self, slug, body["booking_id"], body["manage_token"])


@dataclass(frozen=True)
class Booked:
    """A booking that a guest made, and the proof that is theirs."""

    site: Site
    slug: str
    booking_id: str
    token: str

    @property
    def address(self) -> str:
        return f"{self.site.url}/guest/{self.slug}/bookings/{self.booking_id}/"

    @property
    def link(self) -> str:
        """As it stands in the mail."""
        return f"{self.address}#token={self.token}"

    def ask(self, method: str, path: str = "", body: Any = None) -> dict[str, Any]:
        below = f"{self.slug}/room-bookings/{self.booking_id}/{path}"
        return self.site.ask(method, below, body, self.token)

    @property
    def money(self) -> tuple[str, str, str, str]:
        """Its status, and what is paid, on its way back and due."""
        seen = self.ask("GET")
        balance = seen["balance"]
        return seen["status"], balance["paid"], balance["returning"], balance["due"]

    def wait_for(self, money: tuple[str, str, str, str]) -> None:
        wait_until(lambda: self.money == money, f"{money}, not {self.money}")


@contextmanager
def running_site(database_url: str, folder: Path) -> Iterator[Site]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    realtime = Realtime(free_port())
    with ExitStack() as stack:
        sandbox = stack.enter_context(running_sandbox(webhook_url=url + WEBHOOK, secret=SECRET))
        environment = os.environ | {
            "DATABASE_URL": database_url,
            "HOTELMATE_DATA": str(folder),
            "SITE_URL": url,
            "STRIPE_API_BASE": sandbox.base_url,
            "STRIPE_SECRET_KEY": "sk_test_browser",
            "STRIPE_WEBHOOK_SECRETS": SECRET,
            "LOG_LEVEL": "ERROR",
            **realtime.environment,
            **{f"THROTTLE_{name}": "off" for name in ("PUBLIC", "BOOKING", "LOOKUP", "PROMO")},
        }
        stack.enter_context(running_realtime(realtime, environment))
        for program in PROGRAMS:
            stack.enter_context(
                process([sys.executable, "-m", "config.worker", program], environment)
            )
        stack.enter_context(process(web_on(port), environment))
        wait_until(lambda: answers(f"{url}/healthz"), "the site never came up")
        yield Site(url, sandbox, realtime)


def web_on(port: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "config.wsgi:application", "--interface", "wsgi",
        "--host", "127.0.0.1", "--port", str(port), "--http", "1", "--no-ws",
        "--workers", "1", "--blocking-threads", "4", "--log-level", "warning",
    ]  # fmt: skip


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except (OSError, urllib.error.HTTPError):
        return False


def wait_until(is_so: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
