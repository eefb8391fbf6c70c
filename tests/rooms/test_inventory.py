from __future__ import annotations

import pytest
from django.db import connection, transaction

from rooms.enums import RoomStatus
from rooms.inventory import (
    give_back_nights,
    make_room_in_past_nights,
    nights_short_of_rooms,
    sell_nights,
)
from rooms.models import Room, RoomType, RoomTypeNight
from tests.factories.refusals import refused
from tests.factories.world import World, day, nights

DBL = "DBL"


def of_type(world: World) -> dict[str, int]:
    return {"hotel_id": world.hotel.pk, "room_type_id": world.types[DBL].pk}


def test_sold_nights_are_those_of_the_stay(world: World) -> None:
    sell_nights(**of_type(world), stay=nights(1, 3))

    assert world.sold(0, 5) == [0, 1, 1, 0, 0]
    assert world.sold(0, 5, "STE") == [0, 0, 0, 0, 0]


def test_sale_of_a_stay_with_a_full_night_leaves_no_trace(world: World) -> None:
    for _ in range(2):
        sell_nights(**of_type(world), stay=nights(3, 4))

    with refused("SOLD_OUT"), transaction.atomic():
        sell_nights(**of_type(world), stay=nights(1, 5))


def test_nights_given_back_are_for_sale_again(world: World) -> None:
    sell_nights(**of_type(world), stay=nights(1, 5))
    give_back_nights(**of_type(world), stay=nights(2, 4))

    assert world.sold(0, 6) == [0, 1, 0, 0, 1, 0]


def test_giving_back_what_was_not_sold_is_a_mistake(world: World) -> None:
    with pytest.raises(RuntimeError, match="were not all sold"):
        give_back_nights(**of_type(world), stay=nights(1, 3))


def test_nights_are_sold_and_locked_in_date_order(world: World) -> None:
    """Whatever order the rows lie in, the function visits them by date."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'sell_nights'")
        source, settings = cursor.fetchone()

    assert set(settings) == {"enable_seqscan=off", "enable_bitmapscan=off"}
    assert "night >= from_night AND night < to_night AND sold + held < capacity" in source


def test_oversold_nights_are_those_with_more_stays_than_rooms(world: World) -> None:
    for stay in (nights(1, 4), nights(2, 3)):
        sell_nights(**of_type(world), stay=stay)
    Room.objects.filter(room_number="201").update(is_active=False)

    assert nights_short_of_rooms(**of_type(world), first=day(0), last=day(9)) == [day(2)]


def test_only_full_nights_of_the_past_are_widened(world: World) -> None:
    for _ in range(2):
        sell_nights(**of_type(world), stay=nights(0, 1))
    make_room_in_past_nights(**of_type(world), stay=nights(0, 4), today=day(2))

    rows = RoomTypeNight.objects.filter(room_type=world.types[DBL], night__range=(day(0), day(3)))
    assert list(rows.order_by("night").values_list("capacity", "oversold")) == [
        (3, 1),
        (2, 0),
        (2, 0),
        (2, 0),
    ]


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("status", RoomStatus)
def test_room_is_bookable_unless_out_of_service(is_active: bool, status: RoomStatus) -> None:
    is_out_of_order = status == RoomStatus.OUT_OF_ORDER
    room = Room(is_active=is_active, room_status=status, is_out_of_order=is_out_of_order)

    assert room.is_bookable() is (is_active and not is_out_of_order)
    assert room.is_ready() is (is_active and status == RoomStatus.READY_FOR_GUEST)


def test_bookable_rooms_of_a_hotel_are_those_that_say_so(world: World) -> None:
    Room.objects.filter(room_number="201").update(
        room_status=RoomStatus.OUT_OF_ORDER, is_out_of_order=True
    )
    Room.objects.filter(room_number="202").update(is_active=False)
    rooms = Room.objects.for_hotel(world.hotel.pk)

    assert [room.room_number for room in rooms.bookable()] == ["301"]
    assert [room.room_number for room in rooms if room.is_bookable()] == ["301"]


def test_new_type_sleeps_two_and_is_for_sale() -> None:
    room_type = RoomType(code="TWN")

    assert (room_type.max_occupancy, room_type.currency, room_type.is_active) == (2, "EUR", True)
    assert room_type.overbooking_allowance == 0
