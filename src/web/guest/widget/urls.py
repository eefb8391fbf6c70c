"""At the root of the site, where a script for others has a short address."""

from __future__ import annotations

from django.urls import URLPattern, path

from web.guest.widget.views import group_facts, hotel_facts, widget_script

urlpatterns: list[URLPattern] = [
    path("widget.js", widget_script, name="widget-script"),
    path("widget/<hotel:hotel_slug>.json", hotel_facts, name="widget-facts"),
    path("widget/groups/<hotel:group_slug>.json", group_facts, name="widget-group-facts"),
]
