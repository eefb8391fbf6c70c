"""Selling at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.idempotency import REPLAYED_HEADER, read_attempt
from common.api.renderers import json_response
from common.clock import now
from front_desk import docs
from front_desk.serializers import WalkInInput
from front_desk.services.paying import DeskTaking
from front_desk.services.selling import DeskSale, sell_at_desk_once
from hotel.booking_bodies import wanted_booking
from hotel.models import RoomBooking
from hotel.staff_bodies import booking_body
from room_bookings.selectors.bookings import booking_page
from staff.api import StaffView
from staff.permissions import Capability


class WalkInsView(StaffView):
    capabilities = {"POST": Capability.CHECK_GUESTS_IN_AND_OUT}

    @docs.sell
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts, moment = WalkInInput.read(self.body), now()

        def answer(booking: RoomBooking) -> dict[str, Any]:
            page = booking_page(hotel_id=booking.hotel_id, booking_id=booking.booking_id, at=moment)
            return booking_body(page)

        sold = sell_at_desk_once(
            wanted_sale(hotel_slug, facts),
            **self.who,
            attempt=read_attempt(request, self.body),
            answer=answer,
            at=moment,
        )
        headers = REPLAYED_HEADER if sold.is_replay else {}
        return json_response(sold.body, status=201, headers=headers)


def wanted_sale(hotel_slug: str, facts: Mapping[str, Any]) -> DeskSale:
    payment = facts["payment"]
    return DeskSale(
        wanted_booking(hotel_slug, {**facts, "quote_id": ""}),
        room_id=facts["room_id"],
        checks_in=facts["check_in_now"],
        payment=DeskTaking(**payment) if payment else None,
        expected_total=facts["expected_total"],
    )
