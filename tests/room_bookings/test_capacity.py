from __future__ import annotations

from typing import Any

import pytest

from common.stay import Stay
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services.capacity import (
    block_room,
    block_room_despite_sales,
    open_all_nights,
    open_hotel_nights,
    release_block,
    release_ended_blocks,
)
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from rooms.models import RoomBlock, RoomTypeNight
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon


def block(world: World, room: str, stay: Stay) -> RoomBlock:
    return block_room(**of_room(world, room), stay=stay, reason="Paint", by=world.desk, at=NOON)


def block_all_the_same(world: World, room: str, stay: Stay) -> RoomBlock:
    return block_room_despite_sales(
        **of_room(world, room), stay=stay, reason="Burst pipe", by=world.desk, at=NOON
    )


def release(world: World, room: str, blocked: RoomBlock) -> None:
    release_block(**of_room(world, room), block_id=blocked.pk, by=world.desk, at=NOON)


def of_room(world: World, room: str) -> dict[str, Any]:
    return {"hotel_id": world.hotel.pk, "room_id": world.rooms[room].pk}


def cancel(world: World, booking: RoomBooking) -> None:
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)


def oversold(world: World, first: int, last: int) -> list[int]:
    rows = RoomTypeNight.objects.filter(
        room_type=world.types["DBL"], night__gte=day(first), night__lt=day(last)
    )
    return list(rows.order_by("night").values_list("oversold", flat=True))


def changes_told(name: str) -> list[tuple[str, object]]:
    return list(DomainEvent.objects.filter(name=name).values_list("change", "data"))


def test_block_takes_the_room_off_sale_for_its_nights_only(world: World) -> None:
    made = block(world, "201", nights(1, 3))

    assert world.capacity(0, 4) == [2, 1, 1, 2]
    assert changes_told("room-blocks-changed") == [
        (
            "blocked",
            {
                "room_number": "201",
                "room_status": "READY_FOR_GUEST",
                "block": made.pk,
                "start_date": "2026-03-03",
                "end_date": "2026-03-05",
                "kind": "OUT_OF_ORDER",
            },
        )
    ]


def test_block_remembers_who_made_it(world: World) -> None:
    made = block(world, "201", nights(1, 3))

    assert (made.created_by_id, made.reason, made.released_at) == (
        world.desk.staff_id,
        "Paint",
        None,
    )


def test_block_that_leaves_too_few_rooms_names_the_nights(world: World) -> None:
    world.hold(nights(1, 3))
    world.hold(nights(2, 4))

    with refused("BLOCK_OVERSELLS", nights=["2026-03-04"]):
        block(world, "201", nights(0, 5))


def test_block_on_nights_with_an_assigned_stay_is_refused(world: World) -> None:
    there = world.assigned(nights(1, 3), "201")

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[there.pk],
        conflicting_bookings=[there.booking_id],
    ):
        block(world, "201", nights(2, 4))


def test_block_beside_an_assigned_stay_is_made(world: World) -> None:
    world.assigned(nights(1, 3), "201")
    block(world, "201", nights(3, 4))

    assert world.capacity(2, 5) == [2, 1, 2]


def test_blocks_of_a_room_do_not_overlap(world: World) -> None:
    block(world, "201", nights(1, 3))

    with refused("ROOM_BLOCKED"):
        block(world, "201", nights(2, 4))


def test_block_of_another_hotels_room_finds_no_room(world: World) -> None:
    other = make_world()

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        block_room(
            hotel_id=world.hotel.pk,
            room_id=other.rooms["201"].pk,
            stay=nights(1, 2),
            reason="",
            by=world.desk,
            at=NOON,
        )


def test_released_block_puts_the_room_on_sale_again(world: World) -> None:
    release(world, "201", block(world, "201", nights(1, 3)))

    assert world.capacity(0, 4) == [2, 2, 2, 2]
    assert [change for change, _ in changes_told("room-blocks-changed")] == [
        "blocked",
        "block-released",
    ]


def test_block_is_released_once(world: World) -> None:
    made = block(world, "201", nights(1, 3))
    release(world, "201", made)

    with refused("BLOCK_NOT_FOUND", 404):
        release(world, "201", made)


def test_block_of_another_room_is_not_found(world: World) -> None:
    made = block(world, "201", nights(1, 3))

    with refused("BLOCK_NOT_FOUND", 404):
        release(world, "202", made)


def test_burst_pipe_on_a_full_night_is_recorded_and_sells_nothing_more(world: World) -> None:
    world.hold(nights(1, 3))
    world.hold(nights(1, 2))
    block_all_the_same(world, "201", nights(0, 3))

    assert (world.sold(0, 4), world.capacity(0, 4)) == ([0, 2, 1, 0], [1, 2, 1, 2])
    assert oversold(world, 0, 4) == [0, 1, 0, 0]
    assert changes_told("room-blocks-changed")[1:] == [
        (
            "oversold",
            {
                "room_number": "201",
                "room_status": "READY_FOR_GUEST",
                "nights": ["2026-03-03"],
            },
        )
    ]
    with refused("SOLD_OUT"):
        world.hold(nights(1, 2))


def test_block_that_fits_raises_no_allowance(world: World) -> None:
    block_all_the_same(world, "201", nights(1, 2))

    assert oversold(world, 0, 3) == [0, 0, 0]
    assert [change for change, _ in changes_told("room-blocks-changed")] == ["blocked"]


