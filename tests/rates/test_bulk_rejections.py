"""What of many changes cannot be made, and what becomes of the others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rates.models import RateNight, RatePlan
from tests.factories.nights import allowances, change, send, set_nights, told, updated
from tests.factories.rates import plan
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, day, make_world, nights

GOOD = change(1, 2, room_type_codes=["DBL"], price="99.00")
PRICE = Decimal("99.00")
NO_SUCH_PLAN = {
    "code": "RATE_PLAN_NOT_FOUND",
    "message": "There is no such rate plan in this hotel.",
    "field": "rate_plan_codes",
}


@pytest.fixture
def flex(world: World) -> RatePlan:
    """Sells double rooms only."""
    made = plan(world, "FLEX")
    made.sold_types.create(hotel=world.hotel, room_type=world.types["DBL"])
    return made


CASES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (change(1, 2, rate_plan_codes=["NONE"], price="99"), NO_SUCH_PLAN),
    (
        change(1, 2, room_type_codes=["NONE"], price="99"),
        {
            "code": "ROOM_TYPE_NOT_FOUND",
            "message": "There is no such room type in this hotel.",
            "field": "room_type_codes",
        },
    ),
    (
        change(1, 2, rate_plan_codes=["FLEX"], room_type_codes=["DBL", "STE"], price="99"),
        {
            "code": "RATE_PLAN_NOT_FOR_TYPE",
            "message": "The rate plan does not sell this room type.",
            "field": "room_type_codes",
        },
    ),
    (
        change(1, 2, room_type_codes=["STE"], price="99"),
        {
            "code": "RATE_PLAN_NOT_FOR_TYPE",
            "message": "The rate plan does not sell this room type.",
            "field": "room_type_codes",
        },
    ),
    (
        change(2, 2, price="99"),
        {"code": "NO_NIGHTS", "message": "The change is for no night.", "field": "to"},
    ),
    (
        change(0, 4, weekdays=["SAT"], price="99"),
        {"code": "NO_NIGHTS", "message": "The change is for no night.", "field": "to"},
    ),
    (
        change(-2, 4, price="99"),
        {
            "code": "NIGHTS_IN_THE_PAST",
            "message": "Nights before the hotel's today stay as they are.",
            "field": "from",
            "nights": ["2026-02-28", "2026-03-01"],
        },
    ),
    (
        change(60 + 731, 60 + 731 + 1, price="99"),
        {
            "code": "NIGHTS_TOO_FAR_AHEAD",
            "message": "The nights are too far ahead.",
            "field": "to",
        },
    ),
    (
        change(1, 2, price="99.001"),
        {
            "code": "AMOUNT_TOO_PRECISE",
            "message": "The amount has more places than the hotel's currency.",
            "field": "price",
        },
    ),
    (
        change(1, 3, min_stay_arrival=4, max_stay_arrival=3),
        {
            "code": "MIN_ABOVE_MAX",
            "message": "A minimum would be above its maximum.",
            "field": "max_stay_arrival",
            "nights": ["2026-03-03", "2026-03-04"],
        },
    ),
    (
        change(59, 63, overbooking_allowance=1),
        {
            "code": "NIGHTS_NOT_OPEN",
            "message": "The nights are not on sale yet.",
            "field": "overbooking_allowance",
            "nights": ["2026-05-02", "2026-05-03"],
        },
    ),
]


@pytest.mark.parametrize(("bad", "why"), CASES)
def test_partially_the_good_ones_are_saved(
    world: World, flex: RatePlan, manager: Desk, bad: dict[str, Any], why: dict[str, Any]
):
    answer = send(manager, bad, GOOD, mode="PARTIAL")

    assert answer.status_code == 200
    assert answer.json() == updated(1, mode="PARTIAL", rejected=[{"index": 0, **why}])
    assert set_nights(world) == {("FLEX", "DBL", 1): {"price": PRICE}}


@pytest.mark.parametrize(("bad", "why"), CASES)
def test_or_one_rejection_keeps_everything_as_it_was(
    world: World, flex: RatePlan, manager: Desk, bad: dict[str, Any], why: dict[str, Any]
):
    before = allowances(world, 0, 60)
    answer = send(manager, GOOD, change(1, 2, overbooking_allowance=1), bad)

    assert answer.status_code == 409
    assert answer.json() == {
        "error": {
            "code": "BULK_REJECTED",
            "message": "Some changes cannot be made, so none was.",
            "details": {"rejected_count": 1, "rejected": [{"index": 2, **why}]},
        }
    }
    assert (set_nights(world), allowances(world, 0, 60), told()) == ({}, before, [])


def test_a_change_is_rejected_whole(world: World, flex: RatePlan, manager: Desk):
    """Its nights without a fault as well, and its price with its allowance."""
    world.hold(nights(2, 3))
    world.hold(nights(2, 3))
    send(manager, change(2, 3, min_stay_through=3))
    answer = send(
        manager,
        change(1, 4, max_stay_through=2),
        change(60, 62, price="99", room_type_codes=["DBL"], overbooking_allowance=1),
        mode="PARTIAL",
    )

    assert [each["index"] for each in answer.json()["rejected"]] == [0, 1]
    assert set_nights(world) == {("FLEX", "DBL", 2): {"min_stay_through": 3}}


def test_a_change_is_judged_by_what_the_ones_before_it_left(
    world: World, flex: RatePlan, manager: Desk
):
    answer = send(
        manager,
        change(1, 2, min_advance=5),
        change(1, 2, max_advance=4),
        change(1, 2, min_advance=None),
        change(1, 2, max_advance=4),
        mode="PARTIAL",
    )

    assert [each["index"] for each in answer.json()["rejected"]] == [1]
    assert set_nights(world) == {("FLEX", "DBL", 1): {"max_advance": 4}}


def test_a_hotel_without_plans_has_none_to_price(world: World, manager: Desk):
    answer = send(manager, change(1, 2, price="99"), mode="PARTIAL")

    assert answer.json() == updated(
        mode="PARTIAL", accepted=0, rejected=[{"index": 0, **NO_SUCH_PLAN}]
    )


def test_another_hotels_codes_are_unknown(world: World, flex: RatePlan, manager: Desk):
    other = make_world(rooms={"OTHER": ("1",)})
    plan(other, "THEIRS")
    answer = send(
        manager,
        change(1, 2, rate_plan_codes=["THEIRS"], price="99"),
        change(1, 2, room_type_codes=["OTHER"], overbooking_allowance=1),
        mode="PARTIAL",
    )

    assert [each["code"] for each in answer.json()["rejected"]] == [
        "RATE_PLAN_NOT_FOUND",
        "ROOM_TYPE_NOT_FOUND",
    ]
    assert RateNight.objects.count() == 0


def test_the_reasons_are_the_first_thousand(world: World, flex: RatePlan, manager: Desk):
    answer = send(manager, *[change(1, 2, rate_plan_codes=["NONE"], stop_sell=True)] * 1001)
    details = answer.json()["error"]["details"]

    assert (details["rejected_count"], len(details["rejected"])) == (1001, 1000)


def test_more_nights_than_one_call_may_change(world: World, flex: RatePlan, manager: Desk):
    answer = send(manager, *[change(0, 750, price="99")] * 201, mode="PARTIAL")

    assert answer.json() == {
        "error": {
            "code": "BULK_TOO_LARGE",
            "message": "That is more than one call may change.",
            "field": "changes",
            "details": {"max_nights": 150_000},
        }
    }
    assert RateNight.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "VALIDATION_ERROR", "mode")),
        ({"mode": "PARTIAL"}, (400, "VALIDATION_ERROR", "changes")),
        ({"mode": "PARTIAL", "changes": []}, (400, "VALIDATION_ERROR", "changes")),
        ({"mode": "PARTIAL", "changes": {}}, (400, "VALIDATION_ERROR", "changes")),
        ({"mode": "SOME", "changes": [GOOD]}, (400, "VALIDATION_ERROR", "mode")),
        ({"mode": "PARTIAL", "changes": [GOOD], "x": 1}, (400, "UNKNOWN_FIELD", "x")),
    ],
)
def test_a_body_that_makes_no_sense(
    world: World, manager: Desk, body: dict[str, Any], expected: tuple[int, str, str]
):
    assert refusal(manager.post("rates/bulk-update/", body)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ("VALIDATION_ERROR", "")),
        ({"colour": 1}, ("UNKNOWN_FIELD", ".colour")),
        ({"price": "1e2"}, ("VALIDATION_ERROR", ".price")),
        ({"price": -1}, ("VALIDATION_ERROR", ".price")),
        ({"price": True}, ("VALIDATION_ERROR", ".price")),
        ({"price": [[[[]]]]}, ("VALIDATION_ERROR", ".price")),
        ({"stop_sell": 1}, ("VALIDATION_ERROR", ".stop_sell")),
        ({"stop_sell": "yes"}, ("VALIDATION_ERROR", ".stop_sell")),
        ({"min_stay_arrival": 0}, ("VALIDATION_ERROR", ".min_stay_arrival")),
        ({"min_stay_arrival": 366}, ("VALIDATION_ERROR", ".min_stay_arrival")),
        ({"min_advance": -1}, ("VALIDATION_ERROR", ".min_advance")),
        ({"overbooking_allowance": None}, ("VALIDATION_ERROR", ".overbooking_allowance")),
        ({"overbooking_allowance": -1}, ("VALIDATION_ERROR", ".overbooking_allowance")),
        ({"price": "9", "weekdays": []}, ("VALIDATION_ERROR", ".weekdays")),
        ({"price": "9", "weekdays": ["MONDAY"]}, ("VALIDATION_ERROR", ".weekdays.0")),
        ({"price": "9", "weekdays": [{}]}, ("VALIDATION_ERROR", ".weekdays.0")),
        ({"price": "9", "rate_plan_codes": []}, ("VALIDATION_ERROR", ".rate_plan_codes")),
        ({"price": "9", "rate_plan_codes": "FLEX"}, ("VALIDATION_ERROR", ".rate_plan_codes")),
        ({"price": "9", "rate_plan_codes": ["\x01"]}, ("VALIDATION_ERROR", ".rate_plan_codes.0")),
        ({"price": "9", "from": "2026-1-1"}, ("VALIDATION_ERROR", ".from")),
        ({"price": "9", "to": None}, ("VALIDATION_ERROR", ".to")),
    ],
)
def test_a_change_that_makes_no_sense_is_named(
    world: World, manager: Desk, facts: dict[str, Any], expected: tuple[str, str]
):
    code, field = expected
    answer = send(manager, GOOD, {**change(1, 2), **facts}, mode="PARTIAL")

    assert refusal(answer) == (400, code, f"changes.1{field}")


@pytest.mark.parametrize("missing", ["from", "to"])
def test_a_change_has_both_its_dates(world: World, manager: Desk, missing: str):
    bad = change(1, 2, price="9")
    del bad[missing]

    assert refusal(send(manager, bad)) == (400, "VALIDATION_ERROR", f"changes.0.{missing}")


def test_true_is_not_one(world: World, flex: RatePlan, manager: Desk):
    """A value that was good for one change is not taken for its like of another type."""
    answer = send(manager, change(1, 2, min_stay_arrival=1), change(1, 2, min_stay_arrival=True))

    assert refusal(answer) == (400, "VALIDATION_ERROR", "changes.1.min_stay_arrival")


def test_a_body_beyond_24_megabytes(world: World, manager: Desk):
    answer = manager.ask("POST", "rates/bulk-update/", {"mode": "x" * (24 * 1024 * 1024)})

    assert answer.json() == {
        "error": {
            "code": "PAYLOAD_TOO_LARGE",
            "message": "The body is larger than 24576 kB.",
        }
    }


def test_the_front_desk_may_look_but_not_touch(world: World, flex: RatePlan, desk: Desk):
    assert refusal(send(desk, GOOD)) == (403, "PERMISSION_DENIED", None)
    assert desk.get("rates/calendar/", **{"from": day(0), "to": day(1)}).status_code == 200


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"mode": "PARTIAL", "changes": [{"\\ud800": 1}]}', "MALFORMED_JSON"),
        (b'{"mode": "PARTIAL", "changes": [{"\\u0000": 1}]}', "MALFORMED_JSON"),
        (b'{"mode": "PARTIAL", "changes": [{"price": ' + b"[" * 300 + b"]" * 300 + b"}]}", ""),
        (b'{"mode": "PARTIAL", "changes": ' + b"[" * 300 + b"]" * 300 + b"}", ""),
        (b'{"changes": ' + b"[" * 99_999, "MALFORMED_JSON"),
        (b'{"mode": "PARTIAL", "mode": "PARTIAL", "changes": []}', "MALFORMED_JSON"),
    ],
)
def test_hostile_bodies_are_refused(world: World, manager: Desk, raw: bytes, expected: str):
    answer = manager.client.post(
        f"/api/staff/hotel/{world.hotel.slug}/rates/bulk-update/",
        raw,
        content_type="application/json",
        headers=manager.headers | {"Idempotency-Key": "k-1"},
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (
        400,
        expected or "VALIDATION_ERROR",
    )
