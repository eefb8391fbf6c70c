"""Below the hotel's address: the day at the front desk."""

from __future__ import annotations

from django.urls import path

from web.staff.today import board

urlpatterns = [
    path("", board.TodayPage.as_view(), name="staff-page-today"),
    path("board/", board.BoardPart.as_view(), name="staff-page-today-board"),
]
