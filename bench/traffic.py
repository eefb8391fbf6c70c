"""A steady load: every request begins at its moment, whether the ones before it were answered or not.

Latency counts from that moment on, so that a server that falls behind cannot hide it.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from typing import Any, Final

from bench.drivers import CannotMeasure
from bench.world import NIGHTS
from common.clock import now

LONGEST_SECONDS: Final = 30
FIRST_ARRIVAL_DAYS: Final = 3
STAY_NIGHTS: Final = 2
SEARCH_NIGHTS: Final = 3
JSON_TYPE: Final = {"Content-Type": "application/json"}
MISSING: Final = 0
"""The status of a request that nobody answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` 0 means none. `milliseconds` since the moment at which the request was to begin."""

    status: int
    milliseconds: float
    body: Any = None


@dataclass(frozen=True, slots=True)
class Load:
    """Of one kind of request: how many a second, and what makes one at the moment that it is given."""

    kind: str
    rate: float
    make: Callable[[float], Answer]
    threads: int


@dataclass(frozen=True, slots=True)
class Guest:
    """Of one hotel with rooms enough. `types` have the codes T0, T1 and so on."""

    host: str
    hotel: str
    types: int

    def search(self, begun: float) -> Answer:
        arrival = _arrival()
        departure = arrival + timedelta(days=SEARCH_NIGHTS)
        query = f"check_in={arrival}&check_out={departure}&adults=2"
        return self._ask("GET", f"availability/?{query}", begun)

    def book(self, plan: str, begun: float) -> Answer:
        arrival = _arrival()
        body = {
            "room_type_code": f"T{random.randrange(self.types)}",
            "rate_plan_code": plan,
            "check_in": arrival.isoformat(),
            "check_out": (arrival + timedelta(days=STAY_NIGHTS)).isoformat(),
            "adults": 2,
            "children": 0,
            "primary_first_name": "John",
            "primary_last_name": "Doe",
            "primary_email": "john@example.com",
            "primary_phone": "+353861234567",
            "booker_type": "SELF",
        }
        return self._ask("POST", "room-bookings/", begun, body)

    def start_payment(self, plan: str, begun: float) -> Answer:
        """Of a booking made for it. Its latency is that of the start alone."""
        booked = self.book(plan, begun)
        if booked.status != 201:
            raise CannotMeasure(f"a booking to be paid answered {booked.status}: {booked.body}")
        path = f"room-bookings/{booked.body['booking_id']}/payment/session/"
        token = {"X-Booking-Token": booked.body["manage_token"]}
        return self._ask("POST", path, time.perf_counter(), {}, token)

    def _ask(
        self, method: str, path: str, begun: float, body: Any = None, headers: Any = None
    ) -> Answer:
        """Over a connection of its own, as each guest has."""
        connection = HTTPConnection(self.host, timeout=LONGEST_SECONDS)
        sent = None if body is None else json.dumps(body)
        address = f"/api/public/hotel/{self.hotel}/{path}"
        try:
            connection.request(method, address, sent, {**JSON_TYPE, **(headers or {})})
            response = connection.getresponse()
            text = response.read()
        except (OSError, HTTPException):
            return Answer(MISSING, _since(begun))
        finally:
            connection.close()
        taken = _since(begun)
        return Answer(response.status, taken, json.loads(text))


def drive(loads: Sequence[Load], *, seconds: float) -> dict[str, list[Answer]]:
    """All of them at once, by kind, in the order in which they began."""
    with ThreadPoolExecutor(len(loads)) as drivers:
        begun = [(load.kind, drivers.submit(_drive, load, seconds)) for load in loads]
        return {kind: [each.result() for each in made.result()] for kind, made in begun}


def _drive(load: Load, seconds: float) -> list[Future[Answer]]:
    first = time.perf_counter()
    with ThreadPoolExecutor(load.threads) as pool:
        made = []
        for number in range(round(load.rate * seconds)):
            moment = first + number / load.rate
            time.sleep(max(0.0, moment - time.perf_counter()))
            made.append(pool.submit(load.make, moment))
        return made


def _arrival() -> date:
    last = NIGHTS - FIRST_ARRIVAL_DAYS - SEARCH_NIGHTS - 10
    return now().date() + timedelta(days=FIRST_ARRIVAL_DAYS + random.randrange(last))


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000
