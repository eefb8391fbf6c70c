from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.clock import hotel_today, now
from hotel import search_docs as docs
from hotel.search_bodies import SearchQuery, findings_body
from room_bookings.selectors.searching import search
from staff.api import StaffView
from staff.permissions import Capability


class SearchView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.search
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = SearchQuery.read_query(request.query_params)
        today = hotel_today(self.hotel.timezone, now())
        found = search(hotel_id=self.hotel.pk, text=asked["q"], today=today)
        return json_response(findings_body(found))
