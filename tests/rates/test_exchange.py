"""Amounts in other currencies, and the rates that they are estimated by."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import DomainError
from common.money import places_of
from rates.errors import ExchangeRatesTooOld, ExchangeRatesUnreadable
from rates.exchange import EURO, ExchangeTable, is_fresh
from rates.exchange_files import MOST_BYTES, day_of_rates
from rates.exchange_loading import exchange_table
from rates.models import ExchangeRate
from rates.services.exchange import keep_exchange_rates
from tests.factories.world import NOON, day

RATES = {"USD": Decimal("1.1568"), "JPY": Decimal("178.53"), "KWD": Decimal("0.3551")}
TABLE = ExchangeTable(RATES, day(0))
CODES = st.sampled_from([EURO, *RATES])
AMOUNTS = st.decimals(
    min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False
)
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
  <Cube><Cube time='2026-03-02'>
    <Cube currency='USD' rate='1.1568'/><Cube currency='JPY' rate='178.53'/><Cube currency='KWD' rate='0.3551'/>
  </Cube></Cube>
</gesmes:Envelope>"""
CSV = "Date, USD, JPY, KWD, BGN, \n02 March 2026, 1.1568, 178.53, 0.3551, N/A, \n"


def by_hand(amount: Decimal, source: str, target: str) -> Decimal:
    per = RATES | {EURO: Decimal(1)}
    with localcontext(prec=200):
        exact = amount * per[target] / per[source]
        return exact.quantize(Decimal(1).scaleb(-places_of(target)), ROUND_HALF_UP)


@given(AMOUNTS, CODES, CODES)
def test_amounts_are_converted_exactly_and_halves_go_up(amount: Decimal, source: str, target: str):
    found = TABLE.convert(amount, source, target)

    assert found == by_hand(amount, source, target)
    assert -found.as_tuple().exponent == places_of(target)


@given(AMOUNTS, AMOUNTS, CODES, CODES)
def test_what_is_dearer_stays_dearer(one: Decimal, other: Decimal, source: str, target: str):
    low, high = sorted([one, other])

    assert TABLE.convert(low, source, target) <= TABLE.convert(high, source, target)
    assert TABLE.in_euros(low, source) <= TABLE.in_euros(high, source)


@given(AMOUNTS, CODES, CODES)
def test_sizes_do_not_depend_on_the_sign(amount: Decimal, source: str, target: str):
    assert TABLE.convert(-amount, source, target) == -TABLE.convert(amount, source, target)


@pytest.mark.parametrize(
    ("amount", "source", "target", "expected"),
    [
        ("100.00", "EUR", "USD", "115.68"),
        ("100.00", "USD", "EUR", "86.45"),
        ("0.005", "EUR", "EUR", "0.01"),
        ("75.00", "EUR", "JPY", "13390"),
        ("10000", "JPY", "KWD", "19.890"),
        ("0", "JPY", "EUR", "0.00"),
    ],
)
def test_estimates_by_hand(amount: str, source: str, target: str, expected: str):
    assert str(TABLE.convert(Decimal(amount), source, target)) == expected


def test_without_a_rate_nothing_is_estimated():
    assert TABLE.convert(Decimal(1), "EUR", "CHF") is None
    assert TABLE.convert(Decimal(1), "CHF", "EUR") is None
    assert TABLE.in_euros(Decimal(1), "CHF") is None
    assert (TABLE.currencies, ExchangeTable().currencies) == (["EUR", "JPY", "KWD", "USD"], [])


@pytest.mark.parametrize(("days", "fresh"), [(-1, True), (0, True), (7, True), (8, False)])
def test_rates_are_shown_for_a_week(days: int, fresh: bool):
    assert is_fresh(day(0), today=day(days)) == fresh


@pytest.mark.parametrize(
    "content",
    [XML, "\ufeff" + XML, CSV, "Date,USD,JPY,KWD\n2026-03-02,1.1568,178.53,0.3551\n"],
    ids=["xml", "xml with a mark", "csv", "plain csv"],
)
def test_a_file_of_the_bank_is_read(content: str):
    found = day_of_rates(content.encode())

    assert (found.as_of, found.per_euro) == (day(0), RATES)


def test_of_several_days_the_newest_counts():
    older = "01 March 2026, 1.15, 178, 0.35, 1, \n"
    days = XML.replace(
        "<Cube><Cube", "<Cube><Cube time='2026-02-27'><Cube currency='USD' rate='1'/></Cube><Cube"
    )

    assert day_of_rates((CSV + older).encode()).as_of == day(0)
    assert day_of_rates(days.encode()).per_euro == RATES


