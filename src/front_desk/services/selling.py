"""A sale at the desk: booked, confirmed, given its room, paid and checked in at once, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from front_desk.services.paying import DeskTaking, take
from hotel.models import RoomBooking
from room_bookings.errors import NoRoomReady, PriceHasChanged
from room_bookings.locks import read_room
from room_bookings.selectors.catalogue import TypeOnSale, type_on_sale
from room_bookings.selectors.room_choices import room_choices
from room_bookings.services.booking import (
    BookingRequest,
    assert_people_are_named,
    price_room,
    take_promo_use,
)
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.sale import sell
from room_bookings.services.stays import check_in
from room_bookings.transitions import Move, next_status

ENDPOINT: Final = "walk-ins"


@dataclass(frozen=True, slots=True)
class DeskSale:
    """`room_id` gives an exact room; without a type the room's own is sold. A guest who checks in
    without one gets the best that is ready."""

    request: BookingRequest
    room_id: int | None = None
    checks_in: bool = False
    payment: DeskTaking | None = None
    expected_total: Decimal | None = None
    """What the guest was told; another price is refused. None expects nothing."""


def sell_at_desk_once(
    sale: DeskSale,
    *,
    hotel_id: int,
    attempt: Attempt | None,
    answer: Callable[[RoomBooking], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """Once for a key. The hotel's staff vouch for it: it is confirmed whether or not it is paid."""
    assert_people_are_named(sale.request)
    sale = _with_type(sale, hotel_id=hotel_id)
    wanted = sale.request.wanted
    on_sale = type_on_sale(
        hotel_slug=wanted.hotel_slug, code=wanted.room_type_code, stay=wanted.stay
    )

    @use_case
    def sell_once() -> AnsweredOnce:
        return answer_once(
            lambda: answer(_sell(sale, on_sale, by=by, at=at)),
            hotel_id=hotel_id,
            endpoint=ENDPOINT,
            attempt=attempt,
            status=201,
        )

    return with_overdue_holds_released(
        sell_once, hotel_id=hotel_id, places=[(on_sale.room_type.pk, wanted.stay)], at=at
    )


def _with_type(sale: DeskSale, *, hotel_id: int) -> DeskSale:
    wanted = sale.request.wanted
    if sale.room_id is None or wanted.room_type_code:
        return sale
    code = read_room(hotel_id=hotel_id, room_id=sale.room_id).room_type.code
    return replace(sale, request=replace(sale.request, wanted=replace(wanted, room_type_code=code)))


def _sell(sale: DeskSale, on_sale: TypeOnSale, *, by: Actor, at: datetime) -> RoomBooking:
    """The new booking is nobody else's to lock, so that its room may be locked after it."""
    priced = price_room(sale.request, on_sale, at=at)
    booking = priced.booking
    _assert_price_stands(sale, booking)
    booking.status = next_status(booking.status, Move.CONFIRM)
    booking.confirmed_at, booking.expires_at = at, None
    booking = sell(booking, priced.party, by=by, at=at)
    who: dict[str, Any] = {
        "hotel_id": booking.hotel_id,
        "booking_id": booking.booking_id,
        "by": by,
        "at": at,
    }
    room_id = _room_for(sale, booking)
    if room_id is not None:
        RoomAssignmentService.assign_room_atomic(**who, room_id=room_id)
    take(sale.payment, booking, by=by, at=at)
    if sale.checks_in:
        check_in(**who)
    take_promo_use(priced)
    return booking


def _assert_price_stands(sale: DeskSale, booking: RoomBooking) -> None:
    if sale.expected_total not in {None, booking.total_amount}:
        total = {"total": str(booking.total_amount), "currency": booking.currency}
        raise PriceHasChanged(details=total)


def _room_for(sale: DeskSale, booking: RoomBooking) -> int | None:
    if sale.room_id is not None or not sale.checks_in:
        return sale.room_id
    best = room_choices(booking).proposed
    if best is None:
        raise NoRoomReady(field="room_id")
    return best.room.pk
