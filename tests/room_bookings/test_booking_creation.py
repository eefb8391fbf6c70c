from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from common.tokens import derive_manage_token, hash_token
from events.models import DomainEvent
from hotel.enums import BookerType
from hotel.models import PARTY_FIELDS, RoomBooking
from room_bookings.services.booking import Booker, Companion, Person, create_booking
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon

JANE = Person("Jane", "Roe", "jane@example.com", "+353861234567")
JOHN = Person("John", "Doe", "john@example.com", "+1234567890")


def facts_of(booking: RoomBooking, prefix: str) -> list[str]:
    return [getattr(booking, f"{prefix}_{name}") for name in PARTY_FIELDS]


def party_of(booking: RoomBooking) -> list[tuple[str, str, str, str, str, bool]]:
    return list(booking.party.values_list("role", *PARTY_FIELDS, "is_staying"))


def test_new_booking_holds_its_nights_until_the_guest_has_paid(world: World) -> None:
    booking = world.hold(nights(1, 3), special_requests="Late check-in requested")
    booking.refresh_from_db()

    assert (booking.status, booking.stay, booking.room_type) == (
        "PENDING_PAYMENT",
        nights(1, 3),
        world.types["DBL"],
    )
    assert booking.expires_at == NOON + timedelta(minutes=15)
    assert booking.special_requests == "Late check-in requested"
    assert (booking.assigned_room_id, booking.assignment_version) == (None, 0)
    assert world.sold(0, 4) == [0, 1, 1, 0]


def test_hotel_decides_how_long_it_holds(db: None) -> None:
    world = make_world(hold_minutes=45)

    assert world.hold(nights(1, 3)).expires_at == NOON + timedelta(minutes=45)


def test_booking_without_a_quote_is_priced_on_the_spot(db: None) -> None:
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=True, currency="GBP")
    world.promo()
    booking = world.hold(nights(1, 3), promo_code="WINTER2026")
    booking.refresh_from_db()

    assert (booking.subtotal, booking.taxes, booking.total_amount) == (
        Decimal("118.94"),
        Decimal("16.06"),
        Decimal("135.00"),
    )
    assert (booking.currency, booking.promo_code, booking.quote_id) == ("GBP", "WINTER2026", None)


def test_guest_gets_a_proof_of_which_only_the_hash_is_kept(world: World) -> None:
    booking = world.hold(nights(1, 3))
    token = derive_manage_token(booking.booking_id)

    assert (len(token), booking.manage_token_hash) == (43, hash_token(token))


def test_guest_who_books_for_themselves_is_the_booker(world: World) -> None:
    booking = world.hold(nights(1, 3), primary=JOHN)

    assert (booking.booker_type, facts_of(booking, "booker"), facts_of(booking, "primary")) == (
        "SELF",
        ["John", "Doe", "john@example.com", "+1234567890"],
        ["John", "Doe", "john@example.com", "+1234567890"],
    )


def test_somebody_else_may_book(world: World) -> None:
    booker = Booker("Jane", "Roe", "jane@example.com", booker_type=BookerType.THIRD_PARTY)
    booking = world.hold(nights(1, 3), primary=JOHN, booker=booker)

    assert (booking.booker_type, facts_of(booking, "booker"), facts_of(booking, "primary")) == (
        "THIRD_PARTY",
        ["Jane", "Roe", "jane@example.com", ""],
        ["John", "Doe", "john@example.com", "+1234567890"],
    )
    assert [guest[1] for guest in party_of(booking)] == ["John"]


@pytest.mark.parametrize("names", [{}, {"first_name": "Jane"}, {"last_name": "Roe"}])
def test_somebody_else_who_books_has_a_name(world: World, names: dict[str, str]) -> None:
    booker = Booker(**names, booker_type=BookerType.THIRD_PARTY)

    with refused("VALIDATION_ERROR", 400, field="booker_last_name"):
        world.hold(nights(1, 3), booker=booker)


