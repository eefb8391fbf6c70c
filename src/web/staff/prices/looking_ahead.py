"""What an edit would do, night by night, and the way back from what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, NamedTuple

from common.stay import ONE_DAY
from hotel.models import Hotel
from rates.bulk import UNSET, Change, Mode
from rates.services.night_updates import Outcome, Sheet
from rates.terms import DayRate
from web.phrases import Words
from web.staff.prices.grid import prices_now, rule_in_words, span_of

MOST_TAKEN_BACK: Final = 1_000
MOST_SHOWN: Final = 200


class Difference(NamedTuple):
    plan_code: str
    type_code: str
    night: date
    before: DayRate
    after: DayRate


@dataclass(frozen=True, slots=True)
class Run:
    """Nights in a row to which the same happens."""

    plan_code: str
    type_code: str
    first: date
    last: date
    price: tuple[Any, Any] | None
    """Before and after; before is what the night costs now, after None is left to the plan."""
    rules: tuple[str, ...]
    cleared: tuple[str, ...]

    @property
    def cleared_in_words(self) -> str:
        return ", ".join(self.cleared)


def differences(outcome: Outcome) -> list[Difference]:
    scope, before = outcome.scope, outcome.ledger.before
    plans = {plan.pk: plan.code for plan in scope.plans}
    types = {pk: code for code, pk in scope.types.items()}
    return sorted(
        Difference(plans[key[0]], types[key[1]], key[2], before.get(key, UNSET), day)
        for key, day in outcome.ledger.changed_rates().items()
    )


def digest_of(outcome: Outcome) -> str:
    """The same as long as the same would change from the same."""
    told = [str(each) for each in differences(outcome)]
    told += [str(each) for each in sorted(outcome.ledger.changed_allowances().items())]
    return sha256("\n".join(told).encode()).hexdigest()


def runs_of(outcome: Outcome, hotel: Hotel, words: Words) -> list[Run]:
    found = differences(outcome)
    if not found:
        return []
    costs = prices_now(hotel, span_of(each.night for each in found))
    runs: list[Run] = []
    for each in found:
        run = _run(each, costs.get(each[:3]), words)
        if runs and _goes_on(runs[-1], run):
            runs[-1] = replace(runs[-1], last=run.last)
        else:
            runs.append(run)
    return runs


def _run(each: Difference, cost: Any, words: Words) -> Run:
    changed = [
        (name, now)
        for name, was, now in zip(DayRate._fields, each.before, each.after, strict=True)
        if was != now and name != "price"
    ]
    labels = words["prices"]
    return Run(
        each.plan_code,
        each.type_code,
        each.night,
        each.night,
        (cost, each.after.price) if each.before.price != each.after.price else None,
        tuple(rule_in_words(name, now, labels) for name, now in changed if now),
        tuple(labels[f"name_{name}"] for name, now in changed if not now),
    )


def _goes_on(before: Run, run: Run) -> bool:
    """The same, on the night after."""
    follows = before.last + ONE_DAY == run.first
    return follows and replace(run, first=before.first, last=before.last) == before


def way_back(outcome: Outcome) -> list[list[Any]] | None:
    """Each night with what it was given and what it had, as plain values; None for too many."""
    found = differences(outcome)
    if len(found) > MOST_TAKEN_BACK or outcome.ledger.changed_allowances():
        return None
    return [list(_steps_back(each)) for each in found]


def _steps_back(each: Difference) -> Iterator[Any]:
    yield from (each.plan_code, each.type_code, each.night.isoformat())
    for rate in (each.after, each.before):
        yield {
            name: str(value) if name == "price" and value is not None else value
            for name, value, was in zip(DayRate._fields, rate, _other(each, rate), strict=True)
            if value != was
        }


def _other(each: Difference, rate: DayRate) -> DayRate:
    return each.before if rate is each.after else each.after


def sheet_back(steps: Iterable[list[Any]]) -> Sheet:
    """The changes that give each night back what it had."""
    changes = [
        Change(
            place,
            date.fromisoformat(night),
            date.fromisoformat(night) + ONE_DAY,
            had,
            None,
            None,
            (plan,),
            (room_type,),
        )
        for place, (plan, room_type, night, _given, had) in enumerate(_read(steps))
    ]
    return Sheet(Mode.ALL_OR_NOTHING, changes, source="bulk-undone")


def _read(steps: Iterable[list[Any]]) -> Iterator[tuple[Any, ...]]:
    for plan, room_type, night, given, had in steps:
        yield plan, room_type, night, _rate(given), _rate(had)


def _rate(values: dict[str, Any]) -> dict[str, Any]:
    price = values.get("price")
    return values | ({"price": Decimal(price)} if price is not None else {})


def given_by(steps: Iterable[list[Any]]) -> dict[tuple[str, str, date], dict[str, Any]]:
    """What the nights must still have for the way back to be open."""
    return {
        (plan, room_type, date.fromisoformat(night)): given
        for plan, room_type, night, given, _had in _read(steps)
    }
