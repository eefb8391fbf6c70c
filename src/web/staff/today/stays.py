"""Checking a guest in and out, each on one page with one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from typing_extensions import override

from front_desk.services.arriving import Arrival, receive_guest
from front_desk.services.leaving import see_guest_off
from hotel.models import RoomBooking
from notifications.rendering.catalogue import fill
from payments.enums import DeskMethod
from payments.folios import folio_of
from room_bookings.selectors.actions import Action, allowed_actions
from room_bookings.selectors.bookings import booking_in_full
from room_bookings.selectors.room_choices import RoomChoices, room_choices
from staff.permissions import Capability
from web.staff.pages import StaffAction
from web.staff.today.forms import PartyLine, members_of, party_lines, payment_of, whole
from web.staff.today.lanes import may_arrive


class StayPage(StaffAction):
    """GET shows the form; POST does it, or shows the form again with what was typed and why not."""

    http_method_names = ["get", "head", "post"]
    place = "today"
    capability = Capability.CHECK_GUESTS_IN_AND_OUT

    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        return self.form(booking_id)

    @override
    def back(self, **named: Any) -> HttpResponse:
        return self.form(named["booking_id"], self.request.POST, status=409)

    def form(
        self, booking_id: str, typed: QueryDict | None = None, *, status: int = 200
    ) -> HttpResponse:
        raise NotImplementedError

    def booking(self, booking_id: str) -> RoomBooking:
        return booking_in_full(hotel_id=self.hotel.pk, booking_id=booking_id)

    def tell(self, phrase: str, **facts: Any) -> None:
        told = {name: str(fact) for name, fact in facts.items()}
        self.done(fill(self.words["desk"][phrase], told))


class CheckInPage(StayPage):
    @override
    def form(
        self, booking_id: str, typed: QueryDict | None = None, *, status: int = 200
    ) -> HttpResponse:
        booking = self.booking(booking_id)
        choices, party = room_choices(booking), party_lines(booking, typed)
        return self.page(
            "today/check_in.html",
            status=status,
            booking=booking,
            folio=folio_of(booking),
            choices=choices,
            party=party,
            first_blank=next((i for i, line in enumerate(party) if line.is_blank), None),
            begins=where_to_begin(choices, party),
            typed=typed,
            chosen=typed.get("room", "") if typed else "",
            methods=DeskMethod,
            may_arrive=may_arrive(booking, self.today),
        )

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        booking = self.booking(named["booking_id"])
        arrival = Arrival(
            room_id=whole(request.POST.get("room", ""), "room_id"),
            party=tuple(members_of(request.POST, booking)),
            payment=payment_of(request.POST),
            version=self.seen_version,
        )
        guest = receive_guest(
            **self.who, booking_id=booking.booking_id, arrival=arrival, at=self.at
        )
        room = guest.assigned_room
        self.tell("is_checked_in", name=guest.primary_guest_name, room=room)
        return self.next_page() or self.address("today")


class CheckOutPage(StayPage):
    @override
    def form(
        self, booking_id: str, typed: QueryDict | None = None, *, status: int = 200
    ) -> HttpResponse:
        booking = self.booking(booking_id)
        return self.page(
            "today/check_out.html",
            status=status,
            booking=booking,
            folio=folio_of(booking),
            typed=typed,
            methods=DeskMethod,
            may_leave=Action.CHECK_OUT in allowed_actions(booking, today=self.today),
            nights_back=max((booking.check_out - self.today).days, 0),
            nights_over=max((self.today - booking.check_out).days, 0),
        )

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        guest = see_guest_off(
            **self.who,
            booking_id=named["booking_id"],
            payment=payment_of(request.POST),
            version=self.seen_version,
            at=self.at,
        )
        self.tell("is_checked_out", name=guest.primary_guest_name, room=guest.assigned_room)
        return self.next_page() or self.address("today")


def where_to_begin(choices: RoomChoices, party: Sequence[PartyLine]) -> str:
    """What has to be decided first, else who is not named yet, else the button."""
    if choices.proposed is None:
        return "room"
    return "party" if any(line.is_blank for line in party) else "button"
