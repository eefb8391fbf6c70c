from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from hotel.booking_views import (
    HotelAvailabilityView,
    HotelBookingCreateView,
    HotelPricingQuoteView,
    PublicRoomBookingCancelView,
    PublicRoomBookingDetailView,
    PublicRoomBookingVerifyView,
)
from hotel.change_views import PublicChangePreviewView, PublicChangeView
from hotel.group_views import HotelGroupBookingCreateView
from hotel.hold_views import PublicHoldExtensionView
from hotel.policy_views import PublicCancellationPreviewView
from notifications.document_urls import of_guest as documents_of_guest

HOTEL = "public/hotel/<hotel:hotel_slug>"
BOOKING = f"{HOTEL}/room-bookings/<booking:booking_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HOTEL}/availability/", HotelAvailabilityView.as_view(), name="availability"),
    path(f"{HOTEL}/pricing-quote/", HotelPricingQuoteView.as_view(), name="public-pricing-quote"),
    path(f"{HOTEL}/room-bookings/", HotelBookingCreateView.as_view(), name="public-room-bookings"),
    path(
        f"{HOTEL}/group-bookings/",
        HotelGroupBookingCreateView.as_view(),
        name="public-group-bookings",
    ),
    path(f"{BOOKING}/", PublicRoomBookingDetailView.as_view(), name="public-room-booking"),
    path(f"{BOOKING}/verify/", PublicRoomBookingVerifyView.as_view(), name="public-verify"),
    path(
        f"{BOOKING}/change-preview/",
        PublicChangePreviewView.as_view(),
        name="public-change-preview",
    ),
    path(f"{BOOKING}/change/", PublicChangeView.as_view(), name="public-change"),
    path(
        f"{BOOKING}/hold/extend/", PublicHoldExtensionView.as_view(), name="public-hold-extension"
    ),
    path(f"{BOOKING}/cancel/", PublicRoomBookingCancelView.as_view(), name="public-cancel"),
    path(
        f"{BOOKING}/cancellation-preview/",
        PublicCancellationPreviewView.as_view(),
        name="public-cancellation-preview",
    ),
    path(f"{BOOKING}/", include(documents_of_guest)),
]
