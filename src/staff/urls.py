"""Everything under /api/staff/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from hotel.search_views import SearchView
from hotel.staff_log_views import ConflictsView, EventsView
from realtime.views import ConnectionView
from staff import views

one_hotel: list[URLPattern | URLResolver] = [
    path("me/", views.HotelMeView.as_view(), name="staff-hotel-me"),
    path("room-bookings/", include("room_bookings.staff_urls")),
    path("rack/", include("room_bookings.rack_urls")),
    path("walk-ins/", include("front_desk.urls")),
    path("rooms/", include("rooms.urls")),
    path("rates/", include("rates.urls")),
    path("rates/", include("rates.bulk_urls")),
    path("rates/", include("rates.allotment_urls")),
    path("", include("payments.staff_urls")),
    path("", include("notifications.urls")),
    path("figures/", include("figures.urls")),
    path("search/", SearchView.as_view(), name="staff-search"),
    path("conflicts/", ConflictsView.as_view(), name="staff-conflicts"),
    path("webhooks/", include("webhooks.urls")),
    path("events/", EventsView.as_view(), name="staff-events"),
    path("realtime/", ConnectionView.as_view(), name="staff-realtime"),
]

urlpatterns = [
    path("login/", views.LogInView.as_view(), name="staff-login"),
    path("logout/", views.LogOutView.as_view(), name="staff-logout"),
    path("logout-all/", views.LogOutAllView.as_view(), name="staff-logout-all"),
    path("me/", views.MeView.as_view(), name="staff-me"),
    path("realtime/", include("realtime.account_urls")),
    path("hotel/<hotel:hotel_slug>/", include(one_hotel)),
]
