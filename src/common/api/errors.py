"""The one place where a refusal becomes an answer: `{"error": {"code", "message", ...}}`."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from math import ceil
from typing import Any, Final

from django.core import exceptions as django_errors
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from rest_framework import exceptions as drf_errors
from rest_framework.fields import get_error_detail
from rest_framework.settings import api_settings

from common.api.renderers import json_response
from common.api.request_id import current_request_id
from common.db import refusal_of
from common.errors import Busy, DomainError, InvalidInput, NotFound

logger = logging.getLogger(__name__)

MAX_LISTED_ERRORS: Final = 50
SERVER_FAULT: Final = 500
_LOST_CONNECTION_CLASSES = frozenset({"", "08", "40", "53", "55", "57"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that says no. `headers` go with it."""

    status: int
    code: str
    message: str
    field: str | None = None
    details: Mapping[str, Any] | None = None
    headers: Mapping[str, str] | None = None

    def body(self) -> dict[str, Any]:
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.field:
            error["field"] = self.field
        if self.details:
            error["details"] = self.details
        return {"error": error}


BAD_REQUEST: Final = Refusal(400, "BAD_REQUEST", "The request could not be understood.")
UNREADABLE: Final = Refusal(400, "MALFORMED_JSON", "The body could not be read.")
NOT_AUTHENTICATED: Final = Refusal(
    401, "NOT_AUTHENTICATED", "Please log in first.", headers={"WWW-Authenticate": "Token"}
)
INVALID_TOKEN: Final = Refusal(
    401, "INVALID_TOKEN", "The token is invalid or expired.", headers={"WWW-Authenticate": "Token"}
)
PERMISSION_DENIED: Final = Refusal(403, "PERMISSION_DENIED", "You may not do this.")
CSRF_FAILED: Final = Refusal(403, "CSRF_FAILED", "The page is out of date. Please reload it.")
NOT_FOUND: Final = Refusal(NotFound.status, NotFound.code, NotFound.message)
METHOD_NOT_ALLOWED: Final = Refusal(
    405, "METHOD_NOT_ALLOWED", "This address does not answer that method."
)
LENGTH_REQUIRED: Final = Refusal(411, "LENGTH_REQUIRED", "Please send the body's Content-Length.")
PAYLOAD_TOO_LARGE: Final = Refusal(413, "PAYLOAD_TOO_LARGE", "The request is too large.")
UNSUPPORTED_MEDIA_TYPE: Final = Refusal(
    415, "UNSUPPORTED_MEDIA_TYPE", "Please send application/json in UTF-8."
)
RATE_LIMITED: Final = Refusal(429, "RATE_LIMITED", "Too many requests. Please try again later.")
INTERNAL_ERROR: Final = Refusal(SERVER_FAULT, "INTERNAL_ERROR", "Something went wrong on our side.")
BUSY: Final = Refusal(Busy.status, Busy.code, Busy.message, headers={"Retry-After": "1"})

_BY_STATUS: Final = {
    refusal.status: refusal
    for refusal in (
        BAD_REQUEST,
        NOT_AUTHENTICATED,
        PERMISSION_DENIED,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        LENGTH_REQUIRED,
        PAYLOAD_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        RATE_LIMITED,
        BUSY,
    )
}


def refusal_for_status(status: int) -> Refusal:
    """The plain refusal of that status, for answers that something else made."""
    if status >= SERVER_FAULT:
        return _BY_STATUS.get(status, INTERNAL_ERROR)
    return _BY_STATUS.get(status, BAD_REQUEST)


def answer(refusal: Refusal, headers: Mapping[str, str] | None = None) -> HttpResponse:
    response = json_response(
        refusal.body(),
        status=refusal.status,
        headers={**(refusal.headers or {}), **(headers or {})},
    )
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - handle() did
    return response


