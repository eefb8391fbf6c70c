"""Under /api/staff/hotel/<slug>/webhooks/."""

from __future__ import annotations

from django.urls import path

from webhooks import views

ONE = "<pk:webhook_id>/"

urlpatterns = [
    path("", views.EndpointsView.as_view(), name="webhooks-staff-list"),
    path("event-types/", views.EventTypesView.as_view(), name="webhooks-staff-event-types"),
    path(ONE, views.EndpointView.as_view(), name="webhooks-staff-one"),
    path(f"{ONE}ping/", views.PingView.as_view(), name="webhooks-staff-ping"),
    path(f"{ONE}rotate-secret/", views.SecretView.as_view(), name="webhooks-staff-secret"),
    path(f"{ONE}resume/", views.ResumeView.as_view(), name="webhooks-staff-resume"),
    path(f"{ONE}deliveries/", views.DeliveriesView.as_view(), name="webhooks-staff-deliveries"),
    path(
        f"{ONE}deliveries/<pk:event_id>/redeliver/",
        views.RedeliverView.as_view(),
        name="webhooks-staff-redeliver",
    ),
]
