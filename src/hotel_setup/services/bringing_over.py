"""Rooms and bookings of the system before: each by the rules of any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any, Final

from common.actor import Actor
from common.db import use_case
from common.money import ZERO, smallest_coin
from common.stay import Stay
from hotel.models import Hotel, RoomBooking
from hotel_setup.errors import BroughtOverAlready
from hotel_setup.models import ImportedBooking
from hotel_setup.services.room_types import type_of
from payments.enums import DeskMethod, LedgerKind
from payments.errors import DeskPaymentTooHigh
from payments.ledger import Fact, enter
from rates.enums import Component, LineKind, PaymentMode
from rates.loading import rate_book
from rates.records import lines_record
from rates.services.amounts import fitted
from rates.taxation import taxed_all_in
from rates.terms import Line, RateBook
from room_bookings.errors import RoomNotFound
from room_bookings.services.booking import (
    BookingRequest,
    Person,
    Priced,
    unpriced_room,
)
from room_bookings.services.offering import StayRequest
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.sale import sell
from room_bookings.transitions import Move, next_status
from rooms.models import Room, RoomType

AS_SOLD_BEFORE: Final = "brought over"


@dataclass(frozen=True, slots=True)
class OldBooking:
    """As it was sold: `total` with all taxes, `paid` of it already. `reference` is the other system's."""

    reference: str
    room_type_code: str
    stay: Stay
    adults: int
    children: int
    guest: Person
    total: Decimal
    paid: Decimal = ZERO
    room_number: str = ""
    notes: str = ""
    language: str = ""


@use_case
def bring_booking_over(old: OldBooking, *, hotel_id: int, by: Actor, at: datetime) -> RoomBooking:
    """Confirmed, at its own price, in its room if it names one, without a word to the guest. Raises
    BroughtOverAlready for a reference that was, and what a sale or an assignment raises."""
    hotel = Hotel.objects.get(pk=hotel_id)
    if was_brought_over(hotel_id, old.reference):
        raise BroughtOverAlready(field="reference")
    room_type = type_of(hotel, old.room_type_code, field="room_type_code")
    priced = _priced(old, room_type, at=at)
    booking = sell(priced.booking, priced.party, change="imported", by=by, at=at)
    ImportedBooking.objects.create(
        hotel=hotel, reference=old.reference, booking=booking, created_at=at
    )
    if old.room_number:
        _give_room(old, booking, by=by, at=at)
    _enter_paid(old, booking, by=by, at=at)
    return booking


def was_brought_over(hotel_id: int, reference: str) -> bool:
    return ImportedBooking.objects.filter(hotel=hotel_id, reference=reference).exists()


def _priced(old: OldBooking, room_type: RoomType, *, at: datetime) -> Priced:
    hotel = room_type.hotel
    priced = unpriced_room(_request(old, hotel), room_type, at=at)
    booking = priced.booking
    lines = list(_lines(old, rate_book(hotel.pk, hotel.rates_version)))
    booking.price_lines = lines_record(lines)
    booking.subtotal = sum([line.net for line in lines], ZERO)
    booking.total_amount = sum([line.amount for line in lines], ZERO)
    booking.taxes = booking.total_amount - booking.subtotal
    booking.currency, booking.payment_mode = hotel.currency, PaymentMode.PAY_AT_HOTEL.value
    booking.internal_notes = old.notes
    booking.status = next_status(booking.status, Move.CONFIRM)
    booking.confirmed_at, booking.expires_at = at, None
    return priced


def _request(old: OldBooking, hotel: Hotel) -> BookingRequest:
    wanted = StayRequest(
        hotel_slug=hotel.slug,
        room_type_code=old.room_type_code,
        stay=old.stay,
        adults=old.adults,
        children=old.children,
    )
    return BookingRequest(wanted=wanted, primary=old.guest, language=old.language)


def _lines(old: OldBooking, book: RateBook) -> Iterator[Line]:
    """The total spread over the nights; what does not divide is on the first."""
    purse = book.house.purse
    total = fitted(purse, old.total, field="total_amount")
    each = (total / old.stay.nights).quantize(smallest_coin(purse.currency), ROUND_DOWN)
    first = total - each * (old.stay.nights - 1)
    for night in old.stay.each_night():
        yield _line(book, night, first if night == old.stay.check_in else each)


def _line(book: RateBook, night: date, amount: Decimal) -> Line:
    """Its rate is what the hotel would state: without the taxes that it puts on top."""
    part = taxed_all_in(book, Component.ROOM, amount)
    on_top = {tax.name for tax in book.house.taxes if not tax.is_included}
    stated = amount - sum([tax.amount for tax in part.taxes if tax.name in on_top], ZERO)
    return Line(LineKind.NIGHT, night, AS_SOLD_BEFORE, 1, *part, stated)


def _give_room(old: OldBooking, booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    rooms = Room.objects.filter(hotel=booking.hotel_id, room_number=old.room_number)
    room_id = rooms.values_list("pk", flat=True).first()
    if room_id is None:
        raise RoomNotFound(field="room_number")
    who: dict[str, Any] = {"hotel_id": booking.hotel_id, "booking_id": booking.booking_id}
    RoomAssignmentService.assign_room_atomic(**who, room_id=room_id, by=by, at=at)


def _enter_paid(old: OldBooking, booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """As money that the hotel has had: nothing of it went through our provider."""
    paid = fitted(booking.hotel.purse, old.paid, field="paid_amount")
    if paid > booking.total_amount:
        most = {"most": str(booking.total_amount), "currency": booking.currency}
        raise DeskPaymentTooHigh(field="paid_amount", details=most)
    if paid:
        fact = Fact(
            LedgerKind.DESK_PAID,
            f"brought-over:{booking.booking_id}",
            paid,
            desk_method=DeskMethod.BANK_TRANSFER,
            note="Brought over from the system before",
        )
        enter(fact, booking, by=by, at=at)
