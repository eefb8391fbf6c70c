"""Requests as a server hands them over, among them those that Django itself fails on."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from common.api.wsgi import Application, make_application
from tests.common.api import toy

pytestmark = pytest.mark.django_db  # the server signals close what earlier tests left open

ENVIRON: dict[str, Any] = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/api/rooms/1/",
    "QUERY_STRING": "",
    "SERVER_NAME": "testserver",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "REMOTE_ADDR": "127.0.0.1",
    "wsgi.url_scheme": "http",
}
BODY = b'{"room_type_code":"DBL"}'


@pytest.fixture
def application(settings: Any) -> Application:
    settings.ROOT_URLCONF = toy
    return make_application()


def ask(application: Application, **environ: Any) -> tuple[int, dict[str, Any], dict[str, str]]:
    started: list[Any] = []
    chunks = application(
        {**ENVIRON, "wsgi.input": BytesIO(BODY), **environ},
        lambda status, headers: started.extend([status, dict(headers)]),
    )
    return int(started[0][:3]), json.loads(b"".join(chunks)), started[1]


def test_plain_request(application: Application) -> None:
    status, body, headers = ask(application)
    assert (status, body) == (200, {"room": 1})
    assert len(headers["X-Request-ID"]) == 20


UNREADABLE: list[dict[str, str]] = [
    {"CONTENT_TYPE": "application/json; a*=bogus''%41"},
    {"PATH_INFO": "/api/\u2028"},
    {"PATH_INFO": "/api/\ud800"},
]


@pytest.mark.parametrize("environ", UNREADABLE, ids=range(len(UNREADABLE)))
def test_unreadable_request(application: Application, environ: dict[str, str]) -> None:
    status, body, headers = ask(application, **environ)
    assert (status, body["error"]["code"]) == (400, "BAD_REQUEST")
    assert len(headers["X-Request-ID"]) == 20


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "99999999999999999999", "", "١٢", "5"])
def test_odd_content_length(application: Application, length: str) -> None:
    status, body, _ = ask(
        application,
        REQUEST_METHOD="POST",
        PATH_INFO="/api/hotel/grand-hotel/bookings/",
        CONTENT_TYPE="application/json",
        CONTENT_LENGTH=length,
    )
    assert status == 400
    assert body["error"]["code"] in {"VALIDATION_ERROR", "MALFORMED_JSON"}


@pytest.mark.parametrize("query", ["\xff", "\u20ac", "a=\ud800", "a=\0", "a=%zz%FF"])
def test_odd_query(application: Application, query: str) -> None:
    status, body, _ = ask(application, QUERY_STRING=query)
    assert (status, body["error"]["code"]) == (400, "BAD_REQUEST")


def test_request_without_query_path_or_type(application: Application) -> None:
    environ = {name: value for name, value in ENVIRON.items() if name != "QUERY_STRING"}
    started: list[Any] = []
    application(
        {**environ, "wsgi.input": BytesIO(), "PATH_INFO": ""},
        lambda status, headers: started.append(status),
    )
    assert started == ["404 Not Found"]
