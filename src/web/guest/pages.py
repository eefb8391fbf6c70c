"""Pages put together: a template, the words of its language, and who may be asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.api.errors import Refusal
from common.clock import hotel_today, now
from hotel.models import Hotel, RoomBooking
from photos.selectors import logo_of
from web.guest.currencies import Estimates, remember_currency
from web.guest.phrases import phrases_in
from web.guest.wording import words_in
from web.languages import language_for, other_languages, remember_language

TOO_MANY, MISSING, FORBIDDEN, UNREADABLE = 429, 404, 403, 400
OPEN_TO_ALL = {
    "X-Robots-Tag": "all",
    "Referrer-Policy": "same-origin",  # without a referrer browsers post forms from nowhere
    "Cache-Control": "private, no-cache",
}


def booking_page(
    request: HttpRequest, template: str, booking: RoomBooking, **facts: Any
) -> HttpResponse:
    """About one booking. Without its guest's proof `facts` hold nothing about a person."""
    at = now()
    known = {"booking": booking, "at": at, "today": hotel_today(booking.hotel.timezone, at)}
    hotel = booking.hotel
    return private_page(request, template, hotel, language=booking.language, **known | facts)


def private_page(
    request: HttpRequest, template: str, hotel: Hotel, *, language: str = "", **facts: Any
) -> HttpResponse:
    """For one guest alone, with forms: nobody keeps it."""
    response = _page(request, template, {"hotel": hotel} | facts, language=language)
    response.headers["Referrer-Policy"] = OPEN_TO_ALL["Referrer-Policy"]
    return response


def site_page(
    request: HttpRequest, template: str, hotel: Hotel | None, *, status: int = 200, **facts: Any
) -> HttpResponse:
    """Of what a hotel, or a group of them, shows everybody. Search engines may keep it."""
    at = now()
    known: dict[str, Any] = {"hotel": hotel, "at": at}
    if hotel is not None:
        known["today"] = hotel_today(hotel.timezone, at)
    response = _page(request, template, known | facts)
    response.status_code = status
    for name, value in OPEN_TO_ALL.items():
        response.headers[name] = value
    remember_language(request, response)
    remember_currency(request, response)
    return response


def step_page(
    request: HttpRequest, template: str, hotel: Hotel, *, status: int = 200, **facts: Any
) -> HttpResponse:
    """Of one guest's way to a booking: nobody keeps it, and search engines leave it alone."""
    response = site_page(request, template, hotel, status=status, **facts)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response


def stale_page(request: HttpRequest) -> HttpResponse:
    """For a form that a page of ours did not send, or one that is too old."""
    response = _page(request, "guest/stale.html", {"hotel": None})
    response.status_code = FORBIDDEN
    return response


def problem_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The same bytes whatever was not found in a hotel."""
    facts = {"problem": _problem_of(refusal.status), "hotel": _hotel_to_ask(request, refusal)}
    response = _page(request, "guest/problem.html", facts)
    response.status_code = refusal.status
    for name, value in (refusal.headers or {}).items():
        response.headers[name] = value
    return response


def unreadable_page(request: HttpRequest) -> HttpResponse:
    """For an address that is no text."""
    response = _page(request, "guest/problem.html", {"problem": "missing", "hotel": None})
    response.status_code = UNREADABLE
    return response


def _hotel_to_ask(request: HttpRequest, refusal: Refusal) -> Hotel | None:
    """The database is left alone where it may be what is in trouble."""
    match = request.resolver_match
    if refusal.status != MISSING or match is None:
        return None
    return Hotel.objects.filter(slug=match.kwargs.get("hotel_slug", "")).first()


def _problem_of(status: int) -> str:
    return {MISSING: "missing", TOO_MANY: "too_many"}.get(status, "trouble")


def _page(
    request: HttpRequest, template: str, facts: dict[str, Any], *, language: str = ""
) -> HttpResponse:
    spoken = language_for(request, language)
    hotel: Hotel | None = facts["hotel"]
    words = {
        "t": {**words_in(spoken), **phrases_in(spoken)},
        "language": spoken.value,
        "languages": other_languages(request, spoken),
        "estimates": Estimates(request, at=now()),
        "logo": None if hotel is None else logo_of(hotel.pk),
    }
    return render(request, template, words | facts)
