"""What is answered to an address that is no text, before anything else has seen it, and to a form that is too
large to be read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict

from common.api import errors
from web.forgery import too_large
from web.guest.pages import unreadable_page
from web.guest.protection import GuestPagesMiddleware


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """As the address speaks."""
    if errors.refusal_for(exception) == errors.PAYLOAD_TOO_LARGE:
        return too_large(request)
    if not request.path_info.startswith(GuestPagesMiddleware.prefixes):
        return errors.bad_request(request, exception)
    request.GET = QueryDict()  # nothing of it is repeated
    response = unreadable_page(request)
    GuestPagesMiddleware(unreadable_page).protect(request, response)
    return response
