"""Guests who pay: bookings by mode of payment, and the calls behind the public addresses."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from common.tokens import derive_manage_token
from hotel.models import RoomBooking
from rates.enums import PaymentMode
from tests.factories.guest_api import Guest
from tests.factories.world import World, nights

FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}
HALF = {"kind": "PERCENT", "value": "50"}
NOTHING = {"kind": "NONE", "value": "0"}


def sold_by(booking: RoomBooking, mode: PaymentMode) -> RoomBooking:
    """As a plan of that mode sells it: half as a deposit, the first night for not coming."""
    booking.payment_mode = mode
    booking.policy = {
        "name": "Flexible",
        "cutoff_time": "15:00",
        "tiers": [],
        "no_show": FIRST_NIGHT,
        "deposit": HALF if mode == PaymentMode.DEPOSIT else NOTHING,
    }
    booking.save()
    return booking


def held(
    world: World, mode: PaymentMode = PaymentMode.PAY_NOW, first: int = 1, last: int = 3
) -> RoomBooking:
    return sold_by(world.hold(nights(first, last)), mode)


def proof(booking: RoomBooking) -> dict[str, str]:
    return {"X_Booking_Token": derive_manage_token(booking.booking_id)}


def start(guest: Guest, booking: RoomBooking, body: Any = None) -> HttpResponse:
    path = f"room-bookings/{booking.booking_id}/payment/session/"
    return guest.ask("POST", path, body, **proof(booking))


def look(guest: Guest, booking: RoomBooking) -> HttpResponse:
    return guest.ask("GET", f"room-bookings/{booking.booking_id}/payment/", **proof(booking))


def verify(guest: Guest, booking: RoomBooking, session_id: str) -> HttpResponse:
    path = f"room-bookings/{booking.booking_id}/payment/verify/"
    return guest.ask("GET", path, query={"session_id": session_id})
