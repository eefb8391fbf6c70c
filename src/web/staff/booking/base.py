"""What the pages and the forms of one booking have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from typing_extensions import override

from common.errors import DomainError, InvalidInput, NotFound
from hotel.enums import Language
from notifications.rendering.addresses import manage_url
from notifications.rendering.catalogue import catalogue_of
from notifications.rendering.conditions import conditions_in_words
from room_bookings.conditions import payment_terms_of
from room_bookings.errors import BookingChanged
from room_bookings.expected import expecting
from staff.permissions import Capability
from web.forms import new_key, whole_in
from web.staff.booking.facts import BookingFacts, booking_facts, can_retry
from web.staff.booking.lines import price_lines
from web.staff.booking.reasons import reasons_given
from web.staff.booking.showing import shown_facts
from web.staff.booking.trail import Entry, Teller
from web.staff.flashes import Tone, flash
from web.staff.pages import StaffAction, StaffPage, language_of
from web.staff.refusals import refusal_in_words

SEEN_EVENT = "seen_event"
LAST_EVENT = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused, where on the page, and what was typed there. `since`: what others did to the
    booking after the form had been made."""

    form: str
    text: str
    name: str = ""
    typed: QueryDict | dict[str, str] = field(default_factory=dict)
    since: tuple[Entry, ...] = ()


class OneBooking(StaffPage):
    place = "bookings"
    capability = Capability.VIEW_BOOKINGS
    template: ClassVar[str] = "booking/page.html"

    @property
    def language(self) -> Language:
        return language_of(self.request, self.staff)

    def show(
        self, booking_id: str, *, problem: Problem | None = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = self.shown(self.facts_now(booking_id), problem) | more
        return self.page(self.template, status=status, **shown)

    def facts_now(self, booking_id: str) -> BookingFacts:
        return booking_facts(staff=self.staff, booking_id=booking_id, at=self.at)

    def shown(self, facts: BookingFacts, problem: Problem | None) -> dict[str, Any]:
        booking = facts.booking
        words = catalogue_of(self.language)
        return {
            "facts": facts,
            "booking": booking,
            "problem": problem,
            "attempt": new_key(),
            "lines": price_lines(booking.price_lines, self.language),
            "conditions": conditions_in_words(booking, words, at=booking.created_at),
            "terms": payment_terms_of(booking),
            "guest_link": manage_url(booking),
            **shown_facts(facts, self.language),
            "days": self.teller(facts).days(facts.events),
            "retryable": {each.reference for each in facts.payments if can_retry(each)},
            "languages": Language,
        }

    def teller(self, facts: BookingFacts) -> Teller:
        return Teller(
            self.language,
            self.hotel.timezone,
            facts.type_names,
            reasons_given(facts.booking, facts.events),
        )


class DecisionPage(OneBooking):
    """Something to be looked at before it is done. Where it cannot be done, the booking's page says why."""

    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **named)
        except NotFound:
            raise
        except DomainError as refusal:
            flash(request, refusal_in_words(refusal, self.words), Tone.BAD)
            return redirect(self.address("booking", named["booking_id"]))


class BookingAction(OneBooking, StaffAction):
    """A form of the page. A refusal shows the page as it stands now, with what was typed; whoever comes
    by the form's address alone is led to the page."""

    http_method_names = ["get", "head", "post"]
    section: ClassVar[str] = "stay"
    form: ClassVar[str] = ""
    """The form's name on the page, where there are several in the section."""

    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        """Do it. Returns what the next page says."""
        raise NotImplementedError

    def get(self, request: HttpRequest, booking_id: str, **named: Any) -> HttpResponse:
        return redirect(self.address("booking", booking_id))

    @override
    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        booking_id = str(named["booking_id"])
        try:
            with expecting(booking_id, self.seen_version):
                told = self.change(request, **named)
        except DomainError as refusal:
            return self.refused(refusal, booking_id)
        flash(request, told)
        return redirect(f"{self.address('booking', booking_id)}#{self.section}")

    def refused(self, refusal: DomainError, booking_id: str) -> HttpResponse:
        facts = self.facts_now(booking_id)
        problem = self.problem(refusal, facts)
        return self.page(self.template, status=refusal.status, **self.shown(facts, problem))

    def problem(self, refusal: DomainError, facts: BookingFacts) -> Problem:
        since = self.since(facts) if isinstance(refusal, BookingChanged) else ()
        name = refusal.field or ""
        text = refusal_in_words(refusal, self.words)
        if type(refusal) is InvalidInput and name:
            text = self.words["booking"]["problem_field"].replace("{field}", self.label(name))
        return Problem(self.form or self.section, text, name, self.request.POST, since)

    def label(self, name: str) -> str:
        return self.words["booking"].get(f"field_{name}", name)

    def since(self, facts: BookingFacts) -> tuple[Entry, ...]:
        """What happened after the form was made."""
        seen = whole_in(self.request.POST.get(SEEN_EVENT, ""), most=LAST_EVENT) or 0
        teller = self.teller(facts)
        return tuple(teller.entry(each) for each in facts.events if each.pk > seen)

    @property
    def doing(self) -> dict[str, Any]:
        """What every use case is told of who does it and when."""
        return self.who | {"at": self.at}
