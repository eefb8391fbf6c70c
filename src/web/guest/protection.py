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
from web.protection import PagesMiddleware, origin_of

HOSTED_PAYMENT_PAGE: Final = "https://checkout.stripe.com"


class GuestPagesMiddleware(PagesMiddleware):
    prefixes = ("/guest/", "/hotels/")
    told_kindly = (DomainError, Http404, Throttled, DatabaseError, InterfaceError)
    referrer = "no-referrer"

    @override
    def sources(self, request: HttpRequest) -> tuple[str, ...]:
        return (
            "img-src 'self' data:",
            "connect-src 'self'",
            f"form-action 'self' {payment_origin()}",
        )

    @override
    def problem(self, request: HttpRequest, exception: Exception) -> HttpResponseBase:
        return problem_page(request, refusal_for(exception))


def payment_origin() -> str:
    """Of the page that asks for the card: the provider's own, or that of the provider in its place."""
    return origin_of(settings.STRIPE_API_BASE) or HOSTED_PAYMENT_PAGE
