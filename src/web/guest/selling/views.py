from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from room_bookings.selectors.catalogue import hotel_on_sale
from web.guest.limits import limited
from web.guest.pages import site_page


@require_safe
@limited
def guest_home(request: HttpRequest, hotel_slug: str) -> HttpResponse:
    return site_page(request, "guest/selling/home.html", hotel_on_sale(hotel_slug))