ENTITIES = XML.replace(
    "<gesmes:Env", '<!DOCTYPE x [<!ENTITY a "USD"><!ENTITY b "&a;&a;">]><gesmes:Env', 1
)
OUTSIDE = XML.replace("<gesmes:Env", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><gesmes:Env', 1)


@pytest.mark.parametrize(
    ("content", "details"),
    [
        (b"x" * (MOST_BYTES + 1), {"reason": "TOO_LARGE"}),
        (ENTITIES.encode(), {"reason": "DOCUMENT_TYPE"}),
        (OUTSIDE.encode(), {"reason": "DOCUMENT_TYPE"}),
        (XML[:200].encode(), {"reason": "NOT_XML", "line": 3}),
        (b"<Cube/>", {"reason": "NO_RATES"}),
        (b"", {"reason": "NO_HEADER"}),
        (b"\xff\xfe", {"reason": "NOT_CSV"}),
        (b"Name,USD\nx,1\n", {"reason": "NO_HEADER"}),
        (b"Date,USD\n", {"reason": "NO_RATES"}),
        (b"Date,USD\n31 June 2026,1\n", {"reason": "DAY", "day": "31 June 2026"}),
        (XML.replace("2026-03-02", "soon").encode(), {"reason": "DAY", "day": "soon"}),
        (XML.replace("1.1568", "0").encode(), {"reason": "RATE", "currency": "USD", "rate": "0"}),
        (XML.replace("1.1568", "-1").encode(), {"reason": "RATE", "currency": "USD", "rate": "-1"}),
        (XML.replace("1.1568", "1e9").encode(), {"reason": "RATE", "currency": "USD", "rate": "1e9"}),
        (XML.replace("USD", "usd").encode(), {"reason": "RATE", "currency": "usd", "rate": "1.1568"}),
        (XML.replace("USD", "EUR").encode(), {"reason": "RATE", "currency": "EUR", "rate": "1.1568"}),
        (XML.replace("JPY", "USD").encode(), {"reason": "RATE", "currency": "USD", "rate": "178.53"}),
    ],
)  # fmt: skip
def test_a_file_that_is_none_says_why(content: bytes, details: dict[str, Any]):
    with pytest.raises(ExchangeRatesUnreadable) as refused:
        day_of_rates(content)

    assert refused.value.details == details


def kept() -> dict[str, str]:
    return {rate.currency: str(rate.per_euro) for rate in ExchangeRate.objects.all()}


def newer(**facts: Any) -> Any:
    return day_of_rates(CSV.replace("02 March", "03 March").replace("1.1568", "1.2").encode())


@pytest.mark.django_db
def test_a_new_day_takes_the_place_of_the_old_one():
    first = keep_exchange_rates(day_of_rates(XML.encode()), at=NOON)
    second = keep_exchange_rates(newer(), at=NOON + timedelta(days=1))

    assert (first, second) == (3, 3)
    assert kept() == {"JPY": "178.530000000", "KWD": "0.355100000", "USD": "1.200000000"}
    assert exchange_table(today=day(1)).as_of == day(1)


@pytest.mark.django_db
def test_an_older_day_changes_nothing():
    keep_exchange_rates(newer(), at=NOON)
    before = kept()
    refusals: list[type[DomainError]] = []
    for moment in (NOON, NOON + timedelta(days=8)):
        with pytest.raises(ExchangeRatesTooOld) as refused:
            keep_exchange_rates(day_of_rates(XML.encode()), at=moment)
        refusals.append(refused.type)

    assert (kept(), refusals) == (before, [ExchangeRatesTooOld] * 2)


@pytest.mark.django_db
def test_a_day_that_is_still_to_come_is_refused():
    with pytest.raises(ExchangeRatesUnreadable) as refused:
        keep_exchange_rates(newer(), at=NOON - timedelta(days=1))

    assert (refused.value.details, kept()) == ({"reason": "DAY", "day": "2026-03-03"}, {})


@pytest.mark.django_db
def test_rates_that_are_too_old_are_not_there():
    keep_exchange_rates(day_of_rates(XML.encode()), at=NOON, is_sample=True)
    tables = [exchange_table(today=day(days)) for days in (0, 7, 8)]

    assert [sorted(table.per_euro) for table in tables] == [sorted(RATES), sorted(RATES), []]
    assert [(table.as_of, table.is_sample) for table in tables] == [
        (day(0), True),
        (day(0), True),
        (None, False),
    ]
