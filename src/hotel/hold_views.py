"""More time for a guest who is paying."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.api.throttling import LookupThrottle
from common.clock import now
from hotel import hold_docs as docs
from hotel.booking_bodies import detail_body
from hotel.booking_views import PublicView, token_of
from room_bookings.services.hold_extension import extend_hold_as_guest
from staff.serializers import NoInput


class PublicHoldExtensionView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.extend_hold
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(request.data or {})
        seen = extend_hold_as_guest(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request), at=now()
        )
        return json_response(detail_body(seen))
