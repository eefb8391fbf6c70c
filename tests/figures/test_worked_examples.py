"""The table in `worked_examples.md`, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from figures.definitions import Name
from figures.periods import Period
from figures.report import report_of
from tests.figures.writing import Setting, march, told_of, write_booking

TABLE = Path(__file__).with_name("worked_examples.md")
pytestmark = pytest.mark.django_db


class Example(NamedTuple):
    number: str
    shows: str
    hotel: str
    bookings: str
    period: str
    figures: str


def examples() -> Iterator[Example]:
    for row in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if row.startswith("| ") and cells[0].isdigit():
            yield Example(*cells)


EXAMPLES = [*examples()]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.number} {e.shows}" for e in EXAMPLES])
def test_figures_are_as_worked_out_by_hand(example: Example):
    room_type = Setting.read(example.hotel).build()
    for phrase in filter(None, (each.strip() for each in example.bookings.split(";"))):
        write_booking(room_type, *told_of(phrase))
    first, last = example.period.split("-")
    report = report_of(room_type.hotel, Period(march(first), march(last)))
    named = dict(pair.strip().split() for pair in example.figures.split(";"))
    found = {name: report.figure(Name(name)).now for name in named}

    assert {name: "none" if value is None else str(value) for name, value in found.items()} == named


def test_every_figure_of_a_period_is_worked_out_somewhere():
    named = {pair.split()[0] for each in EXAMPLES for pair in each.figures.split(";")}

    assert named == {name.value for name in Name}
