"""The small shared things: the hotel's day, money, ids, proofs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from common.clock import hotel_today, now
from common.ids import CROCKFORD, new_booking_id, new_confirmation_number, new_quote_id
from common.money import rounded
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
        ("1", "1.00"),
    ],
)
def test_money_is_rounded_as_on_a_bill(amount: str, cents: str) -> None:
    assert str(rounded(Decimal(amount))) == cents


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
