"""The guest's way to a booking: the house, its rooms, a search, a price, who is coming."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.api.throttling import BookingThrottle, FormPromoThrottle
from common.clock import hotel_today, now
from common.errors import DomainError
from hotel.models import Hotel, RoomBooking
from room_bookings.errors import QuoteAlreadyUsed, QuoteNotFound, RoomTypeNotFound
from room_bookings.selectors.catalogue import hotel_on_sale
from room_bookings.selectors.quotes import booking_made_with
from web.guest.houses import house_of, room_kinds
from web.guest.limits import count, count_form, limited
from web.guest.pages import site_page, step_page
from web.guest.proof import remember_proof
from web.guest.selling.booking import address_after, book, book_instead, empty_details
from web.guest.selling.details import Details
from web.guest.selling.quotes import (
    address_of,
    asked_quote,
    quote_in,
    search_again,
    show_quote,
)
from web.guest.selling.search_box import SearchBox, empty_box
from web.guest.selling.searching import results_for
from web.languages import language_for

SEE_OTHER = 303
either_way = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@limited
def guest_home(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel, language = hotel_on_sale(hotel_slug), language_for(request)
    facts: dict[str, Any] = {
        "house": house_of(hotel, language),
        "kinds": room_kinds(hotel, language),
        "box": _fresh_box(hotel),
    }
    return site_page(request, "guest/selling/home.html", hotel, **facts)


@require_safe
@limited
def guest_rooms(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    facts: dict[str, Any] = {
        "kinds": room_kinds(hotel, language_for(request)),
        "box": _fresh_box(hotel),
    }
    return site_page(request, "guest/selling/rooms.html", hotel, **facts)


@require_safe
@limited
def guest_room_type(request: HttpRequest, hotel_slug: str, code: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    kinds = room_kinds(hotel, language_for(request))
    kind = next((each for each in kinds if each.code == code), None)
    if kind is None:
        raise RoomTypeNotFound
    others = [each for each in kinds if each.code != code]
    facts: dict[str, Any] = {"kind": kind, "others": others, "box": _fresh_box(hotel, room=code)}
    return site_page(request, "guest/selling/room_type.html", hotel, **facts)


@require_safe
@limited
def check_availability(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    count_form(request, FormPromoThrottle())
    hotel = hotel_on_sale(hotel_slug)
    results = results_for(request, hotel, language_for(request), at=now())
    template = "guest/selling/results.html"
    return step_page(request, template, hotel, status=results.status, results=results)


@either_way
def get_pricing_quote(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    """POST makes one and leads to GET, which shows it by its id."""
    return (ask_quote if request.method == "POST" else quote_page)(request, hotel_slug)


@limited
def ask_quote(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    """What is refused leads back to the search, which says why and what there is instead."""
    count_form(request, FormPromoThrottle())
    try:
        quote = asked_quote(request, hotel_slug, at=now())
    except DomainError:
        return _see(search_again(request, hotel_slug))
    return _see(address_of(request, "pricing-quote", quote))


@limited
def quote_page(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    try:
        quote = quote_in(request.GET, hotel_slug)
    except QuoteNotFound as refusal:
        return _without_quote(request, hotel, refusal)
    shown = show_quote(quote, language_for(request), at=now())
    if shown.is_used:
        return _without_quote(request, hotel, QuoteAlreadyUsed())
    status = 410 if shown.is_over else 200
    return step_page(request, "guest/selling/quote.html", hotel, status=status, shown=shown)


@either_way
def create_booking(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    return (take_booking if request.method == "POST" else details_page)(request, hotel_slug)


@limited
def details_page(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    try:
        details = empty_details(request, hotel_slug, language_for(request), at=now())
    except QuoteNotFound as refusal:
        return _without_quote(request, hotel, refusal)
    if details.shown.is_used or details.shown.is_over:
        return _see(address_of(request, "pricing-quote", details.quote))
    return _form(request, hotel, details)


def take_booking(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    count(request, BookingThrottle())
    hotel, at = hotel_on_sale(hotel_slug), now()
    try:
        outcome = book(request, hotel_slug, language_for(request), at=at)
    except (QuoteNotFound, QuoteAlreadyUsed) as refusal:
        return _without_quote(request, hotel, refusal)
    if isinstance(outcome, RoomBooking):
        response = _see(address_after(outcome, at=at))
        remember_proof(response, request, outcome)
        return response
    return _form(request, hotel, outcome)


@require_POST
@limited
def take_instead(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    try:
        details = book_instead(request, hotel_slug, language_for(request), at=now())
    except QuoteNotFound as refusal:
        return _without_quote(request, hotel, refusal)
    return _form(request, hotel, details)


def _form(request: HttpRequest, hotel: Hotel, details: Details) -> HttpResponse:
    template = "guest/selling/lost.html" if details.instead else "guest/selling/details.html"
    facts = {"form": details, "shown": details.shown}
    return step_page(request, template, hotel, status=details.status, **facts)


def _without_quote(request: HttpRequest, hotel: Hotel, refusal: DomainError) -> HttpResponse:
    """Who has booked with it finds the booking; anybody else a search."""
    was_booked = isinstance(refusal, QuoteAlreadyUsed)
    sent = request.POST or request.GET
    facts: dict[str, Any] = {"box": _fresh_box(hotel), "was_booked": was_booked}
    if was_booked:
        facts["booking_id"] = booking_made_with(sent["quote_id"], hotel_id=hotel.pk)
    template = "guest/selling/no_quote.html"
    return step_page(request, template, hotel, status=refusal.status, **facts)


def _fresh_box(hotel: Hotel, room: str = "") -> SearchBox:
    return empty_box(hotel, today=hotel_today(hotel.timezone, now()), room=room)


def _see(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=SEE_OTHER)
