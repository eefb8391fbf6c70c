"""What keeps pages to themselves, and gives them a page of their own for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from realtime.access import socket_address

OURS_ALONE: Final = ("default-src 'none'", "script-src 'self'", "style-src 'self'")
IN_NO_FRAME: Final = ("frame-ancestors 'none'", "base-uri 'none'")


class PagesMiddleware:
    """For addresses below one of the prefixes only. What is `told_kindly` gets a page."""

    prefixes: ClassVar[tuple[str, ...]]
    told_kindly: ClassVar[tuple[type[Exception], ...]]
    referrer: ClassVar[str]
    ours_alone: ClassVar[tuple[str, ...]] = OURS_ALONE

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(self.prefixes):
            self.protect(request, response)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        is_ours = request.path_info.startswith(self.prefixes)
        is_told = is_ours and isinstance(exception, self.told_kindly)
        return self.problem(request, exception) if is_told else None

    def protect(self, request: HttpRequest, response: HttpResponseBase) -> None:
        policy = "; ".join((*self.ours_alone, *self.sources(request), *IN_NO_FRAME))
        response.headers["Content-Security-Policy"] = policy
        response.headers.setdefault("Referrer-Policy", self.referrer)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("X-Robots-Tag", "noindex")
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")

    def sources(self, request: HttpRequest) -> tuple[str, ...]:
        """What pages may show, ask and send besides scripts and styles of the site."""
        raise NotImplementedError

    def problem(self, request: HttpRequest, exception: Exception) -> HttpResponseBase:
        raise NotImplementedError


def origin_of(address: str) -> str:
    """Empty for what names no host."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def realtime_origin(request: HttpRequest) -> str:
    """Of the server that tells pages what changes; empty where there is none."""
    return origin_of(socket_address(request.get_host())) if settings.PUSHER_SECRET else ""
