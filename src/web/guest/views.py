"""What every page for guests needs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from common.errors import NotFound
from hotel.models import Hotel
from web.guest.colours import palette_of

BRAND_SECONDS = 3600


@require_safe
def brand(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    """A hotel's colours; the pages name the colour in the address, so it may be kept."""
    palette = palette_of(get_object_or_404(Hotel, slug=hotel_slug).brand_colour)
    response = render(request, "guest/brand.css", {"palette": palette}, content_type="text/css")
    response.headers["Cache-Control"] = f"public, max-age={BRAND_SECONDS}"
    return response


@require_safe
def elsewhere(request: HttpRequest, rest: str, hotel_slug: str = "") -> HttpResponse:
    raise NotFound
