"""What a form of the price calendar asks for, as changes of nights."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import count, islice
from typing import Any, Final, NamedTuple

from django.http import QueryDict

from common.money import HUNDRED, ZERO, Purse
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel
from rates.bulk import Change, Mode
from rates.loading import rate_book
from rates.services.night_updates import Sheet
from rates.terms import FLAGS, LONGEST_STAY, RESTRICTIONS
from web.forms import day_in, whole_in
from web.staff.prices.grid import days_now, plans_of, prices_now, span_of

MOST_CELLS: Final = 5_000
LONGEST_SPAN: Final = 1_100
HIGHEST: Final = Decimal(1_000_000)
MOST_ALLOWANCE: Final = 1_000
TURNS: Final = {"yes": True, "no": False}


class EditRefused(Exception):
    """`key` is a phrase of the prices' words."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Cell(NamedTuple):
    plan_code: str
    type_code: str
    night: date


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of the cells. `price` is how: set, add, percent, clear, copy or nothing."""

    cells: list[Cell]
    price: str = ""
    value: Decimal = ZERO
    sets: Mapping[str, Any] = field(default_factory=dict)
    allowance: int | None = None
    copy_to: date | None = None


def edit_of(form: QueryDict, hotel: Hotel) -> Edit:
    """Raises EditRefused."""
    price = form.get("price_how", "")
    edit = Edit(
        cells=list(islice(_cells(form, hotel), MOST_CELLS + 1)),
        price=price,
        value=_amount(form.get("price", "")) if price in {"set", "add", "percent"} else ZERO,
        sets=_restrictions(form),
        allowance=_whole(form.get("allowance", ""), MOST_ALLOWANCE),
        copy_to=_date(form.get("copy_to", "")) if price == "copy" else None,
    )
    if not edit.cells:
        raise EditRefused("no_cells")
    if len(edit.cells) > MOST_CELLS:
        raise EditRefused("too_many_cells")
    if span_of(cell.night for cell in edit.cells).nights > LONGEST_SPAN:
        raise EditRefused("dates_refused")
    if not (edit.price or edit.sets or edit.allowance is not None):
        raise EditRefused("nothing_to_change")
    return edit


def sheet_of(edit: Edit, hotel: Hotel) -> Sheet:
    place = count()
    made = _copied(edit, hotel) if edit.copy_to else _changed(edit, hotel)
    changes = [
        Change(next(place), cell.night, cell.night + ONE_DAY, sets, None, None, (cell.plan_code,),
               (cell.type_code,))
        for cell, sets in made
        if sets
    ]  # fmt: skip
    changes += [
        Change(next(place), night, night + ONE_DAY, {}, edit.allowance, None, (), (type_code,))
        for type_code, night in sorted({(cell.type_code, cell.night) for cell in edit.cells})
        if edit.allowance is not None
    ]
    return Sheet(Mode.ALL_OR_NOTHING, changes)


def _changed(edit: Edit, hotel: Hotel) -> Iterator[tuple[Cell, dict[str, Any]]]:
    now = prices_now(hotel, span_of(cell.night for cell in edit.cells))
    purse = rate_book(hotel.pk, hotel.rates_version).house.purse
    for cell in edit.cells:
        price = _priced(edit, now.get(cell), purse)
        yield cell, {**price, **edit.sets}


def _priced(edit: Edit, now: Decimal | None, purse: Purse) -> dict[str, Any]:
    if edit.price == "clear":
        return {"price": None}
    if edit.price == "set":
        return {"price": edit.value}
    if edit.price not in {"add", "percent"} or now is None:
        return {}
    more = edit.value if edit.price == "add" else now * edit.value / HUNDRED
    return {"price": max(purse.rounded(now + more), purse.nothing)}


def _copied(edit: Edit, hotel: Hotel) -> Iterator[tuple[Cell, dict[str, Any]]]:
    """The cells as they are, so many nights later or earlier."""
    span = span_of(cell.night for cell in edit.cells)
    days = days_now(hotel, span)
    assert edit.copy_to is not None  # noqa: S101 - its callers asked
    offset = edit.copy_to - span.check_in
    for cell in edit.cells:
        day = days.get(cell)
        if day is not None:
            yield cell._replace(night=cell.night + offset), day._asdict()


def _cells(form: QueryDict, hotel: Hotel) -> Iterator[Cell]:
    marked = form.get("cells", "")
    return _marked_cells(marked) if marked else _ranged_cells(form, hotel)


def _marked_cells(text: str) -> Iterator[Cell]:
    """`[["FLEX", "DBL", "2026-03-02", 3], …]`: plan, type, first night, how many nights."""
    try:
        for plan, room_type, first, nights in json.loads(text):
            for day in range(int(nights)):
                yield Cell(str(plan), str(room_type), _night(str(first), day))
    except (TypeError, ValueError, OverflowError, RecursionError) as exc:
        raise EditRefused("no_cells") from exc


def _night(first: str, later: int) -> date:
    return _date(first) + timedelta(days=later)


def _ranged_cells(form: QueryDict, hotel: Hotel) -> Iterator[Cell]:
    first, last = _date(form.get("first", "")), _date(form.get("last", ""))
    if last < first or (last - first).days >= LONGEST_SPAN:
        raise EditRefused("dates_refused")
    weekdays = {int(day) for day in form.getlist("weekdays") if day in "0123456" and day}
    types = set(form.getlist("types"))
    plans = set(form.getlist("plans"))
    codes = {pk: code for code, pk in hotel.room_types.values_list("code", "pk")}
    for plan in plans_of(hotel):
        if plans and plan.code not in plans:
            continue
        for pk in plan.base_prices:
            if pk in codes and (not types or codes[pk] in types):
                yield from (
                    Cell(plan.code, codes[pk], night)
                    for night in Stay(first, last + ONE_DAY).each_night()
                    if not weekdays or night.weekday() in weekdays
                )


def _date(text: str) -> date:
    day = day_in(text)
    if day is None:
        raise EditRefused("dates_refused")
    return day


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as exc:
        raise EditRefused("price_refused") from exc
    if not amount.is_finite() or abs(amount) > HIGHEST:
        raise EditRefused("price_refused")
    return amount.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize() + ZERO


def _whole(text: str, highest: int) -> int | None:
    if not text.strip():
        return None
    number = whole_in(text.strip(), most=highest)
    if number is None:
        raise EditRefused("number_refused")
    return number


def _restrictions(form: QueryDict) -> dict[str, Any]:
    """A number sets a limit and 0 takes it off; what is left empty stays as it is."""
    sets: dict[str, Any] = {}
    for name in RESTRICTIONS:
        text = form.get(name, "")
        if name in FLAGS:
            sets |= {name: TURNS[text]} if text in TURNS else {}
        elif (number := _whole(text, LONGEST_STAY)) is not None:
            sets[name] = number or None
    return sets
