"""The base of every page below a booking's address: it opens with the proof that this browser keeps, and
without it the booking is only asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View

from common.actor import Actor
from common.api.throttling import FixedWindow, PublicThrottle
from common.clock import now
from common.errors import DomainError, NotFound
from hotel.enums import Language
from room_bookings.expected import expecting
from room_bookings.selectors.guest_access import find_booking
from web.forms import whole_in
from web.guest.limits import count
from web.guest.mine.refused import refusal_in_words
from web.guest.pages import booking_page
from web.guest.phrases import phrases_in
from web.guest.proof import proof_of
from web.languages import ASKED, language_for
from web.phrases import Words

DONE: Final = "done"
"""In the address: what was just done, for the page to tell."""
PLACES: Final = (
    "open",
    "close",
    "live",
    "listen",
    "pay",
    "hold",
    "change",
    "cancel",
    "details",
    "requests",
    "party",
    "confirmation",
    "receipt",
    "calendar",
    "code",
)


class OwnPage(View):
    """`booking` and `proof` are there once a method runs."""

    http_method_names = ["get", "head"]
    throttle: ClassVar[type[FixedWindow]] = PublicThrottle

    def dispatch(
        self, request: HttpRequest, *args: Any, hotel_slug: str, booking_id: str, **named: Any
    ) -> HttpResponseBase:
        count(request, self.throttle())
        if str(request.method).lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        self.at = now()
        self.booking = find_booking(hotel_slug, booking_id)
        proof = proof_of(request, self.booking)
        if proof is None:
            return self.closed()
        self.proof = proof
        return super().dispatch(request, *args, **named)

    def closed(self) -> HttpResponse:
        """Without proof: to the page that asks for it."""
        return self.to("booking")

    @cached_property
    def language(self) -> Language:
        return language_for(self.request, self.booking.language)

    @cached_property
    def words(self) -> Words:
        return phrases_in(self.language)

    @property
    def who(self) -> dict[str, Any]:
        """The booking, the actor and the moment, as every use case takes them."""
        booking = self.booking
        return {
            "hotel_id": booking.hotel_id,
            "booking_id": booking.booking_id,
            "by": Actor.guest(),
            "at": self.at,
        }

    @property
    def form(self) -> Mapping[str, Any]:
        """The fields of what was sent."""
        sent = self.request.POST
        return {name: sent[name] for name in sent}

    def page(self, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
        known = {"here": self.addresses, "at": self.at, "done": self.done} | facts
        response = booking_page(self.request, f"guest/mine/{template}", self.booking, **known)
        response.status_code = status
        return response

    @property
    def done(self) -> str:
        """In words, what was just done."""
        return self.words["mine"].get(f"done_{self.request.GET.get(DONE, '')}", "")

    @property
    def addresses(self) -> dict[str, str]:
        """Of the booking's pages, in the language that this one was asked for."""
        return {"page": self.address("booking")} | {
            place: self.address(f"booking-{place}") for place in PLACES
        }

    def address(self, route: str, *args: Any, done: str = "") -> str:
        place = (self.booking.hotel.slug, self.booking.booking_id)
        asked = self.request.GET.get(ASKED, "")
        query = [f"{DONE}={done}"] if done else []
        query += [f"{ASKED}={asked}"] if asked in Language else []
        return reverse(f"guest-{route}", args=(*place, *args)) + (
            f"?{'&'.join(query)}" if query else ""
        )

    def to(self, route: str, *args: Any, done: str = "") -> HttpResponse:
        return HttpResponseRedirect(self.address(route, *args, done=done), status=303)


class OwnAction(OwnPage):
    """A form's address: does it and leads to the next page, or draws the form again with why not."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """Of an address that is only posted to: a page that was refused is looked at again."""
        return self.to("booking")

    def act(self, **named: Any) -> HttpResponse:
        raise NotImplementedError

    def refused(self, problem: str, status: int) -> HttpResponse:
        """The page that the form stands on, with what is wrong in words."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return self.act(**named)
        except DomainError as refusal:
            problem = refusal_in_words(refusal, self.words, self.language)
            self.booking = find_booking(self.booking.hotel.slug, self.booking.booking_id)
            return self.refused(problem, refusal.status)

    @contextmanager
    def as_seen(self) -> Iterator[None]:
        """Only if the booking is still the one that the form was made for."""
        version = whole_in(str(self.form.get("version", "")))
        with expecting(self.booking.booking_id, version):
            yield


class OwnFile(OwnPage):
    """For those with proof alone; for anybody else it is not there."""

    def closed(self) -> HttpResponse:
        raise NotFound
