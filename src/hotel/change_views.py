"""Changing a booking: what it would come to, and the change itself; for staff and for its guest."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.preconditions import etag
from common.api.renderers import json_response
from common.api.throttling import LookupThrottle
from common.clock import now
from hotel import change_docs as docs
from hotel.booking_bodies import detail_body
from hotel.booking_views import PublicView, token_of
from hotel.change_bodies import change_body, wanted_change
from hotel.change_serializers import (
    GuestChangeInput,
    GuestChangeOrder,
    StaffChangeInput,
    StaffChangeOrder,
)
from hotel.staff_bodies import booking_body
from room_bookings.selectors.bookings import booking_page
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import (
    change_as_guest,
    change_booking,
    preview_as_guest,
    preview_change,
)
from staff.api import StaffView
from staff.if_match import if_match
from staff.permissions import Capability, require


class StaffChangeView(StaffView):
    capabilities = {"POST": Capability.CHANGE_STAYS}

    def wanted(self, facts: dict[str, Any]) -> ChangeRequest:
        if facts["override_rules"]:
            require(self.staff, Capability.OVERRIDE_RULES)
        return wanted_change(facts)


class ChangePreviewView(StaffChangeView):
    @docs.preview_for_staff
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        wanted = self.wanted(StaffChangeInput.read(self.body))
        proposal = preview_change(**self.who, booking_id=booking_id, change=wanted, at=now())
        return json_response(change_body(proposal))


class ChangeView(StaffChangeView):
    @docs.change_for_staff
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = StaffChangeOrder.read(self.body)
        changed = change_booking(
            **self.who,
            booking_id=booking_id,
            change=self.wanted(facts),
            expected_total=facts["expected_total"],
            at=now(),
        )
        page = booking_page(hotel_id=self.hotel.pk, booking_id=booking_id, at=now())
        change = change_body(changed.proposal)
        body = {"booking": booking_body(page), "change": change}
        return json_response(body, headers={"ETag": etag(page.booking.version)})


class PublicChangePreviewView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.preview
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        proposal = preview_as_guest(
            hotel_slug=hotel_slug,
            booking_id=booking_id,
            token=token_of(request),
            change=wanted_change(GuestChangeInput.read(request.data or {})),
            at=now(),
        )
        return json_response(change_body(proposal))


class PublicChangeView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.change
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = GuestChangeOrder.read(request.data)
        seen, proposal = change_as_guest(
            hotel_slug=hotel_slug,
            booking_id=booking_id,
            token=token_of(request),
            change=wanted_change(facts),
            expected_total=facts["expected_total"],
            at=now(),
        )
        return json_response({"booking": detail_body(seen), "change": change_body(proposal)})
