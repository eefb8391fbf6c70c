from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from hotel import staff_docs as docs
from hotel.canonical_serializers import EventsQuery
from hotel.event_bodies import audit_body, conflict_body, events_body
from room_bookings.selectors.audit import assignment_conflicts, booking_trail, hotel_events
from room_bookings.selectors.bookings import booking_as_it_stands
from staff.api import StaffView
from staff.permissions import Capability


class BookingAuditView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.audit
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = booking_as_it_stands(hotel_id=self.hotel.pk, booking_id=booking_id)
        page = paginate(booking_trail(booking), request.query_params)
        return json_response(page.body([audit_body(event) for event in page.rows]))


class ConflictsView(StaffView):
    """Every assignment that was refused."""

    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.conflicts
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        page = paginate(assignment_conflicts(self.hotel.pk), request.query_params)
        return json_response(page.body([conflict_body(event) for event in page.rows]))


class EventsView(StaffView):
    """The hotel's event log by cursor, for programs that must not miss anything."""

    capabilities = {"GET": Capability.VIEW_EVENTS}

    @docs.events
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = EventsQuery.read_query(request.query_params)
        events = hotel_events(hotel_id=self.hotel.pk, at=now(), **asked)
        return json_response(events_body(events, after=asked["after"], limit=asked["limit"]))
