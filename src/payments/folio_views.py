"""A guest's own folio."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.api.throttling import LookupThrottle
from hotel.booking_views import PublicView, token_of
from payments import staff_docs as docs
from payments.folios import own_folio
from payments.staff_bodies import guest_folio_body


class OwnFolioView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.get_own_folio
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        found = own_folio(hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request))
        return json_response(guest_folio_body(found))
