"""A guest, who speaks JSON to the public addresses. Every answer must be as the API is described."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.factories.api_description import assert_described
from tests.factories.world import World, day

JOHN = {
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
}


def wanted(first: int = 1, last: int = 3, **facts: Any) -> dict[str, Any]:
    """What a guest asks the price of: a double room from day(first) to day(last)."""
    stay = {"check_in": day(first).isoformat(), "check_out": day(last).isoformat()}
    return {"room_type_code": "DBL", **stay, "adults": 2, "children": 0} | facts


def booking_of_john(first: int = 1, last: int = 3, **facts: Any) -> dict[str, Any]:
    return wanted(first, last) | JOHN | facts


@dataclass
class Guest:
    """`slug` is the hotel that is spoken to."""

    slug: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: dict[str, Any] | None = None,
        **headers: str,
    ) -> HttpResponse:
        """`path` is below the hotel's address; `X_Booking_Token="…"` is a header."""
        answer = self.client.generic(
            method,
            f"/api/public/hotel/{self.slug}/{path}",
            "" if body is None else json.dumps(body),
            content_type="" if body is None else "application/json",
            query_params=query,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        return assert_described(answer)

    def search(self, first: int = 1, last: int = 3, **query: Any) -> HttpResponse:
        stay = {"check_in": day(first).isoformat(), "check_out": day(last).isoformat()}
        return self.ask("GET", "availability/", query=stay | query)

    def quote(self, **facts: Any) -> HttpResponse:
        return self.ask("POST", "pricing-quote/", wanted(**facts))

    def book(self, body: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        return self.ask("POST", "room-bookings/", body or booking_of_john(), **headers)

    def look_up(self, booking_id: str, **headers: str) -> HttpResponse:
        return self.ask("GET", f"room-bookings/{booking_id}/", **headers)

    def verify(self, booking_id: str, last_name: str, email: str) -> HttpResponse:
        proof = {"last_name": last_name, "email": email}
        return self.ask("POST", f"room-bookings/{booking_id}/verify/", proof)

    def cancel(self, booking_id: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.ask("POST", f"room-bookings/{booking_id}/cancel/", body, **headers)


def guest_of(world: World) -> Guest:
    return Guest(world.hotel.slug)
