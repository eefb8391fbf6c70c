"""Pages put together: a template, the words of its language, and who may be asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.api.errors import Refusal
from hotel.models import Hotel, RoomBooking
from web.guest.wording import words_in
from web.languages import language_for, other_languages

TOO_MANY, MISSING = 429, 404


def booking_page(
    request: HttpRequest, template: str, booking: RoomBooking, **facts: Any
) -> HttpResponse:
    """About one booking, by whoever has its id: `facts` hold nothing about a person."""
    known = {"hotel": booking.hotel, "booking": booking}
    return _page(request, template, known | facts, language=booking.language)


def problem_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The same bytes whatever was not found in a hotel."""
    facts = {"problem": _problem_of(refusal.status), "hotel": _hotel_to_ask(request, refusal)}
    response = _page(request, "guest/problem.html", facts)
    response.status_code = refusal.status
    for name, value in (refusal.headers or {}).items():
        response.headers[name] = value
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
    words = {
        "t": words_in(spoken),
        "language": spoken.value,
        "languages": other_languages(request, spoken),
    }
    return render(request, template, words | facts)
