from __future__ import annotations

import logging
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from common.api.middleware import RequestIdMiddleware
from common.api.request_id import (
    RequestIdFilter,
    accept_or_make,
    add_request_id,
    current_request_id,
    enter,
    leave,
)


@pytest.mark.parametrize("incoming", ["12345678", "a.B-c_9876", "x" * 64])
def test_a_sane_id_is_kept(client: Client, incoming: str) -> None:
    answer = client.get("/api/rooms/1/", headers={"X-Request-ID": incoming})
    assert answer.headers["X-Request-ID"] == incoming


@pytest.mark.parametrize(
    "incoming", [None, "", "1234567", "x" * 65, "a b c d e", "12345678\n", "é" * 9]
)
def test_any_other_is_replaced(incoming: str | None) -> None:
    made = accept_or_make(incoming)
    assert (len(made), made.isalnum()) == (20, True)


def test_ids_differ() -> None:
    assert len({accept_or_make(None) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/rooms/1/", 200),
        ("/api/nowhere/", 404),
        ("/nowhere/", 404),
        ("/api/%00", 400),
        ("/api/failing/bug/", 500),
        ("/api/plain-failure/", 500),
        ("/api/failing/busy/", 503),
    ],
)
def test_every_answer_has_the_id(client: Client, path: str, status: int) -> None:
    answer = client.get(path, headers={"X-Request-ID": "abcd-1234"})
    assert (answer.status_code, answer.headers["X-Request-ID"]) == (status, "abcd-1234")


def test_answers_of_the_api_stay_out_of_caches_and_referrers(client: Client) -> None:
    headers = client.get("/api/rooms/1/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_views_own_cache_rule_wins() -> None:
    middleware = RequestIdMiddleware(
        lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"})
    )
    assert middleware(RequestFactory().get("/api/x/")).headers["Cache-Control"] == "max-age=60"


def test_the_id_is_known_inside_the_request_only() -> None:
    seen: list[str] = []

    def view(request: Any) -> HttpResponse:
        seen.append(current_request_id())
        return HttpResponse()

    RequestIdMiddleware(view)(RequestFactory().get("/", headers={"X-Request-ID": "abcd-1234"}))
    assert (seen, current_request_id()) == (["abcd-1234"], "")


def test_log_lines_carry_the_id() -> None:
    record = logging.makeLogRecord({})
    token = enter("abcd-1234")
    try:
        assert add_request_id(None, "info", {"event": "x"}) == {
            "event": "x",
            "request_id": "abcd-1234",
        }
        assert RequestIdFilter().filter(record)
    finally:
        leave(token)
    assert record.__dict__["request_id"] == "abcd-1234"
    assert add_request_id(None, "info", {"event": "x"}) == {"event": "x"}
