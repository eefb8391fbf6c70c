"""How bookings of several rooms are read, and how they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.api.idempotency import AnsweredOnce
from hotel.booking_bodies import answered_bodies, created_body, wanted_booking
from hotel.models import RoomBooking
from hotel.money_bodies import balance_body
from hotel.staff_bodies import booker_body, listed_body
from payments.ledger import together
from room_bookings.selectors.groups import GroupPage
from room_bookings.services.booking import BookingRequest
from room_bookings.services.group_booking import about_room

PRICED = ("total_amount", "subtotal", "taxes")


def wanted_rooms(hotel_slug: str, facts: Mapping[str, Any]) -> list[BookingRequest]:
    shared = {name: value for name, value in facts.items() if name != "rooms"} | {"quote_id": ""}
    requests = []
    for place, room in enumerate(facts["rooms"]):
        own = {name: value for name, value in room.items() if value or name != "special_requests"}
        with about_room(place):
            requests.append(wanted_booking(hotel_slug, {**shared, **own}))
    return requests


def created_group_body(bookings: Sequence[RoomBooking]) -> dict[str, Any]:
    """Without the tokens, so that it may be kept for replays."""
    first = bookings[0]
    sums = {name: sum((getattr(each, name) for each in bookings), Decimal(0)) for name in PRICED}
    return {
        "group_reference": first.group.group_reference if first.group else None,
        "hotel": {"name": first.hotel.name, "slug": first.hotel.slug},
        "status": str(first.status),
        "bookings": [created_body(each) for each in bookings],
        "pricing": sums | {"currency": first.currency},
        "created_at": first.created_at,
        "expires_at": first.expires_at,
        "promo_code": first.promo_code,
    }


def answered_group_body(booked: AnsweredOnce, *, at: datetime) -> dict[str, Any]:
    """With the tokens, and holds that are as they are by now also where an old answer is repeated."""
    bodies = answered_bodies(booked.body["bookings"], is_replay=booked.is_replay, at=at)
    return booked.body | {"bookings": bodies}


def group_body(page: GroupPage) -> dict[str, Any]:
    booker = page.booker
    return {
        "group_reference": booker.group.group_reference if booker.group else None,
        "created_at": booker.created_at,
        "booker": booker_body(booker),
        "pricing": {
            "total_amount": page.total,
            "currency": booker.currency,
            "subtotal": page.subtotal,
            "taxes": page.taxes,
        },
        "balance": balance_body(together(row.money.balance for row in page.rows)),
        "count": len(page.rows),
        "bookings": [listed_body(row) for row in page.rows],
    }
