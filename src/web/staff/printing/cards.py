"""A registration card: what the hotel knows of a stay, and what the guest fills in and signs; in the
guest's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from common.money import ZERO
from hotel.enums import BookerType, GuestRole, Language
from hotel.models import RoomBooking
from notifications.rendering.amounts import items_of
from notifications.rendering.catalogue import Catalogue, catalogue_of
from notifications.rendering.conditions import conditions_in_words
from notifications.rendering.frame import foot_of
from notifications.rendering.values import people
from room_bookings.selectors.day_lists import Line
from web.staff.wording import words_in

Row = tuple[str, str]
BLANKS: Final = ("birth", "nationality", "document", "address", "car", "companions")
"""What most countries ask guests for and no booking knows."""


@dataclass(frozen=True, slots=True)
class Card:
    """`words` are the labels, in its own language."""

    booking: RoomBooking
    language: str
    words: Mapping[str, str]
    stay: list[Row]
    guest: list[Row]
    booker: list[Row]
    prices: list[Row]
    sums: list[Row]
    conditions: list[str]
    blanks: list[str]
    foot: str


def card_of(line: Line, *, at: datetime) -> Card:
    booking = line.booking
    language = Language(booking.language)
    is_booked_by_another = booking.booker_type != BookerType.SELF
    words, catalogue = words_in(language)["printing"], catalogue_of(language)
    return Card(
        booking=booking,
        language=language.value,
        words=words,
        stay=_rows(_stay(booking, words, catalogue)),
        guest=_rows(_guest(booking, words)),
        booker=_rows(_booker(booking, words)) if is_booked_by_another else [],
        prices=_prices(booking, catalogue),
        sums=_sums(line, words, catalogue),
        conditions=conditions_in_words(booking, catalogue, at=at),
        blanks=[words[f"blank_{name}"] for name in BLANKS],
        foot=" · ".join(foot_of(booking.hotel, catalogue)),
    )


def _rows(rows: Iterator[Row]) -> list[Row]:
    return [row for row in rows if row[1]]


def _stay(booking: RoomBooking, words: Mapping[str, str], catalogue: Catalogue) -> Iterator[Row]:
    room, writing = booking.assigned_room, catalogue.writing
    yield words["card_room"], room.room_number if room else ""
    yield words["card_type"], booking.room_type.name
    yield words["card_arrival"], writing.long_date(booking.check_in)
    yield words["card_departure"], writing.long_date(booking.check_out)
    yield words["card_nights"], str(booking.nights)
    yield words["card_people"], people(booking, catalogue)
    yield words["card_rate"], booking.rate_plan_name
    yield words["card_confirmation"], booking.confirmation_number
    yield words["card_booking"], booking.booking_id


def _guest(booking: RoomBooking, words: Mapping[str, str]) -> Iterator[Row]:
    yield words["card_name"], booking.primary_guest_name
    yield words["card_email"], booking.primary_email
    yield words["card_phone"], booking.primary_phone
    others = [str(guest) for guest in booking.party.all() if guest.role != GuestRole.PRIMARY]
    yield words["card_companions"], ", ".join(others)


def _booker(booking: RoomBooking, words: Mapping[str, str]) -> Iterator[Row]:
    yield words["card_name"], f"{booking.booker_first_name} {booking.booker_last_name}".strip()
    yield words["card_company"], booking.booker_company
    yield words["card_email"], booking.booker_email
    yield words["card_phone"], booking.booker_phone


def _prices(booking: RoomBooking, catalogue: Catalogue) -> list[Row]:
    money = catalogue.writing.money
    items = items_of(booking, catalogue)
    return [(item.label, money(item.gross, booking.currency)) for item in items]


def _sums(line: Line, words: Mapping[str, str], catalogue: Catalogue) -> list[Row]:
    balance, money = line.money.balance, catalogue.writing.money
    sums = [
        ("card_total", line.booking.total_amount),
        ("card_paid", balance.paid),
        ("card_due", max(balance.due, ZERO)),
    ]
    return [(words[name], money(amount, balance.currency)) for name, amount in sums]
