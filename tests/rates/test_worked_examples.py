"""The table in `worked_examples.md`, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from common.errors import DomainError
from rates.offers import assert_sold, open_plans, standard_sale
from rates.pricing import Sale, price_stay, total_stay
from rates.terms import Price, RateBook
from tests.rates.reading import Figures, Hotel, figures_of, sale_of

TABLE = Path(__file__).with_name("worked_examples.md")


class Example(NamedTuple):
    number: str
    shows: str
    hotel: str
    stay: str
    bill: str
    net: str
    taxes: str
    total: str

    @property
    def is_refused(self) -> bool:
        return self.bill.startswith("refused")

    @property
    def lines(self) -> list[Figures]:
        return [*figures_of(self.bill.removeprefix(f"by {self.plan}<br>"))]

    @property
    def plan(self) -> str:
        """By which the stay is to be sold, where the row says so."""
        return self.bill.partition("<br>")[0].removeprefix("by ") if self.bill[:2] == "by" else ""


def examples() -> Iterator[Example]:
    for row in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if row.startswith("| ") and cells[0].isdigit():
            yield Example(*cells)


EXAMPLES = [*examples()]
PRICED = [each for each in EXAMPLES if not each.is_refused]
REFUSED = [each for each in EXAMPLES if each.is_refused]


def sold(example: Example) -> tuple[RateBook, Sale]:
    """By the plan that is named, or by the one that the hotel chooses."""
    hotel = Hotel.read(example.hotel)
    sale = sale_of(example.stay, hotel)
    if "any plan" in example.stay:
        return hotel.book, standard_sale(open_plans(hotel.book), sale)
    assert_sold(sale)
    return hotel.book, sale


def in_order(lines: list[Figures]) -> list[Figures]:
    """Several lines of a kind may be written in any order."""
    return sorted(lines, key=lambda line: (line.night or date.max, line.kind, line.amount))


def words(example: Example) -> str:
    return f"{example.number} {example.shows}"


@pytest.mark.parametrize("example", PRICED, ids=words)
def test_the_bill_is_as_worked_out_by_hand(example: Example) -> None:
    book, sale = sold(example)

    price = price_stay(book, sale)

    assert in_order([Figures.of(line) for line in price.lines]) == in_order(example.lines)
    sums = Price(Decimal(example.net), Decimal(example.taxes), Decimal(example.total))
    assert replace(price, lines=()) == total_stay(book, sale) == sums
    assert example.plan in {"", sale.plan.code}


@pytest.mark.parametrize("example", REFUSED, ids=words)
def test_the_rule_that_refuses_is_told(example: Example) -> None:
    _, code, *expected = example.bill.split(" ", 2)

    with pytest.raises(DomainError) as refused:
        sold(example)

    details = refused.value.details or {}
    told = [str(details["limit"])] if "limit" in details else []
    if "night" in details:
        night = date.fromisoformat(str(details["night"]))
        told.append(f"on {night.day} {night:%b}")
    assert (refused.value.code, " ".join(told)) == (code, "".join(expected))


def test_every_row_is_read() -> None:
    assert [int(each.number) for each in EXAMPLES] == [*range(1, len(EXAMPLES) + 1)]
    assert len(EXAMPLES) >= 85
