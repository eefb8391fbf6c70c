"""What goes with an e-mail: the stay for the guest's calendar, the confirmation and the receipt."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from notifications.enums import MessageKind
from notifications.errors import DocumentsUnavailable
from notifications.letters import Attachment, Letter
from notifications.rendering.calendars import CALENDAR_TYPE, stay_calendar
from notifications.rendering.catalogue import Catalogue
from notifications.rendering.confirmation import confirmation_pdf
from notifications.rendering.pdf import PDF_TYPE
from notifications.rendering.receipt import has_receipt, receipt_pdf
from notifications.rendering.values import bookings_of

logger = logging.getLogger(__name__)


def attachments_of(letter: Letter, words: Catalogue) -> tuple[Attachment, ...]:
    """Without PDFs where they cannot be made: their words are in the mail as well."""
    found: list[Attachment] = []
    for booking in bookings_of(letter):
        found += _calendar(letter, booking, words)
        try:
            found += _documents(letter, booking, words)
        except DocumentsUnavailable:
            logger.warning("an e-mail goes without its PDF: the libraries are missing")
    return tuple(found)


def _calendar(letter: Letter, booking: RoomBooking, words: Catalogue) -> Iterator[Attachment]:
    is_told = letter.kind in {MessageKind.BOOKING_CONFIRMED, MessageKind.BOOKING_CANCELLED}
    was_held = booking.confirmed_at is None and booking.status == BookingStatus.CANCELLED
    if is_told and not was_held:
        content = stay_calendar(booking, words, at=letter.at)
        yield Attachment(f"{booking.booking_id}.ics", CALENDAR_TYPE, content)


def _documents(letter: Letter, booking: RoomBooking, words: Catalogue) -> Iterator[Attachment]:
    if letter.kind == MessageKind.BOOKING_CONFIRMED:
        content = confirmation_pdf(booking, words, at=letter.at)
        yield Attachment(f"{booking.booking_id}.pdf", PDF_TYPE, content)
    if letter.kind == MessageKind.PAYMENT_RECEIPT and has_receipt(booking):
        content = receipt_pdf(booking, words, at=letter.at)
        yield Attachment(f"{words.label('receipt')}-{booking.booking_id}.pdf", PDF_TYPE, content)
