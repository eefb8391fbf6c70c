"""The rate book of a hotel, from its tables in one statement and so from one state of them.

Books are kept in the memory of the process. The hotel's `rates_version`, which comes with every row
that a search or a sale reads first, tells whether the book at hand is still the one.
"""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from threading import Lock
from typing import Any, Final

from django.db import connection, models

from common.money import Purse, Rounding, shortest
from rates import terms
from rates.enums import (
    AdjustmentKind,
    Audience,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    MealPlan,
    OccupancyKind,
    PaymentMode,
)
from rates.models import (
    CancellationPolicy,
    CityTax,
    Fee,
    OccupancyPrice,
    RatePlan,
    RatePlanType,
    RateRule,
    Season,
    StayDiscount,
    Tax,
)
from rates.records import penalty_of
from rates.terms import (
    Adjustment,
    House,
    Limits,
    Meal,
    Plan,
    Policy,
    RateBook,
    Span,
    Tier,
)
from rates.weekdays import days_of

BOOKS_KEPT: Final = 500
STANDARD_CODE: Final = "STANDARD"
STANDARD_NAME: Final = "Standard rate"
FREE_CANCELLATION: Final = "Free cancellation"

Row = Mapping[str, Any]


def _all_of(model: type[models.Model], order: str = "id") -> str:
    table = model._meta.db_table
    return f"""(SELECT coalesce(json_agg(row_to_json(x) ORDER BY {order}), '[]')
                  FROM {table} x WHERE x.hotel_id = h.id)"""  # noqa: S608 - names only


TABLES: Final = {
    "policies": _all_of(CancellationPolicy),
    "plans": _all_of(RatePlan, "sort_order, code"),
    "sold_types": _all_of(RatePlanType),
    "rules": _all_of(RateRule),
    "discounts": _all_of(StayDiscount),
    "seasons": _all_of(Season),
    "occupancy": _all_of(OccupancyPrice),
    "taxes": _all_of(Tax),
    "city_taxes": _all_of(CityTax),
    "fees": _all_of(Fee),
}
LOAD: Final = f"""
SELECT json_build_object(
       'hotel', row_to_json(h),
       'room_types', (SELECT coalesce(json_agg(row_to_json(t)), '[]')
                        FROM rooms_roomtype t WHERE t.hotel_id = h.id),
       {", ".join(f"'{name}', {rows}" for name, rows in TABLES.items())})::text
  FROM hotel_hotel h WHERE h.id = ANY(%s)
"""  # noqa: S608 - names only

_books: OrderedDict[int, RateBook] = OrderedDict()
_lock = Lock()


def rate_book(hotel_id: int, version: int) -> RateBook:
    """The book of that version, or a newer one if the hotel has changed it in between."""
    book = _books.get(hotel_id)
    if book is None or book.version != version:
        book = load_book(hotel_id)
        _keep({hotel_id: book})
    return book


def rate_books(versions: Mapping[int, int]) -> dict[int, RateBook]:
    """Of many hotels, by id; `versions` too. What is not at hand is loaded in one statement."""
    books = {hotel_id: _books.get(hotel_id) for hotel_id in versions}
    known = {
        hotel_id: book
        for hotel_id, book in books.items()
        if book is not None and book.version == versions[hotel_id]
    }
    missing = versions.keys() - known.keys()
    if not missing:
        return known
    loaded = load_books(missing)
    _keep(loaded)
    return known | loaded


def _keep(books: Mapping[int, RateBook]) -> None:
    """Those that were needed last."""
    with _lock:
        for hotel_id, book in books.items():
            _books[hotel_id] = book
            _books.move_to_end(hotel_id)
        while len(_books) > BOOKS_KEPT:
            _books.popitem(last=False)


def load_book(hotel_id: int) -> RateBook:
    return load_books([hotel_id])[hotel_id]


def load_books(hotel_ids: Iterable[int]) -> dict[int, RateBook]:
    """By the hotel's id."""
    with connection.cursor() as cursor:
        cursor.execute(LOAD, [sorted(hotel_ids)])
        texts: list[tuple[str]] = cursor.fetchall()
    tables = [json.loads(text, parse_float=Decimal) for (text,) in texts]
    return {each["hotel"]["id"]: book_of(each) for each in tables}


def book_of(tables: Mapping[str, Any]) -> RateBook:
    hotel = tables["hotel"]
    starting = {row["id"]: _decimal(row["starting_price_from"]) for row in tables["room_types"]}
    return RateBook(
        house=_house(hotel, tables),
        plans=_plans(tables, starting, _time(hotel["check_in_time"])),
        version=hotel["rates_version"],
    )


def _house(hotel: Row, tables: Mapping[str, Any]) -> House:
    return House(
        purse=Purse(hotel["currency"], Rounding(hotel["rounding"])),
        base_occupancy={
            row["id"]: min(row["base_occupancy"], row["max_occupancy"])
            for row in tables["room_types"]
        },
        seasons=tuple(_season(row) for row in tables["seasons"]),
        occupancy=tuple(_occupancy_price(row) for row in tables["occupancy"]),
        taxes=tuple(_tax(row) for row in tables["taxes"]) or _taxes_of_hotel(hotel),
        city_taxes=tuple(_city_tax(row) for row in tables["city_taxes"]),
        fees=tuple(
            terms.Fee(row["name"], FeeBasis(row["basis"]), _decimal(row["amount"]))
            for row in tables["fees"]
        ),
    )


def _taxes_of_hotel(hotel: Row) -> tuple[terms.Tax, ...]:
    """Where no tax is set up, the hotel's one rate is on everything."""
    rate = _decimal(hotel["tax_rate"])
    if not rate:
        return ()
    return (terms.Tax("VAT", rate, hotel["prices_include_tax"], frozenset(Component)),)


