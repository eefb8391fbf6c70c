"""What cancelling costs, as a hotel would explain it at the desk."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from common.money import Purse, Rounding
from common.stay import Stay
from rates.enums import LineKind, PenaltyKind
from rates.policies import (
    FROM_BOOKING_ON,
    CancellationPreview,
    SoldStay,
    Step,
    cancellation_preview,
    cutoff_of,
    deposit_due,
    first_night_amount,
    no_show_penalty,
    steps_of,
)
from rates.terms import Line, Penalty, Policy, TaxShare, Tier

KINDS = {
    "nothing": PenaltyKind.NONE,
    "first night": PenaltyKind.FIRST_NIGHT,
    "whole stay": PenaltyKind.WHOLE_STAY,
}
SECOND = timedelta(seconds=1)

# The stay is two nights from Thursday 14 January 2027 in Dublin, 230.00 EUR with a fee of 30.00; the
# first night is 120.00 with its breakfast. Cancelled: by the hotel's clock.
CASES = """
cut-off | from so many hours before        | cancelled           | costs
15:00   | never                            | 2027-01-14 23:59:59 | 0.00
15:00   | 24: first night                  | 2027-01-13 14:59:59 | 0.00
15:00   | 24: first night                  | 2027-01-13 15:00:00 | 120.00
15:00   | 24: first night                  | 2027-01-16 10:00:00 | 120.00
15:00   | 48: first night, 24: whole stay  | 2026-12-01 09:00:00 | 0.00
15:00   | 48: first night, 24: whole stay  | 2027-01-12 14:59:59 | 0.00
15:00   | 48: first night, 24: whole stay  | 2027-01-12 15:00:00 | 120.00
15:00   | 48: first night, 24: whole stay  | 2027-01-13 14:59:59 | 120.00
15:00   | 48: first night, 24: whole stay  | 2027-01-13 15:00:00 | 230.00
15:00   | 48: first night, 24: whole stay  | 2027-01-15 09:00:00 | 230.00
18:00   | 0: first night                   | 2027-01-14 17:59:59 | 0.00
18:00   | 0: first night                   | 2027-01-14 18:00:00 | 120.00
00:00   | 24: whole stay                   | 2027-01-12 23:59:59 | 0.00
00:00   | 24: whole stay                   | 2027-01-13 00:00:00 | 230.00
12:00   | 720: 10 %, 168: 50 %, 24: 90 %   | 2026-12-15 11:59:59 | 0.00
12:00   | 720: 10 %, 168: 50 %, 24: 90 %   | 2026-12-15 12:00:00 | 23.00
12:00   | 720: 10 %, 168: 50 %, 24: 90 %   | 2027-01-07 12:00:00 | 115.00
12:00   | 720: 10 %, 168: 50 %, 24: 90 %   | 2027-01-13 12:00:00 | 207.00
15:00   | booking: whole stay              | 2026-01-01 00:00:00 | 230.00
15:00   | booking: 50 %, 48: whole stay    | 2026-06-01 00:00:00 | 115.00
15:00   | booking: 50 %, 48: whole stay    | 2027-01-12 15:00:00 | 230.00
15:00   | 24: 50.00                        | 2027-01-13 15:00:00 | 50.00
15:00   | 24: 500.00                       | 2027-01-13 15:00:00 | 230.00
15:00   | 24: 33.333 %                     | 2027-01-13 15:00:00 | 76.67
15:00   | 24: 120 %                        | 2027-01-13 15:00:00 | 230.00
15:00   | 72: nothing, 24: first night     | 2027-01-12 09:00:00 | 0.00
15:00   | 72: whole stay, 24: nothing      | 2027-01-13 15:00:00 | 0.00
15:00   | 24: first night, 24: whole stay  | 2027-01-13 15:00:00 | 230.00
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def penalty(words: str) -> Penalty:
    if words in KINDS:
        return Penalty(KINDS[words])
    kind = PenaltyKind.PERCENT if words.endswith("%") else PenaltyKind.FIXED
    return Penalty(kind, Decimal(words.removesuffix("%").strip()))


def tier(words: str) -> Tier:
    hours, _, charge = words.partition(":")
    return Tier(FROM_BOOKING_ON if hours == "booking" else int(hours), penalty(charge.strip()))


def policy(tiers: str, cutoff: str = "15:00", **others: Penalty) -> Policy:
    parts = () if tiers == "never" else re.split(r",\s*", tiers)
    return Policy(
        "Flexible", time.fromisoformat(cutoff), tuple(tier(part) for part in parts), **others
    )


