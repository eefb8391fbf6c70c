"""Whoever has no proof of a booking, or that of another one, learns nothing and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.own_booking import FORMS, PERSONAL, ROUTES, Own, opened
from tests.factories.refusals import everything_written
from tests.factories.world import NOON, World, make_world, nights

FILES = {
    "booking-live",
    "booking-confirmation",
    "booking-receipt",
    "booking-calendar",
    "booking-code",
    "booking-listen",
}
"""Not there without proof; everything else leads to the page that asks for it."""
OF_ONE_ANSWER = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
FORM = {
    "version": "1",
    "first_name": "Eve",
    "last_name": "Roe",
    "special_requests": "x",
    "expected_total": "150.00",
    "expected_penalty": "0.00",
    "check_in": "2026-03-10",
    "socket_id": "1.1",
}


def nobody(own: Own) -> Client:
    return Client()


def of_another_booking(own: Own) -> Client:
    """Whose cookie is sent along to this one."""
    other = opened(own.world.confirmed(nights(7, 9)))
    return carrying(other.client.cookies["booking"].value)


def tampered(own: Own) -> Client:
    good = opened(own.booking).client.cookies["booking"].value
    return carrying(good[:-1] + ("A" if good[-1] != "A" else "B"))


def of_a_taken_token(own: Own) -> Client:
    client = opened(own.booking).client
    own.booking.manage_token_hash = "0" * 64
    own.booking.save(update_fields=["manage_token_hash"])
    return client


def signed_for_something_else(own: Own) -> Client:
    return carrying(signing.dumps([own.booking.booking_id, "whole", ""], salt="another"))


def expired(own: Own) -> Client:
    with time_machine.travel(NOON.replace(month=1), tick=False):
        return opened(own.booking).client


def carrying(cookie: str) -> Client:
    client = Client()
    client.cookies["booking"] = cookie
    return client


STRANGERS = [
    nobody,
    of_another_booking,
    tampered,
    of_a_taken_token,
    signed_for_something_else,
    expired,
]


@pytest.fixture
def closed(world: World, noon: None, no_throttles: None) -> Own:
    booking = world.confirmed(nights(7, 9), special_requests="A peaceful room")
    own = Own(booking)
    own.world = world
    return own


@pytest.fixture
def nothing_changes(closed: Own) -> Iterator[Callable[[], None]]:
    def check() -> None:
        assert everything_written() == before

    before = everything_written()
    return check


@pytest.mark.parametrize("stranger", STRANGERS)
def test_the_page_asks_for_proof_and_knows_nobody(closed: Own, stranger):
    own = Own(closed.booking, stranger(closed))
    answer = own.get()
    page = answer.content.decode()

    assert (answer.status_code, "Open your booking" in page) == (200, True)
    assert [text for text in PERSONAL if text in page] == []


@pytest.mark.parametrize("stranger", STRANGERS)
def test_everything_below_it_is_closed(closed: Own, stranger):
    client = stranger(closed)
    own, before = Own(closed.booking, client), everything_written()
    answers = {("GET", route): own.get(route) for route in ROUTES}
    answers |= {("POST", route): own.post(route, **FORM) for route in FORMS}

    assert {key: outcome(answer) for key, answer in answers.items()} == {
        (method, route): (404, "") if route in FILES else (303, own.address())
        for method, route in answers
    }
    assert everything_written() == before
    for answer in answers.values():
        assert [text for text in PERSONAL if text.encode() in answer.content] == []


def outcome(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.get("Location", "")


@pytest.mark.parametrize("route", ["booking", *ROUTES])
def test_another_hotels_address_is_as_unknown_as_nobodys(closed: Own, route: str):
    other = make_world().hotel.slug
    own = opened(closed.booking)
    own.client.cookies["booking"]["path"] = "/"
    theirs = own.client.get(own.address(route, slug=other))
    own.booking.booking_id = "BK-2026-0000000000"
    nobodys = own.client.get(own.address(route, slug=other))

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("route", [*FORMS, "booking-open"])
def test_a_form_without_its_token_is_refused(closed: Own, route: str):
    own = opened(closed.booking)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = own.client.cookies
    before = everything_written()
    answer = strict.post(own.address(route), FORM)

    assert (answer.status_code, answer["Content-Type"]) == (403, "text/html; charset=utf-8")
    assert everything_written() == before


def test_find_is_refused_without_its_token(closed: Own):
    strict = Client(enforce_csrf_checks=True)
    address = reverse("guest-find-booking", args=(closed.booking.hotel.slug,))

    assert strict.post(address, {"number": "x", "last_name": "y"}).status_code == 403


def test_a_page_with_proof_is_kept_by_nobody(closed: Own):
    own = opened(closed.booking)
    answers = [own.get(route) for route in ("booking", *ROUTES)]

    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert {answer["X-Robots-Tag"] for answer in answers} == {"noindex"}


def test_the_page_may_listen_to_the_server_of_real_time(closed: Own, settings):
    settings.REALTIME_URL = "wss://live.example"
    own = opened(closed.booking)
    policy = own.get()["Content-Security-Policy"]
    find = own.client.get(f"/guest/{closed.booking.hotel.slug}/my-booking/")

    assert "connect-src 'self' wss://live.example;" in policy
    assert "connect-src 'self';" in find["Content-Security-Policy"]
