"""Whatever is dropped wherever: the preview says whether it can be had and what it costs, and taking it
back restores it or says why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import DomainError
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.placement import Placed, place_stay, preview_placement
from room_bookings.services.placement_rules import Wanted
from tests.concurrency.racing import attempt
from tests.factories.refusals import everything_written
from tests.factories.world import NOON, World, day, make_world, nights
from tests.properties.profiles import EACH, IS_SOAK

DROPS = settings(EACH, max_examples=3_000 if IS_SOAK else 60)
Drop = tuple[int, str | None, int, int, str | None, bool]

drops = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(["201", "202", "203", "301", None]),
        st.integers(-1, 8),
        st.integers(1, 5),
        st.sampled_from([None, None, None, "DBL", "STE"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture
def house(db: None) -> tuple[World, list[RoomBooking]]:
    """Three doubles and a suite, nearly full."""
    rooms = {"DBL": ("201", "202", "203"), "STE": ("301",)}
    world = make_world(rooms=rooms, booking_window_days=10)
    bookings = [
        world.in_house(nights(0, 3), "201"),
        world.assigned(nights(1, 3), "202"),
        world.assigned(nights(4, 6), "202"),
        world.assigned(nights(3, 5), "201"),
        world.confirmed(nights(2, 4)),
        world.assigned(nights(2, 4), "301"),
        world.hold(nights(5, 7)),
    ]
    where = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    block_room(**where, room_id=world.rooms["203"].pk, stay=nights(7, 8), reason="paint")
    return world, bookings


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@DROPS
@given(drops)
def test_the_preview_is_what_happens(
    house: tuple[World, list[RoomBooking]], wanted: list[Drop]
) -> None:
    world, bookings = house
    with rolled_back():
        for drop in wanted:
            placed = assert_previewed(world, bookings[drop[0]], drop)
            if placed is not None:
                assert_taken_back(world, placed)
        assert differences(at=NOON) == []


def assert_previewed(world: World, booking: RoomBooking, drop: Drop) -> Placed | None:
    _, number, first, length, code, overrides = drop
    wanted = Wanted(day(first), day(first + length), code, overrides_rules=overrides)
    place: dict[str, Any] = world.who(booking) | {
        "room_id": world.rooms[number].pk if number else None,
        "wanted": wanted,
        "at": NOON,
    }
    before = everything_written()
    try:
        seen = preview_placement(**place)
    except DomainError as malformed:
        with pytest.raises(type(malformed)):
            place_stay(**place, version=version_of(booking))
        return None
    assert everything_written() == before
    if seen.placement.refusals:
        with pytest.raises(DomainError) as refused:
            place_stay(**place, version=seen.version)
        first_told = seen.placement.refusals[0]
        assert (refused.value.code, refused.value.details) == (first_told.code, first_told.details)
        assert everything_written() == before
        return None
    placed = place_stay(**place, version=seen.version)
    booking.refresh_from_db()
    assert seen.placement.price is not None
    assert booking.total_amount == seen.placement.price.total
    return placed


def assert_taken_back(world: World, placed: Placed) -> None:
    booking, before, room = placed.booking, placed.placement.before, placed.room_before
    wanted = Wanted(
        before.stay.check_in,
        before.stay.check_out,
        before.room_type.code,
        overrides_rules=True,
        expected_total=before.price.total,
    )
    place = world.who(booking) | {"room_id": room.pk if room else None, "at": NOON}
    refused = attempt(lambda: place_stay(**place, wanted=wanted, version=version_of(booking)))
    if isinstance(refused, DomainError):
        assert (refused.code, booking.is_in_house) == ("ROOM_NOT_READY", True)
        return
    booking.refresh_from_db()
    assert (booking.stay, booking.room_type, booking.assigned_room, booking.total_amount) == (
        before.stay,
        before.room_type,
        room,
        before.price.total,
    )


def version_of(booking: RoomBooking) -> int:
    return RoomBooking.objects.values_list("version", flat=True).get(pk=booking.pk)
