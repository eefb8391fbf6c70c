"""The figures of a period with what they are compared with, in words and signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from figures.definitions import Change, Name, Unit
from figures.report import Figure, Report
from web.staff.dashboard.cells import Reader

KEY_FIGURES: Final = (Name.OCCUPANCY, Name.ADR, Name.REVPAR, Name.ROOM_REVENUE, Name.NIGHTS_SOLD)
UP, DOWN, SAME = "▲", "▼", "="


@dataclass(frozen=True, slots=True)
class ShownChange:
    """The sign goes with the words, never alone."""

    sign: str
    words: str
    direction: int


@dataclass(frozen=True, slots=True)
class ShownFigure:
    key: str
    name: str
    meaning: str
    now: str
    year_before: str
    since_last_year: ShownChange | None
    before: str
    since_before: ShownChange | None


def shown_figures(report: Report, reader: Reader) -> list[ShownFigure]:
    return [shown_figure(each, reader) for each in report.figures]


def key_figures(figures: list[ShownFigure]) -> list[ShownFigure]:
    return [each for each in figures if each.key in set(KEY_FIGURES)]


def shown_figure(figure: Figure, reader: Reader) -> ShownFigure:
    unit = figure.unit
    return ShownFigure(
        key=figure.name.value,
        name=reader.word(f"figure_{figure.name}"),
        meaning=reader.word(f"means_{figure.name}"),
        now=reader.figure(figure.now, unit),
        year_before=reader.figure(figure.year_before, unit),
        since_last_year=shown_change(figure.since_last_year, unit, reader),
        before=reader.figure(figure.before, unit),
        since_before=shown_change(figure.since_before, unit, reader),
    )


def shown_change(change: Change | None, unit: Unit, reader: Reader) -> ShownChange | None:
    if change is None:
        return None
    if change.direction == 0:
        return ShownChange(SAME, reader.word("same"), 0)
    way, sign = ("up", UP) if change.direction > 0 else ("down", DOWN)
    if change.amount is None:
        return ShownChange(sign, reader.word(f"{way}_new"), change.direction)
    size = abs(change.amount)
    in_points = unit is Unit.PERCENT
    amount = reader.number(size, 1) if in_points else reader.percent(size)
    words = reader.word(f"{way}_points" if in_points else f"{way}_percent")
    return ShownChange(sign, words.replace("{amount}", amount), change.direction)
