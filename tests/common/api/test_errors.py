from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, ClassVar

import psycopg
import pytest
from django.core import exceptions as django_errors
from django.db import (
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
)
from django.http import Http404, HttpRequest
from django.http.request import UnreadablePostError
from django.test import Client
from rest_framework import exceptions as drf_errors
from rest_framework.exceptions import ErrorDetail

from common import errors as domain
from common.api import errors

SERVER_FAULT = {"code": "INTERNAL_ERROR", "message": "Something went wrong on our side."}
NOT_FOUND = {"code": "NOT_FOUND", "message": "Not found."}
DENIED = {"code": "PERMISSION_DENIED", "message": "You may not do this."}
BUSY = {"code": "BUSY", "message": "The system is busy. Please try again."}
INVALID = {"code": "VALIDATION_ERROR", "message": "The request has an invalid value."}
CONFLICT = {
    "code": "CONFLICT",
    "message": "The change conflicts with data that is already there.",
}
BAD_REQUEST = {"code": "BAD_REQUEST", "message": "The request could not be understood."}
TOO_LARGE = {"code": "PAYLOAD_TOO_LARGE", "message": "The request is too large."}


class View:
    allowed_methods: ClassVar[list[str]] = ["GET", "POST"]


class Teapot(domain.DomainError):
    code = "TEAPOT"
    status = 418
    message = "Short and stout."


def from_database(wrapper: type[Error], cause: Exception) -> Error:
    exc = wrapper(str(cause))
    exc.__cause__ = cause
    return exc


