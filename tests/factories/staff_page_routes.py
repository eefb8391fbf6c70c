"""The staff's pages as the URL table has them, and the least role that each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

from staff.enums import StaffRole
from tests.factories.staff_routes import DESK, HOUSEKEEPING, MANAGER, Ids

PREFIX: Final = "staff/hotel/<hotel:hotel_slug>/"
Route = tuple[str, str]
"""The method, and what follows the hotel's address."""
READ: Final = ("GET",)
DONE: Final = ("POST",)
BOTH: Final = ("GET", "POST")
BOOKING: Final = "bookings/<booking:booking_id>/"
ROOM: Final = "housekeeping/rooms/<pk:room_id>/"
BLOCK: Final = "housekeeping/blocks/<pk:block_id>/"
PRINTED: Final = ("arrivals", "departures", "in-house", "registration")
ACTIONS: Final = (
    "confirm/",
    "hold/",
    "assign/",
    "unassign/",
    "move/",
    "upgrade/",
    "change/make/",
    "departure/",
    "cancel/make/",
    "no-show/make/",
    "reinstate/",
    "notes/",
    "party/",
    "party/<pk:guest_id>/",
    "party/<pk:guest_id>/remove/",
    "payments/take/",
    "messages/<pk:message_id>/resend/",
)
OF_MANAGERS: Final = (
    "payments/pay-back/",
    "payments/refund/",
    "payments/<payment:payment_reference>/retry/",
    "refunds/<refund:refund_reference>/retry/",
)


def _routes(least: StaffRole, methods: tuple[str, ...], *pages: str) -> dict[Route, StaffRole]:
    return {(method, page): least for method in methods for page in pages}


PAGES: Final[dict[Route, StaffRole]] = {
    **_routes(
        HOUSEKEEPING,
        READ,
        "live/",
        "preferences/",
        "housekeeping/",
        "housekeeping/board/",
        "housekeeping/blocks/",
        "print/housekeeping/",
        "print/housekeeping.pdf",
    ),
    **_routes(
        HOUSEKEEPING,
        DONE,
        "preferences/save/",
        f"{ROOM}status/",
        f"{ROOM}note/",
        "housekeeping/round/",
        "housekeeping/undo/",
    ),
    **_routes(
        DESK,
        READ,
        "",
        "board/",
        "rack/",
        "walk-in/offers/",
        "prices/",
        "prices/guest/",
        "dashboard/",
        "dashboard/outlook/",
        "dashboard/tiles/",
        "dashboard/figures.pdf",
        "housekeeping/blocks/new/",
        BLOCK,
        "bookings/",
        "bookings/rows/",
        "bookings/find/",
        "bookings/export.csv",
        BOOKING,
        *(f"{BOOKING}{rest}/" for rest in ("room", "change", "cancel", "no-show")),
        f"{BOOKING}messages/<pk:message_id>/",
        *(f"print/{name}{end}" for name in PRINTED for end in ("/", ".pdf")),
    ),
    **_routes(
        DESK,
        DONE,
        "housekeeping/blocks/create/",
        f"{BLOCK}save/",
        f"{BLOCK}release/",
        "bookings/bulk/",
        "bookings/bulk/run/",
        "bookings/views/save/",
        "bookings/views/<pk:view_id>/drop/",
    ),
    **_routes(DESK, BOTH, "walk-in/", f"{BOOKING}check-in/", f"{BOOKING}check-out/"),
    **_routes(DESK, BOTH, *(f"{BOOKING}{rest}" for rest in ACTIONS)),
    **_routes(MANAGER, BOTH, *(f"{BOOKING}{rest}" for rest in OF_MANAGERS)),
    **_routes(MANAGER, DONE, "prices/preview/", "prices/apply/", "prices/undo/"),
}


def pages_in_use() -> set[Route]:
    """Every method of every page of a hotel, from the URL table itself."""
    return {
        (method, route.removeprefix(PREFIX))
        for route, pattern in _walk(get_resolver(), "")
        if route.startswith(PREFIX)
        for method in BOTH
        if method.lower() in pattern.callback.view_class.http_method_names
        and hasattr(pattern.callback.view_class, method.lower())
    }


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern


def page_address(page: str, slug: str, ids: Ids) -> str:
    """No view is anybody's: it has the number that nothing has."""
    facts = {"hotel_slug": slug, "view_id": 2**31 - 1, **asdict(ids)}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(facts[found[1]]), PREFIX + page)
