"""What stands around the text of an e-mail: the stay, its price, its conditions, the button, the foot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from common.money import ZERO
from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from notifications.enums import MessageKind
from notifications.letters import Letter
from notifications.rendering.addresses import manage_url, postal_address
from notifications.rendering.amounts import balance_of_all, cost_rows, items_of
from notifications.rendering.catalogue import Catalogue
from notifications.rendering.conditions import conditions_in_words
from notifications.rendering.values import bookings_of, goes_back_told, penalty_told, people

Row = tuple[str, str]
"""A label and its value."""

WITH_STAY: Final = frozenset(
    {
        MessageKind.BOOKING_CONFIRMED,
        MessageKind.PAYMENT_RECEIPT,
        MessageKind.HOLD_EXPIRING,
        MessageKind.BOOKING_CANCELLED,
        MessageKind.ARRIVAL_REMINDER,
    }
)
WITH_LINES: Final = frozenset({MessageKind.BOOKING_CONFIRMED, MessageKind.HOLD_EXPIRING})


@dataclass(frozen=True, slots=True)
class Card:
    """One stay: when, and its rows."""

    title: str
    arrival: str
    arrival_from: str
    departure: str
    departure_until: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """`sums` end the table of the price; its last row counts."""

    cards: tuple[Card, ...]
    sums_title: str
    items: tuple[Row, ...]
    sums: tuple[Row, ...]
    conditions: tuple[str, ...]
    button: Button | None
    foot: tuple[str, ...]


def frame_of(letter: Letter, words: Catalogue) -> Frame:
    bookings = bookings_of(letter) if letter.kind in WITH_STAY else []
    return Frame(
        cards=tuple(card_of(booking, words) for booking in bookings),
        sums_title=words.label(
            "balance" if letter.kind == MessageKind.BOOKING_CANCELLED else "price"
        ),
        items=tuple(_items(letter, bookings, words)),
        sums=tuple(_sums(letter, bookings, words)),
        conditions=tuple(_conditions(letter, bookings, words)),
        button=_button(letter, words),
        foot=foot_of(letter.hotel, words),
    )


def card_of(booking: RoomBooking, words: Catalogue) -> Card:
    writing, hotel = words.writing, booking.hotel
    return Card(
        title=booking.room_type.name,
        arrival=writing.long_date(booking.check_in),
        arrival_from=words.sentence("from_time", time=writing.time(hotel.check_in_time)),
        departure=writing.long_date(booking.check_out),
        departure_until=words.sentence("until_time", time=writing.time(hotel.check_out_time)),
        rows=tuple(stay_rows(booking, words)),
    )


def stay_rows(booking: RoomBooking, words: Catalogue) -> list[Row]:
    rows = [
        ("confirmation_number", booking.confirmation_number),
        ("booking_id", booking.booking_id),
        ("guest", booking.primary_guest_name),
        ("guests", people(booking, words)),
        ("nights", str(booking.nights)),
        ("rate", booking.rate_plan_name),
    ]
    return [(words.label(name), value) for name, value in rows if value]


def foot_of(hotel: Hotel, words: Catalogue) -> tuple[str, ...]:
    phone = f"{words.label('phone')} {hotel.phone}" if hotel.phone else ""
    return tuple(line for line in (postal_address(hotel), phone, hotel.email) if line)


def balance_rows(bookings: list[RoomBooking], words: Catalogue) -> list[Row]:
    """What they come to, what is paid of it, and what is not; nothing paid is not spoken of."""
    balance = balance_of_all(bookings)
    rows = cost_rows(bookings, balance)
    rows += [("paid", balance.paid), ("due", max(balance.due, ZERO))]
    return [_money_row(name, amount, balance.currency, words) for name, amount in rows if amount]


def _money_row(name: str, amount: Decimal, currency: str, words: Catalogue) -> Row:
    return words.label(name), words.writing.money(amount, currency)


def _items(letter: Letter, bookings: list[RoomBooking], words: Catalogue) -> list[Row]:
    if letter.kind not in WITH_LINES:
        return []
    return [
        (_of_room(item.label, booking, bookings), words.writing.money(item.gross, booking.currency))
        for booking in bookings
        for item in items_of(booking, words)
    ]


def _of_room(label: str, booking: RoomBooking, bookings: list[RoomBooking]) -> str:
    return f"{booking.room_type.name}: {label}" if len(bookings) > 1 else label


def _sums(letter: Letter, bookings: list[RoomBooking], words: Catalogue) -> list[Row]:
    if not bookings:
        return []
    if letter.kind != MessageKind.BOOKING_CANCELLED:
        return balance_rows(bookings, words)
    goes_back = goes_back_told(letter)
    sums = [
        ("penalty", penalty_told(letter)),
        ("refund", goes_back.to_card),
        ("refund_by_hotel", goes_back.by_hotel),
    ]
    currency = bookings[0].currency
    return [_money_row(name, amount, currency, words) for name, amount in sums if amount]


def _conditions(letter: Letter, bookings: list[RoomBooking], words: Catalogue) -> list[str]:
    """Each sentence once, of however many rooms."""
    if letter.kind not in WITH_LINES:
        return []
    found = (conditions_in_words(booking, words, at=letter.at) for booking in bookings)
    return list(dict.fromkeys(sentence for sentences in found for sentence in sentences))


def _button(letter: Letter, words: Catalogue) -> Button | None:
    booking = letter.booking
    if booking is None or letter.kind not in WITH_STAY:
        return None
    is_held = booking.status == BookingStatus.PENDING_PAYMENT
    label = "pay" if letter.kind == MessageKind.HOLD_EXPIRING and is_held else "manage"
    return Button(words.label(label), manage_url(booking))