def test_stay_cancelled_on_an_oversold_night_is_not_sold_again(world: World) -> None:
    leaving = world.hold(nights(1, 2))
    world.hold(nights(1, 2))
    block_all_the_same(world, "201", nights(1, 2))
    cancel(world, leaving)

    assert (world.sold(1, 2), world.capacity(1, 2), oversold(world, 1, 2)) == ([1], [1], [0])
    with refused("SOLD_OUT"):
        world.hold(nights(1, 2))


def test_nothing_is_oversold_when_the_blocked_room_comes_back(world: World) -> None:
    world.hold(nights(1, 2))
    world.hold(nights(1, 2))
    release(world, "201", block_all_the_same(world, "201", nights(1, 2)))

    assert (world.sold(1, 2), world.capacity(1, 2), oversold(world, 1, 2)) == ([2], [2], [0])
    with refused("SOLD_OUT"):
        world.hold(nights(1, 2))


def test_types_own_allowance_outlives_cancellations_and_blocks(db: None) -> None:
    world = make_world(rooms={"DBL": ("201", "202")})
    world.types["DBL"].overbooking_allowance = 1
    world.types["DBL"].save()
    RoomTypeNight.objects.filter(hotel=world.hotel).delete()
    open_hotel_nights(hotel_id=world.hotel.pk, at=NOON)
    cancel(world, world.hold(nights(1, 2)))
    release(world, "201", block(world, "201", nights(1, 2)))

    assert (world.capacity(0, 3), oversold(world, 0, 3)) == ([3, 3, 3], [0, 0, 0])


def test_room_out_of_order_is_sold_no_more_from_today_on(world: World) -> None:
    set_room_status(**of_room(world, "201"), status=RoomStatus.OUT_OF_ORDER, by=world.desk, at=NOON)

    assert world.capacity(-1, 61) == [2, *[1] * 61]
    assert world.capacity(-1, 61, "STE") == [1] * 62


def test_room_back_in_order_is_sold_again(world: World) -> None:
    for status in (RoomStatus.OUT_OF_ORDER, RoomStatus.CHECKOUT_DIRTY):
        set_room_status(**of_room(world, "201"), status=status, by=world.desk, at=NOON)

    assert world.capacity(-1, 61) == [2] * 62


def test_room_needed_for_sold_stays_cannot_go_out_of_order(world: World) -> None:
    world.hold(nights(5, 7))
    world.hold(nights(6, 7))

    with refused("BLOCK_OVERSELLS", nights=["2026-03-08"]):
        set_room_status(
            **of_room(world, "201"), status=RoomStatus.OUT_OF_ORDER, by=world.desk, at=NOON
        )


def test_room_that_is_blocked_and_out_of_order_counts_once(world: World) -> None:
    block(world, "201", nights(1, 3))
    set_room_status(**of_room(world, "201"), status=RoomStatus.OUT_OF_ORDER, by=world.desk, at=NOON)

    assert world.capacity(0, 4) == [1, 1, 1, 1]


def test_nights_are_open_from_yesterday_to_the_end_of_the_window(world: World) -> None:
    opened = RoomTypeNight.objects.filter(room_type=world.types["DBL"]).order_by("night")

    assert list(opened.values_list("night", flat=True)) == [day(n) for n in range(-1, 61)]


def test_opening_nights_again_changes_nothing(world: World) -> None:
    world.hold(nights(1, 3))
    before = list(RoomTypeNight.objects.order_by("pk").values())
    open_all_nights(at=NOON)

    assert list(RoomTypeNight.objects.order_by("pk").values()) == before


def test_tomorrow_opens_one_night_more(world: World) -> None:
    open_all_nights(at=noon(1))

    assert world.capacity(60, 63) == [2, 2]


@pytest.mark.parametrize(
    "room_status", [RoomStatus.CHECKOUT_DIRTY, RoomStatus.MAINTENANCE_REQUIRED]
)
def test_a_room_that_only_needs_work_is_still_sold(world: World, room_status: RoomStatus) -> None:
    set_room_status(**of_room(world, "201"), status=room_status, by=world.desk, at=NOON)

    assert world.capacity(0, 3) == [2, 2, 2]


def test_a_block_that_is_over_is_released_by_the_hourly_job(world: World) -> None:
    ended = block(world, "201", nights(0, 1))
    lasting = block(world, "202", nights(0, 3))
    release_ended_blocks(at=noon(1))

    assert list(RoomBlock.objects.order_by("pk").values_list("pk", "released_at")) == [
        (ended.pk, noon(1)),
        (lasting.pk, None),
    ]
    assert changes_told("room-blocks-changed")[-1][0] == "block-released"


def test_releasing_a_block_leaves_the_nights_that_are_over(world: World) -> None:
    standing = block(world, "201", nights(0, 3))
    release_block(**of_room(world, "201"), block_id=standing.pk, by=world.desk, at=noon(1))

    assert world.capacity(0, 3) == [1, 2, 2]


def test_block_does_not_start_in_the_past(world: World) -> None:
    with refused("BLOCK_IN_THE_PAST", 400, field="start_date", hotel_today="2026-03-03"):
        block_room(
            **of_room(world, "201"), stay=nights(0, 3), reason="Paint", by=world.desk, at=noon(1)
        )
