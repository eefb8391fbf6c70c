"""Rate plans. A derived plan takes its prices from its parent, live, and so has none of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import Max, Prefetch, QuerySet

from common.money import ZERO
from hotel.models import Hotel, PricingQuote, RoomBooking
from rates.bodies import plan_body
from rates.errors import (
    DerivationIncomplete,
    DerivedPlanHasNoPrices,
    ListedTwice,
    PlanDerivedTooDeep,
    PlanDerivesFromItself,
    PolicyNotFound,
    RatePlanNotFound,
)
from rates.models import (
    Allotment,
    CancellationPolicy,
    CorporateAccount,
    PromoCode,
    RatePlan,
    RatePlanType,
)
from rates.models.columns import LAST_PLACE
from rates.services.amounts import adjusting, fitted, fitted_or_none, in_order, windows
from rates.services.named import Items, types_named
from rates.services.resources import Facts, Resource, Uses, put, save

LONGEST_CHAIN: Final = 5


def _plans_of(hotel_id: int) -> QuerySet[RatePlan]:
    sold = RatePlanType.objects.select_related("room_type").order_by(
        "room_type__sort_order", "room_type__code"
    )
    return (
        RatePlan.objects.filter(hotel_id=hotel_id)
        .select_related("parent", "policy")
        .prefetch_related(Prefetch("sold_types", queryset=sold))
    )


def _write(hotel: Hotel, plan: RatePlan, facts: Facts) -> None:
    columns: dict[str, Any] = {}
    for name, value in facts.items():
        read = COLUMNS.get(name)
        columns |= read(hotel, value) if read else {name: value}
    sold_types = columns.pop("sold_types", None)
    if "code" in facts:  # said once, when the plan is made
        columns.setdefault("sort_order", _next_place(hotel))
    put(plan, columns)
    _check(hotel, plan)
    save(plan, list(columns))
    if sold_types is not None:
        _sell(hotel, plan, sold_types)
    if plan.parent is not None:
        _check_derived(plan)


def _next_place(hotel: Hotel) -> int:
    """After the others: the first plan is what guests get who name none."""
    last = RatePlan.objects.filter(hotel=hotel).aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else min(last + 1, LAST_PLACE)


def _parent(hotel: Hotel, code: str | None) -> dict[str, Any]:
    if code is None:
        return {"parent": None}
    parent = RatePlan.objects.filter(hotel=hotel, code=code).first()
    if parent is None:
        raise RatePlanNotFound(field="parent_code")
    return {"parent": parent}


def _policy(hotel: Hotel, code: str | None) -> dict[str, Any]:
    if code is None:
        return {"policy": None}
    policy = CancellationPolicy.objects.filter(hotel=hotel, code=code).first()
    if policy is None:
        raise PolicyNotFound(field="policy_code")
    return {"policy": policy}


def _payment_mode(_hotel: Hotel, mode: str | None) -> dict[str, Any]:
    return {"payment_mode": mode or ""}


def _adjustment(hotel: Hotel, adjustment: Mapping[str, Any] | None) -> dict[str, Any]:
    if adjustment is None:
        return {"adjustment_kind": "", "adjustment_value": ZERO}
    kind = adjustment["kind"]
    value = adjusting(hotel.purse, kind, adjustment["value"], field="adjustment.value")
    return {"adjustment_kind": kind, "adjustment_value": value}


def _meal(hotel: Hotel, meal: Mapping[str, Any]) -> dict[str, Any]:
    purse = hotel.purse
    return {
        "meal": meal["kind"],
        "meal_adult": fitted(purse, meal["adult"], field="meal.adult"),
        "meal_child": fitted(purse, meal["child"], field="meal.child"),
        "meal_is_contained": meal["is_contained"],
    }


COLUMNS: Final[Mapping[str, Callable[[Hotel, Any], dict[str, Any]]]] = {
    "parent_code": _parent,
    "policy_code": _policy,
    "payment_mode": _payment_mode,
    "adjustment": _adjustment,
    "meal": _meal,
}
"""What of a body is not a column by itself."""


def _check(hotel: Hotel, plan: RatePlan) -> None:
    windows(plan)
    in_order(plan, "min_stay", "max_stay")
    in_order(plan, "min_advance", "max_advance")
    if (plan.parent is None) != (not plan.adjustment_kind):
        raise DerivationIncomplete(field="adjustment")
    if plan.parent is not None:
        _check_chains(hotel, plan)


def _check_chains(hotel: Hotel, plan: RatePlan) -> None:
    """Of every plan of the hotel, as they would be with this one's parent."""
    plans = RatePlan.objects.filter(hotel=hotel)
    parents: dict[int, int | None] = dict(plans.values_list("pk", "parent_id"))
    parents[plan.pk] = plan.parent_id
    for pk in parents:
        _check_chain(parents, pk)


def _check_chain(parents: Mapping[int, int | None], pk: int) -> None:
    chain = [pk]
    while (above := parents[chain[-1]]) is not None:
        if above in chain:
            raise PlanDerivesFromItself(field="parent_code")
        chain.append(above)
    if len(chain) > LONGEST_CHAIN:
        raise PlanDerivedTooDeep(field="parent_code", details={"most": LONGEST_CHAIN})


def _sell(hotel: Hotel, plan: RatePlan, items: Items) -> None:
    """In place of what the plan has sold; none named: every type."""
    types, purse = types_named(hotel, items, field="sold_types"), hotel.purse
    if len({item["room_type_code"] for item in items}) < len(items):
        raise ListedTwice(field="sold_types")
    rows = []
    for index, item in enumerate(items):
        place = f"sold_types.{index}.base_price"
        price = fitted_or_none(purse, item["base_price"], field=place)
        room_type = types[item["room_type_code"]]
        rows.append(
            RatePlanType(hotel=hotel, rate_plan=plan, room_type=room_type, base_price=price)
        )
    RatePlanType.objects.filter(hotel=hotel, rate_plan=plan).delete()
    RatePlanType.objects.bulk_create(rows)


def _check_derived(plan: RatePlan) -> None:
    own = {"hotel_id": plan.hotel_id, "rate_plan": plan}
    if RatePlanType.objects.filter(**own, base_price__isnull=False).exists():
        raise DerivedPlanHasNoPrices(field="sold_types")
    if plan.rules.exists():
        raise DerivedPlanHasNoPrices(field="parent_code")


def _uses(plan: RatePlan) -> Uses:
    own = {"hotel_id": plan.hotel_id, "rate_plan": plan}
    named = {"hotel_id": plan.hotel_id, "rate_plan_codes__contains": [plan.code]}
    return {
        "plans": RatePlan.objects.filter(hotel_id=plan.hotel_id, parent=plan),
        "bookings": RoomBooking.objects.filter(**own),
        "quotes": PricingQuote.objects.filter(**own),
        "promo_codes": PromoCode.objects.filter(**named),
        "accounts": CorporateAccount.objects.filter(**named),
        "allotments": Allotment.objects.filter(**own),
    }


PLANS: Final = Resource(
    name="plan",
    model=RatePlan,
    key="code",
    not_found=RatePlanNotFound,
    rows=_plans_of,
    body=plan_body,
    write=_write,
    uses=_uses,
)
