"""Which plans are open to who asks, and which of them sells a stay. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rates.enums import Audience
from rates.errors import RatePlanNotForType, RatePlanNotFound, refusal_by
from rates.pricing import Sale
from rates.restrictions import BrokenRule, broken_rule
from rates.terms import Plan, RateBook


@dataclass(frozen=True, slots=True)
class Opened:
    """Plans beyond the public ones, by code: what an account has negotiated."""

    negotiated: frozenset[str] = frozenset()

    def admits(self, plan: Plan) -> bool:
        return plan.audience is Audience.PUBLIC or plan.code in self.negotiated


NOTHING_OPENED = Opened()


def open_plans(book: RateBook, opened: Opened = NOTHING_OPENED) -> list[Plan]:
    """In the hotel's order, one's own plans first."""
    found = [plan for plan in book.plans if plan.is_active and opened.admits(plan)]
    return sorted(found, key=lambda plan: not _is_own(plan, opened)) if opened.negotiated else found


def _is_own(plan: Plan, opened: Opened) -> bool:
    return plan.code in opened.negotiated


def chosen_plan(plans: Iterable[Plan], code: str) -> Plan:
    found = next((plan for plan in plans if plan.code == code), None)
    if found is None:
        raise RatePlanNotFound(field="rate_plan_code")
    return found


def rule_against(sale: Sale) -> BrokenRule | None:
    return broken_rule(
        sale.plan, sale.room_type, sale.stay, booked_on=sale.booked_on, nights=sale.nights
    )


def assert_sold(sale: Sale) -> None:
    if sale.room_type not in sale.plan.base_prices:
        raise RatePlanNotForType(field="rate_plan_code")
    broken = rule_against(sale)
    if broken is not None:
        raise refusal_by(broken)


def standard_sale(plans: Iterable[Plan], sale: Sale) -> Sale:
    """Who names no plan gets the first in the hotel's order that sells the stay; when none does, the
    first one's rule is the refusal."""
    refusals: list[BrokenRule] = []
    for plan in plans:
        if sale.room_type in plan.base_prices:
            offered = replace(sale, plan=plan)
            broken = rule_against(offered)
            if broken is None:
                return offered
            refusals.append(broken)
    if refusals:
        raise refusal_by(refusals[0])
    raise RatePlanNotForType(field="room_type_code")
