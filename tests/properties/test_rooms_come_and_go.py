"""Rooms are added, retired, brought back and change their types, while stays are sold and given rooms."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from common.actor import Actor
from common.db import use_case
from common.errors import DomainError
from common.stay import Stay
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from hotel_setup.services.room_types import change_room_type
from hotel_setup.services.rooms import add_rooms, bring_back_room, change_room, retire_room
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.capacity import block_room, block_room_despite_sales, release_block
from room_bookings.services.lifecycle import cancel_booking, confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from rooms.models import Room, RoomBlock, RoomType, RoomTypeNight
from tests.concurrency.racing import attempt
from tests.factories.setting_up import admin_of
from tests.factories.world import NOON, World, day, make_world
from tests.properties.profiles import EACH, IS_SOAK

WINDOW = 8
CODES = ("DBL", "STE")
NAMES = (
    "add", "retire", "bring_back", "retype", "sell", "confirm", "assign", "cancel", "block",
    "block_anyway", "release", "out_of_order", "shrink",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 9), st.integers(0, 4), st.integers(1, 4)),
    min_size=8,
    max_size=40,
)
A_FULL_HOUSE = [("sell", 2, 0, 1), ("sell", 2, 0, 1), ("retire", 0, 0, 1), ("shrink", 0, 0, 1)]
A_GUEST_IN_A_ROOM = [("assign", 2, 0, 1), ("retire", 7, 0, 1)]
"""What every run has to meet, however the others are drawn."""
GIVEN_OUT = 7
SEEN: Counter[str] = Counter()
number = count(500)


class House:
    """Each step picks what it is about by `pick`; `first` and `length` are its nights."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.who = admin_of(world)

    def take(self, name: str, pick: int, first: int, length: int) -> None:
        stay = Stay(day(first), day(first + length))
        answer = attempt(lambda: self.step(name, pick, stay))
        ending = answer.code if isinstance(answer, DomainError) else "done"
        SEEN[f"{name}: {ending}"] += 1

    @use_case
    def step(self, name: str, pick: int, stay: Stay) -> Any:
        return getattr(self, name)(pick, stay)

    def room(self, pick: int) -> Room:
        """From 7 on one that is given out, if there is any."""
        given = RoomBooking.objects.blocking().filter(assigned_room__isnull=False)
        rooms = list(Room.objects.order_by("pk"))
        taken = [
            room for room in rooms if room.pk in set(given.values_list("assigned_room", flat=True))
        ]
        among = taken if taken and pick >= GIVEN_OUT else rooms
        return among[pick % len(among)]

    def booking(self, pick: int) -> dict[str, Any]:
        found = list(RoomBooking.objects.order_by("-pk")[:10])
        booking_id = found[pick % len(found)].booking_id if found else "BK-2026-0000000000"
        return self.who | {"booking_id": booking_id}

    def add(self, pick: int, _stay: Stay) -> Any:
        code = CODES[pick % 2]
        numbers = [str(next(number)) for _ in range(1 + pick % 2)]
        return add_rooms(**self.who, room_type_code=code, numbers=numbers, floor=None)

    def retire(self, pick: int, _stay: Stay) -> Any:
        return retire_room(**self.who, room_id=self.room(pick).pk)

    def bring_back(self, pick: int, _stay: Stay) -> Any:
        return bring_back_room(**self.who, room_id=self.room(pick).pk)

    def retype(self, pick: int, stay: Stay) -> Any:
        facts = {"room_type_code": CODES[stay.nights % 2]}
        return change_room(**self.who, room_id=self.room(pick).pk, facts=facts)

    def sell(self, pick: int, stay: Stay) -> Any:
        wanted = self.world.request(stay, CODES[pick % 2], adults=1 + pick % 3)
        return create_booking(wanted, by=Actor.guest(), at=NOON)

    def confirm(self, pick: int, _stay: Stay) -> Any:
        return confirm_booking(**self.booking(pick))

    def assign(self, pick: int, stay: Stay) -> Any:
        """A new guest, into any room of the type."""
        code = CODES[pick % 2]
        wanted = self.world.request(stay, code, adults=1 + pick % 3)
        booking = create_booking(wanted, by=Actor.guest(), at=NOON)
        who = self.who | {"booking_id": booking.booking_id}
        confirm_booking(**who)
        rooms = list(Room.objects.filter(room_type__code=code).order_by("pk"))
        room = rooms[pick % len(rooms)]
        return RoomAssignmentService.assign_room_atomic(**who, room_id=room.pk)

    def cancel(self, pick: int, _stay: Stay) -> Any:
        return cancel_booking(**self.booking(pick), reason=CancellationReason.STAFF)

    def block(self, pick: int, stay: Stay) -> Any:
        return block_room(**self.who, room_id=self.room(pick).pk, stay=stay, reason="paint")

    def block_anyway(self, pick: int, stay: Stay) -> Any:
        facts = {"room_id": self.room(pick).pk, "stay": stay, "reason": "pipe"}
        return block_room_despite_sales(**self.who, **facts)

    def release(self, pick: int, _stay: Stay) -> Any:
        block = RoomBlock.objects.standing().order_by("pk").first()
        place = (block.room_id, block.pk) if block else (0, 0)
        return release_block(**self.who, room_id=place[0], block_id=place[1])

    def out_of_order(self, pick: int, stay: Stay) -> Any:
        status = RoomStatus.OUT_OF_ORDER if stay.nights % 2 else RoomStatus.READY_FOR_GUEST
        return set_room_status(**self.who, room_id=self.room(pick).pk, status=status)

    def shrink(self, pick: int, stay: Stay) -> Any:
        facts = {"max_occupancy": stay.nights}
        return change_room_type(**self.who, code=CODES[pick % 2], facts=facts)


