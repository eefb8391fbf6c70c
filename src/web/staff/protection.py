"""What keeps the staff's pages to themselves, and their own page for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from rest_framework import exceptions as drf_errors

from common.api.errors import csrf_failure as refuse_in_json
from common.api.errors import refusal_for
from common.errors import DomainError
from web.staff.pages import problem_page

PREFIX: Final = "/staff/"
TOLD_KINDLY: Final = (
    DomainError,
    Http404,
    PermissionDenied,
    drf_errors.PermissionDenied,
    drf_errors.Throttled,
    drf_errors.ValidationError,
    DatabaseError,
    InterfaceError,
)
KINDS: Final = {403: "forbidden", 404: "missing"}


class StaffPagesMiddleware:
    """For addresses of the staff's pages only."""

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
        if not request.path_info.startswith(PREFIX) or not isinstance(exception, TOLD_KINDLY):
            return None
        status = refusal_for(exception).status
        return problem_page(request, status, kind=KINDS.get(status, "trouble"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, or with that of another log-in: told as the address speaks."""
    if request.path_info.startswith(PREFIX):
        return problem_page(request, 403, kind="stale")
    return refuse_in_json(request, reason)


def _protect(response: HttpResponseBase) -> None:
    response.headers["Content-Security-Policy"] = content_security_policy()
    response.headers["Referrer-Policy"] = "same-origin"
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
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            f"connect-src 'self' {realtime_origin()}".rstrip(),
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def realtime_origin() -> str:
    """Of the server that tells pages what changes."""
    address = urlsplit(getattr(settings, "REALTIME_URL", ""))
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""
