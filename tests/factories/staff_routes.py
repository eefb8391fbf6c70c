"""The staff API's addresses as the URL table has them, and what each is expected to ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from staff.enums import StaffRole
from tests.factories.world import day

PREFIX = "api/staff/"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HOTEL = "hotel/<hotel:hotel_slug>/"
BOOKINGS = f"{HOTEL}room-bookings/"
BOOKING = f"{BOOKINGS}<booking:booking_id>/"
ROOM = f"{HOTEL}rooms/<pk:room_id>/"
ALLOTMENTS = f"{HOTEL}rates/allotments/"
ALLOTMENT = f"{ALLOTMENTS}<code:allotment_code>/"

HOUSEKEEPING, DESK, MANAGER = StaffRole.HOUSEKEEPING, StaffRole.FRONT_DESK, StaffRole.MANAGER
LADDER = (HOUSEKEEPING, DESK, MANAGER, StaffRole.HOTEL_ADMIN)


@dataclass(frozen=True)
class Ids:
    """What an address or a body can name."""

    booking_id: str
    room_id: int
    guest_id: int
    block_id: int
    account_code: str
    allotment_code: str


NOBODYS = Ids("BK-2026-0000000000", 2**31 - 1, 2**31 - 1, 2**31 - 1, "NOBODY", "NOBODYS")


@dataclass(frozen=True)
class Rule:
    """The least role that may call it; a body that is well-formed; what it reads from the query.

    A text in braces names an id. `code` is the answer to an id that this hotel does not have.
    """

    least: StaffRole = DESK
    body: dict[str, Any] | None = None
    query: dict[str, str] | None = None
    code: str = "NOT_FOUND"


OPEN = {("POST", "login/"): Rule(body={"username": "somebody", "password": "a password"})}
ACCOUNT = {
    ("POST", "logout/"): Rule(HOUSEKEEPING),
    ("POST", "logout-all/"): Rule(HOUSEKEEPING),
    ("GET", "me/"): Rule(HOUSEKEEPING),
}
IN_HOTEL = {
    ("GET", f"{HOTEL}me/"): Rule(HOUSEKEEPING),
    ("GET", f"{HOTEL}conflicts/"): Rule(),
    ("GET", f"{HOTEL}events/"): Rule(query={"after": "0", "limit": "10"}),
    ("GET", f"{HOTEL}rooms/"): Rule(HOUSEKEEPING),
    ("GET", ALLOTMENTS): Rule(query={"page": "1"}),
    ("GET", BOOKINGS): Rule(
        query={
            "status": "CONFIRMED",
            "date_from": "2026-03-02",
            "date_to": "2026-03-09",
            "room_type": "DBL",
            "assigned": "true",
            "in_house": "false",
            "ordering": "check_in",
            "page": "1",
            "page_size": "10",
        }
    ),
    ("GET", f"{BOOKINGS}export.csv"): Rule(query={"status": "CONFIRMED"}),
}
WITH_IDS = {
    ("POST", f"{ROOM}status/"): Rule(
        HOUSEKEEPING, {"room_status": "CHECKOUT_DIRTY", "note": ""}, code="ROOM_NOT_FOUND"
    ),
    ("GET", f"{ROOM}blocks/"): Rule(HOUSEKEEPING, code="ROOM_NOT_FOUND"),
    ("POST", f"{ROOM}blocks/"): Rule(
        DESK,
        {
            "start_date": day(30).isoformat(),
            "end_date": day(31).isoformat(),
            "reason": "paint",
            "accept_oversold": False,
        },
        code="ROOM_NOT_FOUND",
    ),
    ("DELETE", f"{ROOM}blocks/<pk:block_id>/"): Rule(code="BLOCK_NOT_FOUND"),
    ("GET", f"{BOOKINGS}available-rooms/"): Rule(
        query={"booking_id": "{booking_id}", "upgrade": "true"}
    ),
    ("POST", f"{BOOKINGS}safe-assign/"): Rule(
        DESK,
        {"booking_id": "{booking_id}", "room_id": "{room_id}", "notes": "quiet"},
        code="ROOM_NOT_FOUND",
    ),
    ("POST", f"{BOOKINGS}unassign-room/"): Rule(DESK, {"booking_id": "{booking_id}"}),
    ("GET", BOOKING): Rule(),
    ("PATCH", BOOKING): Rule(DESK, {"internal_notes": "VIP", "special_requests": "cot"}),
    ("POST", f"{BOOKING}confirm/"): Rule(),
    ("POST", f"{BOOKING}cancel/"): Rule(DESK, {"reason": "ill", "waive_penalty": True}),
    ("GET", f"{BOOKING}cancellation-preview/"): Rule(),
    ("POST", f"{BOOKING}assign-room/"): Rule(
        DESK, {"room_id": "{room_id}", "notes": "quiet"}, code="ROOM_NOT_FOUND"
    ),
    ("POST", f"{BOOKING}unassign-room/"): Rule(),
    ("GET", f"{BOOKING}available-rooms/"): Rule(query={"upgrade": "false"}),
    ("POST", f"{BOOKING}move-room/"): Rule(DESK, {"room_id": "{room_id}", "reason": "noise"}),
    ("POST", f"{BOOKING}upgrade-room/"): Rule(DESK, {"room_id": "{room_id}", "reason": "gift"}),
    ("POST", f"{BOOKING}check-in/"): Rule(),
    ("POST", f"{BOOKING}checkout/"): Rule(),
    ("POST", f"{BOOKING}extend/"): Rule(DESK, {"check_out": day(9).isoformat()}),
    ("POST", f"{BOOKING}change-preview/"): Rule(DESK, {"check_out": day(9).isoformat()}),
    ("POST", f"{BOOKING}change/"): Rule(
        DESK, {"check_out": day(9).isoformat(), "expected_total": "600.00"}
    ),
    ("POST", f"{BOOKING}no-show/"): Rule(DESK, {"waive_penalty": False}),
    ("POST", f"{BOOKING}reinstate/"): Rule(),
    ("GET", f"{BOOKING}party/"): Rule(),
    ("POST", f"{BOOKING}party/"): Rule(
        DESK,
        {
            "first_name": "Ann",
            "last_name": "Doe",
            "email": "ann@example.com",
            "phone": "+353 87 1234567",
            "is_staying": True,
        },
    ),
    ("PATCH", f"{BOOKING}party/<pk:guest_id>/"): Rule(DESK, {"first_name": "Eve"}),
    ("DELETE", f"{BOOKING}party/<pk:guest_id>/"): Rule(),
    ("GET", f"{BOOKING}audit/"): Rule(),
    ("POST", ALLOTMENTS): Rule(
        MANAGER,
        {
            "code": "EXPO",
            "name": "Expo",
            "account_code": "{account_code}",
            "release_date": day(30).isoformat(),
            "nights": [
                {
                    "room_type_code": "STE",
                    "start_date": day(30).isoformat(),
                    "end_date": day(31).isoformat(),
                    "rooms": 1,
                    "price": "60.00",
                }
            ],
        },
        code="ACCOUNT_NOT_FOUND",
    ),
    ("GET", ALLOTMENT): Rule(code="ALLOTMENT_NOT_FOUND"),
    ("PATCH", ALLOTMENT): Rule(MANAGER, {"name": "Expo"}, code="ALLOTMENT_NOT_FOUND"),
    ("DELETE", ALLOTMENT): Rule(MANAGER, code="ALLOTMENT_NOT_FOUND"),
    ("POST", f"{ALLOTMENT}release/"): Rule(MANAGER, code="ALLOTMENT_NOT_FOUND"),
    ("GET", f"{ALLOTMENT}pick-up/"): Rule(code="ALLOTMENT_NOT_FOUND"),
}
OF_HOTEL = IN_HOTEL | WITH_IDS
RULES = OPEN | ACCOUNT | OF_HOTEL


def routes_in_use() -> set[tuple[str, str]]:
    """Every method of every address below the staff API, from the URL table itself."""
    return {
        (method, route.removeprefix(PREFIX))
        for route, pattern in _walk(get_resolver(), "")
        if route.startswith(PREFIX)
        for method in METHODS
        if hasattr(pattern.callback.view_class, method.lower())
    }


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^/")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern


def address(route: str, slug: str, ids: Ids) -> str:
    facts = {"hotel_slug": slug, **asdict(ids)}
    return "/" + PREFIX + re.sub(r"<\w+:(\w+)>", lambda found: str(facts[found[1]]), route)


def filled(sample: dict[str, Any] | None, ids: Ids) -> dict[str, Any] | None:
    """The body or query with its ids put in, numbers as numbers."""
    known = {f"{{{name}}}": value for name, value in asdict(ids).items()}
    return sample and {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in sample.items()
    }
