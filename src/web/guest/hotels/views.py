"""Many hotels: all of this site, or those of a group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.clock import now
from hotel.models import HotelGroup
from web.guest.colours import palette_of
from web.guest.currencies import Estimates
from web.guest.hotels.houses import group_open, hotels_open
from web.guest.hotels.listing import listing_for
from web.guest.hotels.sitemap import entries, robots
from web.guest.limits import limited
from web.guest.pages import site_page
from web.guest.views import BRAND_SECONDS
from web.languages import language_for


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """To the hotel if there is just one, else to all of them."""
    hotels = hotels_open()
    if len(hotels) == 1:
        return HttpResponseRedirect(reverse("guest-home", args=[hotels[0].slug]))
    return HttpResponseRedirect(reverse("hotels"))


@require_safe
@limited
def hotels(request: HttpRequest) -> HttpResponse:
    return _list(request, None)


@require_safe
@limited
def hotel_group(request: HttpRequest, group_slug: str) -> HttpResponse:
    return _list(request, group_open(group_slug))


@require_safe
def group_brand(request: HttpRequest, group_slug: str) -> HttpResponse:
    palette = palette_of(group_open(group_slug).brand_colour)
    response = render(request, "guest/brand.css", {"palette": palette}, content_type="text/css")
    response.headers["Cache-Control"] = f"public, max-age={BRAND_SECONDS}"
    return response


@require_safe
@limited
def sitemap(request: HttpRequest) -> HttpResponse:
    facts = {"entries": entries()}
    return _for_robots(
        render(request, "guest/hotels/sitemap.xml", facts, content_type="application/xml")
    )


@require_safe
def robots_txt(_request: HttpRequest) -> HttpResponse:
    return _for_robots(HttpResponse(robots(), content_type="text/plain; charset=utf-8"))


def _for_robots(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = f"public, max-age={BRAND_SECONDS}"
    return response


def _list(request: HttpRequest, group: HotelGroup | None) -> HttpResponse:
    at, language = now(), language_for(request)
    estimates = Estimates(request, at=at)
    found = listing_for(request.GET, hotels_open(group), language, estimates=estimates, at=at)
    facts = {"group": group, "found": found, "estimates": estimates}
    return site_page(request, "guest/hotels/list.html", None, status=found.status, **facts)