def test_company_may_book(world: World) -> None:
    booker = Booker(email="travel@acme.example", booker_type=BookerType.COMPANY, company="Acme")
    booking = world.hold(nights(1, 3), primary=JOHN, booker=booker)

    assert (booking.booker_type, booking.booker_company, facts_of(booking, "booker")) == (
        "COMPANY",
        "Acme",
        ["", "", "travel@acme.example", ""],
    )


def test_company_that_books_has_a_name(world: World) -> None:
    with refused("VALIDATION_ERROR", 400, field="booker_company"):
        world.hold(nights(1, 3), booker=Booker(booker_type=BookerType.COMPANY))


def test_party_given_along_stands_beside_the_primary_guest(world: World) -> None:
    visitor = Companion("Mo", "Poe", is_staying=False)
    booking = world.hold(
        nights(1, 3), companions=(Companion("Jane", "Roe", "jane@example.com"), visitor)
    )

    assert party_of(booking) == [
        ("PRIMARY", "John", "Doe", "john@example.com", "+1234567890", True),
        ("COMPANION", "Jane", "Roe", "jane@example.com", "", True),
        ("COMPANION", "Mo", "Poe", "", "", False),
    ]


def test_party_larger_than_booked_is_refused(world: World) -> None:
    with refused("PARTY_EXCEEDS_BOOKING", 400, field="party"):
        world.hold(nights(1, 3), adults=1, companions=(Companion("Jane", "Roe"),))


@pytest.mark.parametrize("guests", [{"adults": 3}, {"adults": 2, "children": 1}])
def test_more_guests_than_the_type_sleeps_are_refused(world: World, guests: dict[str, Any]) -> None:
    with refused("OCCUPANCY_EXCEEDED", 400, field="adults", max_occupancy=2):
        world.hold(nights(1, 3), **guests)


def test_children_count_as_guests_who_fit(world: World) -> None:
    booking = world.hold(nights(1, 3), adults=1, children=1)

    assert (booking.adults, booking.children) == (1, 1)


def test_arrival_today_is_sold(world: World) -> None:
    assert world.hold(nights(0, 1)).check_in == day(0)


def test_arrival_yesterday_is_over(world: World) -> None:
    with refused("ARRIVAL_IN_THE_PAST", 400, field="check_in", hotel_today="2026-03-02"):
        world.hold(nights(-1, 1))


def test_today_comes_first_on_kiritimati(db: None) -> None:
    world = make_world(timezone="Pacific/Kiritimati")

    with refused("ARRIVAL_IN_THE_PAST", 400, field="check_in", hotel_today="2026-03-03"):
        world.hold(nights(0, 2))
    assert world.hold(nights(1, 2)).check_in == day(1)


def test_yesterday_is_still_today_at_pago_pago(db: None) -> None:
    world = make_world(timezone="Pacific/Pago_Pago")
    before_midnight = datetime(2026, 3, 2, 10, 59, tzinfo=UTC)
    midnight = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
    request = world.request(nights(-1, 1))

    booking = create_booking(request, by=Actor.guest(), at=before_midnight)
    assert booking.check_in == day(-1)
    with refused("ARRIVAL_IN_THE_PAST", 400, field="check_in", hotel_today="2026-03-02"):
        create_booking(request, by=Actor.guest(), at=midnight)


def test_last_night_of_the_window_is_sold(world: World) -> None:
    assert world.hold(nights(58, 60)).check_out == day(60)


def test_night_after_the_window_is_not_sold(world: World) -> None:
    with refused("OUTSIDE_BOOKING_WINDOW", 400, field="check_out", latest_check_out="2026-05-01"):
        world.hold(nights(59, 61))


def test_window_is_counted_from_the_hotels_own_today(db: None) -> None:
    world = make_world(timezone="Pacific/Kiritimati")

    assert world.hold(nights(60, 61)).check_out == day(61)