def _plans(
    tables: Mapping[str, Any], starting: Mapping[int, Decimal], check_in_time: time
) -> tuple[Plan, ...]:
    policies = {row["id"]: _policy(row, check_in_time) for row in tables["policies"]}
    free = Policy(FREE_CANCELLATION, check_in_time)
    rows = {row["id"]: row for row in tables["plans"]}
    if not rows:
        return (Plan(0, STANDARD_CODE, STANDARD_NAME, "", starting, free),)
    parts = {name: _by_plan(tables[name]) for name in ("sold_types", "rules", "discounts")}
    made: dict[int, Plan] = {}

    def make(pk: int) -> Plan:
        if pk not in made:
            row = rows[pk]
            parent = None if row["parent_id"] is None else make(row["parent_id"])
            own = {name: by_plan[pk] for name, by_plan in parts.items()}
            policy = policies.get(row["policy_id"], parent.policy if parent else free)
            made[pk] = _plan(row, own, parent=parent, policy=policy, starting=starting)
        return made[pk]

    return tuple(make(pk) for pk in rows)


def _by_plan(rows: Iterable[Row]) -> defaultdict[int, list[Row]]:
    by_plan: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_plan[row["rate_plan_id"]].append(row)
    return by_plan


def _plan(
    row: Row,
    own: Mapping[str, list[Row]],
    *,
    parent: Plan | None,
    policy: Policy,
    starting: Mapping[int, Decimal],
) -> Plan:
    return Plan(
        pk=row["id"],
        code=row["code"],
        name=row["name"],
        description=row["description"],
        base_prices=_base_prices(own["sold_types"], parent, starting),
        policy=policy,
        payment_mode=_payment_mode(row, parent),
        parent=parent,
        adjustment=_adjustment(row["adjustment_kind"], row["adjustment_value"]) if parent else None,
        inherits_restrictions=row["inherits_restrictions"],
        rules=tuple(_rule(each) for each in own["rules"]),
        discounts=tuple(_discount(each) for each in own["discounts"]),
        meal=_meal(row),
        audience=Audience(row["audience"]),
        bookable=Span(_date(row["book_from"]), _date(row["book_until"])),
        stays=Span(_date(row["stay_from"]), _date(row["stay_until"])),
        limits=Limits(row["min_stay"], row["max_stay"], row["min_advance"], row["max_advance"]),
        is_active=row["is_active"],
    )


def _payment_mode(row: Row, parent: Plan | None) -> PaymentMode:
    inherited = parent.payment_mode if parent else PaymentMode.PAY_NOW
    return PaymentMode(row["payment_mode"] or inherited)


def _base_prices(
    sold: Collection[Row], parent: Plan | None, starting: Mapping[int, Decimal]
) -> Mapping[int, Decimal]:
    """None named: every type that the parent sells, or every type there is."""
    inherited = parent.base_prices if parent else starting
    if not sold:
        return inherited
    prices = {
        row["room_type_id"]: _optional(row["base_price"])
        for row in sold
        if row["room_type_id"] in inherited
    }
    return {
        room_type: inherited[room_type] if price is None else price
        for room_type, price in prices.items()
    }


def _season(row: Row) -> terms.Season:
    start, end = date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"])
    return terms.Season(row["id"], row["name"], start, end)


def _rule(row: Row) -> terms.RateRule:
    return terms.RateRule(
        _adjustment(row["kind"], row["value"]),
        row["room_type_id"],
        row["season_id"],
        None if row["weekdays"] is None else days_of(row["weekdays"]),
    )


def _occupancy_price(row: Row) -> terms.OccupancyPrice:
    return terms.OccupancyPrice(
        OccupancyKind(row["occupancy_kind"]),
        _adjustment(row["kind"], row["value"]),
        row["room_type_id"],
        row["from_age"],
        row["under_age"],
    )


def _discount(row: Row) -> terms.StayDiscount:
    percent = shortest(_decimal(row["percent"]))
    return terms.StayDiscount(DiscountKind(row["kind"]), row["name"], row["threshold"], percent)


def _meal(row: Row) -> Meal | None:
    kind = MealPlan(row["meal"])
    if kind is MealPlan.NONE:
        return None
    adult, child = _decimal(row["meal_adult"]), _decimal(row["meal_child"])
    return Meal(kind, adult, child, row["meal_is_contained"])


def _tax(row: Row) -> terms.Tax:
    components = frozenset(Component(each) for each in row["components"])
    return terms.Tax(row["name"], _decimal(row["rate"]), row["is_included"], components)


def _city_tax(row: Row) -> terms.CityTax:
    return terms.CityTax(
        row["name"],
        CityTaxKind(row["kind"]),
        _decimal(row["value"]),
        row["exempt_under_age"],
        row["max_nights"],
    )


def _policy(row: Row, check_in_time: time) -> Policy:
    tiers = sorted(row["tiers"], key=lambda tier: -int(tier["hours_before"]))
    return Policy(
        row["name"],
        _time(row["cutoff_time"]) if row["cutoff_time"] else check_in_time,
        tuple(Tier(int(tier["hours_before"]), penalty_of(tier)) for tier in tiers),
        penalty_of(row["no_show"]),
        penalty_of(row["deposit"]),
    )


def _adjustment(kind: str, value: Any) -> Adjustment:
    return Adjustment(AdjustmentKind(kind), _decimal(value))


def _decimal(value: Any) -> Decimal:
    """JSON shows a whole amount as an integer."""
    return value if isinstance(value, Decimal) else Decimal(value)


def _optional(value: Any) -> Decimal | None:
    return None if value is None else _decimal(value)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str) -> time:
    return time.fromisoformat(text)
