"""The stay itself: guests arrive, move, stay longer, leave, or never come."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.clock import now
from hotel import staff_docs as docs
from hotel.canonical_serializers import DepartureInput, RoomChangeInput, WaiverInput
from hotel.staff_views import BookingView
from room_bookings.services.lifecycle import mark_no_show, reinstate_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import change_departure, check_in, check_out
from staff.if_match import if_match
from staff.permissions import Capability
from staff.serializers import NoInput


class CheckInView(BookingView):
    capabilities = {"POST": Capability.CHECK_GUESTS_IN_AND_OUT}

    @docs.check_in
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.body)
        check_in(**self.who, booking_id=booking_id, at=now())
        return self.fresh(booking_id)


class CheckOutView(BookingView):
    capabilities = {"POST": Capability.CHECK_GUESTS_IN_AND_OUT}

    @docs.check_out
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.body)
        check_out(**self.who, booking_id=booking_id, at=now())
        return self.fresh(booking_id)


class ChangeDepartureView(BookingView):
    """A later or an earlier departure."""

    capabilities = {"POST": Capability.CHANGE_STAYS}

    @docs.extend
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = DepartureInput.read(self.body)
        change_departure(**self.who, booking_id=booking_id, at=now(), **facts)
        return self.fresh(booking_id)


class MoveRoomView(BookingView):
    capabilities = {"POST": Capability.ASSIGN_ROOMS}

    @docs.move
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = RoomChangeInput.read(self.body)
        RoomAssignmentService.move(**self.who, booking_id=booking_id, at=now(), **facts)
        return self.fresh(booking_id)


class UpgradeRoomView(BookingView):
    capabilities = {"POST": Capability.UPGRADE_ROOMS}

    @docs.upgrade
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = RoomChangeInput.read(self.body)
        RoomAssignmentService.upgrade(**self.who, booking_id=booking_id, at=now(), **facts)
        return self.fresh(booking_id)


class NoShowView(BookingView):
    capabilities = {"POST": Capability.DECIDE_NO_SHOWS}

    @docs.mark_no_show
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = WaiverInput.read(self.body)
        mark_no_show(**self.who, booking_id=booking_id, at=now(), **facts)
        return self.fresh(booking_id)


class ReinstateView(BookingView):
    capabilities = {"POST": Capability.DECIDE_NO_SHOWS}

    @docs.reinstate
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.body)
        reinstate_booking(**self.who, booking_id=booking_id, at=now())
        return self.fresh(booking_id)
