"""At the root of the site: what is about more than one hotel."""

from __future__ import annotations

from django.urls import URLPattern, path

from web.guest.hotels.views import (
    front_door,
    group_brand,
    hotel_group,
    hotels,
    robots_txt,
    sitemap,
)
from web.guest.views import elsewhere

urlpatterns: list[URLPattern] = [
    path("", front_door, name="front-door"),
    path("robots.txt", robots_txt, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("hotels/", hotels, name="hotels"),
    path("hotels/<hotel:group_slug>/", hotel_group, name="hotel-group"),
    path("hotels/<hotel:group_slug>/brand.css", group_brand, name="hotel-group-brand"),
    path("hotels/<path:rest>", elsewhere),
]
