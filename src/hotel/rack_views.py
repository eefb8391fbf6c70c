"""The room rack: looked at, and changed by dragging."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.clock import hotel_today, now
from hotel import rack_docs as docs
from hotel.rack_bodies import changed_rack_body, rack_body
from hotel.rack_serializers import RackQuery
from room_bookings.selectors.rack import rack_of, rack_of_some, window_from
from staff.api import StaffView
from staff.permissions import Capability


class RackView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.get_rack
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked, at = RackQuery.read_query(request.query_params), now()
        start = asked.get("start") or hotel_today(self.hotel.timezone, at)
        window = window_from(start, nights=asked["nights"])
        if wanted := asked.get("booking_id"):
            rack = rack_of_some(self.hotel, window=window, booking_ids=wanted, at=at)
            return json_response(changed_rack_body(rack))
        return json_response(rack_body(rack_of(self.hotel, window=window, at=at)))
