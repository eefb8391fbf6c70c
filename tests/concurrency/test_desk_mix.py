"""The front desk's own deeds among everything else: dragging, swapping, receiving, selling, seeing off,
rounds, blocks and money, by many desks over few rooms."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db.models import F

from common.actor import Actor
from common.errors import DomainError
from front_desk.services.arriving import Arrival, Member, receive_guest
from front_desk.services.leaving import see_guest_off
from front_desk.services.paying import DeskTaking
from front_desk.services.selling import DeskSale, sell_at_desk_once
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from room_bookings.recount import differences
from room_bookings.selectors.fitting import rooms_by_fit
from room_bookings.services.block_changes import change_block, change_block_despite_sales
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.placement import place_stay
from room_bookings.services.placement_rules import Wanted
from room_bookings.services.placement_swap import Seen, swap_stays
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.room_rounds import set_room_statuses, undo_last_step
from rooms.enums import BlockKind, RoomStatus
from rooms.models import Room
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import attempt, busy, deadlocks, kinds, race
from tests.concurrency.test_random_mix import (
    BUSY_AT_MOST,
    TOMORROW,
    Play,
    count_again_until,
    play,
)
from tests.factories.world import NOON, World, day, nights

__all__ = ["play"]

DESKS, STEPS = 12, 25
CASH = DeskTaking(DeskMethod.CASH)
MARY = Member({"first_name": "Mary", "last_name": "Doe"})
READY = RoomStatus.READY_FOR_GUEST
Choice = Callable[[Play, Desk, random.Random], Call]


def by_desk(play: Play, desk: Desk) -> dict[str, Any]:
    return {"hotel_id": play.world.hotel.pk, "by": play.world.desk, "at": desk.at}


def seen_of(booking_id: str, draw: random.Random) -> int:
    """The version that a desk looks at; now and then one that is old."""
    version = RoomBooking.objects.values_list("version", flat=True).get(booking_id=booking_id)
    return version - (draw.random() < 0.1)


def drag(play: Play, desk: Desk, draw: random.Random) -> Call:
    booking_id, first = play.booking(draw), draw.randint(0, 4)
    room = play.world.rooms[play.room(draw)].pk if draw.random() < 0.8 else None
    return partial(
        place_stay,
        **by_desk(play, desk),
        booking_id=booking_id,
        version=seen_of(booking_id, draw),
        room_id=room,
        wanted=Wanted(day(first), day(first + draw.randint(1, 3))),
    )


def swap(play: Play, desk: Desk, draw: random.Random) -> Call:
    """Of those that have rooms, in either order."""
    has_room = RoomBooking.objects.filter(assigned_room__isnull=False, check_out__gt=F("check_in"))
    ids = list(has_room.order_by("-pk").values_list("booking_id", flat=True)[:12])
    one, other = draw.sample(ids, 2) if len(ids) > 1 else play.bookings[:2]
    return partial(
        swap_stays,
        **by_desk(play, desk),
        one=Seen(one, seen_of(one, draw)),
        other=Seen(other, seen_of(other, draw)),
    )


def receive(play: Play, desk: Desk, draw: random.Random) -> Call:
    room = play.world.rooms[play.room(draw)].pk if draw.random() < 0.7 else None
    party = (MARY,) if draw.random() < 0.2 else ()
    arrival = Arrival(room, party=party, payment=draw.choice((CASH, None)))
    return partial(
        receive_guest, **by_desk(play, desk), booking_id=play.booking(draw), arrival=arrival
    )


def see_off(play: Play, desk: Desk, draw: random.Random) -> Call:
    paid = draw.choice((CASH, None))
    return partial(
        see_guest_off, **by_desk(play, desk), booking_id=play.booking(draw), payment=paid
    )


def sell(play: Play, desk: Desk, draw: random.Random) -> Call:
    first = draw.choice((0, 0, 1, 2))
    request = play.world.request(nights(first, first + draw.randint(1, 3)), "DBL")
    number = draw.choice([room for room in sorted(play.world.rooms) if room < "300"])
    sale = DeskSale(
        request,
        room_id=play.world.rooms[number].pk if draw.random() < 0.5 else None,
        checks_in=first == 0,
        payment=draw.choice((CASH, None)),
    )
    return partial(
        sell_at_desk_once,
        sale,
        **by_desk(play, desk),
        attempt=None,
        answer=lambda booking: {"booking_id": booking.booking_id},
    )


def go_round(play: Play, desk: Desk, draw: random.Random) -> Call:
    if draw.random() < 0.2:
        return partial(undo_last_step, **by_desk(play, desk))
    rooms = draw.sample(list(Room.objects.values_list("pk", "room_status")), 3)
    seen = {pk: RoomStatus(status) for pk, status in rooms}
    status = draw.choice((READY, READY, RoomStatus.OUT_OF_ORDER, RoomStatus.CHECKOUT_DIRTY))
    return partial(set_room_statuses, **by_desk(play, desk), seen_statuses=seen, status=status)


def move_block(play: Play, desk: Desk, draw: random.Random) -> Call:
    number, pk = draw.choice(play.blocks)
    first = draw.randint(2, 6)
    return partial(
        draw.choice((change_block, change_block_despite_sales)),
        **by_desk(play, desk),
        room_id=play.world.rooms[number].pk,
        block_id=pk,
        stay=nights(first, first + draw.randint(1, 3)),
        reason="pipe",
        kind=BlockKind.OUT_OF_ORDER,
    )


def assign_in_bulk(play: Play, desk: Desk, draw: random.Random) -> Call:
    """The best room, as the list of bookings gives it."""
    booking = RoomBooking.objects.select_related("hotel", "room_type").get(
        booking_id=play.booking(draw)
    )
    rooms = rooms_by_fit(booking, today=day(0))
    room = rooms[0] if rooms else play.world.rooms["201"]
    act = RoomAssignmentService.assign_room_atomic
    return partial(act, **by_desk(play, desk), booking_id=booking.booking_id, room_id=room.pk)


def cancel_online(play: Play, desk: Desk, draw: random.Random) -> Call:
    facts = by_desk(play, desk) | {"by": Actor.guest(), "booking_id": play.booking(draw)}
    return partial(cancel_booking, **facts, reason=CancellationReason.GUEST)


AT_DESK: dict[Choice, int] = {
    drag: 8,
    swap: 6,
    receive: 6,
    see_off: 3,
    sell: 5,
    go_round: 3,
    move_block: 2,
    assign_in_bulk: 4,
    cancel_online: 1,
}


def step(play: Play, draw: random.Random) -> Any:
    """One of these, or one of the others'."""
    if draw.random() < 0.4:
        return play.step(draw)
    desk = Desk(play.world, NOON + draw.choice((0, 0, 1)) * TOMORROW)
    choose = draw.choices(list(AT_DESK), weights=list(AT_DESK.values()))[0]
    answer = attempt(choose(play, desk, draw))
    if choose is sell and not isinstance(answer, DomainError):
        play.bookings.append(answer.body["booking_id"])
    return answer


