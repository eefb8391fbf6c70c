"""What an allotment offers for a stay: its plan, its own prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common.stay import Stay
from rates.errors import (
    AllotmentNotForStay,
    AllotmentNotFound,
    AllotmentReleased,
    RatePlanNotForType,
)
from rates.models import Allotment, AllotmentNight
from rates.terms import DayRate, NightRates, Plan, RateBook

AllotmentPrices = Mapping[date, Decimal | None]
"""The allotment's own price of each night that it keeps; None: the plan's."""


@dataclass(frozen=True, slots=True)
class AllottedStay:
    """An allotment that keeps rooms of the type for every night of a stay."""

    allotment: Allotment
    prices: AllotmentPrices

    def plan_of(self, book: RateBook, open_to_all: list[Plan], room_type: int) -> Plan:
        """The allotment's, on sale or not; else the hotel's first that sells the type."""
        own = [plan for plan in book.plans if plan.pk == self.allotment.rate_plan_id]
        selling = [plan for plan in open_to_all if room_type in plan.base_prices]
        plan = next(iter((*own, *selling, *open_to_all, *book.plans)))
        if room_type not in plan.base_prices and None in self.prices.values():
            raise RatePlanNotForType(field="rate_plan_code")
        return plan


def allotted_stay(
    *, hotel_id: int, code: str, room_type_id: int, stay: Stay, today: date
) -> AllottedStay:
    """From the release date on it is closed, also before the hourly job has released it."""
    allotment = (
        Allotment.objects.select_related("account")
        .filter(hotel_id=hotel_id, code=code.upper())
        .first()
    )
    if allotment is None:
        raise AllotmentNotFound(field="allotment_code")
    if allotment.released_at is not None or today >= allotment.release_date:
        raise AllotmentReleased(field="allotment_code")
    prices = allotment_prices(
        hotel_id=hotel_id, allotment_id=allotment.pk, room_type_id=room_type_id, stay=stay
    )
    outside = [night.isoformat() for night in stay.each_night() if night not in prices]
    if outside:
        raise AllotmentNotForStay(field="allotment_code", details={"nights": outside})
    return AllottedStay(allotment, prices)


def allotment_prices(
    *, hotel_id: int, allotment_id: int, room_type_id: int, stay: Stay
) -> AllotmentPrices:
    """Of the nights of the stay that it keeps, or kept until its release."""
    nights = AllotmentNight.objects.filter(
        hotel_id=hotel_id,
        allotment_id=allotment_id,
        room_type_id=room_type_id,
        night__gte=stay.check_in,
        night__lt=stay.check_out,
    )
    return dict(nights.values_list("night", "price"))


def with_allotment_prices(
    nights: NightRates, prices: AllotmentPrices, *, plan: Plan, room_type: int
) -> NightRates:
    """The allotment's own prices in place of the plan's."""
    own = dict(nights.get((plan.pk, room_type), {}))
    for night, price in prices.items():
        if price is not None:
            own[night] = own.get(night, DayRate())._replace(price=price)
    return {**nights, (plan.pk, room_type): own}
