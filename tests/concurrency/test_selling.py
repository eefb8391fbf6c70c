"""Everybody wants the last rooms."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, hash_body
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.booking import BookingRequest, book_once, create_booking
from room_bookings.services.capacity import block_room
from room_bookings.services.quoting import quote_stay
from rooms.models import RoomTypeNight
from tests.concurrency import guards
from tests.concurrency.racing import busy, deadlocks, kinds, race, race_through_gate
from tests.factories.world import NOON, World, day, nights

CAPACITY = 6


def booking(request: BookingRequest) -> Callable[[], RoomBooking]:
    return partial(create_booking, request, by=Actor.guest(), at=NOON)


def sold_on(world: World, night: int, code: str = "DBL") -> int:
    found = RoomTypeNight.objects.get(room_type=world.types[code], night=day(night))
    return found.sold


def test_100_clients_get_exactly_the_last_rooms(world: World) -> None:
    answers = race([booking(world.request(nights(1, 3)))] * 100)

    assert kinds(answers) == {"RoomBooking": CAPACITY, "SOLD_OUT": 100 - CAPACITY}
    assert (sold_on(world, 1), sold_on(world, 2)) == (CAPACITY, CAPACITY)
    assert RoomBooking.objects.count() == CAPACITY
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_lock_and_the_check_the_last_room_is_sold_to_everybody(
    small_world: World,
) -> None:
    """The race is real: guards off."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)

    answers = race_through_gate([booking(small_world.request(nights(1, 2)))] * 8, meet=8)

    assert kinds(answers) == {"RoomBooking": 8}
    assert sold_on(small_world, 1) == 8


def test_the_check_alone_still_sells_the_last_room_once(small_world: World) -> None:
    """One guard off: the database's own check has the last word."""
    guards.lock_nothing(guards.NIGHTS)

    answers = race_through_gate([booking(small_world.request(nights(1, 2)))] * 8, meet=8)

    assert kinds(answers) == {"RoomBooking": 1, "SOLD_OUT": 7}
    assert (sold_on(small_world, 1), differences(at=NOON)) == (1, [])


