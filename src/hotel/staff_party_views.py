from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.clock import now
from hotel import staff_docs as docs
from hotel.canonical_serializers import GuestInput
from hotel.staff_bodies import guest_body
from room_bookings.services.party import change_guest, remove_guest
from staff.api import StaffView, nothing
from staff.if_match import if_match
from staff.permissions import Capability
from staff.serializers import NoInput


class BookingPartyGuestView(StaffView):
    capabilities = {"PATCH": Capability.EDIT_BOOKINGS, "DELETE": Capability.EDIT_BOOKINGS}

    @docs.change_guest
    @if_match
    def patch(
        self, request: Request, hotel_slug: str, booking_id: str, guest_id: int
    ) -> HttpResponse:
        changes = GuestInput.read_changes(self.body)
        guest = change_guest(
            **self.who, booking_id=booking_id, guest_id=guest_id, changes=changes, at=now()
        )
        return json_response(guest_body(guest))

    @docs.remove_guest
    @if_match
    def delete(
        self, request: Request, hotel_slug: str, booking_id: str, guest_id: int
    ) -> HttpResponse:
        NoInput.read(self.body)
        remove_guest(**self.who, booking_id=booking_id, guest_id=guest_id, at=now())
        return nothing()
