"""Changing the stay: what it would come to stands on the page before anybody agrees to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from common.errors import DomainError
from hotel.canonical_serializers import DepartureInput
from hotel.change_bodies import change_body, wanted_change
from hotel.change_serializers import StaffChangeInput, StaffChangeOrder
from hotel.models import RoomBooking
from rates.offers import open_plans
from rates.terms import Plan
from room_bookings.errors import BookingAlreadyCheckedIn
from room_bookings.selectors.customers import opened_by
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import change_booking, preview_change
from room_bookings.services.proposals import Proposal
from room_bookings.services.repricing import book_of
from room_bookings.services.stays import change_departure
from rooms.models import RoomType
from staff.permissions import Capability
from web.forms import plain_values, read_form
from web.staff.booking.base import BookingAction, OneBooking, Problem
from web.staff.booking.facts import BookingFacts
from web.staff.booking.lines import PriceLine, price_lines
from web.staff.refusals import refusal_in_words

OVERRIDE: Final = ("override_rules",)
NAMES: Final = tuple(StaffChangeInput().fields)


@dataclass(frozen=True, slots=True)
class Preview:
    """A proposal as the page shows it. `told` is why it cannot be had, in words; empty when it can."""

    proposal: Proposal
    body: dict[str, Any]
    gone: list[PriceLine]
    new: list[PriceLine]
    told: str

    @property
    def can_be_made(self) -> bool:
        return self.proposal.is_change and not self.told


class ChangePage(OneBooking):
    """What is wanted stands in the query, so that the preview has an address; nothing of it is personal."""

    capability = Capability.CHANGE_STAYS
    template = "booking/change.html"

    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        return self.with_preview(booking_id, request.GET)

    def with_preview(
        self,
        booking_id: str,
        form: QueryDict,
        *,
        problem: Problem | None = None,
        status: int = 200,
    ) -> HttpResponse:
        preview, wrong = None, ""
        if any(name in form for name in NAMES):
            try:
                preview = self.preview(booking_id, form)
            except DomainError as refusal:
                wrong = refusal_in_words(refusal, self.words)
        return self.show(
            booking_id,
            problem=problem,
            status=status,
            preview=preview,
            wrong=wrong,
            asked=_asked(form),
            resent=list(_asked(form).items()),
        )

    def preview(self, booking_id: str, form: QueryDict) -> Preview:
        proposal = preview_change(
            **self.who, booking_id=booking_id, change=self.asked(form), at=self.at
        )
        body = change_body(proposal)
        lines = body["lines"]
        return Preview(
            proposal,
            body,
            price_lines(lines["gone"], self.language),
            price_lines(lines["new"], self.language),
            self.refused_because(proposal),
        )

    def asked(self, form: QueryDict) -> ChangeRequest:
        facts = read_form(StaffChangeInput, form, flags=OVERRIDE)
        if facts["override_rules"] and not self.able(Capability.OVERRIDE_RULES):
            raise PermissionDenied
        return wanted_change(facts)

    def refused_because(self, proposal: Proposal) -> str:
        """A guest in the house can still leave on another day."""
        is_here = isinstance(proposal.refusal, BookingAlreadyCheckedIn)
        refusal = proposal.obstacle if is_here else proposal.refusal or proposal.obstacle
        return refusal_in_words(refusal, self.words) if refusal else ""

    def shown(self, facts: BookingFacts, problem: Problem | None) -> dict[str, Any]:
        booking = facts.booking
        types = RoomType.objects.filter(hotel=booking.hotel_id, is_active=True)
        return super().shown(facts, problem) | {
            "room_types": list(types.order_by("sort_order", "code")),
            "plans": self.plans(booking),
        }

    def page(self, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
        """The form starts with the stay as it is."""
        booking = facts["booking"]
        plans = {plan.code for plan in facts["plans"]}
        is_listed = booking.rate_plan_code in plans
        asked = _as_booked(booking) | facts["asked"]
        known = facts | {"asked": asked, "booked_plan_listed": is_listed}
        return super().page(template, status=status, **known)

    def plans(self, booking: RoomBooking) -> list[Plan]:
        """That it could be sold by; a manager may take any."""
        book = book_of(booking)
        if self.able(Capability.OVERRIDE_RULES):
            return [plan for plan in book.plans if plan.is_active]
        return open_plans(book, opened_by(booking.account))


class ChangeAction(BookingAction, ChangePage):
    """At exactly the total that was seen; at another one the page shows the new one."""

    capability = Capability.CHANGE_STAYS
    template = "booking/change.html"
    form = "change"

    def get(self, request: HttpRequest, booking_id: str, **named: Any) -> HttpResponse:
        return redirect(self.address("booking-change", booking_id))

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(StaffChangeOrder, request.POST, flags=OVERRIDE)
        change_booking(
            **self.doing,
            booking_id=booking_id,
            change=self.asked(request.POST),
            expected_total=facts["expected_total"],
        )
        return self.words["booking_done"]["change"]

    def refused(self, refusal: DomainError, booking_id: str) -> HttpResponse:
        facts = self.facts_now(booking_id)
        problem, status = self.problem(refusal, facts), refusal.status
        return self.with_preview(booking_id, self.request.POST, problem=problem, status=status)


class DepartureAction(ChangeAction):
    """For a guest in the house, of whom nothing else can be changed."""

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        facts = read_form(DepartureInput, request.POST)
        change_departure(**self.doing, booking_id=booking_id, **facts)
        return self.words["booking_done"]["departure"]


def _asked(form: QueryDict) -> dict[str, str]:
    return {name: value for name, value in plain_values(form).items() if name in NAMES}


def _as_booked(booking: RoomBooking) -> dict[str, str]:
    return {
        "check_in": booking.check_in.isoformat(),
        "check_out": booking.check_out.isoformat(),
        "room_type_code": booking.room_type.code,
        "rate_plan_code": booking.rate_plan_code,
        "adults": str(booking.adults),
        "children": str(booking.children),
        "child_ages": ", ".join(str(age) for age in booking.child_ages),
        "cots": str(booking.cots),
    }
