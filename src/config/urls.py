from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from config.metrics import metrics

urlpatterns: list[URLPattern | URLResolver] = [
    path("metrics", metrics),
]