CASES: list[tuple[Exception, int, dict[str, Any], dict[str, str]]] = [
    (Teapot(), 418, {"code": "TEAPOT", "message": "Short and stout."}, {}),
    (
        Teapot("Tip me.", field="spout", details={"cups": 2}),
        418,
        {"code": "TEAPOT", "message": "Tip me.", "field": "spout", "details": {"cups": 2}},
        {},
    ),
    (domain.Busy(), 503, BUSY, {"Retry-After": "1"}),
    (domain.NotFound("No booking BK-2026-0001", field="booking_id"), 404, NOT_FOUND, {}),
    (Http404("No Hotel matches the given query."), 404, NOT_FOUND, {}),
    (drf_errors.NotFound("Not here"), 404, NOT_FOUND, {}),
    (django_errors.PermissionDenied("because"), 403, DENIED, {}),
    (drf_errors.PermissionDenied("because"), 403, DENIED, {}),
    (
        drf_errors.NotAuthenticated(),
        401,
        {"code": "NOT_AUTHENTICATED", "message": "Please log in first."},
        {"WWW-Authenticate": "Token"},
    ),
    (
        drf_errors.AuthenticationFailed("User inactive or deleted."),
        401,
        {"code": "INVALID_TOKEN", "message": "The token is invalid or expired."},
        {"WWW-Authenticate": "Token"},
    ),
    (
        drf_errors.MethodNotAllowed("BREW"),
        405,
        {"code": "METHOD_NOT_ALLOWED", "message": "This address does not answer that method."},
        {"Allow": "GET, POST"},
    ),
    (
        drf_errors.UnsupportedMediaType("text/<b>plain</b>"),
        415,
        {
            "code": "UNSUPPORTED_MEDIA_TYPE",
            "message": "Please send application/json in UTF-8.",
        },
        {},
    ),
    (
        drf_errors.ParseError("The body is not UTF-8."),
        400,
        {"code": "MALFORMED_JSON", "message": "The body is not UTF-8."},
        {},
    ),
    (
        drf_errors.Throttled(12.2),
        429,
        {"code": "RATE_LIMITED", "message": "Too many requests. Please try again later."},
        {"Retry-After": "13"},
    ),
    (
        drf_errors.Throttled(),
        429,
        {"code": "RATE_LIMITED", "message": "Too many requests. Please try again later."},
        {"Retry-After": "1"},
    ),
    (django_errors.SuspiciousOperation("Invalid HTTP_HOST"), 400, BAD_REQUEST, {}),
    (django_errors.BadRequest("odd"), 400, BAD_REQUEST, {}),
    (django_errors.RequestDataTooBig("Request body exceeded"), 413, TOO_LARGE, {}),
    (django_errors.TooManyFieldsSent("GET/POST parameters"), 413, TOO_LARGE, {}),
    (django_errors.TooManyFilesSent("files"), 413, TOO_LARGE, {}),
    (
        UnreadablePostError("reset by peer"),
        400,
        {"code": "MALFORMED_JSON", "message": "The body could not be read."},
        {},
    ),
    (KeyError("secret"), 500, SERVER_FAULT, {}),
    (RecursionError(), 500, SERVER_FAULT, {}),
    (drf_errors.APIException("secret"), 500, SERVER_FAULT, {}),
    # What the database says
    (
        from_database(OperationalError, psycopg.errors.LockNotAvailable("lock timeout")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.errors.DeadlockDetected("deadlock")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.errors.QueryCanceled("statement timeout")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.errors.AdminShutdown("terminating connection")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.errors.TooManyConnections("too many clients")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.OperationalError("connection refused")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(InterfaceError, psycopg.InterfaceError("the connection is closed")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(OperationalError, psycopg.errors.DiskFull("no space left")),
        503,
        BUSY,
        {"Retry-After": "1"},
    ),
    (
        from_database(DataError, psycopg.errors.NumericValueOutOfRange("integer out of range")),
        400,
        INVALID,
        {},
    ),
    (
        from_database(DataError, psycopg.DataError("cannot contain NUL (0x00) bytes")),
        400,
        INVALID,
        {},
    ),
    (from_database(IntegrityError, psycopg.errors.UniqueViolation("dup")), 409, CONFLICT, {}),
    (
        from_database(ProgrammingError, psycopg.errors.UndefinedTable("no relation")),
        500,
        SERVER_FAULT,
        {},
    ),
    # Validation
    (drf_errors.ValidationError("No."), 400, {"code": "VALIDATION_ERROR", "message": "No."}, {}),
    (drf_errors.ValidationError({}), 400, INVALID, {}),
    (
        drf_errors.ValidationError({"adults": ["Too many."]}),
        400,
        {"code": "VALIDATION_ERROR", "message": "Too many.", "field": "adults"},
        {},
    ),
    (
        drf_errors.ValidationError({"colour": [ErrorDetail("Unknown.", "UNKNOWN_FIELD")]}),
        400,
        {"code": "UNKNOWN_FIELD", "message": "Unknown.", "field": "colour"},
        {},
    ),
    (
        drf_errors.ValidationError(
            {"party": {0: {"first_name": [ErrorDetail("Required.", "required")]}}}
        ),
        400,
        {"code": "VALIDATION_ERROR", "message": "Required.", "field": "party.0.first_name"},
        {},
    ),
    (
        drf_errors.ValidationError(
            {"party": [{}, {"last_name": ["Blank."]}], "non_field_errors": ["Odd."]}
        ),
        400,
        {
            "code": "VALIDATION_ERROR",
            "message": "Blank.",
            "field": "party.1.last_name",
            "details": {
                "errors": [
                    {"field": "party.1.last_name", "code": "invalid", "message": "Blank."},
                    {"field": None, "code": "invalid", "message": "Odd."},
                ]
            },
        },
        {},
    ),
    (
        django_errors.ValidationError({"slug": ["Taken."]}),
        400,
        {"code": "VALIDATION_ERROR", "message": "Taken.", "field": "slug"},
        {},
    ),
    (
        django_errors.ValidationError("Odd."),
        400,
        {"code": "VALIDATION_ERROR", "message": "Odd."},
        {},
    ),
]


@pytest.mark.parametrize(
    ("exc", "status", "error", "headers"), CASES, ids=[type(case[0]).__name__ for case in CASES]
)
def test_refusal(
    exc: Exception, status: int, error: dict[str, Any], headers: dict[str, str]
) -> None:
    response = errors.handle(exc, {"view": View()})
    assert (response.status_code, json.loads(response.content)) == (status, {"error": error})
    assert dict(response.items()) == headers | {
        "Content-Type": "application/json",
        "Content-Length": str(len(response.content)),
    }


def test_every_missing_thing_gets_the_same_bytes() -> None:
    missing = [domain.NotFound("a"), domain.NotFound(), Http404("b"), drf_errors.NotFound("c")]
    bodies = {errors.handle(exc, {}).content for exc in missing}
    bodies.add(errors.not_found(HttpRequest(), Http404("d")).content)
    assert bodies == {b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'}


def test_many_errors_are_cut() -> None:
    exc = drf_errors.ValidationError({f"f{number}": ["No."] for number in range(60)})
    body = json.loads(errors.handle(exc, {}).content)
    assert len(body["error"]["details"]["errors"]) == 50


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "BAD_REQUEST"),
        (401, "NOT_AUTHENTICATED"),
        (402, "BAD_REQUEST"),
        (403, "PERMISSION_DENIED"),
        (404, "NOT_FOUND"),
        (405, "METHOD_NOT_ALLOWED"),
        (411, "LENGTH_REQUIRED"),
        (413, "PAYLOAD_TOO_LARGE"),
        (415, "UNSUPPORTED_MEDIA_TYPE"),
        (429, "RATE_LIMITED"),
        (500, "INTERNAL_ERROR"),
        (502, "INTERNAL_ERROR"),
        (503, "BUSY"),
    ],
)
def test_foreign_error_pages_under_api_become_json(client: Client, status: int, code: str) -> None:
    answer = client.get(f"/api/html/{status}/")
    assert answer.json()["error"]["code"] == code
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.headers["X-Request-ID"]) == 20


