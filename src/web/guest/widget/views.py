"""For sites of others: a script, and facts that anybody may read. Neither looks at a cookie or sets one."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from common.clock import now
from room_bookings.selectors.catalogue import hotel_on_sale
from web.guest.limits import limited
from web.guest.pages import site_page
from web.guest.widget.facts import facts_of_group, facts_of_hotel
from web.guest.widget.script import script

SCRIPT_SECONDS: Final = 3600
FACTS_SECONDS: Final = 300


def _etag(request: HttpRequest) -> str:
    return f'"{script().version}"'


@require_safe
@cache_control(public=True, max_age=SCRIPT_SECONDS)
@condition(etag_func=_etag)
def widget_script(request: HttpRequest) -> HttpResponse:
    return HttpResponse(script().text, content_type="text/javascript; charset=utf-8")


@require_safe
@limited
def hotel_facts(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    hotel = hotel_on_sale(hotel_slug)
    return _told(facts_of_hotel(hotel, accent=request.GET.get("accent", ""), at=now()))


@require_safe
@limited
def group_facts(request: HttpRequest, group_slug: str) -> HttpResponse:
    return _told(facts_of_group(group_slug, accent=request.GET.get("accent", ""), at=now()))


@require_safe
@limited
def widget_page(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    """For whoever keeps the hotel's own site."""
    hotel = hotel_on_sale(hotel_slug)
    response = site_page(request, "guest/widget/page.html", hotel, site=settings.SITE_URL)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _told(facts: dict[str, Any]) -> HttpResponse:
    response = JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={FACTS_SECONDS}"
    return response
