"""What staff decide about a booking and its stay."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hotel.canonical_serializers import (
    AssignmentInput,
    CancelInput,
    NotesInput,
    RoomChangeInput,
    WaiverInput,
)
from hotel.enums import CancellationReason
from room_bookings.services.hold_extension import extend_hold
from room_bookings.services.lifecycle import (
    cancel_booking,
    confirm_booking,
    mark_no_show,
    reinstate_booking,
)
from room_bookings.services.notes import change_notes
from room_bookings.services.room_assignment import RoomAssignmentService
from staff.permissions import Capability
from web.forms import read_form, read_form_changes
from web.staff.booking.base import BookingAction

WAIVER = ("waive_penalty",)


class ConfirmAction(BookingAction):
    capability = Capability.CONFIRM_BOOKINGS
    section = "booking"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        confirm_booking(**self.doing, booking_id=booking_id)
        return self.words["booking_done"]["confirm"]


class ExtendHoldAction(BookingAction):
    capability = Capability.CONFIRM_BOOKINGS
    section = "booking"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        extend_hold(**self.doing, booking_id=booking_id)
        return self.words["booking_done"]["hold"]


class CancelAction(BookingAction):
    capability = Capability.CANCEL_BOOKINGS
    section = "booking"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(CancelInput, request.POST, flags=WAIVER)
        cancel_booking(
            **self.doing, booking_id=booking_id, reason=CancellationReason.STAFF, **facts
        )
        return self.words["booking_done"]["cancel"]


class NoShowAction(BookingAction):
    capability = Capability.DECIDE_NO_SHOWS
    section = "booking"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(WaiverInput, request.POST, flags=WAIVER)
        mark_no_show(**self.doing, booking_id=booking_id, **facts)
        return self.words["booking_done"]["no_show"]


class ReinstateAction(BookingAction):
    capability = Capability.DECIDE_NO_SHOWS
    section = "booking"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        reinstate_booking(**self.doing, booking_id=booking_id)
        return self.words["booking_done"]["reinstate"]


class AssignAction(BookingAction):
    capability = Capability.ASSIGN_ROOMS

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(AssignmentInput, request.POST)
        RoomAssignmentService.assign_room_atomic(**self.doing, booking_id=booking_id, **facts)
        return self.words["booking_done"]["assign"]


class UnassignAction(BookingAction):
    capability = Capability.ASSIGN_ROOMS

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        RoomAssignmentService.unassign(**self.doing, booking_id=booking_id)
        return self.words["booking_done"]["unassign"]


class MoveAction(BookingAction):
    capability = Capability.ASSIGN_ROOMS

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(RoomChangeInput, request.POST)
        RoomAssignmentService.move(**self.doing, booking_id=booking_id, **facts)
        return self.words["booking_done"]["move"]


class UpgradeAction(BookingAction):
    capability = Capability.UPGRADE_ROOMS

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(RoomChangeInput, request.POST)
        RoomAssignmentService.upgrade(**self.doing, booking_id=booking_id, **facts)
        return self.words["booking_done"]["upgrade"]


class NotesAction(BookingAction):
    capability = Capability.EDIT_BOOKINGS
    section = "notes"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        notes = read_form_changes(NotesInput, request.POST)
        change_notes(**self.doing, booking_id=booking_id, notes=notes)
        return self.words["booking_done"]["notes"]
