"""A guest's own booking, under /guest/<slug>/."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from web.guest.mine import cancelling, changing, details, opening, paying, views

BOOKING: Final = "bookings/<booking:booking_id>"

urlpatterns: list[URLPattern] = [
    path("my-booking/", opening.FindBooking.as_view(), name="guest-find-booking"),
    path(f"{BOOKING}/", views.BookingPage.as_view(), name="guest-booking"),
    path(f"{BOOKING}/open/", opening.Opening.as_view(), name="guest-booking-open"),
    path(f"{BOOKING}/close/", opening.Closing.as_view(), name="guest-booking-close"),
    path(f"{BOOKING}/live/", views.LiveState.as_view(), name="guest-booking-live"),
    path(f"{BOOKING}/listen/", views.ChannelProof.as_view(), name="guest-booking-listen"),
    path(f"{BOOKING}/pay/", paying.PaymentStart.as_view(), name="guest-booking-pay"),
    path(f"{BOOKING}/more-time/", paying.HoldExtension.as_view(), name="guest-booking-hold"),
    path(
        f"{BOOKING}/change/",
        changing.Change.as_view(),
        name="guest-booking-change",
    ),
    path(
        f"{BOOKING}/cancel/",
        cancelling.Cancellation.as_view(),
        name="guest-booking-cancel",
    ),
    path(f"{BOOKING}/details/", details.DetailsPage.as_view(), name="guest-booking-details"),
    path(
        f"{BOOKING}/details/requests/",
        details.RequestsChange.as_view(),
        name="guest-booking-requests",
    ),
    path(
        f"{BOOKING}/details/party/",
        details.CompanionAddition.as_view(),
        name="guest-booking-party",
    ),
    path(
        f"{BOOKING}/details/party/<pk:guest_id>/",
        details.CompanionChange.as_view(),
        name="guest-booking-guest",
    ),
    path(
        f"{BOOKING}/details/party/<pk:guest_id>/remove/",
        details.CompanionRemoval.as_view(),
        name="guest-booking-guest-removal",
    ),
    path(
        f"{BOOKING}/confirmation.pdf",
        views.Confirmation.as_view(),
        name="guest-booking-confirmation",
    ),
    path(f"{BOOKING}/receipt.pdf", views.Receipt.as_view(), name="guest-booking-receipt"),
    path(f"{BOOKING}/stay.ics", views.CalendarEntry.as_view(), name="guest-booking-calendar"),
    path(f"{BOOKING}/desk.svg", views.DeskCode.as_view(), name="guest-booking-code"),
    path(f"{BOOKING}/payment/return/", paying.payment_return, name="guest-payment-return"),
    path(f"{BOOKING}/payment/cancelled/", paying.payment_cancelled, name="guest-payment-cancelled"),
]