def test_the_lock_alone_still_sells_the_last_room_once(small_world: World) -> None:
    """The other guard off: no check, but the sale asks for room under its lock."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")

    answers = race([booking(small_world.request(nights(1, 2)))] * 20)

    assert kinds(answers) == {"RoomBooking": 1, "SOLD_OUT": 19}
    assert (sold_on(small_world, 1), differences(at=NOON)) == (1, [])


def test_nobody_is_refused_while_every_night_has_a_room(world: World, seed: int) -> None:
    draw = random.Random(seed)
    stays = [nights(first, first + draw.randint(1, 4)) for first in draw.choices(range(6), k=60)]

    answers = race(booking(world.request(stay)) for stay in stays)

    assert set(kinds(answers)) == {"RoomBooking", "SOLD_OUT"}
    refused = [s for s, a in zip(stays, answers, strict=True) if not isinstance(a, RoomBooking)]
    assert [stay for stay in refused if would_still_fit(world, stay)] == []
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def would_still_fit(world: World, stay: Stay) -> bool:
    sold = dict(
        RoomTypeNight.objects.filter(room_type=world.types["DBL"]).values_list("night", "sold")
    )
    return all(sold[night] < CAPACITY for night in stay.each_night())


def test_sales_in_opposite_night_orders_deadlock(small_world: World) -> None:
    """The order is needed: with it broken PostgreSQL has to kill one of two sales."""
    guards.sell_in_opposite_orders()

    answers = race_through_gate([booking(small_world.request(nights(1, 3)))] * 2, meet=2)

    assert kinds(answers) == {"RoomBooking": 1, "BUSY": 1}
    assert deadlocks() == 1


def with_quote(world: World, quote_id: str) -> Callable[[], RoomBooking]:
    return booking(world.request(nights(1, 3), quote_id=quote_id))


def test_20_clients_use_one_quote_once(world: World) -> None:
    quote = quote_stay(world.request(nights(1, 3)).wanted, at=NOON)

    answers = race([with_quote(world, quote.quote_id)] * 20)

    assert kinds(answers) == {"RoomBooking": 1, "QUOTE_ALREADY_USED": 19}
    assert (sold_on(world, 1), differences(at=NOON)) == (1, [])


def test_without_its_guards_one_quote_makes_many_bookings(world: World) -> None:
    """The race is real: guards off."""
    quote = quote_stay(world.request(nights(1, 3)).wanted, at=NOON)
    guards.drop_constraint(guards.BOOKINGS, "hotel_roombooking_quote_id_key")
    guards.lock_nothing(guards.QUOTES)

    answers = race_through_gate([with_quote(world, quote.quote_id)] * 4, meet=4)

    assert kinds(answers) == {"RoomBooking": 4}


def test_the_unique_quote_alone_still_makes_one_booking(world: World) -> None:
    quote = quote_stay(world.request(nights(1, 3)).wanted, at=NOON)
    guards.lock_nothing(guards.QUOTES)

    answers = race_through_gate([with_quote(world, quote.quote_id)] * 4, meet=4)

    assert kinds(answers) == {"RoomBooking": 1, "QUOTE_ALREADY_USED": 3}
    assert (sold_on(world, 1), differences(at=NOON)) == (1, [])


def test_the_mark_alone_still_makes_one_booking(world: World) -> None:
    """The other guard off: no unique quote, but it is marked as used."""
    quote = quote_stay(world.request(nights(1, 3)).wanted, at=NOON)
    guards.drop_constraint(guards.BOOKINGS, "hotel_roombooking_quote_id_key")

    answers = race([with_quote(world, quote.quote_id)] * 12)

    assert kinds(answers) == {"RoomBooking": 1, "QUOTE_ALREADY_USED": 11}


def once(world: World, key: str) -> Callable[[], AnsweredOnce]:
    request = world.request(nights(1, 3))

    def answer(made: RoomBooking) -> dict[str, Any]:
        return {"booking_id": made.booking_id}

    attempt = Attempt(key, hash_body("the same body"))
    return partial(book_once, request, attempt=attempt, answer=answer, by=Actor.guest(), at=NOON)


def test_20_requests_with_one_key_make_one_booking(world: World) -> None:
    answers = race([once(world, "key-1")] * 20)

    made = RoomBooking.objects.get()
    assert [answer.body for answer in answers] == [{"booking_id": made.booking_id}] * 20
    assert sorted(answer.is_replay for answer in answers) == [False] + [True] * 19
    assert differences(at=NOON) == []


def test_with_keys_that_never_meet_each_request_books(world: World) -> None:
    """The race is real: the key's uniqueness is made void in the database."""
    guards.run(
        "CREATE FUNCTION other_key() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " NEW.key := NEW.key || random(); RETURN NEW; END $$;"
        "CREATE TRIGGER other_key BEFORE INSERT ON common_idempotencyrecord"
        " FOR EACH ROW EXECUTE FUNCTION other_key()"
    )

    answers = race([once(world, "key-1")] * 4)

    assert [answer.is_replay for answer in answers] == [False] * 4
    assert RoomBooking.objects.count() == 4


def blocking(world: World, number: str, stay: Stay) -> Callable[[], Any]:
    return partial(
        block_room,
        hotel_id=world.hotel.pk,
        room_id=world.rooms[number].pk,
        stay=stay,
        reason="pipe",
        by=world.desk,
        at=NOON,
    )


def test_the_last_room_is_sold_or_blocked_never_both(small_world: World) -> None:
    for night in range(1, 9):
        stay = nights(night, night + 1)
        answers = race([booking(small_world.request(stay)), blocking(small_world, "201", stay)])

        assert kinds(answers) in (
            {"RoomBooking": 1, "BLOCK_OVERSELLS": 1},
            {"SOLD_OUT": 1, "RoomBlock": 1},
        )
        assert differences(at=NOON) == []
    assert deadlocks() == 0


def test_without_guards_the_last_room_is_sold_and_blocked(small_world: World) -> None:
    """The race is real: guards off."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)
    stay = nights(1, 2)

    answers = race_through_gate(
        [booking(small_world.request(stay)), blocking(small_world, "201", stay)], meet=2
    )

    assert (kinds(answers), busy(answers)) == ({"RoomBooking": 1, "RoomBlock": 1}, [])
