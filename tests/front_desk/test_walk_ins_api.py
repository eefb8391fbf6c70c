from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hotel.models import RoomBooking
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk
from tests.factories.staff_fixtures import desk, no_throttles, noon
from tests.factories.world import day

__all__ = ["desk", "no_throttles", "noon"]

STAY = {"check_in": day(0).isoformat(), "check_out": day(2).isoformat()}
ADA = {"primary_first_name": "Ada", "primary_last_name": "King"}
WALK_IN: dict[str, Any] = STAY | ADA | {"adults": 2, "room_type_code": "DBL"}


def sell(desk: Desk, *, key: str = "", **facts: Any) -> Any:
    headers = desk.headers | ({"Idempotency-Key": key} if key else {})
    return replace(desk, headers=headers).post("walk-ins/", WALK_IN | facts)


def test_a_walk_in_is_answered_with_the_booking_as_it_stands(desk: Desk):
    answer = sell(desk, check_in_now=True, payment={"method": "CASH"})

    guest = RoomBooking.objects.get()
    body = answer.json()
    assert answer.status_code == 201
    assert (body["booking_id"], body["status"]) == (guest.booking_id, "CONFIRMED")
    assert body["payment_status"] == "PAID"
    assert guest.is_in_house


def test_one_key_sells_once(desk: Desk):
    first, again = (sell(desk, key="one") for _ in range(2))

    assert (first.json(), again["Idempotent-Replayed"]) == (again.json(), "true")
    assert RoomBooking.objects.count() == 1


def test_a_key_is_for_one_request(desk: Desk):
    sell(desk, key="one")

    answer = sell(desk, key="one", adults=1)

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "IDEMPOTENCY_KEY_REUSED")


@pytest.mark.parametrize(
    ("facts", "status", "code"),
    [
        ({"room_type_code": ""}, 400, "VALIDATION_ERROR"),
        ({"room_type_code": "NONE"}, 404, "ROOM_TYPE_NOT_FOUND"),
        ({"room_id": 2**31 - 1}, 404, "ROOM_NOT_FOUND"),
        ({"payment": {"method": "GOLD"}}, 400, "VALIDATION_ERROR"),
        ({"payment": {"method": "CASH", "amount": "999.00"}}, 400, "DESK_PAYMENT_TOO_HIGH"),
        ({"payment": {"method": "CASH", "amount": "1.001"}}, 400, "AMOUNT_TOO_PRECISE"),
        ({"expected_total": "1.00"}, 409, "PRICE_HAS_CHANGED"),
        ({"check_in": day(1).isoformat(), "check_in_now": True}, 409, "CHECK_IN_TOO_EARLY"),
        ({"nonsense": 1}, 400, "UNKNOWN_FIELD"),
        ({"adults": 3}, 400, "OCCUPANCY_EXCEEDED"),
    ],
)
def test_a_refusal_sells_nothing(desk: Desk, facts: dict[str, Any], status: int, code: str):
    before = everything_written()

    answer = sell(desk, **facts)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert everything_written() == before
