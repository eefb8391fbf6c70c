"""Somebody without a booking at the desk, or on the telephone: one form, one act."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from typing_extensions import override

from common.api.idempotency import Attempt, hash_body
from common.stay import ONE_DAY
from front_desk.services.selling import DeskSale, sell_at_desk_once
from hotel.enums import Language
from hotel.models import RoomBooking
from notifications.rendering.catalogue import fill
from payments.enums import DeskMethod
from room_bookings.services.booking import BookingRequest, Person
from staff.permissions import Capability
from web.forms import day_in, key_in, new_key
from web.staff.pages import StaffAction, StaffPage
from web.staff.refusals import refusal_in_words
from web.staff.today.forms import GuestForm, fields_of, language_of, payment_of
from web.staff.today.offers import offers_for, wish_of


class Selling(StaffPage):
    """What the whole form and its renewed part have in common."""

    place = "today"
    capability = Capability.CHECK_GUESTS_IN_AND_OUT

    def facts(self, form: QueryDict) -> dict[str, Any]:
        offers = offers_for(form, self.hotel, today=self.today, at=self.at)
        refusal = offers.refusal
        arrival = form.get("arrival", "") or self.today.isoformat()
        return {
            "arrival": arrival,
            "departure": form.get("departure", "") or day_after(arrival),
            "is_today": arrival == self.today.isoformat(),
            "typed": form,
            "offers": offers,
            "refusal": refusal_in_words(refusal, self.words) if refusal else "",
            "checks_in": "checks_in" in form or "could_check_in" not in form,
            "room": form.get("room", ""),
        }


class OffersPart(Selling):
    """Prices and rooms for what the form says by now."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("today/offers.html", **self.facts(request.GET))


class WalkInPage(Selling, StaffAction):
    """`?room=&arrival=&departure=&type=` fill the form in."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(request.GET)

    @override
    def back(self, **named: Any) -> HttpResponse:
        return self.form(self.request.POST, status=409)

    def form(self, form: QueryDict, *, status: int = 200) -> HttpResponse:
        return self.page(
            "today/walk_in.html",
            status=status,
            key=key_in(form.get("key", "")) or new_key(),
            methods=DeskMethod,
            languages=Language,
            **self.facts(form),
        )

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        """The key makes a second press of the button find the first one's booking."""
        key = key_in(request.POST.get("key", ""))
        sold = sell_at_desk_once(
            self.sale(request.POST),
            hotel_id=self.hotel.pk,
            attempt=Attempt(key, hash_body(key)) if key else None,
            answer=sold_facts,
            by=self.staff.actor,
            at=self.at,
        )
        phrase = "walked_in" if sold.body["room_number"] else "booked"
        self.done(fill(self.words["desk"][phrase], sold.body))
        return self.address("today")

    def sale(self, form: QueryDict) -> DeskSale:
        wish = wish_of(form, self.hotel, today=self.today)
        guest = fields_of(form, GuestForm)
        request = BookingRequest(
            wanted=wish.request(),
            primary=Person(guest["first_name"], guest["last_name"], guest["email"], guest["phone"]),
            special_requests=guest["special_requests"],
            language=language_of(form, self.hotel.language),
        )
        return DeskSale(
            request,
            room_id=wish.room_id,
            checks_in="checks_in" in form,
            payment=payment_of(form),
            expected_total=wish.chosen[2],
        )


def day_after(text: str) -> str:
    """What is no day has none."""
    day = day_in(text)
    return (day + ONE_DAY).isoformat() if day else ""


def sold_facts(booking: RoomBooking) -> dict[str, Any]:
    """What is kept with the key."""
    stands = RoomBooking.objects.select_related("assigned_room").get(pk=booking.pk)
    room = stands.assigned_room
    return {"booking_id": stands.booking_id, "room_number": room.room_number if room else ""}
