"""A member of staff with a token, who speaks JSON to the real addresses, which answer as described."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from knox.models import AuthToken

from hotel.models import RoomBooking
from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.api_description import assert_described
from tests.factories.world import World

BASE = "/api/staff/hotel"


class File(str):
    """A body that is sent as CSV."""

    __slots__ = ()


@dataclass
class Desk:
    """`slug` is the hotel that is spoken to; `headers` say who speaks."""

    slug: str
    headers: dict[str, str] = field(default_factory=dict)
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> HttpResponse:
        """`path` is below the hotel's address, or absolute."""
        answer = self.client.generic(
            method,
            path if path.startswith("/") else f"{BASE}/{self.slug}/{path}",
            *_sent(body),
            query_params=query,
            headers=self.headers,
        )
        return assert_described(answer)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.ask("GET", path, **query)

    def post(self, path: str, body: Any = None) -> HttpResponse:
        return self.ask("POST", path, body)

    def patch(self, path: str, body: Any) -> HttpResponse:
        return self.ask("PATCH", path, body)

    def delete(self, path: str) -> HttpResponse:
        return self.ask("DELETE", path)


def _sent(body: Any) -> tuple[str, str]:
    """The body and its content type."""
    if isinstance(body, File):
        return body, "text/csv"
    return ("", "") if body is None else (json.dumps(body), "application/json")


def token_of(staff: Staff) -> dict[str, str]:
    _, token = AuthToken.objects.create(user=staff.user)
    return {"Authorization": f"Token {token}"}


def desk_of(world: World, role: StaffRole = StaffRole.FRONT_DESK) -> Desk:
    return Desk(world.hotel.slug, token_of(world.staff[role]))


def at(booking: RoomBooking, rest: str = "") -> str:
    """The path of a booking's page, or of what is below it."""
    return f"room-bookings/{booking.booking_id}/{rest}"


def refusal(answer: HttpResponse) -> tuple[int, str, str | None]:
    error = answer.json()["error"]
    return answer.status_code, error["code"], error.get("field")
