"""Guests pay: on a page of the provider, which they are sent to."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from typing_extensions import override

from common.api.parsers import MAX_BODY_BYTES, read_bounded
from common.api.renderers import json_response
from common.api.throttling import BookingThrottle, PublicThrottle
from common.clock import now
from hotel.booking_views import PublicView, token_of
from payments import docs
from payments.guest_bodies import session_body, started_body, status_body
from payments.guest_serializers import SessionQuery
from payments.guest_status import guest_status, payment_by_session
from payments.services.asking import ask_for_news
from payments.services.checkout import start_payment
from payments.services.reception import hear, hear_of_hotel
from staff.serializers import NoInput

SIGNATURE: Final = "HTTP_STRIPE_SIGNATURE"


class StartingView(PublicView):
    throttle_classes = (BookingThrottle,)

    def start(self, hotel_slug: str, booking_id: str) -> HttpResponse:
        NoInput.read(self.request.data or {})
        started = start_payment(
            hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(self.request), at=now()
        )
        return json_response(started_body(started))


class PaymentSessionView(StartingView):
    @docs.start
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return self.start(hotel_slug, booking_id)


class PaymentView(StartingView):
    @override
    def get_throttles(self) -> list[BaseThrottle]:
        is_start = self.request.method == "POST"
        return super().get_throttles() if is_start else [PublicThrottle()]

    @docs.status
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        seen = guest_status(hotel_slug=hotel_slug, booking_id=booking_id, token=token_of(request))
        ask_for_news(seen.payments)
        return json_response(status_body(seen, at=now()))

    @docs.start_short
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return self.start(hotel_slug, booking_id)


class PaymentVerifyView(PublicView):
    throttle_classes = (PublicThrottle,)

    @docs.verify
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        facts = SessionQuery.read_query(request.query_params)
        payment = payment_by_session(hotel_slug=hotel_slug, booking_id=booking_id, **facts)
        ask_for_news([payment])
        return json_response(session_body(payment, booking_id))


class HearingView(PublicView):
    """The provider sends from many addresses and repeats what fails: nobody is slowed down."""

    throttle_classes = ()

    def hear(self, request: Request) -> HttpResponse:
        hear(body_of(request), request.META.get(SIGNATURE, ""), at=now())
        return json_response({"received": True})


def body_of(request: Request) -> bytes:
    return read_bounded(request.stream or BytesIO(), MAX_BODY_BYTES)


class StripeWebhookView(HearingView):
    @docs.hear
    def post(self, request: Request) -> HttpResponse:
        return self.hear(request)


class StripeWebhookElsewhereView(HearingView):
    """The same at the address beside the bookings'."""

    @docs.hear_elsewhere
    def post(self, request: Request) -> HttpResponse:
        return self.hear(request)


class HotelStripeWebhookView(HearingView):
    @docs.hear_of_hotel
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        signature = request.META.get(SIGNATURE, "")
        hear_of_hotel(body_of(request), signature, hotel_slug=hotel_slug, at=now())
        return json_response({"received": True})