def sold(
    check_in: date = date(2027, 1, 14),
    total: str = "230.00",
    first_night: str = "120.00",
    *,
    purse: Purse = Purse(),  # noqa: B008 - a frozen value
    zone: str = "Europe/Dublin",
) -> SoldStay:
    return SoldStay(check_in, Decimal(total), Decimal(first_night), purse, zone)


def local(moment: str, zone: str = "Europe/Dublin") -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(("cutoff", "tiers", "cancelled", "costs"), rows(CASES))
def test_case_of_the_table(cutoff: str, tiers: str, cancelled: str, costs: str):
    preview = cancellation_preview(policy(tiers, cutoff), sold(), at=local(cancelled))

    assert str(preview.penalty_amount) == costs


@pytest.mark.parametrize("hours", [0, 1, 23, 24, 25, 48, 720, 8760])
@pytest.mark.parametrize("zone", ["Europe/Dublin", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_tier_starts_with_its_second(hours: int, zone: str):
    terms, stay = policy(f"{hours}: whole stay"), sold(zone=zone)
    start = local("2027-01-14 15:00", zone).astimezone(UTC) - timedelta(hours=hours)
    moments = (start - SECOND, start - timedelta(microseconds=1), start, start + SECOND)

    assert [
        str(cancellation_preview(terms, stay, at=moment).penalty_amount) for moment in moments
    ] == ["0.00", "0.00", "230.00", "230.00"]


def test_the_whole_preview():
    terms = policy("48: first night, 24: whole stay")
    first, second = steps_of(terms, sold())
    cutoff = datetime(2027, 1, 14, 15, tzinfo=UTC)
    facts = {"cutoff": cutoff, "free_until": first.start}

    def at(*moment: int) -> CancellationPreview:
        return cancellation_preview(terms, sold(), at=datetime(2027, 1, *moment, tzinfo=UTC))

    def costing(penalty: str, current: Step | None, following: Step | None) -> CancellationPreview:
        return CancellationPreview(
            penalty_amount=Decimal(penalty),
            current=current,
            next=following,
            **facts,
        )

    assert (first.start, second.start) == (cutoff - timedelta(days=2), cutoff - timedelta(days=1))
    assert at(1) == costing("0.00", None, first)
    assert at(12, 15) == costing("120.00", first, second)
    assert at(13, 15) == costing("230.00", second, None)


@pytest.mark.parametrize(
    ("tiers", "free_until"),
    [
        ("never", None),
        ("24: nothing", None),
        ("booking: 10 %, 24: whole stay", None),
        ("72: nothing, 24: 10 %", datetime(2027, 1, 13, 15, tzinfo=UTC)),
    ],
)
def test_free_until_it_costs_something(tiers: str, free_until: datetime | None):
    preview = cancellation_preview(policy(tiers), sold(), at=datetime(2027, 1, 1, tzinfo=UTC))

    assert preview.free_until == free_until


# Clock changes


@pytest.mark.parametrize(
    ("check_in", "zone", "cutoff", "in_utc", "day_before"),
    [
        # Dublin's clocks go forward on 28 March 2027 at 01:00: 24 hours before 15:00 it is 14:00.
        ((2027, 3, 28), "Europe/Dublin", "15:00", (2027, 3, 28, 14), "2027-03-27 14:00"),
        ((2027, 3, 29), "Europe/Dublin", "15:00", (2027, 3, 29, 14), "2027-03-28 15:00"),
        # They go back on 31 October at 02:00: 24 hours before 15:00 it is 16:00.
        ((2027, 10, 31), "Europe/Dublin", "15:00", (2027, 10, 31, 15), "2027-10-30 16:00"),
        ((2027, 11, 1), "Europe/Dublin", "15:00", (2027, 11, 1, 15), "2027-10-31 15:00"),
        # A time that is skipped, and one that comes twice: the later reading, for the guest.
        ((2027, 3, 28), "Europe/Dublin", "01:30", (2027, 3, 28, 1, 30), "2027-03-27 01:30"),
        ((2027, 10, 31), "Europe/Dublin", "01:30", (2027, 10, 31, 1, 30), "2027-10-30 02:30"),
        # New York, on 14 March and 7 November 2027; Lord Howe moves by half an hour.
        ((2027, 3, 14), "America/New_York", "18:00", (2027, 3, 14, 22), "2027-03-13 17:00"),
        ((2027, 11, 7), "America/New_York", "18:00", (2027, 11, 7, 23), "2027-11-06 19:00"),
        ((2027, 4, 4), "Australia/Lord_Howe", "18:00", (2027, 4, 4, 7, 30), "2027-04-03 18:30"),
        # Kolkata never changes.
        ((2027, 3, 28), "Asia/Kolkata", "15:00", (2027, 3, 28, 9, 30), "2027-03-27 15:00"),
    ],
)
def test_hours_are_hours_whatever_the_clocks_do(
    check_in: tuple[int, int, int],
    zone: str,
    cutoff: str,
    in_utc: tuple[int, ...],
    day_before: str,
):
    terms, stay = policy("24: whole stay", cutoff), sold(date(*check_in), zone=zone)
    (step,) = steps_of(terms, stay)

    assert cutoff_of(terms, stay) == datetime(*in_utc, tzinfo=UTC)  # type: ignore[misc,arg-type]
    assert step.start.astimezone(ZoneInfo(zone)).isoformat(" ", "minutes")[:16] == day_before


# Other currencies and roundings


@pytest.mark.parametrize(
    ("purse", "total", "first_night", "charged"),
    [
        (Purse("JPY"), "30001", "15000", ["10000", "15000", "5000", "30001"]),
        (Purse("JPY", Rounding.UP), "30001", "15000", ["10001", "15000", "5000", "30001"]),
        (Purse("JPY", Rounding.DOWN), "30002", "15000", ["10000", "15000", "5000", "30002"]),
        (Purse("KWD"), "100.005", "50.005", ["33.335", "50.005", "100.005", "100.005"]),
        (Purse("EUR"), "0.00", "0.00", ["0.00", "0.00", "0.00", "0.00"]),
    ],
)
def test_amounts_have_the_places_of_their_currency(
    purse: Purse, total: str, first_night: str, charged: list[str]
):
    stay = sold(total=total, first_night=first_night, purse=purse)
    kinds = [penalty(words) for words in ("33.333 %", "first night", "5000", "whole stay")]

    assert [str(no_show_penalty(policy("never", no_show=each), stay)) for each in kinds] == charged


def test_no_show_and_deposit_are_apart_from_the_tiers():
    terms = policy("24: nothing", no_show=penalty("whole stay"), deposit=penalty("30 %"))

    assert (no_show_penalty(terms, sold()), deposit_due(terms, sold())) == (
        Decimal("230.00"),
        Decimal("69.00"),
    )
    assert (
        no_show_penalty(policy("24: whole stay"), sold()),
        deposit_due(policy("never"), sold()),
    ) == (
        Decimal("0.00"),
        Decimal("0.00"),
    )


# The first night


def line(kind: LineKind, night: int | None, amount: str) -> Line:
    gross, tax = Decimal(amount), Decimal("1.00")
    day = None if night is None else date(2027, 1, night)
    return Line(kind, day, "", 1, gross - tax, (TaxShare("VAT", tax),), gross)


LINES = (
    line(LineKind.NIGHT, 14, "100.00"),
    line(LineKind.EXTRA_ADULT, 14, "20.00"),
    line(LineKind.MEAL, 14, "15.00"),
    line(LineKind.EARLY_BIRD, 14, "-12.00"),
    line(LineKind.NIGHT, 15, "80.00"),
    line(LineKind.PROMO_CODE, None, "-10.00"),
    line(LineKind.FEE, None, "30.00"),
    line(LineKind.CITY_TAX, None, "6.00"),
)
TWO_NIGHTS = Stay(date(2027, 1, 14), date(2027, 1, 16))


def test_the_first_night_is_its_own_lines_with_their_taxes():
    total = Decimal("229.00")

    assert first_night_amount(TWO_NIGHTS, total, LINES, Purse()) == Decimal("123.00")


@pytest.mark.parametrize(
    ("total", "purse", "share"),
    [("150.00", Purse(), "75.00"), ("100.01", Purse(), "50.01"), ("15001", Purse("JPY"), "7501")],
)
def test_without_lines_nights_count_the_same(total: str, purse: Purse, share: str):
    assert str(first_night_amount(TWO_NIGHTS, Decimal(total), (), purse)) == share


def test_a_first_night_above_the_total_is_the_total():
    """An amount off the whole stay may leave less than the first night."""
    stay = sold(total="90.00", first_night="120.00")

    assert no_show_penalty(policy("never", no_show=penalty("first night")), stay) == Decimal(90)


def test_a_first_night_that_was_free_costs_nothing():
    stay = sold(first_night="-5.00")

    assert str(no_show_penalty(policy("never", no_show=penalty("first night")), stay)) == "0.00"
