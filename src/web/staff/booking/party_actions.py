"""Who stays: added, changed, removed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hotel.canonical_serializers import GuestInput
from room_bookings.services.party import add_guest, change_guest, remove_guest
from staff.permissions import Capability
from web.forms import read_form, read_form_changes
from web.staff.booking.base import BookingAction


class PartyAction(BookingAction):
    capability = Capability.EDIT_BOOKINGS
    section = "party"


class AddGuestAction(PartyAction):
    form = "guest-new"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        guest = read_form(GuestInput, request.POST, flags=("is_staying",))
        add_guest(**self.doing, booking_id=booking_id, guest=guest)
        return self.words["booking_done"]["guest_added"]


class ChangeGuestAction(PartyAction):
    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        changes = read_form_changes(GuestInput, request.POST, flags=("is_staying",))
        guest_id = named["guest_id"]
        change_guest(**self.doing, booking_id=booking_id, guest_id=guest_id, changes=changes)
        return self.words["booking_done"]["guest_changed"]


class RemoveGuestAction(PartyAction):
    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        remove_guest(**self.doing, booking_id=booking_id, guest_id=named["guest_id"])
        return self.words["booking_done"]["guest_removed"]
