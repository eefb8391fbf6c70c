"""What is for the pages of others: theirs to read from anywhere, and never with somebody's cookies."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase
from rest_framework.exceptions import Throttled
from typing_extensions import override

from common.api.errors import answer, refusal_for
from common.errors import DomainError
from web.protection import PagesMiddleware

FOR_EVERYBODY: Final = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class WidgetMiddleware(PagesMiddleware):
    prefixes = ("/widget.js", "/widget/")
    told_kindly = (DomainError, Http404, Throttled)
    referrer = "no-referrer"

    @override
    def protect(self, request: HttpRequest, response: HttpResponseBase) -> None:
        for name, value in FOR_EVERYBODY.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")

    @override
    def problem(self, request: HttpRequest, exception: Exception) -> HttpResponseBase:
        return answer(refusal_for(exception))
