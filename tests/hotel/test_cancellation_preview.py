"""What cancelling would cost, before anybody does; and what it did cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.services.lifecycle import confirm_booking
from tests.factories import rates
from tests.factories.guest_api import Guest, booking_of_john
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, make_world, nights
from tests.factories.world import noon as noon_of

NOTHING_FOUND = b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'
FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}
WHOLE_STAY = {"kind": "WHOLE_STAY", "value": "0"}
POLICY = {
    "name": "Flexible",
    "cutoff_time": "15:00",
    "tiers": [{"hours_before": 48, **FIRST_NIGHT}, {"hours_before": 24, **WHOLE_STAY}],
    "no_show": FIRST_NIGHT,
    "deposit": {"kind": "NONE", "value": "0"},
}
FIRST = "Tue 10 Mar 2026, 15:00"
SECOND = "Wed 11 Mar 2026, 15:00"
POLICY_WORDS = (
    f"Free cancellation until {FIRST} (UTC). After that 75.00 EUR (the first night); "
    f"from {SECOND}, 150.00 EUR (the whole stay). "
    "No-show: 75.00 EUR (the first night). No deposit."
)
IN_FIRST_TIER = datetime.fromisoformat("2026-03-10T15:00:00Z")


@pytest.fixture(autouse=True)
def flexible(world: World) -> None:
    rates.plan(world, policy=rates.policy(world, tiers=POLICY["tiers"]))


@pytest.fixture
def booked(guest: Guest) -> dict[str, Any]:
    """Two nights at 75.00, from Thursday 12 March."""
    body: dict[str, Any] = guest.book(booking_of_john(10, 12)).json()
    return body


@pytest.fixture
def booking(world: World, booked: dict[str, Any]) -> RoomBooking:
    held = RoomBooking.objects.get(booking_id=booked["booking_id"])
    return confirm_booking(**world.who(held), at=NOON)


@pytest.fixture
def proof(booked: dict[str, Any]) -> dict[str, str]:
    return {"X_Booking_Token": booked["manage_token"]}


@contextmanager
def desk_on(world: World, moment: datetime) -> Iterator[Desk]:
    """A member of the front desk who logs in at that moment."""
    with time_machine.travel(moment, tick=False):
        yield desk_of(world)


def preview_of(guest: Guest, booking: RoomBooking, **headers: str) -> Any:
    path = f"room-bookings/{booking.booking_id}/cancellation-preview/"
    return guest.ask("GET", path, **headers)


def tier(hours: int, starts_at: str, amount: str, charge: dict[str, str]) -> dict[str, Any]:
    return {"hours_before": hours, **charge, "starts_at": starts_at, "amount": amount}


TIERS = (
    None,
    tier(48, "2026-03-10T15:00:00Z", "75.00", FIRST_NIGHT),
    tier(24, "2026-03-11T15:00:00Z", "150.00", WHOLE_STAY),
    None,
)


def free_preview(booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    """On the day of booking."""
    return {
        "booking_id": booking.booking_id,
        "status": "CONFIRMED",
        "at": "2026-03-02T12:00:00Z",
        "total_amount": "150.00",
        "penalty_amount": "0.00",
        "refundable_amount": "0.00",
        "still_owed_amount": "0.00",
        "currency": "EUR",
        "is_free": True,
        "free_until": "2026-03-10T15:00:00Z",
        "cutoff": "2026-03-12T15:00:00Z",
        "current_tier": None,
        "next_tier": TIERS[1],
        "words": POLICY_WORDS.partition(" No-show")[0],
    } | facts


def costing(booking: RoomBooking, place: int, moment: str, words: str) -> dict[str, Any]:
    current = TIERS[place]
    assert current is not None
    return free_preview(
        booking,
        at=moment,
        penalty_amount=current["amount"],
        still_owed_amount=current["amount"],
        is_free=False,
        current_tier=current,
        next_tier=TIERS[place + 1],
        words=words,
    )


def test_guest_and_desk_see_the_same(
    booking: RoomBooking, proof: dict[str, str], guest: Guest, desk: Desk
):
    before = everything_written()
    answers = [preview_of(guest, booking, **proof), desk.get(at(booking, "cancellation-preview/"))]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.json() for answer in answers] == [free_preview(booking)] * 2
    assert everything_written() == before


@pytest.mark.parametrize(
    ("moment", "place", "words"),
    [
        (
            "2026-03-10T15:00:00Z",
            1,
            (
                "Cancelling costs 75.00 EUR (the first night); "
                f"from {SECOND} (UTC), 150.00 EUR (the whole stay)."
            ),
        ),
        (
            "2026-03-11T15:00:00Z",
            2,
            "Non-refundable: cancelling costs 150.00 EUR (the whole stay).",
        ),
        (
            "2026-03-12T23:59:59Z",
            2,
            "Non-refundable: cancelling costs 150.00 EUR (the whole stay).",
        ),
    ],
)
def test_what_is_shown_is_what_is_charged(
    booking: RoomBooking, proof: dict[str, str], guest: Guest, moment: str, place: int, words: str
):
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        shown = preview_of(guest, booking, **proof).json()
        cancelled = guest.cancel(booking.booking_id, **proof).json()

    assert shown == costing(booking, place, moment, words)
    assert cancelled["cancellation_details"] == {
        "cancelled_at": moment,
        "reason": "GUEST",
        "penalty_amount": shown["penalty_amount"],
        "refundable_amount": shown["refundable_amount"],
        "still_owed_amount": shown["still_owed_amount"],
    }


def test_a_hold_costs_nothing_up_to_the_end(world: World, desk: Desk):
    held = world.hold(nights(0, 2))

    assert desk.get(at(held, "cancellation-preview/")).json() == free_preview(
        held,
        status="PENDING_PAYMENT",
        free_until=None,
        cutoff="2026-03-02T15:00:00Z",
        next_tier=None,
        words="Free cancellation.",
    )


def test_non_refundable_says_so_from_the_booking_on(world: World, desk: Desk):
    tiers = [{"hours_before": 99_999, **WHOLE_STAY}]
    rates.plan(world, "ADVANCE", policy=rates.policy(world, "STRICT", tiers=tiers), sort_order=0)
    booking = world.confirmed(nights(10, 12))

    assert desk.get(at(booking, "cancellation-preview/")).json() == free_preview(
        booking,
        penalty_amount="150.00",
        still_owed_amount="150.00",
        is_free=False,
        free_until=None,
        current_tier={"hours_before": 99_999, **WHOLE_STAY, "starts_at": None, "amount": "150.00"},
        next_tier=None,
        words="Non-refundable: cancelling costs 150.00 EUR (the whole stay).",
    )


# Who may look


@pytest.mark.parametrize("token", [None, "", "x", "é", "A" * 43])
def test_without_proof_there_is_no_such_booking(
    booking: RoomBooking, guest: Guest, token: str | None
):
    headers = {} if token is None else {"X_Booking_Token": token}
    answer = preview_of(guest, booking, **headers)

    assert (answer.status_code, answer.content) == (404, NOTHING_FOUND)


def test_the_token_of_another_booking_is_no_proof(booking: RoomBooking, guest: Guest):
    other = guest.book(booking_of_john(10, 12)).json()["manage_token"]
    answer = preview_of(guest, booking, X_Booking_Token=other)

    assert (answer.status_code, answer.content) == (404, NOTHING_FOUND)


def test_a_booking_of_another_hotel_is_unknown(proof: dict[str, str], guest: Guest, desk: Desk):
    foreign = make_world().confirmed(nights(10, 12))

    assert preview_of(guest, foreign, **proof).content == NOTHING_FOUND
    assert desk.get(at(foreign, "cancellation-preview/")).content == NOTHING_FOUND


# Refused like the cancellation itself


def test_what_cannot_be_cancelled_has_no_preview(
    booking: RoomBooking, proof: dict[str, str], guest: Guest, desk: Desk
):
    guest.cancel(booking.booking_id, **proof)
    answers = [preview_of(guest, booking, **proof), desk.get(at(booking, "cancellation-preview/"))]

    assert [refusal(answer) for answer in answers] == [(409, "BOOKING_STATUS_CONFLICT", None)] * 2


def test_a_guest_in_the_house_checks_out_instead(world: World, desk: Desk):
    booking = world.in_house(nights(0, 2), "201")

    answer = desk.get(at(booking, "cancellation-preview/"))
    assert refusal(answer) == (409, "BOOKING_ALREADY_CHECKED_IN", None)


def test_after_the_arrival_day_only_the_desk_may(
    world: World, booking: RoomBooking, proof: dict[str, str], guest: Guest
):
    with desk_on(world, noon_of(11)) as desk:
        mine = preview_of(guest, booking, **proof)
        desks = desk.get(at(booking, "cancellation-preview/"))

    assert refusal(mine) == (409, "CANCELLATION_TOO_LATE", None)
    assert (desks.status_code, desks.json()["penalty_amount"]) == (200, "150.00")


def test_a_look_takes_few_queries(
    booking: RoomBooking,
    proof: dict[str, str],
    guest: Guest,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    with django_assert_num_queries(3):
        preview_of(guest, booking, **proof)


# What the desk decides


def test_the_desk_sees_conditions_and_penalty(world: World, booking: RoomBooking, desk: Desk):
    before = desk.get(at(booking)).json()
    with desk_on(world, IN_FIRST_TIER) as later:
        after = later.post(at(booking, "cancel/"), {"reason": "The guest is ill"}).json()

    for page in (before, after):
        assert (page["policy"], page["policy_words"]) == (POLICY, POLICY_WORDS)
    assert (before["penalty_amount"], after["penalty_amount"]) == (None, "75.00")


def test_a_guest_sees_the_conditions_without_proof_too(booking: RoomBooking, guest: Guest):
    seen = guest.look_up(booking.booking_id).json()

    assert (seen["policy"], seen["policy_words"]) == (POLICY, POLICY_WORDS)


@pytest.mark.parametrize("last_step", ["cancel/", "no-show/"])
def test_the_desk_waives_a_penalty(world: World, booking: RoomBooking, last_step: str):
    with desk_on(world, noon_of(11)) as desk:
        page = desk.post(at(booking, last_step), {"waive_penalty": True}).json()

    told = DomainEvent.objects.filter(booking=booking).latest("pk").data
    charged = {"cancel/": "150.00", "no-show/": "75.00"}[last_step]
    assert page["penalty_amount"] == "0.00"
    assert (told["penalty_amount"], told["waived_amount"], told["waived_by"]) == (
        "0.00",
        charged,
        world.desk.label,
    )


@pytest.mark.parametrize("last_step", ["cancel/", "no-show/"])
@pytest.mark.parametrize("waive", [None, 1, "yes", []])
def test_only_yes_or_no_waives(world: World, booking: RoomBooking, last_step: str, waive: Any):
    before = everything_written()
    with desk_on(world, noon_of(11)) as desk:
        answer = desk.post(at(booking, last_step), {"waive_penalty": waive})

    assert refusal(answer) == (400, "VALIDATION_ERROR", "waive_penalty")
    assert everything_written() == before


def test_a_guest_cannot_waive(booking: RoomBooking, proof: dict[str, str], guest: Guest):
    answer = guest.cancel(booking.booking_id, {"waive_penalty": True}, **proof)

    assert refusal(answer) == (400, "UNKNOWN_FIELD", "waive_penalty")
    assert RoomBooking.objects.get().status == "CONFIRMED"


def test_a_no_show_is_charged_until_the_guest_comes(
    world: World, booking: RoomBooking, guest: Guest
):
    with desk_on(world, noon_of(11)) as desk:
        absent = desk.post(at(booking, "no-show/")).json()
        told = guest.look_up(booking.booking_id).json()
        back = desk.post(at(booking, "reinstate/")).json()

    assert (absent["penalty_amount"], back["penalty_amount"]) == ("75.00", None)
    assert (told["status"], told["penalty_amount"], told["total_amount"]) == (
        "NO_SHOW",
        "75.00",
        "150.00",
    )


def test_a_deadline_passes_with_its_second(world: World, booking: RoomBooking):
    shown = []
    for by in (-1, 0):
        with desk_on(world, IN_FIRST_TIER + timedelta(seconds=by)) as desk:
            shown.append(desk.get(at(booking, "cancellation-preview/")).json()["penalty_amount"])

    assert shown == ["0.00", "75.00"]
