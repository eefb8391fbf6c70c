"""Before the arrival: who comes along, and what is wished for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from hotel.enums import GuestRole
from room_bookings.services.notes import change_requests
from room_bookings.services.party import add_guest, change_guest, remove_guest
from web.forms import read_form, read_form_changes
from web.guest.mine.base import OwnAction, OwnPage
from web.guest.mine.forms import CompanionInput, NameInput, RequestsInput
from web.guest.mine.showing import may_prepare


class DetailsPage(OwnPage):
    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        return self.details()

    def details(self, *, status: int = 200, **facts: Any) -> HttpResponse:
        booking = self.booking
        party = list(booking.party.order_by("-role", "pk"))
        staying = sum(guest.is_staying for guest in party)
        known: dict[str, Any] = {"requests": booking.special_requests} | facts
        return self.page(
            "details.html",
            status=status,
            primary=next((each for each in party if each.role == GuestRole.PRIMARY), None),
            companions=[
                (
                    each,
                    self.address("booking-guest", each.pk),
                    self.address("booking-guest-removal", each.pk),
                )
                for each in party
                if each.role == GuestRole.COMPANION
            ],
            places_left=max(booking.adults + booking.children - staying, 0),
            may_prepare=may_prepare(booking),
            sees_contacts=self.proof.is_whole,
            **known,
        )


class DetailsAction(DetailsPage, OwnAction):
    """`section` is the one of the page to which it leads back."""

    http_method_names = OwnAction.http_method_names
    section = "party"
    told: str

    def act(self, **named: Any) -> HttpResponse:
        with self.as_seen():
            self.write(**named)
        response = self.to("booking-details", done=self.told)
        response.headers["Location"] += f"#{self.section}"
        return response

    def write(self, **named: Any) -> None:
        raise NotImplementedError

    def refused(self, problem: str, status: int) -> HttpResponse:
        return self.details(status=status, problem=problem, at_fault=self.section)

    @property
    def body(self) -> type[CompanionInput] | type[NameInput]:
        return CompanionInput if self.proof.is_whole else NameInput


class CompanionAddition(DetailsAction):
    told = "companion_added"

    def write(self, **named: Any) -> None:
        add_guest(**self.who, guest=read_form(self.body, self.form))

    def refused(self, problem: str, status: int) -> HttpResponse:
        return self.details(status=status, problem=problem, at_fault=self.section, typed=self.form)


class CompanionChange(DetailsAction):
    told = "companion_changed"

    def write(self, **named: Any) -> None:
        changes = read_form_changes(self.body, self.form)
        change_guest(**self.who, guest_id=named["guest_id"], changes=changes)


class CompanionRemoval(DetailsAction):
    told = "companion_removed"

    def write(self, **named: Any) -> None:
        remove_guest(**self.who, guest_id=named["guest_id"])


class RequestsChange(DetailsAction):
    section = "requests"
    told = "requests_changed"

    def write(self, **named: Any) -> None:
        typed = read_form(RequestsInput, self.form)
        change_requests(**self.who, requests=typed["special_requests"])

    def refused(self, problem: str, status: int) -> HttpResponse:
        typed = str(self.form.get("special_requests", ""))
        return self.details(status=status, problem=problem, at_fault=self.section, requests=typed)
