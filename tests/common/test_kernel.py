"""The small shared things: the hotel's day, money, ids, proofs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from common.clock import hotel_today, now
from common.ids import CROCKFORD, new_booking_id, new_confirmation_number, new_quote_id
from common.money import Purse, Rounding
from common.tokens import derive_manage_token, hash_token, token_matches


@pytest.mark.parametrize(
    ("zone", "at", "today"),
    [
        ("UTC", datetime(2026, 3, 2, 23, 59, tzinfo=UTC), date(2026, 3, 2)),
        ("Pacific/Kiritimati", datetime(2026, 3, 2, 10, 0, tzinfo=UTC), date(2026, 3, 3)),
        ("Pacific/Kiritimati", datetime(2026, 3, 2, 9, 59, tzinfo=UTC), date(2026, 3, 2)),
        ("Pacific/Pago_Pago", datetime(2026, 3, 2, 10, 59, tzinfo=UTC), date(2026, 3, 1)),
        ("Pacific/Pago_Pago", datetime(2026, 3, 2, 11, 0, tzinfo=UTC), date(2026, 3, 2)),
        ("Europe/Dublin", datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        ("Europe/Dublin", datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 29)),
        ("Europe/Dublin", datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
    ],
)
def test_today_is_the_hotels_own(zone: str, at: datetime, today: date) -> None:
    assert hotel_today(zone, at) == today


def test_clock_tells_utc() -> None:
    assert now().tzinfo == UTC


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("17.8414", "17.84"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("1", "1.00"),
        ("12345678901234567890.125", "12345678901234567890.13"),
    ],
)
def test_money_is_rounded_as_on_a_bill(amount: str, cents: str) -> None:
    assert str(Purse().rounded(Decimal(amount))) == cents


@pytest.mark.parametrize(
    ("rounding", "coins"),
    [
        (Rounding.HALF_UP, ["0.02", "0.03", "0.03", "0.02", "-0.03"]),
        (Rounding.HALF_DOWN, ["0.01", "0.02", "0.03", "0.02", "-0.02"]),
        (Rounding.HALF_EVEN, ["0.02", "0.02", "0.03", "0.02", "-0.02"]),
        (Rounding.UP, ["0.02", "0.03", "0.03", "0.03", "-0.03"]),
        (Rounding.DOWN, ["0.01", "0.02", "0.02", "0.02", "-0.02"]),
    ],
)
def test_money_is_rounded_by_the_hotels_method(rounding: Rounding, coins: list[str]) -> None:
    purse = Purse("EUR", rounding)
    amounts = ["0.015", "0.025", "0.026", "0.024", "-0.025"]

    assert [str(purse.rounded(Decimal(amount))) for amount in amounts] == coins


@pytest.mark.parametrize(
    ("currency", "rounded"),
    [("JPY", "2"), ("EUR", "1.60"), ("USD", "1.60"), ("KWD", "1.600"), ("CLF", "1.5996")],
)
def test_money_has_the_places_of_its_currency(currency: str, rounded: str) -> None:
    assert str(Purse(currency).rounded(Decimal("1.59956"))) == rounded
    assert str(Purse(currency).nothing) == str(Decimal(rounded) * 0)


@pytest.mark.parametrize(
    ("currency", "amount", "fits"),
    [
        ("JPY", "7500", True),
        ("JPY", "7500.00", True),
        ("JPY", "7500.5", False),
        ("EUR", "75.5", True),
        ("EUR", "75.500", True),
        ("EUR", "75.005", False),
        ("EUR", "0.000", True),
        ("EUR", "-0.01", True),
        ("KWD", "75.005", True),
        ("KWD", "75.0005", False),
        ("EUR", "1E+40", True),
        ("EUR", "1234567890123456789012345678901234567890.01", True),
        ("EUR", "1234567890123456789012345678901234567890.001", False),
        ("EUR", "1E-999999", False),
        ("EUR", "NaN", False),
        ("EUR", "Infinity", False),
    ],
)
def test_an_amount_fits_the_currencys_coins(currency: str, amount: str, fits: bool) -> None:
    assert Purse(currency).fits(Decimal(amount)) is fits


def test_public_ids_have_their_shape() -> None:
    assert re.fullmatch(rf"BK-2026-[{CROCKFORD}]{{10}}", new_booking_id(2026))
    assert re.fullmatch(r"HTL-2026-[0-9]{8}", new_confirmation_number(2026))
    assert re.fullmatch(rf"QUOTE-2026-[{CROCKFORD}]{{10}}", new_quote_id(2026))


def test_public_ids_hold_no_letter_that_reads_like_a_digit() -> None:
    assert (len(set(CROCKFORD)), set(CROCKFORD) & set("ILOU")) == (32, set())


def test_public_ids_do_not_count() -> None:
    ids = [new_booking_id(2026) for _ in range(200)]

    assert len(set(ids)) == 200
    assert ids != sorted(ids)


def test_proof_fits_its_own_booking_only() -> None:
    token = derive_manage_token("BK-2026-AAAAAAAAAA")

    assert token == derive_manage_token("BK-2026-AAAAAAAAAA")
    assert token_matches(token, hash_token(token)) is True
    assert token_matches(derive_manage_token("BK-2026-BBBBBBBBBB"), hash_token(token)) is False
    assert token not in hash_token(token)


def test_proof_depends_on_the_sites_secret(settings: pytest.FixtureRequest) -> None:
    before = derive_manage_token("BK-2026-AAAAAAAAAA")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]

    assert derive_manage_token("BK-2026-AAAAAAAAAA") != before
