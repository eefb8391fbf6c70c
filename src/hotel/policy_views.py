"""What cancelling would cost, before anybody does."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.api.throttling import LookupThrottle
from common.clock import now
from hotel import policy_docs as docs
from hotel.booking_views import PublicView, token_of
from hotel.policy_bodies import preview_body
from room_bookings.selectors.cancellation import preview_cancellation, preview_own_cancellation
from staff.api import StaffView
from staff.permissions import Capability


class StaffCancellationPreviewView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.preview_for_staff
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        seen = preview_cancellation(hotel_id=self.hotel.pk, booking_id=booking_id, at=now())
        return json_response(preview_body(seen))


class PublicCancellationPreviewView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.preview_own
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        seen = preview_own_cancellation(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request), at=now()
        )
        return json_response(preview_body(seen))
