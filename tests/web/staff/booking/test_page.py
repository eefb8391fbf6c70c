"""One booking's page: what is on it, for whom, and at what cost."""

from __future__ import annotations

import pytest
from django.test.utils import CaptureQueriesContext
from django.db import connection

from tests.factories.staff_pages import Desk
from tests.factories.world import World, make_world, nights


def below(booking, rest: str = "") -> str:
    return f"bookings/{booking.booking_id}/{rest}"


def test_the_page_shows_who_comes_when_and_what_is_to_pay(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")

    page = desk.get(below(booking))

    text = page.content.decode()
    assert page.status_code == 200
    assert f"<title>{booking.booking_id} · Grand Hotel</title>" in text
    for told in ("John Doe", booking.confirmation_number, "€150.00", "gave it room 201 at 12:00"):
        assert told in text


@pytest.mark.parametrize("rest", ["room/", "change/", "cancel/", "change/?check_out=2026-03-06"])
def test_pages_on_which_something_is_decided(desk: Desk, world: World, rest: str):
    booking = world.assigned(nights(1, 3), "201")

    assert desk.get(below(booking, rest)).status_code == 200
