"""The front desk's bookings: find them, decide on them, give them a room."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.pagination import paginate
from common.api.preconditions import etag, versions_in_if_match
from common.api.renderers import json_response
from common.clock import now
from hotel import staff_docs as docs
from hotel.canonical_serializers import (
    AssignmentInput,
    AvailableRoomsQuery,
    BookingNamed,
    BookingsQuery,
    CancelInput,
    GuestInput,
    NotesInput,
    SafeAssignmentInput,
)
from hotel.enums import CancellationReason
from hotel.staff_bodies import (
    assigned_body,
    booking_body,
    free_rooms_body,
    guest_body,
    listed_body,
    party_body,
)
from room_bookings.expected import expecting
from room_bookings.selectors.bookings import (
    BookingFilter,
    booking_as_it_stands,
    booking_in_full,
    booking_page,
    booking_rows,
    find_bookings,
    in_time,
    with_money,
)
from room_bookings.selectors.rooms import rooms_free_for, rooms_free_for_upgrade
from room_bookings.services.lifecycle import cancel_booking, confirm_booking
from room_bookings.services.notes import change_notes
from room_bookings.services.party import add_guest
from room_bookings.services.room_assignment import RoomAssignmentService
from staff.api import StaffView
from staff.if_match import if_match
from staff.permissions import Capability
from staff.serializers import NoInput


class BookingView(StaffView):
    """For one booking of the hotel."""

    def fresh(self, booking_id: str) -> HttpResponse:
        """The booking's page as it is after the change, with its version."""
        page = booking_page(hotel_id=self.hotel.pk, booking_id=booking_id, at=now())
        return json_response(booking_body(page), headers={"ETag": etag(page.booking.version)})


class StaffBookingsListView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.list_bookings
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        wanted = BookingFilter(**BookingsQuery.read_query(request.query_params))
        found = find_bookings(hotel_id=self.hotel.pk, wanted=wanted)
        with in_time():
            page = paginate(booking_rows(found), request.query_params)
        return json_response(page.body([listed_body(row) for row in with_money(page.rows)]))


class StaffBookingDetailView(BookingView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS, "PATCH": Capability.EDIT_BOOKINGS}

    @docs.get_booking
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return self.fresh(booking_id)

    @docs.change_notes
    @if_match
    def patch(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        notes = NotesInput.read_changes(self.body)
        change_notes(**self.who, booking_id=booking_id, notes=notes, at=now())
        return self.fresh(booking_id)


class StaffBookingConfirmView(BookingView):
    capabilities = {"POST": Capability.CONFIRM_BOOKINGS}

    @docs.confirm
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.body)
        confirm_booking(**self.who, booking_id=booking_id, at=now())
        return self.fresh(booking_id)


class StaffBookingCancelView(BookingView):
    capabilities = {"POST": Capability.CANCEL_BOOKINGS}

    @docs.cancel
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = CancelInput.read(self.body)
        cancel_booking(
            **self.who, booking_id=booking_id, reason=CancellationReason.STAFF, at=now(), **facts
        )
        return self.fresh(booking_id)


class AssignmentView(StaffView):
    capabilities = {"POST": Capability.ASSIGN_ROOMS}

    def assign(self, facts: dict[str, Any]) -> HttpResponse:
        RoomAssignmentService.assign_room_atomic(**self.who, at=now(), **facts)
        booking = booking_in_full(hotel_id=self.hotel.pk, booking_id=facts["booking_id"])
        return json_response(assigned_body(booking), headers={"ETag": etag(booking.version)})


class BookingAssignmentView(AssignmentView):
    @docs.assign
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return self.assign(AssignmentInput.read(self.body) | {"booking_id": booking_id})


class SafeAssignRoomView(AssignmentView):
    """The same, with the booking in the body."""

    @docs.safe_assign
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = SafeAssignmentInput.read(self.body)
        with expecting(facts["booking_id"], versions_in_if_match(request)):
            return self.assign(facts)


class UnassignmentView(BookingView):
    capabilities = {"POST": Capability.ASSIGN_ROOMS}

    def unassign(self, booking_id: str) -> HttpResponse:
        RoomAssignmentService.unassign(**self.who, booking_id=booking_id, at=now())
        return self.fresh(booking_id)


class BookingUnassignmentView(UnassignmentView):
    @docs.unassign
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.body)
        return self.unassign(booking_id)


class UnassignRoomView(UnassignmentView):
    """The same, with the booking in the body."""

    @docs.unassign_named
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        booking_id = BookingNamed.read(self.body)["booking_id"]
        with expecting(booking_id, versions_in_if_match(request)):
            return self.unassign(booking_id)


class FreeRoomsView(StaffView):
    capabilities = {"GET": Capability.ASSIGN_ROOMS}

    def free_rooms(self, booking_id: str) -> HttpResponse:
        asked = AvailableRoomsQuery.read_query(self.request.query_params)
        booking = booking_as_it_stands(hotel_id=self.hotel.pk, booking_id=booking_id)
        rooms = rooms_free_for_upgrade(booking) if asked["upgrade"] else rooms_free_for(booking)
        return json_response(free_rooms_body(booking, rooms))


class BookingAvailableRoomsView(FreeRoomsView):
    @docs.list_free_rooms
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return self.free_rooms(booking_id)


class AvailableRoomsView(FreeRoomsView):
    """The same, with the booking in the query."""

    @docs.list_free_rooms_for
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return self.free_rooms(BookingNamed.read_query(request.query_params)["booking_id"])


class BookingPartyManagementView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS, "POST": Capability.EDIT_BOOKINGS}

    @docs.get_party
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return json_response(
            party_body(booking_in_full(hotel_id=self.hotel.pk, booking_id=booking_id))
        )

    @docs.add_guest
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = GuestInput.read(self.body)
        guest = add_guest(**self.who, booking_id=booking_id, guest=facts, at=now())
        return json_response(guest_body(guest), status=201)
