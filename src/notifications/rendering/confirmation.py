"""The confirmation of a booking as a page to keep or to print."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from hotel.models import RoomBooking
from notifications.rendering.amounts import items_of
from notifications.rendering.catalogue import Catalogue
from notifications.rendering.colours import palette_of
from notifications.rendering.conditions import conditions_in_words
from notifications.rendering.frame import balance_rows, card_of, foot_of
from notifications.rendering.pdf import pdf_of, qr_code
from notifications.rendering.values import name_of

TEMPLATE: Final = "notifications/confirmation.html"


def confirmation_pdf(booking: RoomBooking, words: Catalogue, *, at: datetime) -> bytes:
    """Raises DocumentsUnavailable."""
    return pdf_of(TEMPLATE, confirmation_facts(booking, words, at=at))


def confirmation_facts(booking: RoomBooking, words: Catalogue, *, at: datetime) -> dict[str, Any]:
    money = words.writing.money
    items = items_of(booking, words)
    return page_facts(booking, words, title="confirmation", at=at) | {
        "card": card_of(booking, words),
        "items": [(item.label, money(item.gross, booking.currency)) for item in items],
        "sums": balance_rows([booking], words),
        "taxes": money(booking.taxes, booking.currency) if booking.taxes else "",
        "conditions": conditions_in_words(booking, words, at=at),
        "code": qr_code(booking.booking_id),
        "scan": words.sentence("scan"),
    }


def page_facts(
    booking: RoomBooking, words: Catalogue, *, title: str, at: datetime
) -> dict[str, Any]:
    """What every document has: whose it is, for whom, when it was made."""
    hotel = booking.hotel
    moment = words.writing.moment_at(at, hotel.timezone)
    return {
        "language": words.language.value,
        "hotel": hotel,
        "palette": palette_of(hotel.brand_colour),
        "title": words.label(title),
        "booking": booking,
        "guest_name": name_of(booking),
        "labels": words.labels,
        "made_on": words.sentence("made_on", moment=moment),
        "foot": foot_of(hotel, words),
    }
