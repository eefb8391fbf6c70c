"""Under /staff/hotel/<slug>/rack/."""

from __future__ import annotations

from django.urls import path

from web.staff.rack import views

urlpatterns = [path("", views.RackPage.as_view(), name="staff-page-rack")]
