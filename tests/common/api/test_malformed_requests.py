"""Whatever is sent, the answer is a typed 4xx with an id: never 5xx, never HTML."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.common.api.malformed import (
    BAD_HEADERS,
    BAD_QUERIES,
    BAD_VALUES,
    BOOKINGS,
    DATES,
    GARBLED,
    GOOD,
    MEDIA_TYPES,
    NOWHERE,
    RAW_BODIES,
    UNKNOWN_KEYS,
)


def bad_bodies() -> list[Any]:
    return [
        pytest.param(GOOD | {name: value}, name, id=f"{name}-{number}")
        for name, values in BAD_VALUES.items()
        for number, value in enumerate(values)
    ]


def assert_refused(answer: HttpResponse, *statuses: int) -> dict[str, Any]:
    assert answer.status_code in (statuses or (400,)), answer.content[:300]
    assert answer.headers["Content-Type"] == "application/json"
    assert len(answer.headers["X-Request-ID"]) == 20
    assert len(answer.content) < 4000
    body = json.loads(answer.content)
    assert set(body) == {"error"}
    assert {"code", "message"} <= set(body["error"]) <= {"code", "message", "field", "details"}
    assert body["error"]["code"].isupper()
    error: dict[str, Any] = body["error"]
    return error


def post(client: Client, raw: bytes, media_type: str = "application/json") -> HttpResponse:
    return client.generic("POST", BOOKINGS, raw, content_type=media_type)


def test_the_good_body_is_read(client: Client) -> None:
    answer = post(client, json.dumps(GOOD).encode())
    assert (answer.status_code, answer.json()) == (201, GOOD)


@pytest.mark.parametrize(("body", "name"), bad_bodies())
def test_bad_value(client: Client, body: dict[str, Any], name: str) -> None:
    error = assert_refused(post(client, json.dumps(body).encode()))
    expected = {"VALIDATION_ERROR", "MALFORMED_JSON", "UNKNOWN_FIELD"}
    assert error["code"] in expected
    if error["code"] == "VALIDATION_ERROR":
        assert error["field"].split(".")[0] == name


@pytest.mark.parametrize("name", [name for name in GOOD if name in list(GOOD)[:3]])
def test_missing_value(client: Client, name: str) -> None:
    body = {key: value for key, value in GOOD.items() if key != name}
    error = assert_refused(post(client, json.dumps(body).encode()))
    assert error == {
        "code": "VALIDATION_ERROR",
        "message": "This field is required.",
        "field": name,
    }


@pytest.mark.parametrize("key", UNKNOWN_KEYS)
def test_unknown_key(client: Client, key: str) -> None:
    error = assert_refused(post(client, json.dumps(GOOD | {key: 1}).encode()))
    expected = {"code": "UNKNOWN_FIELD", "message": "This field is not known here."}
    assert error == expected | ({"field": key[:100]} if key else {})


def test_thousands_of_unknown_keys_are_not_all_listed(client: Client) -> None:
    error = assert_refused(post(client, json.dumps({f"k{n}": n for n in range(9000)}).encode()))
    assert len(error["details"]["errors"]) == 24


@pytest.mark.parametrize("raw", RAW_BODIES.values(), ids=RAW_BODIES.keys())
def test_bad_json(client: Client, raw: bytes) -> None:
    assert assert_refused(post(client, raw))["code"] == "MALFORMED_JSON"


def test_body_of_the_greatest_size_is_read_and_one_byte_more_is_not(client: Client) -> None:
    body = json.dumps(GOOD).encode()
    assert post(client, body.ljust(256 * 1024)).status_code == 201
    error = assert_refused(post(client, body.ljust(256 * 1024 + 1)), 413)
    assert error == {
        "code": "PAYLOAD_TOO_LARGE",
        "message": "The body is larger than 256 kB.",
    }


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_bad_media_type(client: Client, media_type: str) -> None:
    error = assert_refused(post(client, json.dumps(GOOD).encode(), media_type), 415)
    assert error["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'],
)
def test_good_media_type(client: Client, media_type: str) -> None:
    assert post(client, json.dumps(GOOD).encode(), media_type).status_code == 201


def test_chunked_body_is_refused_rather_than_read_as_empty(client: Client) -> None:
    answer = client.post(BOOKINGS, headers={"Transfer-Encoding": "chunked"})
    assert assert_refused(answer, 411)["code"] == "LENGTH_REQUIRED"


def test_empty_body_is_an_empty_object(client: Client) -> None:
    error = assert_refused(client.generic("POST", BOOKINGS))
    assert [item["field"] for item in error["details"]["errors"]] == list(GOOD)[:3] + list(GOOD)[
        4:5
    ]


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_bad_query(client: Client, query: str) -> None:
    assert_refused(client.get(BOOKINGS, QUERY_STRING=query), 400, 413)


def test_good_query(client: Client) -> None:
    query = f"{DATES}&adults=1&status=CONFIRMED&status=CANCELLED,CONFIRMED&utm=%C3%A9&guest_name=J"
    assert client.get(BOOKINGS, QUERY_STRING=query).json() == {
        "check_in": "2026-03-03",
        "check_out": "2026-03-05",
        "adults": 1,
        "status": ["CONFIRMED", "CANCELLED", "CONFIRMED"],
        "guest_name": "J",
    }


@pytest.mark.parametrize("path", NOWHERE)
def test_address_that_leads_nowhere(client: Client, path: str) -> None:
    answer = client.get(path)
    assert_refused(answer, 404)
    assert answer.content == b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'


@pytest.mark.parametrize("path", GARBLED)
def test_garbled_address(client: Client, path: str) -> None:
    assert assert_refused(client.get(path))["code"] == "BAD_REQUEST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get"])
def test_method_that_is_not_there(client: Client, method: str) -> None:
    if method == "get":
        assert client.generic(method, "/api/rooms/1/").status_code == 200
        return
    answer = client.generic(method, BOOKINGS)
    assert_refused(answer, 405)
    assert answer.headers["Allow"] == "GET, POST, HEAD"


@pytest.mark.parametrize("headers", BAD_HEADERS, ids=str)
def test_odd_headers_change_nothing(client: Client, headers: dict[str, str]) -> None:
    answer = client.get("/api/rooms/1/", headers=headers)
    assert (answer.status_code, answer.content) == (200, b'{"room":1}')
    assert len(answer.headers["X-Request-ID"]) == 20


@pytest.mark.parametrize(
    "token", ["", "Token", "Token ", "Token x", "Bearer x", "Token \0", "Basic =", "Token a b"]
)
def test_odd_tokens_are_refused(client: Client, db: None, token: str) -> None:
    answer = client.get("/api/staff/", headers={"Authorization": token})
    assert assert_refused(answer, 401)["code"] in {"NOT_AUTHENTICATED", "INVALID_TOKEN"}
    assert answer.headers["WWW-Authenticate"] == "Token"
