"""The period that the page's form asks for. Its last day belongs to it, as people say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from common.api.fields import FIRST_YEAR, LAST_YEAR
from common.errors import DomainError
from common.stay import ONE_DAY
from figures.periods import PRESETS, Period, Preset
from web.forms import day_in


@dataclass(frozen=True, slots=True)
class Choice:
    """`preset` is empty for days of one's own; `is_understood` unless the month stands in."""

    period: Period
    preset: str
    is_understood: bool = True


def choice_of(query: QueryDict, today: date) -> Choice:
    usual = Choice(PRESETS[Preset.MONTH](today), Preset.MONTH)
    if "first" in query or "last" in query:
        period = _period(query.get("first", ""), query.get("last", ""))
        return (
            Choice(usual.period, usual.preset, is_understood=False)
            if period is None
            else Choice(period, "")
        )
    wanted = query.get("preset", Preset.MONTH)
    if wanted not in {each.value for each in Preset}:
        return Choice(usual.period, usual.preset, is_understood=False)
    return Choice(PRESETS[Preset(wanted)](today), wanted)


def _period(first: str, last: str) -> Period | None:
    start, end = day_in(first), day_in(last)
    if start is None or end is None or start.year == FIRST_YEAR or end.year == LAST_YEAR:
        return None
    try:
        return Period(start, end + ONE_DAY)
    except DomainError:
        return None
