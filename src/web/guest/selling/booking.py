"""Booking what was quoted, once; and what is offered when it cannot be had any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from common.actor import Actor
from common.api.idempotency import Attempt, IdempotencyKeyReused, hash_body
from common.clock import hotel_today
from common.errors import DomainError
from common.tokens import derive_manage_token
from hotel.booking_bodies import created_body, wanted_booking, wanted_search, wanted_stay
from hotel.booking_serializers import StayInput
from hotel.enums import BookingStatus, Language
from hotel.models import PricingQuote, RoomBooking
from payments.services.checkout import start_payment_of
from rates.errors import (
    AllotmentUsedUp,
    PromoCodeNotForStay,
    PromoCodeNotFound,
    PromoCodeUsedByGuest,
    PromoCodeUsedUp,
)
from room_bookings.errors import QuoteAlreadyUsed, QuoteExpired, QuoteMismatch, SoldOut
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.guest_access import look_up_by_token
from room_bookings.services.booking import book_once
from room_bookings.services.quoting import quote_stay
from web.forms import key_in, read_form
from web.guest.houses import room_kinds
from web.guest.phrases import phrases_in
from web.guest.refusals import refusal_in_words
from web.guest.selling.details import FIELDS, Alternatives, Details, Form, form_of
from web.guest.selling.offers import Shop
from web.guest.selling.quotes import quote_in, stay_facts
from web.guest.selling.search_box import SearchBox, box_of, facts_of

PARTS_OF_CHOICE: Final = ("room_type_code", "rate_plan_code", "check_in", "check_out")
BETWEEN_PARTS: Final = "~"
WITHOUT_CODE: Final = {"promo_code": ""}
LOST: Final = (SoldOut, AllotmentUsedUp)
OF_PROMO: Final = (PromoCodeUsedByGuest, PromoCodeUsedUp, PromoCodeNotFound, PromoCodeNotForStay)


def empty_details(
    request: HttpRequest, hotel_slug: str, language: Language, *, at: datetime
) -> Details:
    quote = quote_in(request.GET, hotel_slug)
    return Form(QueryDict(), language, at).details(quote)


def book(
    request: HttpRequest, hotel_slug: str, language: Language, *, at: datetime
) -> RoomBooking | Details:
    """The booking, or the form with what keeps it from being made. Raises QuoteNotFound, and
    QuoteAlreadyUsed for an offer that was booked by another form."""
    form = form_of(request, language, at=at)
    quote = quote_in(request.POST, hotel_slug)
    key = key_in(request.POST.get("key", ""))
    facts = form.facts(quote)
    if facts is None:
        return form.details(quote, key=key, status=400)
    try:
        return _booked(hotel_slug, facts, key=key, at=at)
    except IdempotencyKeyReused as exc:
        raise QuoteAlreadyUsed(field="quote_id") from exc
    except QuoteAlreadyUsed:
        raise
    except DomainError as refusal:
        return refused(form, quote, refusal, key=key)


def book_instead(
    request: HttpRequest, hotel_slug: str, language: Language, *, at: datetime
) -> Details:
    """The same form for what was chosen in place of a room that was lost."""
    form = form_of(request, language, at=at)
    quote = quote_in(request.POST, hotel_slug)
    parts = str(request.POST.get("instead", "")).split(BETWEEN_PARTS)
    choice = dict(zip(PARTS_OF_CHOICE, parts, strict=False))
    return _asked_again(form, quote, choice, notice="")


def refused(form: Form, quote: PricingQuote, refusal: DomainError, *, key: str) -> Details:
    """Told kindly, with what can be had in its place."""
    words = phrases_in(form.language)["booking"]
    said = refusal_in_words(refusal, form.language)
    if isinstance(refusal, LOST):
        return _lost(form, quote, words["lost_text"], was_taken=True)
    if isinstance(refusal, QuoteExpired | QuoteMismatch):
        return _asked_again(form, quote, {}, notice=words["price_again"])
    if isinstance(refusal, OF_PROMO):
        notice = f"{said} {words['price_without_code']}"
        return _asked_again(form, quote, WITHOUT_CODE, notice=notice)
    if refusal.field in FIELDS:
        form.errors[refusal.field] = phrases_in(form.language)["field_errors"]["missing"]
        return form.details(quote, key=key, status=refusal.status)
    return form.details(quote, key=key, problem=said, status=refusal.status)


def address_after(booking: RoomBooking, *, at: datetime) -> str:
    """Of the page to pay on where something is due before it is confirmed, else of the booking. What
    keeps the first from being opened is told on the second, where paying can be tried again."""
    own = reverse("guest-booking", args=(booking.hotel.slug, booking.booking_id))
    if booking.status != BookingStatus.PENDING_PAYMENT:
        return own
    try:
        return start_payment_of(booking, at=at).payment.url or own
    except DomainError:
        return own


def _booked(hotel_slug: str, facts: dict[str, Any], *, key: str, at: datetime) -> RoomBooking:
    request = wanted_booking(hotel_slug, facts)
    attempt = Attempt(f"page-{key}", hash_body(facts)) if key else None
    answered = book_once(request, attempt=attempt, answer=created_body, by=Actor.guest(), at=at)
    booking_id = answered.body["booking_id"]
    token = derive_manage_token(booking_id)
    return look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)


def _lost(form: Form, quote: PricingQuote, problem: str, *, was_taken: bool = False) -> Details:
    instead = replace(_alternatives(form, quote), was_taken=was_taken)
    return form.details(quote, problem=problem, instead=instead, status=SoldOut.status)


def _asked_again(
    form: Form, quote: PricingQuote, changes: Mapping[str, str], *, notice: str
) -> Details:
    """With a new price for the same guests, or where that cannot be had what can."""
    slug = quote.hotel.slug
    wanted = {**stay_facts(quote), **changes}
    try:
        fresh = quote_stay(wanted_stay(slug, read_form(StayInput, wanted)), at=form.at)
    except DomainError as refusal:
        return _lost(form, quote, refusal_in_words(refusal, form.language))
    return form.details(fresh, notice=notice)


def _alternatives(form: Form, quote: PricingQuote) -> Alternatives:
    """Without codes: whoever has one can search with it."""
    kinds = {kind.code: kind for kind in room_kinds(quote.hotel, form.language)}
    box = _box_of(form, quote)
    facts = facts_of(box, form.language)
    shop = Shop(box, kinds, form.language, form.at)
    try:
        found = availability_of(wanted_search(quote.hotel.slug, facts or {}), at=form.at)
    except DomainError:
        return Alternatives()
    rooms = [room for room in shop.rooms(found) if not room.refusal]
    return Alternatives(rooms, shop.near(found.nearest))


def _box_of(form: Form, quote: PricingQuote) -> SearchBox:
    query = QueryDict(mutable=True)
    query.update(stay_facts(quote) | {"promo_code": "", "corporate_code": ""})
    return box_of(quote.hotel, query, today=hotel_today(quote.hotel.timezone, form.at))
