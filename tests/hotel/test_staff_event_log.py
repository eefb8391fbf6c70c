"""The event log by cursor, with transactions that really commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from events.models import DomainEvent
from room_bookings.services.notes import change_notes
from tests.factories.staff_api import Desk
from tests.factories.world import NOON, World, make_world, nights

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def read(desk: Desk, **query: Any) -> tuple[list[str], int, bool]:
    body = desk.get("events/", **query).json()
    return [event["change"] for event in body["results"]], body["next_after"], body["has_more"]


def test_one_event(world: World, desk: Desk):
    booking = world.hold(nights(0, 2))
    event = DomainEvent.objects.get()

    assert desk.get("events/").json() == {
        "results": [
            {
                "event_id": event.pk,
                "name": "booking-created",
                "change": "created",
                "timestamp": "2026-03-02T12:00:00Z",
                "who": "guest",
                "request_id": "",
                "data": {
                    "booking_id": booking.booking_id,
                    "status": "PENDING_PAYMENT",
                    "assigned_room_number": None,
                    "expires_at": "2026-03-02T12:15:00+00:00",
                    "remind_at": "2026-03-02T12:10:00+00:00",
                },
            }
        ],
        "next_after": event.pk,
        "has_more": False,
    }


def test_the_cursor_goes_on_where_it_was(world: World, desk: Desk):
    world.in_house(nights(0, 2), "201")
    first = read(desk, limit="3")
    second = read(desk, limit="3", after=str(first[1]))

    assert first[0] + second[0] == ["created", "confirmed", "assigned", "room-status", "checked-in"]
    assert (first[2], second[2]) == (True, False)
    assert read(desk, after=str(second[1])) == ([], second[1], False)


def test_an_event_knows_its_request(world: World, desk: Desk):
    booking = world.hold(nights(0, 2))
    desk.headers["X-Request-ID"] = "from-the-desk-1"
    desk.post(f"room-bookings/{booking.booking_id}/confirm/")

    assert desk.get("events/").json()["results"][-1]["request_id"] == "from-the-desk-1"


def test_other_hotels_are_silent(world: World, desk: Desk):
    make_world().hold(nights(0, 2))

    assert read(desk) == ([], 0, False)


@contextmanager
def under_way(world: World, booking_id: str) -> Iterator[None]:
    """Somebody else's change of the booking, written and not yet committed."""
    written, commit = Event(), Event()

    def change() -> None:
        with transaction.atomic():
            change_notes(
                hotel_id=world.hotel.pk,
                booking_id=booking_id,
                notes={"internal_notes": "slow"},
                by=world.desk,
                at=NOON,
            )
            written.set()
            commit.wait(20)
        connection.close()

    thread = Thread(target=change)
    thread.start()
    assert written.wait(20)
    try:
        yield
    finally:
        commit.set()
        thread.join(20)


def test_an_event_still_under_way_is_waited_for(world: World, desk: Desk):
    """Its id is drawn already: a reader who went past it would never see it."""
    booking = world.hold(nights(0, 2))
    _, cursor, _ = read(desk)
    with under_way(world, booking.booking_id):
        world.hold(nights(0, 2))
        assert read(desk, after=str(cursor)) == ([], cursor, False)

    assert read(desk, after=str(cursor))[0] == ["notes-changed", "created"]


def test_the_number_of_queries_does_not_grow(
    world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    for count in (1, 2, 3):
        world.hold(nights(count, count + 1))
        with django_assert_num_queries(3):
            assert len(read(desk)[0]) == count
