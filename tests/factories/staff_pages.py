"""A member of staff before the pages, logged in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from staff.enums import StaffRole
from tests.factories.world import World


class Desk:
    """Asks for pages of the world's hotel; `role` is who sits there."""

    def __init__(self, world: World, role: StaffRole = StaffRole.FRONT_DESK, **facts: Any) -> None:
        self.world, self.staff = world, world.staff[role]
        self.client = Client(**facts)
        self.client.force_login(self.staff.user)

    def path(self, rest: str = "") -> str:
        return f"/staff/hotel/{self.world.hotel.slug}/{rest}"

    def get(self, rest: str = "", **query: Any) -> HttpResponse:
        return self.client.get(self.path(rest), query)

    def post(self, rest: str, **fields: Any) -> HttpResponse:
        return self.client.post(self.path(rest), fields)

    def flashes(self) -> list[dict[str, str]]:
        """What the next page will say."""
        return self.client.session.get("flashes", [])
