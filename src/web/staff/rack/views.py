"""The room rack: the page around an island that draws itself and asks the API for everything."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from rooms.enums import BlockKind
from staff.permissions import Capability
from web.staff.pages import StaffPage

USUAL_DAYS: Final = 14
ZOOMS: Final = (14, 30, 60)
KINDS: Final = (
    "pending",
    "confirmed",
    "arriving",
    "missing",
    "in_house",
    "leaving",
    "overdue",
    "departed",
)
PAYMENTS: Final = ("paid", "part", "unpaid")
MOVING: Final = (Capability.ASSIGN_ROOMS, Capability.UPGRADE_ROOMS, Capability.CHANGE_STAYS)
"""What a drag may mean."""
MODULES: Final = tuple(
    f"web/staff/rack/{name}.js"
    for name in (
        "api",
        "bars",
        "choosing",
        "cursor",
        "desk",
        "dialogs",
        "dragging",
        "filter",
        "following",
        "forms",
        "geometry",
        "ghost",
        "grid",
        "header",
        "keyboard",
        "lines",
        "moving",
        "placing",
        "rows",
        "store",
        "toasts",
        "words",
    )
)
"""Fetched at once instead of one after the other."""
KEYS: Final = ("walk", "open", "pick_up", "carry", "departure", "arrival", "drop", "let_go", "undo")
ANY_BOOKING: Final = "BK-2020-0000000000"
ANY_NUMBER: Final = 2**31 - 1
ID: Final = "{id}"
"""Stands in an address where the island puts the id of a stay or room."""


class RackPage(StaffPage):
    place = "rack"
    capability = Capability.VIEW_BOOKINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            "rack/rack.html",
            island=self.island(),
            types=list(self.hotel.room_types.filter(is_active=True).order_by("sort_order", "code")),
            zooms=ZOOMS,
            kinds=KINDS,
            payments=PAYMENTS,
            keys=KEYS,
            modules=MODULES,
            block_kinds=BlockKind,
        )

    def island(self) -> dict[str, Any]:
        """Everything that the island knows before it asks."""
        return {
            "addresses": self._addresses(),
            "may": {
                "move": all(map(self.able, MOVING)),
                "block": self.able(Capability.BLOCK_ROOMS),
            },
            "words": {
                "phrases": dict(self.words["rack"]),
                "refusals": dict(self.words["refusals"]),
                "facts": dict(self.words["facts"]),
            },
            "today": self.today.isoformat(),
            "timezone": self.hotel.timezone,
            "currency": self.hotel.currency,
            "usual_days": USUAL_DAYS,
        }

    def _addresses(self) -> dict[str, str]:

        bookings = reverse("room-bookings-staff-list", args=[self.hotel.slug])
        return {
            "rack": reverse("rack-staff", args=[self.hotel.slug]),
            "preview": reverse("rack-staff-preview", args=[self.hotel.slug]),
            "place": reverse("rack-staff-place", args=[self.hotel.slug]),
            "swap": reverse("rack-staff-swap", args=[self.hotel.slug]),
            "trail": f"{bookings}{ID}/audit/",
            "block": self._of_a_room("rooms-staff-blocks"),
            "block_page": self.address("block", ANY_NUMBER).replace(str(ANY_NUMBER), ID),
            "walk_in": self.address("walk-in"),
            "booking": self._of_a_booking("booking"),
            "check_in": self._of_a_booking("check-in"),
            "check_out": self._of_a_booking("check-out"),
        }

    def _of_a_room(self, route: str) -> str:
        return reverse(route, args=[self.hotel.slug, ANY_NUMBER]).replace(str(ANY_NUMBER), ID)

    def _of_a_booking(self, route: str) -> str:
        return self.address(route, ANY_BOOKING).replace(ANY_BOOKING, ID)
