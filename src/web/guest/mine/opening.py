"""The ways to a booking: the link in the mail, the name and the e-mail address, the number and the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from common.api.errors import refusal_for
from common.api.throttling import LookupThrottle, NameThrottle, PublicThrottle
from common.clock import now
from common.errors import DomainError, InvalidInput, NotFound
from hotel.booking_serializers import ProofInput
from hotel.models import Hotel, RoomBooking
from room_bookings.selectors.guest_access import (
    find_booking,
    look_up_by_name,
    look_up_by_number,
    look_up_by_token,
)
from web.forms import read_form
from web.guest.limits import count
from web.guest.mine.base import OwnPage
from web.guest.mine.forms import FindInput, TokenInput, number_in
from web.guest.pages import private_page
from web.guest.proof import Strength, forget_proof, remember_proof


class OpeningPage(OwnPage):
    """Asks for what opens the booking. It knows nothing of a person."""

    def asked(self, *, problem: str = "", status: int = 200, **facts: Any) -> HttpResponse:
        return self.page("opening.html", problem=problem, status=status, **facts)


class Opening(OpeningPage):
    """Where the form and the link in the mail lead."""

    http_method_names = ["post"]
    throttle = LookupThrottle

    def dispatch(
        self, request: HttpRequest, *args: Any, hotel_slug: str, booking_id: str, **named: Any
    ) -> HttpResponse:
        count(request, self.throttle())
        self.at = now()
        self.booking = find_booking(hotel_slug, booking_id)
        if request.method != "POST":
            return self.to("booking")
        prove = self.by_link if "token" in request.POST else self.by_name
        return self.opened(prove)

    def opened(self, prove: Callable[[], RoomBooking]) -> HttpResponse:
        said = self.words["opening"]
        try:
            booking = prove()
        except InvalidInput:
            return self.asked(problem=said["unlock_incomplete"], status=400)
        except NotFound:
            is_link = prove == self.by_link
            problem = said["link_failed"] if is_link else said["unlock_failed"]
            return self.asked(problem=problem, status=403)
        response = self.to("booking")
        remember_proof(response, self.request, booking)
        return response

    def by_link(self) -> RoomBooking:
        token = read_form(TokenInput, self.form)["token"]
        return look_up_by_token(**self.place, token=token)

    def by_name(self) -> RoomBooking:
        proof = read_form(ProofInput, self.form)
        return look_up_by_name(**self.place, **proof, at=self.at).booking

    @property
    def place(self) -> dict[str, str]:
        return {"hotel_slug": self.booking.hotel.slug, "booking_id": self.booking.booking_id}


class Closing(OwnPage):
    """This browser forgets the booking."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        response = self.to("booking", done="closed")
        forget_proof(response, self.booking)
        return response


class FindBooking(View):
    """By the confirmation number and the last name, from the hotel's own pages."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, hotel_slug: str) -> HttpResponse:
        count(request, PublicThrottle())
        return self.form(hotel_slug)

    def post(self, request: HttpRequest, hotel_slug: str) -> HttpResponse:
        count(request, LookupThrottle())
        try:
            booking = self.found(hotel_slug)
        except Throttled as refusal:
            response = self.form(hotel_slug, problem="find_too_often", status=429)
            for name, value in (refusal_for(refusal).headers or {}).items():
                response.headers[name] = value
            return response
        except InvalidInput:
            return self.form(hotel_slug, problem="find_incomplete", status=400)
        except DomainError:
            return self.form(hotel_slug, problem="find_failed", status=403)
        address = reverse("guest-booking", args=(hotel_slug, booking.booking_id))
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponseRedirect(f"{address}?{query}" if query else address, status=303)
        remember_proof(response, request, booking, Strength.NUMBER)
        return response

    def found(self, hotel_slug: str) -> RoomBooking:
        """Every try counts against the number that was typed, before anything is looked up."""
        typed = read_form(FindInput, {name: self.request.POST[name] for name in self.request.POST})
        number = number_in(typed["number"])
        tries = NameThrottle(f"{hotel_slug} {number}")
        count(self.request, tries)
        booking = look_up_by_number(
            hotel_slug=hotel_slug, number=number, last_name=typed["last_name"]
        )
        tries.forgive(Request(self.request))
        return booking

    def form(self, hotel_slug: str, *, problem: str = "", status: int = 200) -> HttpResponse:
        hotel = get_object_or_404(Hotel, slug=hotel_slug)
        typed = {name: self.request.POST.get(name, "") for name in ("number", "last_name")}
        response = private_page(
            self.request, "guest/mine/find.html", hotel=hotel, problem=problem, typed=typed
        )
        response.status_code = status
        return response
