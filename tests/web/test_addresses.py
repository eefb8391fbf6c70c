"""Addresses that are none: guests are told by a page, programs as the API tells it."""

from __future__ import annotations

import pytest
from django.test import Client

REFUSED = {"error": {"code": "BAD_REQUEST", "message": "The request could not be understood."}}
pytestmark = pytest.mark.usefixtures("db", "no_throttles")
NO_TEXT = ["%ff", "%00", "a%C3"]


@pytest.mark.parametrize("path", ["/guest/nowhere/", "/guest/nowhere/availability/", "/hotels/"])
@pytest.mark.parametrize("bytes_sent", NO_TEXT)
def test_guests_are_told_by_a_page(client: Client, path: str, bytes_sent: str):
    query = f"lang={bytes_sent}&where={bytes_sent}"
    answer = client.get(path, QUERY_STRING=query, headers={"Accept-Language": "de"})

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert "<h1>Diese Seite gibt es nicht</h1>" in page
    assert 'href="?lang=fr"' in page
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "X-Request-Id" in answer.headers


def test_guests_are_told_of_an_address_that_is_no_text(client: Client):
    answer = client.get("/guest/%ff/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", ["/api/hotel/nowhere/booking/", "/photos/1/"])
def test_programs_are_told_as_the_api_tells_it(client: Client, path: str):
    answer = client.get(path, QUERY_STRING="lang=%ff")

    assert (answer.status_code, answer.json()) == (400, REFUSED)


def test_the_door_of_all_hotels_is_a_page_too(client: Client):
    answer = client.get("/guest/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
