"""Texts travel compressed, but for those that nobody may keep.

What is private is marked `no-store`. Were it compressed, the length of a page that repeats a part of its address
could tell what else stands in it (BREACH). Public pages hold no secret but Django's CSRF token, which is another
text each time.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from typing_extensions import override

TEXTS: Final = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/xml",
        "image/svg+xml",
    }
)
SUCCESS: Final = 200


class CompressionMiddleware(GZipMiddleware):
    @override
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not _may_be_compressed(request, response):
            return response
        return super().process_response(request, response)


def _may_be_compressed(request: HttpRequest, response: HttpResponseBase) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    is_private = "no-store" in response.headers.get("Cache-Control", "")
    is_whole = request.method == "GET" and response.status_code == SUCCESS
    return is_whole and kind in TEXTS and not is_private