def test_stay_shorter_than_the_hotel_accepts_is_refused(db: None) -> None:
    world = make_world(min_stay_nights=2)

    with refused("STAY_TOO_SHORT", 400, field="check_out", min_nights=2):
        world.hold(nights(1, 2))
    assert world.hold(nights(1, 3)).nights == 2


def test_stay_longer_than_the_hotel_accepts_is_refused(db: None) -> None:
    world = make_world(max_stay_nights=7)

    with refused("STAY_TOO_LONG", 400, field="check_out", max_nights=7):
        world.hold(nights(1, 9))
    assert world.hold(nights(1, 8)).nights == 7


def test_every_room_of_the_type_is_sold_and_no_more(world: World) -> None:
    for _ in range(2):
        world.hold(nights(1, 3))

    with refused("SOLD_OUT"):
        world.hold(nights(2, 4))
    assert world.hold(nights(3, 5)).status == "PENDING_PAYMENT"
    assert world.hold(nights(1, 3), "STE").status == "PENDING_PAYMENT"


def test_one_full_night_is_enough_to_refuse_a_stay(world: World) -> None:
    for _ in range(2):
        world.hold(nights(4, 5))

    with refused("SOLD_OUT"):
        world.hold(nights(1, 9))


def test_night_that_was_never_opened_is_not_sold(world: World) -> None:
    world.hotel.booking_window_days = 90
    world.hotel.save()

    with refused("SOLD_OUT"):
        world.hold(nights(60, 63))


def test_hold_that_is_over_makes_room_for_a_buyer(world: World) -> None:
    waiting = [world.hold(nights(1, 3)) for _ in range(2)]
    request = world.request(nights(2, 4))

    bought = create_booking(request, by=Actor.guest(), at=NOON + timedelta(minutes=15))
    assert bought.status == "PENDING_PAYMENT"
    assert world.sold(0, 5) == [0, 0, 1, 1, 0]
    statuses = RoomBooking.objects.filter(pk__in=[b.pk for b in waiting])
    assert set(statuses.values_list("status", "cancellation_reason")) == {
        ("CANCELLED", "HOLD_EXPIRED")
    }


def test_hold_that_is_not_over_stands_in_the_buyers_way(world: World) -> None:
    for _ in range(2):
        world.hold(nights(1, 3))
    request = world.request(nights(2, 4))

    with refused("SOLD_OUT"):
        create_booking(request, by=Actor.guest(), at=NOON + timedelta(minutes=14, seconds=59))


def test_holds_on_other_nights_wait_for_their_job(world: World) -> None:
    elsewhere = world.hold(nights(10, 12))
    for _ in range(2):
        world.confirmed(nights(1, 3))

    with refused("SOLD_OUT"):
        create_booking(world.request(nights(1, 3)), by=Actor.guest(), at=noon(1))
    elsewhere.refresh_from_db()
    assert elsewhere.status == "PENDING_PAYMENT"


def test_creation_is_told_with_public_facts_only(world: World) -> None:
    booking = world.hold(nights(1, 3))

    event = DomainEvent.objects.get()
    assert (event.name, event.change, event.booking_id, event.actor_label, event.occurred_at) == (
        "booking-created",
        "created",
        booking.pk,
        "guest",
        NOON,
    )
    assert event.data == {
        "booking_id": booking.booking_id,
        "status": "PENDING_PAYMENT",
        "assigned_room_number": None,
        "expires_at": "2026-03-02T12:15:00+00:00",
        "remind_at": "2026-03-02T12:10:00+00:00",
    }


def test_booking_id_that_is_taken_is_drawn_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.hold(nights(1, 3))
    draws: list[Any] = [*first.booking_id[-10:], *"11111111", *"ABCDEFGHJK", *"22222222"]
    monkeypatch.setattr("secrets.choice", lambda _alphabet: draws.pop(0))
    second = world.hold(nights(1, 3))

    assert (second.booking_id[-10:], second.confirmation_number[-8:]) == ("ABCDEFGHJK", "22222222")
    assert world.sold(1, 3) == [2, 2]
