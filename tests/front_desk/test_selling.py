from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from common.api.idempotency import Attempt, hash_body
from events.models import DomainEvent
from front_desk.services.paying import DeskTaking
from front_desk.services.selling import DeskSale, sell_at_desk_once
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from payments.ledger import balance_of
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, nights

CASH = DeskTaking(DeskMethod.CASH)


def sell(world: World, first: int = 0, last: int = 2, key: str = "", **facts: Any) -> RoomBooking:
    room = facts.pop("room", None)
    code = facts.pop("code", "DBL")
    wishes = {"adults": facts.pop("adults", 2)}
    sale = DeskSale(
        world.request(nights(first, last), code, **wishes),
        room_id=world.rooms[room].pk if room else None,
        **facts,
    )
    sold = sell_at_desk_once(
        sale,
        hotel_id=world.hotel.pk,
        attempt=Attempt(key, hash_body("")) if key else None,
        answer=lambda booking: {"booking_id": booking.booking_id},
        by=world.desk,
        at=NOON,
    )
    return RoomBooking.objects.select_related("assigned_room").get(
        booking_id=sold.body["booking_id"]
    )


def test_somebody_at_the_desk_is_in_the_house_in_one_act(world: World):
    guest = sell(world, room="202", checks_in=True, payment=CASH)

    assert (guest.status, guest.is_in_house, str(guest.assigned_room)) == (
        "CONFIRMED",
        True,
        "202",
    )
    assert balance_of(guest).due == 0
    assert world.sold(0, 2) == [1, 1]


def test_a_call_for_a_later_stay_is_confirmed_and_no_more(world: World):
    booked = sell(world, 3, 5)

    assert (booked.status, booked.assigned_room, booked.checked_in_at) == ("CONFIRMED", None, None)
    event = DomainEvent.objects.get(booking=booked.pk)
    assert (event.change, event.data["confirmed_at"]) == ("created", NOON.isoformat())


def test_a_guest_who_checks_in_gets_a_room_that_is_ready(world: World):
    Room.objects.filter(room_number="201").update(room_status=RoomStatus.CHECKOUT_DIRTY)

    assert str(sell(world, checks_in=True).assigned_room) == "202"


def test_an_exact_room_says_its_type(world: World):
    assert sell(world, room="301", code="").room_type.code == "STE"


def test_one_key_sells_once(world: World):
    first = sell(world, key="one", checks_in=True, payment=CASH)

    assert sell(world, key="one", checks_in=True, payment=CASH).pk == first.pk
    assert world.sold(0, 2) == [1, 1]


def test_sold_out_sells_nothing(world: World):
    world.confirmed(nights(1, 2), "STE")

    with refused("SOLD_OUT"):
        sell(world, code="STE", checks_in=True, payment=CASH)


def test_a_hold_that_is_over_makes_room(world: World):
    held = world.hold(nights(0, 2), "STE")
    RoomBooking.objects.filter(pk=held.pk).update(expires_at=NOON)

    assert sell(world, code="STE", checks_in=True).is_in_house


def test_no_room_ready_sells_nothing(world: World):
    Room.objects.update(room_status=RoomStatus.CLEANING_IN_PROGRESS)

    with refused("NO_ROOM_READY", field="room_id"):
        sell(world, checks_in=True, payment=CASH)


def test_a_room_that_is_not_ready_sells_nothing(world: World):
    Room.objects.filter(room_number="201").update(room_status=RoomStatus.CHECKOUT_DIRTY)

    with refused("ROOM_NOT_READY", room_status="CHECKOUT_DIRTY"):
        sell(world, room="201", checks_in=True, payment=CASH)


def test_a_later_stay_cannot_check_in_now(world: World):
    with refused("CHECK_IN_TOO_EARLY", hotel_today="2026-03-02"):
        sell(world, 1, 2, checks_in=True)


@pytest.mark.parametrize("amount", ["151", "0.001"])
def test_money_that_cannot_be_taken_sells_nothing(world: World, amount: str):
    code, details = {
        "151": ("DESK_PAYMENT_TOO_HIGH", {"most": "150.00", "currency": "EUR"}),
        "0.001": ("AMOUNT_TOO_PRECISE", {"currency": "EUR"}),
    }[amount]

    with refused(code, 400, field="amount", **details):
        sell(world, payment=DeskTaking(DeskMethod.CASH, Decimal(amount)))


def test_a_room_of_another_type_sells_nothing(world: World):
    with refused("ROOM_TYPE_MISMATCH", 400, field="room_id"):
        sell(world, room="301")


def test_too_many_guests_are_refused(world: World):
    with refused("OCCUPANCY_EXCEEDED", 400, field="adults", max_occupancy=2):
        sell(world, adults=3)
