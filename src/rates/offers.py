"""Which plans are open to who asks, and which of them sells a stay. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from common.stay import Stay
from rates.enums import Audience
from rates.errors import (
    PromoCodeNotForStay,
    RatePlanNotForType,
    RatePlanNotFound,
    refusal_by,
)
from rates.pricing import Sale
from rates.restrictions import BrokenRule, broken_rule
from rates.terms import Plan, Promo, RateBook


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


def misfit_of(promo: Promo, *, plan: Plan, stay: Stay, booked_on: date) -> dict[str, str | int]:
    """Why the terms do not fit, as facts for the refusal; empty when they do."""
    if not promo.bookable.contains(booked_on):
        return {"reason": "BOOKING_WINDOW"}
    if not all(promo.stays.contains(night) for night in stay.each_night()):
        return {"reason": "STAY_WINDOW"}
    if stay.nights < promo.min_nights:
        return {"reason": "MIN_NIGHTS", "min_nights": promo.min_nights}
    if promo.plan_codes and plan.code not in promo.plan_codes:
        return {"reason": "RATE_PLAN"}  # which plans is not told: some are a company's own
    return {}


def assert_promo_fits(promo: Promo, sale: Sale) -> None:
    """PromoCodeNotForStay says why it does not."""
    reason = misfit_of(promo, plan=sale.plan, stay=sale.stay, booked_on=sale.booked_on)
    if reason:
        raise PromoCodeNotForStay(field="promo_code", details=reason)


class Offered(Protocol):
    """What a plan offers. `broken` is the rule by which it does not sell the stay."""

    @property
    def broken(self) -> BrokenRule | None: ...
    @property
    def promo_applied(self) -> bool: ...


Offer = TypeVar("Offer", bound=Offered)


class Judged(NamedTuple):
    sale: Sale
    broken: BrokenRule | None

    @property
    def promo_applied(self) -> bool:
        return self.sale.promo is not None


def judged(sale: Sale, promo: Promo | None = None) -> Judged:
    """With the promotion, if there is one that fits; another leaves the price as it is."""
    if promo is not None and not misfit_of(
        promo, plan=sale.plan, stay=sale.stay, booked_on=sale.booked_on
    ):
        sale = replace(sale, promo=promo)
    return Judged(sale, rule_against(sale))


def standard_of(offers: Iterable[Offer]) -> Offer | None:
    """What who names no plan gets: the first, in the hotel's order, that sells the stay and that the
    promo code fits; else the first that sells it, else the first."""
    return min(offers, key=_how_late, default=None)


def _how_late(offer: Offered) -> int:
    if offer.broken is not None:
        return 2
    return 0 if offer.promo_applied else 1


def standard_sale(plans: Iterable[Plan], sale: Sale, promo: Promo | None = None) -> Sale:
    """By the plan that `standard_of` chooses. When none sells the stay, its rule is the refusal."""
    selling = (plan for plan in plans if sale.room_type in plan.base_prices)
    standard = standard_of(judged(replace(sale, plan=plan), promo) for plan in selling)
    if standard is None:
        raise RatePlanNotForType(field="room_type_code")
    if standard.broken is not None:
        raise refusal_by(standard.broken)
    return standard.sale
