"""Guests' pages. Whoever has a booking's id gets its page, which knows nothing of a person: what is
private is asked for by the page itself, with the guest's proof."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from common.clock import now
from common.errors import NotFound
from hotel.models import Hotel
from payments.guest_status import payment_by_session
from payments.services.asking import ask_for_news
from room_bookings.selectors.guest_access import look_up
from web.guest.colours import palette_of
from web.guest.limits import limited
from web.guest.outcomes import leaving_of, outcome_of
from web.guest.pages import booking_page

BRAND_SECONDS = 3600


@require_safe
@limited
def booking(request: HttpRequest, hotel_slug: str, booking_id: str) -> HttpResponse:
    seen = look_up(hotel_slug=hotel_slug, booking_id=booking_id, token="", at=now())
    return booking_page(request, "guest/booking.html", seen.booking)


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
    facts = {"payment": payment, "outcome": outcome.value}
    return booking_page(request, "guest/payment_return.html", seen.booking, **facts)


@require_safe
@limited
def payment_cancelled(request: HttpRequest, hotel_slug: str, booking_id: str) -> HttpResponse:
    seen = look_up(hotel_slug=hotel_slug, booking_id=booking_id, token="", at=now())
    facts = {"hold": seen.hold, "leaving": leaving_of(seen.booking, at=now()).value}
    return booking_page(request, "guest/payment_cancelled.html", seen.booking, **facts)


@require_safe
def brand(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    """A hotel's colours; the pages name the colour in the address, so it may be kept."""
    palette = palette_of(get_object_or_404(Hotel, slug=hotel_slug).brand_colour)
    response = render(request, "guest/brand.css", {"palette": palette}, content_type="text/css")
    response.headers["Cache-Control"] = f"public, max-age={BRAND_SECONDS}"
    return response


@require_safe
def elsewhere(request: HttpRequest, rest: str, hotel_slug: str = "") -> HttpResponse:
    raise NotFound
