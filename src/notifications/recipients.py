"""To whom a message goes."""

from __future__ import annotations

import re
from typing import Final

from hotel.models import Hotel, RoomBooking
from notifications.enums import STAFF_KINDS, Channel

_BETWEEN_DIGITS: Final = re.compile(r"[\s().\-/]")
_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)


def sms_number(phone: str) -> str:
    """`+353 (1) 234-5678` as `+35312345678`; nothing for what names no country or is no number."""
    number = _BETWEEN_DIGITS.sub("", phone)
    return number if _E164.fullmatch(number) else ""


def recipient_of(kind: str, channel: str, *, hotel: Hotel, booking: RoomBooking | None) -> str:
    """An e-mail address or a number, nothing where there is none. Who books is written to, else who
    stays; alerts go to the hotel."""
    if kind in STAFF_KINDS:
        return (hotel.alert_email or hotel.email) if channel == Channel.EMAIL else ""
    if booking is None:
        return ""
    if channel == Channel.SMS:
        return sms_number(booking.booker_phone) or sms_number(booking.primary_phone)
    return booking.booker_email or booking.primary_email
