"""What is answered to changes of many nights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from rates.bulk import UNSET, Ledger, Rejection
from rates.services.night_updates import Outcome
from rates.terms import DayRate

MOST_SHOWN: Final = 1000
FILE_COLUMNS: Final = {
    "from": "date",
    "to": "date",
    "room_type_codes": "room_type",
    "rate_plan_codes": "rate_plan",
}
"""Where a file says what a change says."""


def update_body(outcome: Outcome) -> dict[str, Any]:
    return {
        "mode": outcome.sheet.mode.value,
        **_counts(outcome.ledger),
        **refusal_details(outcome),
    }


def refusal_details(outcome: Outcome) -> dict[str, Any]:
    return _rejected(outcome.ledger, "index", {})


def import_body(outcome: Outcome) -> dict[str, Any]:
    return {
        "dry_run": False,
        "mode": outcome.sheet.mode.value,
        **_counts(outcome.ledger),
        **import_refusal_details(outcome),
        "diff": [],
    }


def import_refusal_details(outcome: Outcome) -> dict[str, Any]:
    return _rejected(outcome.ledger, "line", FILE_COLUMNS)


def preview_body(outcome: Outcome) -> dict[str, Any]:
    """The same with what would change, of the first nights old and new."""
    diff = list(islice(_differences(outcome), MOST_SHOWN))
    return import_body(outcome) | {"dry_run": True, "diff": diff}


def _counts(ledger: Ledger) -> dict[str, Any]:
    rates, allowances = len(ledger.changed_rates()), len(ledger.changed_allowances())
    return {
        "accepted_count": ledger.accepted,
        "rate_nights": {"changed": rates, "unchanged": len(ledger.after) - rates},
        "type_nights": {"changed": allowances, "unchanged": len(ledger.allowances) - allowances},
    }


def _rejected(ledger: Ledger, place: str, names: Mapping[str, str]) -> dict[str, Any]:
    shown = ledger.rejected[:MOST_SHOWN]
    return {
        "rejected_count": len(ledger.rejected),
        "rejected": [_rejection(each, place, names) for each in shown],
    }


def _rejection(rejection: Rejection, place: str, names: Mapping[str, str]) -> dict[str, Any]:
    body: dict[str, Any] = {
        place: rejection.place,
        "code": rejection.reason.code,
        "message": rejection.reason.message,
    }
    if rejection.field:
        body["field"] = names.get(rejection.field, rejection.field)
    if rejection.nights:
        body["nights"] = [night.isoformat() for night in rejection.nights]
    return body


def _differences(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """By date, type and plan."""
    scope, before = outcome.scope, outcome.ledger.before
    plans = {plan.pk: plan.code for plan in scope.plans}
    types = {pk: code for code, pk in scope.types.items()}
    rows: Iterable[tuple[Any, ...]] = (
        (night, types[room_type], plans[plan], before.get((plan, room_type, night), UNSET), day)
        for (plan, room_type, night), day in outcome.ledger.changed_rates().items()
    )
    for night, type_code, plan_code, old, new in sorted(rows, key=lambda row: row[:3]):
        yield {
            "date": night,
            "room_type": type_code,
            "rate_plan": plan_code,
            "changes": _changes(old, new),
        }


def _changes(old: DayRate, new: DayRate) -> dict[str, Any]:
    pairs = zip(DayRate._fields, old, new, strict=True)
    return {name: {"old": was, "new": now} for name, was, now in pairs if was != now}