def rooms_by_hand(code: str, offset: int) -> int:
    """Rooms of the type that could be sold that night, counted one by one."""
    night = day(offset)
    rooms = Room.objects.bookable().filter(room_type__code=code)
    blocked = RoomBlock.objects.standing().overlapping(Stay(night, night + timedelta(days=1)))
    return rooms.exclude(pk__in=blocked.values("room_id")).count()


def assert_sound(world: World) -> None:
    assert differences(at=NOON) == []
    for each in RoomTypeNight.objects.select_related("room_type").filter(night__gte=day(0)):
        allowed = each.overbooking_allowance + each.oversold
        offset = (each.night - day(0)).days
        assert each.capacity == rooms_by_hand(each.room_type.code, offset) + allowed
    retired = RoomBooking.objects.blocking().filter(assigned_room__is_active=False)
    assert list(retired) == []
    for room_type in RoomType.objects.all():
        large = RoomBooking.objects.filter(
            room_type=room_type, status__in=["CONFIRMED", "PENDING_PAYMENT"]
        )
        assert all(each.adults <= room_type.max_occupancy for each in large)


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_whatever_becomes_of_rooms_what_can_be_sold_stays_true(db: None) -> None:
    rooms = {"DBL": ("201", "202"), "STE": ("301",)}
    world = make_world(rooms=rooms, booking_window_days=WINDOW)
    for room_type in RoomType.objects.all():
        change_room_type(**admin_of(world), code=room_type.code, facts={"max_occupancy": 3})
    SEEN.clear()

    @settings(EACH, max_examples=2_000 if IS_SOAK else 30)
    @given(steps=STEPS)
    @example(steps=A_FULL_HOUSE)
    @example(steps=A_GUEST_IN_A_ROOM)
    def lives(steps: list[tuple[str, int, int, int]]) -> None:
        with transaction.atomic():
            house = House(world)
            for step in steps:
                house.take(*step)
                assert_sound(world)
            transaction.set_rollback(True)

    lives()

    assert {f"{name}: done" for name in NAMES} <= set(SEEN)
    assert {"retire: BLOCK_OVERSELLS", "shrink: PARTIES_TOO_LARGE"} <= set(SEEN)
    assert SEEN["retire: ROOM_HAS_STAYS"] + SEEN["retype: ROOM_HAS_STAYS"] > 0
