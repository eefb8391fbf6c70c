"""What keeps a guest's page to itself: nothing of it is stored, framed, referred to or scripted by others."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponseBase
from rest_framework.exceptions import Throttled
from typing_extensions import override

from common.api.errors import refusal_for
from common.errors import DomainError
from web.guest.pages import problem_page
from web.protection import PagesMiddleware, origin_of, realtime_origin

HOSTED_PAYMENT_PAGE: Final = "https://checkout.stripe.com"


class GuestPagesMiddleware(PagesMiddleware):
    prefixes = ("/guest/", "/hotels/")
    told_kindly = (DomainError, Http404, Throttled, DatabaseError, InterfaceError)
    referrer = "no-referrer"

    @override
    def sources(self, request: HttpRequest) -> tuple[str, ...]:
        return (
            "img-src 'self' data:",
            f"connect-src 'self' {_heard_from(request)}".rstrip(),
            f"form-action 'self' {payment_origin()}",
        )

    @override
    def problem(self, request: HttpRequest, exception: Exception) -> HttpResponseBase:
        return problem_page(request, refusal_for(exception))


def _heard_from(request: HttpRequest) -> str:
    """Pages of one booking alone are told of changes."""
    is_booking = request.resolver_match and "booking_id" in request.resolver_match.kwargs
    return realtime_origin(request) if is_booking else ""


def payment_origin() -> str:
    """Of the page that asks for the card: the provider's own, or that of the provider in its place."""
    return origin_of(settings.STRIPE_API_BASE) or HOSTED_PAYMENT_PAGE
