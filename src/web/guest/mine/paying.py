"""Paying on the provider's page, and the pages that guests come back to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from common.api.throttling import BookingThrottle
from common.clock import now
from hotel.models import RoomBooking
from payments.guest_status import payment_by_session
from payments.services.asking import ask_for_news
from payments.services.checkout import start_payment_of
from room_bookings.selectors.guest_access import look_up
from room_bookings.selectors.holding import refusal_of_extension
from room_bookings.services.hold_extension import extend_hold
from web.guest.limits import limited
from web.guest.mine.base import OwnAction
from web.guest.mine.views import BookingPage
from web.guest.outcomes import leaving_of, outcome_of
from web.guest.pages import booking_page
from web.guest.proof import proof_of


class BookingAction(BookingPage, OwnAction):
    """A button of the booking's own page."""

    http_method_names = OwnAction.http_method_names

    def closed(self) -> HttpResponse:
        return self.to("booking")

    def refused(self, problem: str, status: int) -> HttpResponse:
        return self.shown(problem=problem, status=status)


class PaymentStart(BookingAction):
    throttle = BookingThrottle

    def act(self, **named: Any) -> HttpResponse:
        started = start_payment_of(self.booking, at=self.at)
        if not started.payment.url:
            return self.to("booking")
        return HttpResponseRedirect(started.payment.url, status=303)


class HoldExtension(BookingAction):
    def act(self, **named: Any) -> HttpResponse:
        extend_hold(**self.who)
        return self.to("booking", done="more_time")


@require_safe
@limited
def payment_return(request: HttpRequest, hotel_slug: str, booking_id: str) -> HttpResponse:
    """The page's own id of the provider stands for the guest's proof."""
    seen = look_up(hotel_slug=hotel_slug, booking_id=booking_id, token="", at=now())
    payment = payment_by_session(
        hotel_slug=hotel_slug,
        booking_id=booking_id,
        session_id=request.GET.get("session_id", ""),
    )
    ask_for_news([payment])
    outcome = outcome_of(payment, seen.booking, at=now())
    return booking_page(
        request,
        "guest/mine/payment_return.html",
        seen.booking,
        payment=payment,
        outcome=outcome.value,
        is_proven=is_proven(request, seen.booking),
    )


@require_safe
@limited
def payment_cancelled(request: HttpRequest, hotel_slug: str, booking_id: str) -> HttpResponse:
    at = now()
    seen = look_up(hotel_slug=hotel_slug, booking_id=booking_id, token="", at=at)
    is_own = is_proven(request, seen.booking)
    return booking_page(
        request,
        "guest/mine/payment_cancelled.html",
        seen.booking,
        hold=seen.hold,
        leaving=leaving_of(seen.booking, at=at).value,
        is_proven=is_own,
        may_extend=is_own and refusal_of_extension(seen.booking, at=at) is None,
    )


def is_proven(request: HttpRequest, booking: RoomBooking) -> bool:
    return proof_of(request, booking) is not None
