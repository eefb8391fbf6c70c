"""Under /api/staff/hotel/<slug>/figures/."""

from __future__ import annotations

from django.urls import path

from figures import views

urlpatterns = [
    path("", views.FiguresView.as_view(), name="figures"),
    path("pace/", views.PaceView.as_view(), name="figures-pace"),
    path("forecast/", views.ForecastView.as_view(), name="figures-forecast"),
    path("table.csv", views.TableFileView.as_view(), name="figures-table"),
]