def run_desks(play: Play, seed: int) -> list[Any]:
    def run(number: int) -> list[Any]:
        draw = random.Random(seed + number)
        return [step(play, draw) for _ in range(STEPS)]

    answers = race(lambda number=number: run(number) for number in range(DESKS))
    return [answer for each in answers for answer in each]


def two_in_a_room() -> list[tuple[str, str]]:
    """Guests who are in the house in one room; the database's own guards apart."""
    found = RoomBooking.objects.in_house().order_by("pk").values_list("assigned_room", "booking_id")
    rooms: dict[int, str] = {}
    return [(rooms[room], pk) for room, pk in found if rooms.setdefault(room, pk) != pk]


def test_many_desks_over_few_rooms_keep_the_count(play: Play, seed: int) -> None:
    over = Event()
    with ThreadPoolExecutor(1) as pool:
        counting = pool.submit(count_again_until, over)
        try:
            answers = run_desks(play, seed)
        finally:
            over.set()
        counts = counting.result()

    sys.stdout.write(f"{len(counts)} recounts, {kinds(answers)}\n")
    assert [found for found in counts if found] == []
    assert (differences(at=NOON + TOMORROW), deadlocks(), two_in_a_room()) == ([], 0, [])
    assert len(answers) == DESKS * STEPS
    assert len(busy(answers)) <= max(1, BUSY_AT_MOST * len(answers))


@pytest.mark.parametrize("turn", range(6))
def test_swapping_both_ways_while_both_arrive(world: World, turn: int) -> None:
    """Whoever wins: nobody waits for ever, and everybody has one room."""
    desk = Desk(world)
    one, other = desk.settled(nights(0, 2), "205"), desk.settled(nights(0, 2), "206")
    versions = dict(RoomBooking.objects.values_list("booking_id", "version"))
    pair = [Seen(each.booking_id, versions[each.booking_id]) for each in (one, other)]
    facts = by_desk(Play(world), desk)
    calls = [
        partial(swap_stays, **facts, one=pair[0], other=pair[1]),
        partial(swap_stays, **facts, one=pair[1], other=pair[0]),
        partial(receive_guest, **facts, booking_id=one.booking_id, arrival=Arrival()),
        partial(receive_guest, **facts, booking_id=other.booking_id, arrival=Arrival()),
        desk.cancel(other),
        desk.expire(other),
    ]

    answers = race(calls[turn:] + calls[:turn])

    assert (differences(at=NOON), deadlocks(), two_in_a_room(), busy(answers)) == ([], 0, [], [])
