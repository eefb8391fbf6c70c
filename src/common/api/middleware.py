"""What every answer has: an id, and headers that keep private data out of caches and referrers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote_to_bytes

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase
from django.urls import get_resolver

from common.api.errors import (
    BAD_REQUEST,
    LENGTH_REQUIRED,
    UNSUPPORTED_MEDIA_TYPE,
    Refusal,
    answer,
    refusal_for_status,
)
from common.api.renderers import CONTENT_TYPE
from common.api.request_id import HEADER, accept_or_make, enter, leave

API_PREFIX: Final = "/api/"
FIRST_ERROR: Final = 400
_ID_KEY = "HTTP_X_REQUEST_ID"
_KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
_PLAIN_QUERY = re.compile(r"[!-$&-~]*")
_BROKEN_UTF8 = re.compile("%[89A-F][0-9A-F]")  # how Django shows bytes that it could not decode
_UTF8_NAMES = frozenset({"utf-8", "utf8"})


class RequestIdMiddleware:
    """Stands first. Names the request, refuses undecodable addresses, finishes the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = accept_or_make(request.META.get(_ID_KEY))
        token = enter(request_id)
        try:
            refusal = _refusal_at_the_door(request)
            response = _refused(request, refusal) if refusal else self.get_response(request)
        finally:
            leave(token)
        if request.path_info.startswith(API_PREFIX):
            response = _finish_api_answer(response)
        response.headers[HEADER] = request_id
        return response


def _refusal_at_the_door(request: HttpRequest) -> Refusal | None:
    """What no view should have to think about: bytes that are no text, and texts with a NUL."""
    query: str = request.META.get("QUERY_STRING", "")
    if not _PLAIN_QUERY.fullmatch(query) and not _is_text(query):
        return BAD_REQUEST
    if "\0" in request.path_info or _BROKEN_UTF8.search(request.path_info):
        return BAD_REQUEST
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return LENGTH_REQUIRED
    if request.encoding is not None and request.encoding.lower() not in _UTF8_NAMES:
        return UNSUPPORTED_MEDIA_TYPE
    return None


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponseBase:
    """An address that is none is answered as the site answers a bad request, which may be a page."""
    if refusal is not BAD_REQUEST or request.path_info.startswith(API_PREFIX):
        return answer(refusal)
    handler: Callable[..., HttpResponseBase] = get_resolver().resolve_error_handler(
        BAD_REQUEST.status
    )
    return handler(request, SuspiciousOperation(BAD_REQUEST.message))


def _is_text(query: str) -> bool:
    try:
        decoded = unquote_to_bytes(query.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return False
    return "\0" not in decoded


def _finish_api_answer(response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code >= FIRST_ERROR and response.headers.get("Content-Type") != CONTENT_TYPE:
        kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
        response = answer(refusal_for_status(response.status_code), kept)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
