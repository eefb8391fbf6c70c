"""How staff are shown allotments, and what they send for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from common.stay import ONE_DAY, Stay
from hotel.models import RoomBooking
from rates.models import Allotment, AllotmentNight
from room_bookings.selectors.allotments import PickUp
from room_bookings.services.allotment_nights import KeptNights


def wanted_nights(sent: Iterable[Mapping[str, Any]]) -> list[KeptNights]:
    return [
        KeptNights(
            room_type_code=each["room_type_code"],
            stay=Stay(each["start_date"], each["end_date"]),
            rooms=each["rooms"],
            price=each.get("price"),
            is_priced="price" in each,
        )
        for each in sent
    ]


def allotment_row(allotment: Allotment) -> dict[str, Any]:
    """One of `allotments_of`."""
    return {
        "code": allotment.code,
        "name": allotment.name,
        "account_code": allotment.account.code if allotment.account else None,
        "rate_plan_code": allotment.rate_plan.code if allotment.rate_plan else None,
        "start_date": allotment.start_date,
        "end_date": allotment.end_date,
        "release_date": allotment.release_date,
        "released_at": allotment.released_at,
        "created_at": allotment.created_at,
        "room_nights": getattr(allotment, "room_nights", 0),
        "picked_up": getattr(allotment, "picked_up", 0),
    }


def allotment_body(allotment: Allotment) -> dict[str, Any]:
    """From `allotment_in_full`. Nights that are alike stand as one run."""
    return allotment_row(allotment) | {"nights": list(_runs(allotment.nights.all()))}


def _runs(nights: Iterable[AllotmentNight]) -> Iterable[dict[str, Any]]:
    """`nights` come by type and date; a date minus its place in a run of days is always the same."""
    numbered = enumerate(nights)

    def likeness(item: tuple[int, AllotmentNight]) -> tuple[Any, ...]:
        place, night = item
        return night.room_type_id, night.night - place * ONE_DAY, night.rooms, night.price

    for _, alike in groupby(numbered, likeness):
        run = [night for _, night in alike]
        yield {
            "room_type_code": run[0].room_type.code,
            "start_date": run[0].night,
            "end_date": run[-1].night + ONE_DAY,
            "rooms": run[0].rooms,
            "price": run[0].price,
        }


def pick_up_body(found: PickUp) -> dict[str, Any]:
    return {
        "code": found.allotment.code,
        "released_at": found.allotment.released_at,
        "nights": [_night_body(night) for night in found.nights],
        "bookings": [_booking_body(booking) for booking in found.bookings],
    }


def _night_body(night: AllotmentNight) -> dict[str, Any]:
    return {
        "room_type_code": night.room_type.code,
        "night": night.night,
        "kept": night.rooms,
        "picked_up": night.picked_up,
        "left": night.rooms - night.picked_up,
    }


def _booking_body(booking: RoomBooking) -> dict[str, Any]:
    return {
        "booking_id": booking.booking_id,
        "status": booking.status,
        "room_type_code": booking.room_type.code,
        "check_in": booking.check_in,
        "check_out": booking.check_out,
    }
