from __future__ import annotations

from django.urls import URLPattern, path

from hotel.urls import BOOKING
from payments.folio_views import OwnFolioView
from payments.guest_views import (
    HotelStripeWebhookView,
    PaymentSessionView,
    PaymentVerifyView,
    PaymentView,
    StripeWebhookElsewhereView,
    StripeWebhookView,
)

urlpatterns: list[URLPattern] = [
    path("payments/stripe/webhook/", StripeWebhookView.as_view(), name="stripe-webhook"),
    path(
        "payments/stripe/webhook/<hotel:hotel_slug>/",
        HotelStripeWebhookView.as_view(),
        name="hotel-stripe-webhook",
    ),
    path(
        "public/hotel/room-bookings/stripe-webhook/",
        StripeWebhookElsewhereView.as_view(),
        name="public-stripe-webhook",
    ),
    path(f"{BOOKING}/folio/", OwnFolioView.as_view(), name="public-folio"),
    path(f"{BOOKING}/payment/", PaymentView.as_view(), name="public-payment"),
    path(
        f"{BOOKING}/payment/session/", PaymentSessionView.as_view(), name="public-payment-session"
    ),
    path(f"{BOOKING}/payment/verify/", PaymentVerifyView.as_view(), name="public-payment-verify"),
]
