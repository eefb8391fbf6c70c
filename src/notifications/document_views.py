"""A booking's documents, for its guest and for staff, in the guest's language."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.throttling import LookupThrottle
from common.clock import now
from hotel.booking_views import PublicView, token_of
from notifications import document_docs as docs
from notifications.documents import calendar_of, confirmation_of, receipt_of
from notifications.letters import Attachment
from room_bookings.locks import read_booking
from room_bookings.selectors.guest_access import look_up_by_token
from staff.api import StaffView
from staff.permissions import Capability


def as_file(document: Attachment) -> HttpResponse:
    """To be looked at where the browser can, with a name to be kept under."""
    return HttpResponse(
        document.content,
        content_type=document.content_type,
        headers={"Content-Disposition": f'inline; filename="{document.filename}"'},
    )


class PublicConfirmationView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.own_confirmation
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = look_up_by_token(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request)
        )
        return as_file(confirmation_of(booking, at=now()))


class PublicReceiptView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.own_receipt
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = look_up_by_token(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request)
        )
        return as_file(receipt_of(booking, at=now()))


class PublicCalendarView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.own_calendar
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = look_up_by_token(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request)
        )
        return as_file(calendar_of(booking, at=now()))


class StaffConfirmationView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.confirmation
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        return as_file(confirmation_of(booking, at=now()))


class StaffReceiptView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.receipt
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        return as_file(receipt_of(booking, at=now()))


class StaffCalendarView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.calendar
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        return as_file(calendar_of(booking, at=now()))
