"""The public API: anybody may ask, quote and book; a booking itself opens to its guest alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from typing_extensions import override

from common.actor import Actor
from common.api.idempotency import REPLAYED_HEADER, read_attempt
from common.api.renderers import json_response
from common.api.throttling import (
    BookingThrottle,
    LookupThrottle,
    PromoThrottle,
    PublicThrottle,
)
from common.api.views import ApiView
from common.clock import now
from hotel import booking_docs as docs
from hotel.booking_bodies import (
    answered_body,
    availability_body,
    created_body,
    detail_body,
    quote_body,
    wanted_booking,
    wanted_search,
    wanted_stay,
    with_token,
)
from hotel.booking_serializers import (
    BookingInput,
    CancellationInput,
    ProofInput,
    SearchQuery,
    StayInput,
)
from rates.errors import AccountNotFound, AllotmentNotFound, PromoCodeNotFound
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.guest_access import look_up, look_up_by_name
from room_bookings.services.booking import book_once
from room_bookings.services.guest_cancellation import cancel_as_guest
from room_bookings.services.quoting import quote_stay


class PublicView(ApiView):
    """Nobody logs in here: a staff token sent along is not even read."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class PricedView(PublicView):
    """Where codes can be tried: each that is none counts against who sent it."""

    @override
    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, PromoCodeNotFound | AccountNotFound | AllotmentNotFound):
            PromoThrottle().count_miss(self.request)
        return super().handle_exception(exc)


class HotelAvailabilityView(PricedView):
    throttle_classes = (PublicThrottle, PromoThrottle)

    @docs.search
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = SearchQuery.read_query(request.query_params)
        found = availability_of(wanted_search(hotel_slug, facts), at=now())
        return json_response(availability_body(found, hotel_slug, facts))


class HotelPricingQuoteView(PricedView):
    throttle_classes = (PublicThrottle, PromoThrottle)

    @docs.quote
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = StayInput.read(request.data)
        quote = quote_stay(wanted_stay(hotel_slug, facts), at=now())
        return json_response(quote_body(quote), status=201)


class HotelBookingCreateView(PricedView):
    throttle_classes = (BookingThrottle, PromoThrottle)

    @docs.book
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts, moment = BookingInput.read(request.data), now()
        booked = book_once(
            wanted_booking(hotel_slug, facts),
            attempt=read_attempt(request, request.data),
            answer=created_body,
            by=Actor.guest(),
            at=moment,
        )
        headers = {"Location": _address_of(hotel_slug, booked.body["booking_id"])}
        headers |= REPLAYED_HEADER if booked.is_replay else {}
        return json_response(answered_body(booked, at=moment), status=201, headers=headers)


class PublicRoomBookingDetailView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.look_up
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        token = token_of(request)
        seen = look_up(hotel_slug=hotel_slug, booking_id=booking_id, token=token, at=now())
        return json_response(detail_body(seen))


class PublicRoomBookingVerifyView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.verify
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        proof = ProofInput.read(request.data)
        seen = look_up_by_name(hotel_slug=hotel_slug, booking_id=booking_id, at=now(), **proof)
        return json_response(with_token(detail_body(seen)))


class PublicRoomBookingCancelView(PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.cancel
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = CancellationInput.read(request.data)
        seen = cancel_as_guest(
            hotel_slug=hotel_slug,
            booking_id=booking_id,
            token=token_of(request),
            note=facts["reason"],
            at=now(),
        )
        return json_response(detail_body(seen))


def token_of(request: Request) -> str:
    token: str = request.META.get("HTTP_X_BOOKING_TOKEN", "")
    return token


def _address_of(hotel_slug: str, booking_id: str) -> str:
    return reverse("public-room-booking", args=(hotel_slug, booking_id))
