"""Prices, restrictions and overbooking allowances of many nights in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.clock import hotel_today
from common.db import StaleRead, use_case
from common.errors import NotFound
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel
from rates.bulk import (
    Change,
    Ledger,
    Mode,
    Order,
    Planner,
    Rejection,
    Scope,
    TypeKey,
)
from rates.bulk_rows import read_nights, write_nights
from rates.errors import BulkRejected
from rates.loading import rate_book
from room_bookings.events import tell_nights
from room_bookings.locks import lock_nights_of_stays, lock_rate_plans
from rooms.allowances import read_allowances, write_allowances
from rooms.models import RoomType

ENDPOINT: Final = "rate-nights"
BEYOND_WINDOW: Final = timedelta(days=731)
"""Nights may be priced so far after the last one on sale."""
RANGES_TOLD: Final = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked for. `rejected` are changes that could not even be read, all others `changes`."""

    mode: Mode
    changes: Sequence[Change]
    rejected: tuple[Rejection, ...] = ()
    source: str = "bulk-updated"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`saved` is False for a look ahead, and where a rejection keeps everything as it was."""

    sheet: Sheet
    scope: Scope
    ledger: Ledger
    saved: bool


@use_case
def update_nights_once(
    sheet: Sheet,
    *,
    hotel_id: int,
    attempt: Attempt | None,
    answer: Callable[[Outcome], dict[str, Any]],
    refuse: Callable[[Outcome], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """Once for a key. BulkRejected, with `refuse`'s details, if nothing may be saved for a rejection."""

    def update() -> dict[str, Any]:
        outcome = _update(sheet, hotel_id=hotel_id, by=by, at=at)
        if not outcome.saved:
            raise BulkRejected(details=refuse(outcome))
        return answer(outcome)

    return answer_once(update, hotel_id=hotel_id, endpoint=ENDPOINT, attempt=attempt, status=200)


@use_case
def preview_nights(sheet: Sheet, *, hotel_id: int, at: datetime) -> Outcome:
    """What the same update would do now. Nothing is locked and nothing is written."""
    scope, orders, rejected = _plan(sheet, hotel_id=hotel_id, at=at)
    return Outcome(sheet, scope, _work_out(orders, rejected, hotel_id=hotel_id), saved=False)


def _update(sheet: Sheet, *, hotel_id: int, by: Actor, at: datetime) -> Outcome:
    scope, orders, rejected = _plan(sheet, hotel_id=hotel_id, at=at)
    lock_rate_plans(hotel_id=hotel_id, plan_ids=_plans_of(orders))
    ledger = _work_out(orders, rejected, hotel_id=hotel_id)
    saved = sheet.mode == Mode.PARTIAL or not ledger.rejected
    if saved:
        _save(ledger, hotel_id=hotel_id)
        _tell(sheet, scope, ledger, hotel_id=hotel_id, by=by, at=at)
    return Outcome(sheet, scope, ledger, saved)


def _plan(
    sheet: Sheet, *, hotel_id: int, at: datetime
) -> tuple[Scope, list[Order], list[Rejection]]:
    planner = Planner(_scope_of(hotel_id, at=at), list(sheet.rejected))
    return planner.scope, planner.orders(sheet.changes), planner.rejected


def _scope_of(hotel_id: int, *, at: datetime) -> Scope:
    hotel = Hotel.objects.filter(pk=hotel_id).first()
    if hotel is None:
        raise NotFound
    today = hotel_today(hotel.timezone, at)
    types = RoomType.objects.filter(hotel_id=hotel_id).order_by("sort_order", "code")
    return Scope(
        book=rate_book(hotel_id, hotel.rates_version),
        types=dict(types.values_list("code", "pk")),
        today=today,
        end=today + timedelta(days=hotel.booking_window_days) + BEYOND_WINDOW,
    )


def _plans_of(orders: Iterable[Order]) -> set[int]:
    return {plan for order in orders if order.change.sets for plan, _ in order.reach.pairs}


def _work_out(orders: list[Order], rejected: list[Rejection], *, hotel_id: int) -> Ledger:
    rated = [order for order in orders if order.change.sets]
    allowed = [order for order in orders if order.change.allowance is not None]
    before = {}
    if rated:
        reached = {pair for order in rated for pair in order.reach.pairs}
        before = read_nights(
            hotel_id=hotel_id,
            plan_ids={plan for plan, _ in reached},
            type_ids={room_type for _, room_type in reached},
            **_span(rated),
        )
    type_nights = {}
    if allowed:
        type_ids = {pk for order in allowed for pk in order.reach.types}
        type_nights = read_allowances(hotel_id=hotel_id, type_ids=type_ids, **_span(allowed))
    ledger = Ledger(before, type_nights, rejected)
    ledger.apply(orders)
    return ledger


def _span(orders: list[Order]) -> dict[str, date]:
    return {
        "first": min(order.nights[0] for order in orders),
        "last": max(order.nights[-1] for order in orders),
    }


def _save(ledger: Ledger, *, hotel_id: int) -> None:
    if rates := ledger.changed_rates():
        write_nights(hotel_id=hotel_id, nights=rates)
    if allowances := ledger.changed_allowances():
        _save_allowances(allowances, hotel_id=hotel_id)


def _save_allowances(allowances: dict[TypeKey, int], *, hotel_id: int) -> None:
    """Last, for sales of these nights wait meanwhile. Where one came in between, it starts again."""
    lock_nights_of_stays(
        hotel_id=hotel_id,
        room_type_ids={pk for pk, _ in allowances},
        stays=[Stay(night, night + ONE_DAY) for night in {night for _, night in allowances}],
    )
    if write_allowances(hotel_id=hotel_id, allowances=allowances) != len(allowances):
        raise StaleRead


def _tell(
    sheet: Sheet, scope: Scope, ledger: Ledger, *, hotel_id: int, by: Actor, at: datetime
) -> None:
    """One event for all of it, of what did change."""
    rates, allowances = ledger.changed_rates(), ledger.changed_allowances()
    if not rates and not allowances:
        return
    plans = {plan for plan, _, _ in rates}
    types = {pk for _, pk, _ in rates} | {pk for pk, _ in allowances}
    tell_nights(
        hotel_id=hotel_id,
        change=sheet.source,
        by=by,
        at=at,
        ranges=_ranges({key[2] for key in rates} | {night for _, night in allowances}),
        rate_plan_codes=[plan.code for plan in scope.plans if plan.pk in plans],
        room_type_codes=[code for code, pk in scope.types.items() if pk in types],
        fields=sorted(ledger.fields),
        rate_nights=len(rates),
        type_nights=len(allowances),
    )


def _ranges(nights: Iterable[date]) -> list[dict[str, str]]:
    """Runs of nights, half-open; of very many the last one takes in all that follow."""
    runs: list[list[date]] = []
    for night in sorted(nights):
        if runs and (night == runs[-1][1] or len(runs) == RANGES_TOLD):
            runs[-1][1] = night + ONE_DAY
        else:
            runs.append([night, night + ONE_DAY])
    return [{"from": first.isoformat(), "to": end.isoformat()} for first, end in runs]