def handle(exc: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """REST framework's EXCEPTION_HANDLER. Never re-raises."""
    refusal = refusal_for(exc)
    _log(exc, refusal)
    if isinstance(exc, drf_errors.MethodNotAllowed):
        return answer(refusal, {"Allow": ", ".join(context["view"].allowed_methods)})
    return answer(refusal)


def _log(exc: Exception, refusal: Refusal) -> None:
    """Bugs with their trace; what the database refused by name only, for its text may be PII."""
    if refusal is INTERNAL_ERROR:
        logger.error("request %s failed", current_request_id(), exc_info=exc)
    elif refusal.status >= SERVER_FAULT or isinstance(exc, DatabaseError):
        kind = type(exc.__cause__ or exc).__name__
        logger.warning("request %s: %s, told %s", current_request_id(), kind, refusal.code)


@singledispatch
def refusal_for(exc: Exception) -> Refusal:
    return INTERNAL_ERROR


@refusal_for.register
def _(exc: DomainError) -> Refusal:
    if exc.code == NotFound.code:
        return NOT_FOUND
    headers = {"Retry-After": str(exc.retry_after)} if exc.retry_after else None
    return Refusal(exc.status, exc.code, exc.text, exc.field, exc.details, headers)


@refusal_for.register(Http404)
@refusal_for.register(drf_errors.NotFound)
def _(exc: Exception) -> Refusal:
    return NOT_FOUND


@refusal_for.register(django_errors.PermissionDenied)
@refusal_for.register(drf_errors.PermissionDenied)
def _(exc: Exception) -> Refusal:
    return PERMISSION_DENIED


@refusal_for.register
def _(exc: drf_errors.NotAuthenticated) -> Refusal:
    return NOT_AUTHENTICATED


@refusal_for.register
def _(exc: drf_errors.AuthenticationFailed) -> Refusal:
    return INVALID_TOKEN


@refusal_for.register
def _(exc: drf_errors.MethodNotAllowed) -> Refusal:
    return METHOD_NOT_ALLOWED


@refusal_for.register
def _(exc: drf_errors.UnsupportedMediaType) -> Refusal:
    return UNSUPPORTED_MEDIA_TYPE


@refusal_for.register
def _(exc: drf_errors.ParseError) -> Refusal:
    return Refusal(400, "MALFORMED_JSON", str(exc.detail))


@refusal_for.register
def _(exc: drf_errors.Throttled) -> Refusal:
    headers = {"Retry-After": str(max(1, ceil(getattr(exc, "wait", None) or 1)))}
    return Refusal(429, RATE_LIMITED.code, RATE_LIMITED.message, headers=headers)


@refusal_for.register(django_errors.BadRequest)
@refusal_for.register(django_errors.SuspiciousOperation)
def _(exc: Exception) -> Refusal:
    return BAD_REQUEST


@refusal_for.register(django_errors.RequestDataTooBig)
@refusal_for.register(django_errors.TooManyFieldsSent)
@refusal_for.register(django_errors.TooManyFilesSent)
def _(exc: Exception) -> Refusal:
    return PAYLOAD_TOO_LARGE


@refusal_for.register
def _(exc: UnreadablePostError) -> Refusal:
    return UNREADABLE


@refusal_for.register(DatabaseError)
@refusal_for.register(InterfaceError)
def _(exc: DatabaseError) -> Refusal:
    refusal = refusal_of(exc)
    if refusal is not None:
        return refusal_for(refusal)
    if isinstance(exc, DataError):  # such as a NUL, which never reaches the server
        return refusal_for(InvalidInput())
    return BUSY if _is_outage(exc) else INTERNAL_ERROR


def _is_outage(exc: Exception) -> bool:
    """The connection went away or could not be had: nothing that the request did."""
    state: str = getattr(exc.__cause__, "sqlstate", None) or ""
    return isinstance(exc, OperationalError | InterfaceError) and (
        state[:2] in _LOST_CONNECTION_CLASSES
    )


@refusal_for.register
def _(exc: django_errors.ValidationError) -> Refusal:
    return refusal_for(drf_errors.ValidationError(get_error_detail(exc)))


@refusal_for.register
def _(exc: drf_errors.ValidationError) -> Refusal:
    found = list(flattened(exc.detail, ()))
    if not found:
        return Refusal(400, "VALIDATION_ERROR", "The request has an invalid value.")
    first = found[0]
    code = first["code"] if first["code"].isupper() else "VALIDATION_ERROR"
    details = {"errors": found[:MAX_LISTED_ERRORS]} if len(found) > 1 else None
    return Refusal(400, code, first["message"], first["field"], details)


def flattened(detail: object, path: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every message with the dotted name of its input, in the order of the fields."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            nameless = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from flattened(inner, path if nameless else (*path, str(name)))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            leaf = isinstance(inner, str)
            yield from flattened(inner, path if leaf else (*path, str(index)))
    else:
        code = str(getattr(detail, "code", None) or "invalid")
        yield {"field": ".".join(path) or None, "code": code, "message": str(detail)}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(refusal_for(exception) if isinstance(exception, DomainError) else BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(PERMISSION_DENIED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(INTERNAL_ERROR)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(CSRF_FAILED)
