from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

import common.api.converters  # noqa: F401 - the addresses below use them
from common.api.throttling import PublicThrottle
from config.health import healthz, readyz
from config.metrics import metrics
from web.admin.urls import administration

handler400 = "web.bad_addresses.bad_request"
handler403 = "common.api.errors.permission_denied"
handler404 = "common.api.errors.not_found"
handler500 = "common.api.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
    path(
        "api/schema/",
        SpectacularAPIView.as_view(throttle_classes=[PublicThrottle]),  # it takes a while to make
        name="schema",
    ),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("", include("web.guest.widget.urls")),
    path("", include("web.guest.hotels.urls")),
    path("guest/", include("guest_urls")),
    path("photos/", include("photos.urls")),
    path("staff/", include("web.staff.urls")),
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", administration),
    path("api/", include("payments.urls")),
    path("api/", include("hotel.urls")),
    path("api/", include("realtime.urls")),
    path("api/staff/", include("staff.urls")),
]
