"""What is answered to a form that does not come from a page of ours, or from one that is too old."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from web.guest.pages import stale_page
from web.guest.protection import GuestPagesMiddleware
from web.staff.protection import csrf_failure as refused_elsewhere


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """As the address speaks."""
    if request.path_info.startswith(GuestPagesMiddleware.prefixes):
        return stale_page(request)
    return refused_elsewhere(request, reason)
