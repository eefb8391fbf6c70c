"""A hundred thousand night-prices in one call of the staff API, in seconds."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

import psycopg
from django.contrib.auth.hashers import make_password

from bench.drivers import CannotMeasure
from bench.rated import TO_CHANGE, TYPES
from bench.world import NIGHTS
from common.clock import now
from staff.enums import StaffRole

NIGHT_PRICES = TO_CHANGE.plans * TYPES * NIGHTS
LONGEST_SECONDS = 120
MANAGER, PASSWORD = "bench-manager", "a password for a minute"
HIRE = """
WITH person AS (
    INSERT INTO auth_user (username, password, first_name, last_name, email, is_staff, is_active,
           is_superuser, date_joined)
    VALUES (%(username)s, %(password)s, '', '', '', false, true, false, now()) RETURNING id
)
INSERT INTO staff_staff (user_id, hotel_id, role, is_active, created_at)
SELECT id, %(hotel)s, %(role)s, true, now() FROM person
"""


@dataclass
class Bulk:
    """Seconds of each call; the first one inserts rows, the others change them."""

    name: str
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.seconds)


def hire_manager(server: psycopg.Connection) -> None:
    """Of the hotel whose nights are changed."""
    hire(server, MANAGER, TO_CHANGE.first)


def hire(server: psycopg.Connection, username: str, hotel: int) -> None:
    server.execute(
        HIRE,
        {
            "username": username,
            "password": make_password(PASSWORD),
            "hotel": hotel,
            "role": StaffRole.MANAGER.value,
        },
    )


def measure_bulk(site: str, *, repeats: int) -> list[Bulk]:
    """Every call changes every price."""
    token = send(f"{site}/api/staff/login/", {"username": MANAGER, "password": PASSWORD})["token"]
    today = now().date() + timedelta(days=1)
    by_night, by_range = Bulk("a change for each night"), Bulk("a change for each plan and type")
    for repeat in range(repeats):
        by_night.seconds.append(_call(site, token, [*_nights(today, repeat)]))
        by_range.seconds.append(_call(site, token, [*_ranges(today, repeat)]))
    return [by_night, by_range]


def _nights(first: date, repeat: int) -> Iterator[dict[str, Any]]:
    for change in _ranges(first, repeat):
        for place in range(NIGHTS):
            night = first + timedelta(days=place)
            yield change | {
                "from": night.isoformat(),
                "to": (night + timedelta(days=1)).isoformat(),
                "price": f"{100 + repeat}.{place % 100:02}",
            }


def _ranges(first: date, repeat: int) -> Iterator[dict[str, Any]]:
    for plan in range(TO_CHANGE.plans):
        for room_type in range(TYPES):
            yield {
                "from": first.isoformat(),
                "to": (first + timedelta(days=NIGHTS)).isoformat(),
                "rate_plan_codes": [f"P{plan}"],
                "room_type_codes": [f"T{room_type}"],
                "price": f"{200 + repeat}.{plan}{room_type % 10}",
            }


def _call(site: str, token: str, changes: list[dict[str, Any]]) -> float:
    address = f"{site}/api/staff/hotel/bench-{TO_CHANGE.first}/rates/bulk-update/"
    body = {"mode": "ALL_OR_NOTHING", "changes": changes}
    begun = time.perf_counter()
    answer = send(address, body, Authorization=f"Token {token}")
    seconds = time.perf_counter() - begun
    if answer["rate_nights"] != {"changed": NIGHT_PRICES, "unchanged": 0}:
        raise CannotMeasure(f"the bulk update answered {answer}")
    return seconds


def send(address: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=LONGEST_SECONDS) as response:
            answer: dict[str, Any] = json.load(response)
    except urllib.error.HTTPError as exc:
        raise CannotMeasure(f"{address} answered {exc.code}: {exc.read()!r}") from exc
    return answer
