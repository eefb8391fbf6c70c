from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from web.guest.views import booking, brand, elsewhere, payment_cancelled, payment_return
from web.guest.widget.views import widget_page

HOTEL = "<hotel:hotel_slug>"
BOOKING = f"{HOTEL}/bookings/<booking:booking_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HOTEL}/brand.css", brand, name="guest-brand"),
    path(f"{HOTEL}/widget/", widget_page, name="guest-widget"),
    path(f"{BOOKING}/", booking, name="guest-booking"),
    path(f"{BOOKING}/payment/return/", payment_return, name="guest-payment-return"),
    path(f"{BOOKING}/payment/cancelled/", payment_cancelled, name="guest-payment-cancelled"),
    path(f"{HOTEL}/", include("web.guest.selling.urls")),
    # The last ones: guests are told in a page of theirs that there is none.
    path(f"{HOTEL}/<path:rest>", elsewhere),
    path("<path:rest>", elsewhere),
]
