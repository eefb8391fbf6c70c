"""Whatever is sent to the rates, the answer is a typed refusal or a change, never a fault."""

from __future__ import annotations

from typing import Any

import pytest

from tests.common.api.malformed import NO_OBJECTS, NO_TEXTS, NUMBERS, RAW_BODIES, UNKNOWN_KEYS
from tests.factories.staff_api import BASE, Desk
from tests.rates.keeping import made, make_plan, rates_written

BODIES: dict[str, dict[str, Any]] = {
    "plans": {
        "code": "NEW",
        "name": "New",
        "description": "",
        "parent_code": None,
        "adjustment": None,
        "inherits_restrictions": True,
        "policy_code": None,
        "payment_mode": None,
        "audience": "PUBLIC",
        "book_from": None,
        "stay_until": None,
        "min_stay": None,
        "max_advance": None,
        "meal": {"kind": "NONE"},
        "sold_types": [],
        "sort_order": 0,
        "is_active": True,
    },
    "policies": {
        "code": "NEW",
        "name": "New",
        "cutoff_time": "18:00",
        "tiers": [],
        "no_show": {"kind": "NONE"},
        "deposit": {"kind": "NONE"},
    },
    "seasons": {"name": "New", "start_date": "2026-06-01", "end_date": "2026-07-01"},
    "taxes": {"name": "New", "rate": "9", "is_included": True, "components": ["ROOM"]},
    "city-taxes": {
        "name": "New",
        "kind": "PERCENT",
        "value": "5",
        "exempt_under_age": 0,
        "max_nights": None,
    },
    "fees": {"name": "New", "basis": "PER_STAY", "amount": "5"},
    "promo-codes": {
        "code": "NEW",
        "name": "New",
        "kind": "FREE_NIGHT",
        "value": "3",
        "rate_plan_codes": [],
        "min_nights": 1,
        "max_uses": None,
    },
    "accounts": {
        "code": "NEW",
        "name": "New",
        "billing_email": "",
        "payment_days": 0,
        "rate_plan_codes": [],
    },
}
LISTS: dict[str, dict[str, Any]] = {
    "plans/FLEX/prices": {
        "room_type_code": None,
        "season": None,
        "weekdays": ["MON"],
        "kind": "PERCENT",
        "value": "5",
    },
    "plans/FLEX/discounts": {
        "name": "Week",
        "kind": "EARLY_BIRD",
        "threshold": 7,
        "percent": "10",
    },
    "occupancy": {
        "room_type_code": None,
        "occupancy_kind": "CHILD",
        "from_age": 0,
        "under_age": 18,
        "kind": "PERCENT",
        "value": "5",
    },
}
SETTINGS: dict[str, Any] = {
    "rounding": "HALF_UP",
    "tax_rate": "9",
    "prices_include_tax": True,
    "booking_window_days": 60,
    "min_stay_nights": 1,
    "max_stay_nights": 90,
    "hold_minutes": 15,
    "language": "en",
    "brand_colour": "#1f3a5f",
    "alert_email": "",
    "room_types": [],
}
STRANGE: list[Any] = [
    *NO_TEXTS,
    *NO_OBJECTS,
    *NUMBERS,
    "",
    "x" * 5000,
    [None],
    [{}],
    [[{}]],
    {"kind": None},
    "-0",
    "1e9",
    1e-9,
    -(2**63),
    "٢",
]
WRITES = [("POST", kind) for kind in BODIES] + [("PUT", kind) for kind in LISTS]


def is_answered(desk: Desk, method: str, path: str, body: Any) -> bool:
    """As described, which `ask` sees to, and by the request's own fault if refused."""
    return desk.ask(method, f"rates/{path}/", body).status_code < 500


@pytest.mark.parametrize("kind", BODIES)
def test_every_field_of_a_row_with_everything_strange(manager: Desk, kind: str):
    body = BODIES[kind]
    made(manager, f"rates/{kind}/", body)
    one = f"{kind}/{manager.get(f'rates/{kind}/').json()['results'][0].get('id', 'NEW')}"
    faults = [
        (method, name, value)
        for name in body
        for value in STRANGE
        for method, path, sent in (
            ("POST", kind, body | {name: value}),
            ("PATCH", one, {name: value}),
        )
        if not is_answered(manager, method, path, sent)
    ]

    assert faults == []


@pytest.mark.parametrize("path", LISTS)
def test_every_field_of_a_list_with_everything_strange(manager: Desk, path: str):
    make_plan(manager)
    faults = [
        (name, value)
        for name in LISTS[path]
        for value in STRANGE
        if not is_answered(manager, "PUT", path, {"results": [LISTS[path] | {name: value}]})
    ]

    assert faults == []


def test_every_setting_with_everything_strange(manager: Desk):
    faults = [
        (name, value)
        for name in SETTINGS
        for value in STRANGE
        if not is_answered(manager, "PATCH", "settings", {name: value})
    ]

    assert faults == []


@pytest.mark.parametrize(("method", "path"), [*WRITES, ("PATCH", "settings")])
def test_bodies_that_are_no_objects(manager: Desk, method: str, path: str):
    make_plan(manager)
    before = rates_written()
    statuses = {
        name: manager.client.generic(
            method,
            f"{BASE}/{manager.slug}/rates/{path}/",
            raw,
            content_type="application/json",
            headers=manager.headers,
        ).status_code
        for name, raw in RAW_BODIES.items()
        if path != "settings" or raw.strip()
    }

    assert {name for name, status in statuses.items() if status != 400} == set()
    assert rates_written() == before


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("key", UNKNOWN_KEYS)
def test_keys_that_nobody_knows(manager: Desk, kind: str, key: str):
    before = rates_written()
    answer = manager.post(f"rates/{kind}/", BODIES[kind] | {key: 1})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "UNKNOWN_FIELD")
    assert rates_written() == before