def test_a_foreign_405_keeps_its_allow_header(client: Client) -> None:
    assert client.get("/api/html/405/").headers["Allow"] == "PUT"


def test_pages_outside_the_api_are_left_alone(client: Client) -> None:
    answer = client.get("/page/html/403/")
    assert answer.content == b"<h1>Technical details</h1>"
    assert len(answer.headers["X-Request-ID"]) == 20


@pytest.mark.parametrize("path", ["/api/failing/bug/", "/api/plain-failure/"])
@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_shows_nothing_internal(
    client: Client, settings: Any, path: str, debug: bool
) -> None:
    settings.DEBUG = debug
    answer = client.get(path, headers={"X-Request-ID": "find-me-in-the-log"})
    assert (answer.status_code, answer.json()) == (500, {"error": SERVER_FAULT})
    assert answer.headers["X-Request-ID"] == "find-me-in-the-log"


def test_a_bug_is_logged_with_the_request_id(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/api/failing/bug/", headers={"X-Request-ID": "find-me-in-the-log"})
    [record] = [record for record in caplog.records if record.name == "common.api.errors"]
    assert record.getMessage() == "request find-me-in-the-log failed"
    assert record.exc_info is not None
    assert record.exc_info[0] is KeyError


@pytest.mark.parametrize(
    ("exc", "line"),
    [
        (domain.Busy(), "request : Busy, told BUSY"),
        (
            from_database(OperationalError, psycopg.errors.DeadlockDetected("anna@example.com")),
            "request : DeadlockDetected, told BUSY",
        ),
        (
            from_database(DataError, psycopg.errors.NumericValueOutOfRange("anna@example.com")),
            "request : NumericValueOutOfRange, told VALIDATION_ERROR",
        ),
    ],
)
def test_what_the_database_refused_is_logged_by_name_only(
    caplog: pytest.LogCaptureFixture, exc: Exception, line: str
) -> None:
    errors.handle(exc, {})
    [record] = caplog.records
    assert (record.levelname, record.getMessage(), record.exc_info) == ("WARNING", line, None)


def test_a_refusal_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/api/failing/domain/")
    assert answer.status_code == HTTPStatus.IM_A_TEAPOT
    assert caplog.records == []


def test_unknown_address_under_debug_is_the_same_404(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    answer = client.get("/api/nowhere/")
    assert answer.content == b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'


def test_foreign_host_is_a_bad_request(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["hotel.example"]
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/api/rooms/1/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()) == (400, {"error": BAD_REQUEST})


def test_csrf_failure_is_json() -> None:
    response = errors.csrf_failure(HttpRequest(), "CSRF cookie not set.")
    assert response.status_code == 403
    assert json.loads(response.content) == {
        "error": {"code": "CSRF_FAILED", "message": "The page is out of date. Please reload it."}
    }
