"""POST pricing-quote/: a price to rely on for 15 minutes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from hotel.models import PricingQuote
from tests.factories.guest_api import Guest, guest_of, wanted
from tests.factories.rates import free_conditions
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, make_world, nights


def quarter_of_an_hour_from_now() -> str:
    """By the database's clock, which stands still within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now() + interval '15 minutes'")
        return cursor.fetchone()[0].strftime("%Y-%m-%dT%H:%M:%SZ")


TEN_OFF = "promo code WINTER2026: -10 %"


def line(kind: str, night: str, reason: str, amounts: tuple[str, str, str]) -> dict[str, Any]:
    """`amounts` are net, tax and both."""
    net, tax, amount = amounts
    return {
        "kind": kind,
        "night": night,
        "reason": reason,
        "quantity": 1,
        "net": net,
        "taxes": [{"name": "VAT", "amount": tax}],
        "amount": amount,
    }


def test_quote_promises_the_price_of_the_stay(db: None, noon: None, no_throttles: None):
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=True)
    world.promo()
    answer = guest_of(world).quote(promo_code="winter2026")
    quote = PricingQuote.objects.get()

    assert answer.status_code == 201
    assert answer.json() == {
        "quote_id": quote.quote_id,
        "hotel": {"name": "Grand Hotel", "slug": world.hotel.slug},
        "room_type": "DBL",
        "room_type_name": "Double Room",
        "check_in": "2026-03-03",
        "check_out": "2026-03-05",
        "nights": 2,
        "adults": 2,
        "children": 0,
        "child_ages": [],
        "cots": 0,
        "promo_code": "WINTER2026",
        "rate_plan": {"code": "STANDARD", "name": "Standard rate"},
        "lines": [
            line("NIGHT", "2026-03-03", "base price", ("66.08", "8.92", "75.00")),
            line("PROMO_CODE", "2026-03-03", TEN_OFF, ("-6.61", "-0.89", "-7.50")),
            line("NIGHT", "2026-03-04", "base price", ("66.08", "8.92", "75.00")),
            line("PROMO_CODE", "2026-03-04", TEN_OFF, ("-6.61", "-0.89", "-7.50")),
        ],
        "tax_summary": [{"name": "VAT", "amount": "16.06"}],
        **free_conditions("135.00"),
        "deposit_amount": "0.00",
        "subtotal": "118.94",
        "taxes": "16.06",
        "total": "135.00",
        "currency": "EUR",
        "expires_at": quarter_of_an_hour_from_now(),
        "created_at": NOON.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def test_quote_cannot_be_guessed(guest: Guest):
    ids = [guest.quote().json()["quote_id"] for _ in range(3)]

    assert [bool(re.fullmatch(r"QUOTE-2026-[0-9A-HJKMNP-TV-Z]{10}", each)) for each in ids] == [
        True,
        True,
        True,
    ]
    assert len(set(ids)) == 3


def test_quote_holds_no_room(world: World, guest: Guest):
    guest.quote(room_type_code="STE")

    assert world.sold(1, 3, "STE") == [0, 0]


def test_price_of_a_full_type_can_be_asked(world: World, guest: Guest):
    world.hold(nights(1, 3), "STE")

    assert guest.quote(room_type_code="STE").status_code == 201


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"room_type_code": "ATTIC"}, (404, "ROOM_TYPE_NOT_FOUND", "room_type_code")),
        ({"adults": 3}, (400, "OCCUPANCY_EXCEEDED", "adults")),
        ({"children": 1}, (400, "OCCUPANCY_EXCEEDED", "adults")),
        ({"adults": 0, "children": 1}, (400, "VALIDATION_ERROR", "adults")),
        ({"first": 3, "last": 3}, (400, "INVALID_DATE_RANGE", "check_out")),
        ({"first": -1}, (400, "ARRIVAL_IN_THE_PAST", "check_in")),
        ({"last": 61}, (400, "OUTSIDE_BOOKING_WINDOW", "check_out")),
        ({"total": "1.00"}, (400, "UNKNOWN_FIELD", "total")),
    ],
)
def test_refused_quote_leaves_no_trace(
    facts: dict[str, object], expected: tuple[int, str, str], guest: Guest
):
    before = everything_written()

    assert refusal(guest.quote(**facts)) == expected
    assert everything_written() == before


@pytest.mark.parametrize("name", ["room_type_code", "check_in", "check_out", "adults"])
def test_what_a_quote_needs(name: str, guest: Guest):
    body = {key: value for key, value in wanted().items() if key != name}

    assert refusal(guest.ask("POST", "pricing-quote/", body)) == (400, "VALIDATION_ERROR", name)


def test_every_fault_is_named(guest: Guest):
    answer = guest.ask("POST", "pricing-quote/", {"check_in": "soon", "adults": 0, "rate": 1})

    assert answer.json() == {
        "error": {
            "code": "VALIDATION_ERROR",
            "message": "This field is required.",
            "field": "room_type_code",
            "details": {
                "errors": [
                    {
                        "field": "room_type_code",
                        "code": "required",
                        "message": "This field is required.",
                    },
                    {
                        "field": "check_in",
                        "code": "invalid",
                        "message": "Enter a date as YYYY-MM-DD.",
                    },
                    {
                        "field": "check_out",
                        "code": "required",
                        "message": "This field is required.",
                    },
                    {
                        "field": "adults",
                        "code": "min_value",
                        "message": "Ensure this value is greater than or equal to 1.",
                    },
                    {
                        "field": "rate",
                        "code": "UNKNOWN_FIELD",
                        "message": "This field is not known here.",
                    },
                ]
            },
        }
    }


def test_unknown_hotel_quotes_nothing(world: World, guest: Guest):
    assert refusal(Guest("no-such-hotel").quote()) == (404, "NOT_FOUND", None)
