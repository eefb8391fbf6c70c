"""Documents that are asked for over the web: made while the asker waits, one at a time in a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import BoundedSemaphore
from typing import Final

from hotel.enums import BookingStatus, Language
from hotel.models import RoomBooking
from notifications.errors import BookingNotConfirmed, DocumentsBusy
from notifications.letters import Attachment
from notifications.rendering.calendars import CALENDAR_TYPE, stay_calendar
from notifications.rendering.catalogue import Catalogue, catalogue_of
from notifications.rendering.confirmation import confirmation_pdf
from notifications.rendering.pdf import PDF_TYPE
from notifications.rendering.receipt import receipt_pdf

AT_ONCE: Final = 1
CONFIRMED: Final = (BookingStatus.CONFIRMED, BookingStatus.COMPLETED)
_turns = BoundedSemaphore(AT_ONCE)


def confirmation_of(booking: RoomBooking, *, at: datetime) -> Attachment:
    """Raises BookingNotConfirmed, DocumentsBusy, DocumentsUnavailable."""
    if booking.status not in CONFIRMED:
        raise BookingNotConfirmed
    with turn():
        content = confirmation_pdf(booking, _words(booking), at=at)
    return Attachment(f"{booking.booking_id}.pdf", PDF_TYPE, content)


def receipt_of(booking: RoomBooking, *, at: datetime) -> Attachment:
    """Raises NothingPaid, DocumentsBusy, DocumentsUnavailable."""
    with turn():
        content = receipt_pdf(booking, _words(booking), at=at)
    return Attachment(f"{booking.booking_id}-receipt.pdf", PDF_TYPE, content)


def calendar_of(booking: RoomBooking, *, at: datetime) -> Attachment:
    """Of a cancelled stay what takes it out of the calendar again. Raises BookingNotConfirmed."""
    if booking.status == BookingStatus.PENDING_PAYMENT:
        raise BookingNotConfirmed
    content = stay_calendar(booking, _words(booking), at=at)
    return Attachment(f"{booking.booking_id}.ics", CALENDAR_TYPE, content)


@contextmanager
def turn() -> Iterator[None]:
    """Who finds it taken is sent away rather than kept waiting, so that documents never take all the
    threads of a web process."""
    if not _turns.acquire(blocking=False):
        raise DocumentsBusy
    try:
        yield
    finally:
        _turns.release()


def _words(booking: RoomBooking) -> Catalogue:
    return catalogue_of(Language(booking.language))
