"""Blocks of rooms for a world, made and booked through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.stay import Stay
from hotel.models import RoomBooking
from rates.models import Allotment, AllotmentNight, CorporateAccount
from room_bookings.services.allotment_nights import KeptNights
from room_bookings.services.allotments import create_allotment
from room_bookings.services.booking import BookingRequest, create_booking
from room_bookings.services.lifecycle import confirm_booking
from tests.factories.world import NOON, World, day

EXPO = "EXPO"


def kept(
    stay: Stay,
    rooms: int,
    price: str | None = "60.00",
    code: str = "DBL",
    *,
    is_priced: bool = True,
) -> KeptNights:
    return KeptNights(code, stay, rooms, Decimal(price) if price else None, is_priced)


def manager(world: World) -> dict[str, Any]:
    return {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}


def allot(world: World, *nights: KeptNights, code: str = EXPO, **facts: Any) -> Allotment:
    """Released on day(2) unless told."""
    named = {"code": code, "name": "Spring expo", "release_date": day(2)}
    return create_allotment(**manager(world), facts=named | facts, nights=nights)


def request_in(
    world: World,
    stay: Stay,
    code: str = "DBL",
    *,
    allotment_code: str = EXPO,
    rate_plan_code: str = "",
    **facts: Any,
) -> BookingRequest:
    request = world.request(stay, code, **facts)
    codes = {"allotment_code": allotment_code, "rate_plan_code": rate_plan_code}
    return replace(request, wanted=replace(request.wanted, **codes))


def hold_in(world: World, stay: Stay, code: str = "DBL", **facts: Any) -> RoomBooking:
    return create_booking(request_in(world, stay, code, **facts), by=Actor.guest(), at=NOON)


def booked_in(
    world: World, stay: Stay, code: str = "DBL", at: datetime = NOON, **facts: Any
) -> RoomBooking:
    return confirm_booking(**world.who(hold_in(world, stay, code, **facts)), at=at)


def picked_up(allotment: Allotment, code: str = "DBL") -> list[tuple[int, int]]:
    """(kept, picked up) night by night."""
    nights = AllotmentNight.objects.filter(allotment=allotment, room_type__code=code)
    return list(nights.order_by("night").values_list("rooms", "picked_up"))


def account(world: World, code: str = "ACME", **facts: Any) -> CorporateAccount:
    terms = {
        "name": "Acme Ltd",
        "billing_name": "Acme Accounts Payable",
        "billing_address": "1 Quay, Dublin",
        "billing_email": "bills@acme.example",
        "vat_number": "IE1234567A",
        "payment_days": 30,
    }
    return CorporateAccount.objects.create(hotel=world.hotel, code=code, **(terms | facts))
