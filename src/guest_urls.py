from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from web.guest.views import brand, elsewhere
from web.guest.widget.views import widget_page

HOTEL = "<hotel:hotel_slug>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HOTEL}/brand.css", brand, name="guest-brand"),
    path(f"{HOTEL}/widget/", widget_page, name="guest-widget"),
    path(f"{HOTEL}/", include("web.guest.mine.urls")),
    path(f"{HOTEL}/", include("web.guest.selling.urls")),
    # The last ones: guests are told in a page of theirs that there is none.
    path(f"{HOTEL}/<path:rest>", elsewhere),
    path("<path:rest>", elsewhere),
    path("", elsewhere, {"rest": ""}),
]
