"""Below the hotel's address: the day at the front desk."""

from __future__ import annotations

from django.urls import path

from web.staff.today import board, stays, walk_in

urlpatterns = [
    path("", board.TodayPage.as_view(), name="staff-page-today"),
    path("board/", board.BoardPart.as_view(), name="staff-page-today-board"),
    path("walk-in/", walk_in.WalkInPage.as_view(), name="staff-page-walk-in"),
    path("walk-in/offers/", walk_in.OffersPart.as_view(), name="staff-page-walk-in-offers"),
    path(
        "bookings/<booking:booking_id>/check-in/",
        stays.CheckInPage.as_view(),
        name="staff-page-check-in",
    ),
    path(
        "bookings/<booking:booking_id>/check-out/",
        stays.CheckOutPage.as_view(),
        name="staff-page-check-out",
    ),
]
