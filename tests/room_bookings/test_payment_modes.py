"""What is due decides whether a booking is held or confirmed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from common.actor import Actor
from events.models import DomainEvent
from hotel.models import RoomBooking
from rates.enums import PaymentMode, PromoKind
from rates.models import RatePlan, RatePlanType
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.holds import release_hold, release_overdue_holds
from room_bookings.services.quoting import quote_stay
from tests.factories import rates
from tests.factories.changes import Changing
from tests.factories.groups import hold_group
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, nights, noon

FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}
NOTHING = {"kind": "NONE", "value": "0"}
HALF = {"kind": "PERCENT", "value": "50"}


def plan(world: World, mode: PaymentMode, code: str = "", **policy: Any) -> str:
    """Behind the plans before it; by a policy of its own that costs nothing unless told."""
    code = code or mode.value
    terms = {"tiers": [], "no_show": NOTHING, "deposit": NOTHING} | policy
    rates.plan(world, code, payment_mode=mode, policy=rates.policy(world, f"P-{code}", **terms))
    return code


def book(world: World, code: str, **facts: Any) -> RoomBooking:
    request = world.request(nights(1, 3), **facts)
    wanted = replace(request.wanted, rate_plan_code=code)
    booking = create_booking(replace(request, wanted=wanted), by=Actor.guest(), at=NOON)
    return RoomBooking.objects.get(pk=booking.pk)


def state(booking: RoomBooking) -> tuple[Any, ...]:
    return booking.status, booking.confirmed_at, booking.expires_at


def jobs() -> list[str]:
    """Of the newest event."""
    event = DomainEvent.objects.latest("pk")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name FROM procrastinate_jobs WHERE args->>'event_id' = %s ORDER BY id",
            [str(event.pk)],
        )
        return [row[0] for row in cursor.fetchall()]


HELD = ("PENDING_PAYMENT", None, noon(0).replace(minute=15))
CONFIRMED = ("CONFIRMED", NOON, None)


@pytest.mark.parametrize(
    ("mode", "policy", "expected"),
    [
        (PaymentMode.PAY_NOW, {}, HELD),
        (PaymentMode.DEPOSIT, {"deposit": HALF}, HELD),
        (PaymentMode.DEPOSIT, {}, CONFIRMED),
        (PaymentMode.CARD_GUARANTEE, {"no_show": FIRST_NIGHT}, HELD),
        (PaymentMode.CARD_GUARANTEE, {}, CONFIRMED),
        (PaymentMode.PAY_AT_HOTEL, {"no_show": FIRST_NIGHT, "deposit": HALF}, CONFIRMED),
    ],
)
def test_a_booking_is_held_only_while_something_is_due(
    world: World, mode: PaymentMode, policy: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    booking = book(world, plan(world, mode, **policy))

    assert (state(booking), booking.payment_mode) == (expected, mode)
    assert world.sold(0, 4) == [0, 1, 1, 0]


def test_what_is_confirmed_at_once_is_told_so_and_never_released(world: World) -> None:
    booking = book(world, plan(world, PaymentMode.PAY_AT_HOTEL))
    event = DomainEvent.objects.get()

    assert (event.name, event.change, event.data["status"], event.data["expires_at"]) == (
        "booking-created",
        "created",
        "CONFIRMED",
        None,
    )
    assert "room_bookings.release_hold" not in jobs()
    assert release_overdue_holds(at=noon(5)) == 0
    who = {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id}
    assert not release_hold(**who, at=noon(5))
    assert differences(at=NOON) == []


def test_what_is_held_has_its_job(world: World) -> None:
    book(world, plan(world, PaymentMode.PAY_NOW))

    assert "room_bookings.release_hold" in jobs()


def test_a_free_stay_is_confirmed_at_once(world: World) -> None:
    world.promo("FREE", kind=PromoKind.PERCENT, value=Decimal(100))
    booking = book(world, plan(world, PaymentMode.PAY_NOW), promo_code="FREE")

    assert (booking.total_amount, state(booking)) == (0, CONFIRMED)


def test_without_a_plan_a_guest_gets_the_first_ones_mode(world: World) -> None:
    plan(world, PaymentMode.PAY_NOW)
    plan(world, PaymentMode.PAY_AT_HOTEL)

    assert state(world.hold(nights(1, 3))) == HELD


def test_a_mode_is_inherited_unless_it_is_the_plans_own(world: World) -> None:
    parent = rates.plan(world, payment_mode=PaymentMode.PAY_AT_HOTEL)
    child = rates.derived(world, parent, "CHILD", -5)
    rates.derived(world, child, "GRANDCHILD", -5)
    rates.derived(world, parent, "OWN", -10, payment_mode=PaymentMode.PAY_NOW)
    modes = {code: book(world, code).payment_mode for code in ("GRANDCHILD", "OWN")}

    assert modes == {"GRANDCHILD": "PAY_AT_HOTEL", "OWN": "PAY_NOW"}


def test_a_booking_keeps_the_mode_that_it_was_quoted_with(world: World) -> None:
    plan(world, PaymentMode.PAY_AT_HOTEL, "FLEX")
    request = world.request(nights(1, 3))
    wanted = replace(request.wanted, rate_plan_code="FLEX")
    quote = quote_stay(wanted, at=NOON)
    RatePlan.objects.update(payment_mode=PaymentMode.PAY_NOW)
    made = create_booking(
        replace(request, wanted=wanted, quote_id=quote.quote_id), by=Actor.guest(), at=NOON
    )

    assert (quote.payment_mode, state(made)) == ("PAY_AT_HOTEL", CONFIRMED)


class TestGroups:
    def test_where_nothing_is_due_for_any_all_are_confirmed(self, world: World) -> None:
        plan(world, PaymentMode.PAY_AT_HOTEL)
        members = hold_group(world, ("DBL", nights(1, 3)), ("STE", nights(1, 2)))

        assert [state(each) for each in members] == [CONFIRMED, CONFIRMED]
        assert set(DomainEvent.objects.values_list("data__status", flat=True)) == {"CONFIRMED"}

    def test_one_that_waits_keeps_all_waiting(self, world: World) -> None:
        only_suites = rates.plan(
            world, "LATER", payment_mode=PaymentMode.PAY_AT_HOTEL, sort_order=0
        )
        RatePlanType.objects.create(
            hotel=world.hotel, rate_plan=only_suites, room_type=world.types["STE"]
        )
        plan(world, PaymentMode.PAY_NOW)
        members = hold_group(world, ("DBL", nights(1, 3)), ("STE", nights(1, 2)))

        assert [each.payment_mode for each in members] == ["PAY_NOW", "PAY_AT_HOTEL"]
        assert [state(each) for each in members] == [HELD, HELD]

    def test_the_first_room_that_cannot_be_had_is_named(self, world: World) -> None:
        """Though the price of the next one is refused before the first is sold."""
        world.hold(nights(1, 2), "STE")
        with refused("SOLD_OUT", field="rooms.0", room_index=0):
            hold_group(world, ("STE", nights(1, 2)), ("DBL", nights(-1, 2)))


class TestChangingThePlan:
    @pytest.fixture
    def held(self, world: World) -> RoomBooking:
        plan(world, PaymentMode.PAY_NOW, "NOW")
        plan(world, PaymentMode.PAY_AT_HOTEL, "LATER")
        plan(world, PaymentMode.DEPOSIT, "HALF", deposit=HALF)
        return book(world, "NOW")

    def test_takes_its_mode(self, world: World, held: RoomBooking) -> None:
        Changing(world, held).make_as_seen(ChangeRequest(rate_plan_code="HALF"))
        held.refresh_from_db()

        assert (held.payment_mode, held.status) == ("DEPOSIT", "PENDING_PAYMENT")

    def test_a_hold_for_which_nothing_is_due_any_more_is_confirmed(
        self, world: World, held: RoomBooking
    ) -> None:
        Changing(world, held).make_as_seen(ChangeRequest(rate_plan_code="LATER"))
        held.refresh_from_db()

        assert (held.payment_mode, state(held)) == ("PAY_AT_HOTEL", CONFIRMED)
        told = DomainEvent.objects.order_by("pk").values_list("change", flat=True)
        assert list(told) == ["created", "stay-changed", "confirmed"]

    def test_what_is_confirmed_stays_confirmed(self, world: World, held: RoomBooking) -> None:
        later = book(world, "LATER")
        Changing(world, later).make_as_seen(ChangeRequest(rate_plan_code="NOW"))
        later.refresh_from_db()

        assert (later.payment_mode, state(later)) == ("PAY_NOW", CONFIRMED)
