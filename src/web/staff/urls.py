"""Under /staff/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from web.staff import account
from web.staff.joining import JoinPage
from web.staff.log import LiveLog
from web.staff.offline import service_worker

one_hotel: list[URLPattern | URLResolver] = [
    path("live/", LiveLog.as_view(), name="staff-page-live"),
    path("prices/", include("web.staff.prices.urls")),
    path("dashboard/", include("web.staff.dashboard.urls")),
    path("rack/", include("web.staff.rack.urls")),
    path("housekeeping/", include("web.staff.housekeeping.urls")),
    path("print/", include("web.staff.printing.urls")),
    path("bookings/<booking:booking_id>/", include("web.staff.booking.urls")),
    path("bookings/", include("web.staff.bookings.urls")),
    path("", include("web.staff.today.urls")),
    path("preferences/", account.PreferencesPage.as_view(), name="staff-page-preferences"),
    path(
        "preferences/save/",
        account.PreferencesAction.as_view(),
        name="staff-page-preferences-save",
    ),
]

urlpatterns = [
    path("", account.home, name="staff-home"),
    path("sw.js", service_worker),
    path("login/", account.LogInPage.as_view(), name="staff-log-in"),
    path("join/<str:token>/", JoinPage.as_view(), name="staff-join"),
    path("logout/", account.LogOutPage.as_view(), name="staff-log-out"),
    path("hotel/<hotel:hotel_slug>/", include(one_hotel)),
    path("<path:rest>", account.elsewhere),
]
