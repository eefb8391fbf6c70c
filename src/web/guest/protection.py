"""What keeps a guest's page to itself: nothing of it is stored, framed, referred to or scripted by others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponseBase
from rest_framework.exceptions import Throttled

from common.api.errors import refusal_for
from common.errors import DomainError
from web.guest.pages import problem_page

PREFIX: Final = "/guest/"
HOSTED_PAYMENT_PAGE: Final = "https://checkout.stripe.com"
TOLD_KINDLY: Final = (DomainError, Http404, Throttled, DatabaseError, InterfaceError)


class GuestPagesMiddleware:
    """For addresses of guests' pages only: their headers, and their own page for what went wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(PREFIX):
            _protect(response)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        is_ours = request.path_info.startswith(PREFIX) and isinstance(exception, TOLD_KINDLY)
        return problem_page(request, refusal_for(exception)) if is_ours else None


def _protect(response: HttpResponseBase) -> None:
    response.headers["Content-Security-Policy"] = content_security_policy()
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-store")


def content_security_policy() -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            f"form-action 'self' {payment_origin()}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def payment_origin() -> str:
    """Of the page that asks for the card: the provider's own, or that of the provider in its place."""
    base = urlsplit(settings.STRIPE_API_BASE)
    return f"{base.scheme}://{base.netloc}" if base.netloc else HOSTED_PAYMENT_PAGE
