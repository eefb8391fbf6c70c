"""Everybody has the code, and there are few uses left."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest

from common.actor import Actor
from hotel.models import RoomBooking
from rates.models import PromoCode, PromoUse
from room_bookings.recount import differences
from room_bookings.services.booking import Person, create_booking
from room_bookings.services.quoting import quote_stay
from rooms.models import RoomTypeNight
from tests.concurrency import guards
from tests.concurrency.acting import Desk
from tests.concurrency.racing import busy, deadlocks, kinds, race, race_through_gate
from tests.factories.world import NOON, World, make_world, nights

CODE = "WINTER2026"
USES = 10
NIGHTS = 10


@pytest.fixture
def house(own_database: None) -> World:
    """Rooms enough for everybody."""
    rooms = tuple(str(number) for number in range(1, 121))
    return make_world(rooms={"DBL": rooms}, booking_window_days=NIGHTS + 2)


def booking(
    world: World, client: int, *, email: str = "", night: int | None = None, **facts: str
) -> Callable[[], RoomBooking]:
    """Each client is another guest and wants another night, unless told."""
    first = client % NIGHTS if night is None else night
    guest = Person("John", "Doe", email or f"guest-{client}@example.com")
    request = world.request(
        nights(first, first + 1), promo_code=facts.pop("promo_code", CODE), primary=guest, **facts
    )
    return partial(create_booking, request, by=Actor.guest(), at=NOON)


def counted() -> tuple[int, int, int, int]:
    """Bookings, uses written down, uses counted, nights sold: all the same number."""
    sold = sum(RoomTypeNight.objects.values_list("sold", flat=True))
    used = PromoCode.objects.get().used
    return RoomBooking.objects.count(), PromoUse.objects.count(), used, sold


@pytest.mark.parametrize("night", [None, 1], ids=["any night", "the same night"])
def test_100_clients_take_exactly_the_last_10_uses(house: World, night: int | None) -> None:
    house.promo(max_uses=USES)

    answers = race([booking(house, client, night=night) for client in range(100)])

    assert kinds(answers) == {"RoomBooking": USES, "PROMO_CODE_USED_UP": 90}
    assert counted() == (USES, USES, USES, USES)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_100_quotes_take_exactly_the_last_10_uses(house: World) -> None:
    house.promo(max_uses=USES)
    wanted = house.request(nights(1, 2), promo_code=CODE).wanted
    quotes = [quote_stay(wanted, at=NOON).quote_id for _ in range(40)]

    answers = race(
        booking(house, client, night=1, promo_code="", quote_id=quote_id)
        for client, quote_id in enumerate(quotes)
    )

    assert kinds(answers) == {"RoomBooking": USES, "PROMO_CODE_USED_UP": 30}
    assert counted() == (USES, USES, USES, USES)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_lock_and_the_check_the_last_use_is_taken_by_everybody(house: World) -> None:
    """The race is real: guards off."""
    house.promo(max_uses=1)
    guards.drop_constraint(guards.PROMO_CODES, "promo_never_overused")
    guards.lock_nothing(guards.PROMO_CODES)

    answers = race_through_gate([booking(house, client) for client in range(8)], meet=8)

    assert kinds(answers) == {"RoomBooking": 8}
    assert counted() == (8, 8, 8, 8)


def test_the_check_alone_still_takes_the_last_use_once(house: World) -> None:
    """One guard off: the database's own check has the last word."""
    house.promo(max_uses=1)
    guards.lock_nothing(guards.PROMO_CODES)

    answers = race_through_gate([booking(house, client) for client in range(8)], meet=8)

    assert kinds(answers) == {"RoomBooking": 1, "PROMO_CODE_USED_UP": 7}
    assert counted() == (1, 1, 1, 1)


def test_the_lock_alone_still_takes_the_last_use_once(house: World) -> None:
    """The other guard off: no check, but the use is taken under the lock."""
    house.promo(max_uses=1)
    guards.drop_constraint(guards.PROMO_CODES, "promo_never_overused")

    answers = race([booking(house, client) for client in range(20)])

    assert kinds(answers) == {"RoomBooking": 1, "PROMO_CODE_USED_UP": 19}
    assert counted() == (1, 1, 1, 1)


def test_20_bookings_of_one_guest_take_the_one_use(house: World) -> None:
    house.promo(max_uses_per_guest=1)
    spelt = ("john@example.com", "JOHN@example.com")

    answers = race(booking(house, client, email=spelt[client % 2]) for client in range(20))

    assert kinds(answers) == {"RoomBooking": 1, "PROMO_CODE_USED_BY_GUEST": 19}
    assert counted() == (1, 1, 1, 1)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_codes_lock_one_guest_takes_many_uses(house: World) -> None:
    """The race is real: uses are counted before the others' are there to be counted."""
    house.promo(max_uses_per_guest=1)
    guards.write_nothing(guards.PROMO_CODES)
    guards.gate_at("BEFORE INSERT", "rates_promouse")

    answers = race_through_gate(
        [booking(house, client, email="john@example.com") for client in range(4)], meet=4
    )

    assert kinds(answers) == {"RoomBooking": 4}
    assert PromoUse.objects.count() == 4


def test_bookings_and_cancellations_with_a_code_never_deadlock(house: World, seed: int) -> None:
    draw = random.Random(seed)
    house.promo(max_uses=40)
    for number in range(4):
        made = [booking(house, number * 20 + client)() for client in range(10)]
        ended = [Desk(house).cancel(each) for each in draw.sample(made, 8)]
        wanted = [booking(house, draw.randrange(60)) for _ in range(8)]
        answers = race(draw.sample([*ended, *wanted, *ended[:4]], 20))

        assert set(kinds(answers)) <= {
            "RoomBooking",
            "PROMO_CODE_USED_UP",
            "BOOKING_STATUS_CONFLICT",
        }
        assert busy(answers) == []
        assert differences(at=NOON) == []
    assert deadlocks() == 0


def test_use_that_comes_back_is_taken_once(house: World) -> None:
    house.promo(max_uses=1)
    desk = Desk(house)
    for _ in range(6):
        held = booking(house, 0)()
        answers = race([desk.cancel(held), *(booking(house, client) for client in range(1, 6))])

        made = [each for each in answers if isinstance(each, RoomBooking) and each.pk != held.pk]
        assert len(made) <= 1
        assert differences(at=NOON) == []
        for each in made:
            desk.cancel(each)()
    assert (PromoCode.objects.get().used, deadlocks()) == (0, 0)
