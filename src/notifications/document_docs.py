"""A booking's documents, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import ANY_REQUEST, Answer, Operation
from common.api.errors import NOT_FOUND
from hotel.booking_docs import OWN_BOOKING
from hotel.staff_docs import FINDING
from notifications.errors import (
    BookingNotConfirmed,
    DocumentsBusy,
    DocumentsUnavailable,
    NothingPaid,
)
from staff.docs import OF_THE_HOTEL

PDF: Final = Answer(200, {"type": "string"}, "%PDF-1.7 ...", media_type="application/pdf")
CALENDAR: Final = Answer(
    200,
    {"type": "string"},
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n...\r\nEND:VCALENDAR\r\n",
    media_type="text/calendar",
)
MAKING: Final = (DocumentsBusy, DocumentsUnavailable)
OF_GUEST: Final = (*ANY_REQUEST, NOT_FOUND)
HOW_PDF: Final = (
    "A4, tagged for screen readers, in the language of the booking. Each process makes one document at "
    "a time; when it is at it, ask again after `Retry-After` seconds."
)
HOW_CONFIRMATION: Final = f"With a code that the front desk can scan. {HOW_PDF}"
HOW_RECEIPT: Final = (
    "What the stay costs with its taxes, and every payment and refund. Its number changes when money "
    f"has moved since. {HOW_PDF}"
)
HOW_CALENDAR: Final = (
    "From check-in to check-out in the hotel's time. The entry has the same UID each time and a higher "
    "SEQUENCE after each change; of a cancelled stay it comes with METHOD:CANCEL."
)
PROOF: Final = "Without the token, or with a wrong one, the booking is answered like an unknown id."
OWN: Final[dict[str, Any]] = {"tag": OWN_BOOKING, "security": ({"BookingToken": []},)}

own_confirmation = Operation(
    name="getConfirmationDocument",
    summary="One's confirmation as a PDF",
    description=f"{HOW_CONFIRMATION} {PROOF}",
    answer=PDF,
    refusals=(*OF_GUEST, BookingNotConfirmed, *MAKING),
    **OWN,
)
own_receipt = Operation(
    name="getReceiptDocument",
    summary="One's receipt as a PDF",
    description=f"{HOW_RECEIPT} {PROOF}",
    answer=PDF,
    refusals=(*OF_GUEST, NothingPaid, *MAKING),
    **OWN,
)
own_calendar = Operation(
    name="getStayCalendar",
    summary="One's stay for a calendar",
    description=f"{HOW_CALENDAR} {PROOF}",
    answer=CALENDAR,
    refusals=(*OF_GUEST, BookingNotConfirmed),
    **OWN,
)
confirmation = Operation(
    name="getConfirmationDocumentForStaff",
    summary="A booking's confirmation as a PDF",
    description=HOW_CONFIRMATION,
    tag=FINDING,
    answer=PDF,
    refusals=(*OF_THE_HOTEL, BookingNotConfirmed, *MAKING),
)
receipt = Operation(
    name="getReceiptDocumentForStaff",
    summary="A booking's receipt as a PDF",
    description=HOW_RECEIPT,
    tag=FINDING,
    answer=PDF,
    refusals=(*OF_THE_HOTEL, NothingPaid, *MAKING),
)
calendar = Operation(
    name="getStayCalendarForStaff",
    summary="A booking's stay for a calendar",
    description=HOW_CALENDAR,
    tag=FINDING,
    answer=CALENDAR,
    refusals=(*OF_THE_HOTEL, BookingNotConfirmed),
)
