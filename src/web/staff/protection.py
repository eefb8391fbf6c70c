"""What keeps the staff's pages to themselves, and their own page for what went wrong."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from rest_framework import exceptions as drf_errors
from typing_extensions import override

from common.api.errors import csrf_failure as refuse_in_json
from common.api.errors import refusal_for
from common.errors import DomainError
from web.protection import PagesMiddleware, realtime_origin
from web.staff.pages import problem_page

KINDS: Final = {403: "forbidden", 404: "missing"}
BEHIND_THE_LOG_IN: Final = ("/staff/", "/admin/")


class StaffPagesMiddleware(PagesMiddleware):
    prefixes = ("/staff/",)
    told_kindly = (
        DomainError,
        Http404,
        PermissionDenied,
        drf_errors.PermissionDenied,
        drf_errors.Throttled,
        drf_errors.ValidationError,
        DatabaseError,
        InterfaceError,
    )
    referrer = "same-origin"

    @override
    def sources(self, request: HttpRequest) -> tuple[str, ...]:
        return (
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            f"connect-src 'self' {realtime_origin(request)}".rstrip(),
            "form-action 'self'",
        )

    @override
    def problem(self, request: HttpRequest, exception: Exception) -> HttpResponseBase:
        status = refusal_for(exception).status
        return problem_page(request, status, kind=KINDS.get(status, "trouble"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, or with that of another log-in: told as the address speaks."""
    if request.path_info.startswith(BEHIND_THE_LOG_IN):
        return problem_page(request, 403, kind="stale")
    return refuse_in_json(request, reason)
