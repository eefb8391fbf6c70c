"""What a search found, as guests read it: each room with its rates, prices with everything in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from common.stay import Stay
from hotel.enums import Language
from notifications.rendering.catalogue import catalogue_of
from notifications.rendering.conditions import conditions_of_stay
from rates.due import PaymentTerms
from rates.enums import MealPlan
from rates.errors import refusal_by
from rates.restrictions import Rule
from room_bookings.errors import OccupancyExceeded, SoldOut
from room_bookings.selectors.availability import (
    Availability,
    HotelOnSale,
    PlanOffer,
    TypeOffer,
    sold_stay_of_offer,
)
from room_bookings.selectors.nearest import NearStay
from web.guest.houses import RoomKind
from web.guest.refusals import refusal_in_words
from web.guest.selling.search_box import SearchBox, query_for

FEW: Final = 3
LONGER: Final = frozenset({Rule.MIN_STAY_ARRIVAL, Rule.MIN_STAY_THROUGH})


@dataclass(frozen=True, slots=True)
class RateShown:
    """`per_night` is the total's share. `conditions` and `payment` are told before anything is paid.
    `refusal` is why it cannot be had, in words; `longer` the query for as many nights as it needs."""

    code: str
    name: str
    description: str
    meal: MealPlan
    total: Decimal
    taxes: Decimal
    per_night: Decimal
    payment: PaymentTerms
    conditions: Sequence[str]
    promo_applied: bool
    refusal: str = ""
    longer: str = ""
    longer_nights: int = 0


@dataclass(frozen=True, slots=True)
class RoomShown:
    """`rooms_left` is 0 unless few are left."""

    kind: RoomKind
    rates: Sequence[RateShown]
    refused: Sequence[RateShown]
    rooms_left: int
    refusal: str
    longer: str = ""
    longer_nights: int = 0

    @property
    def from_total(self) -> Decimal | None:
        return min((rate.total for rate in self.rates), default=None)


@dataclass(frozen=True, slots=True)
class NearShown:
    stay: Stay
    kind: RoomKind
    total: Decimal
    plan_code: str
    query: str


@dataclass(frozen=True, slots=True)
class Shop:
    """What offers are shown with."""

    box: SearchBox
    kinds: Mapping[str, RoomKind]
    language: Language
    at: datetime

    def rooms(self, found: Availability) -> list[RoomShown]:
        """What can be had first, and of that the one that the guest came for."""
        shown = [
            self._room(found.hotel, offer)
            for offer in found.offers
            if offer.room_type.code in self.kinds
        ]
        return sorted(shown, key=lambda room: (bool(room.refusal), room.kind.code != self.box.room))

    def near(self, stays: Sequence[NearStay]) -> list[NearShown]:
        return [
            NearShown(
                each.stay,
                self.kinds[each.room_type_code],
                each.price.total,
                each.plan.code,
                query_for(self.box, each.stay),
            )
            for each in stays
            if each.room_type_code in self.kinds
        ]

    def _room(self, hotel: HotelOnSale, offer: TypeOffer) -> RoomShown:
        is_sold = not offer.refusal
        few = offer.rooms_left if is_sold and offer.rooms_left <= FEW else 0
        rates = [self._rate(hotel, plan) for plan in offer.plans] if is_sold else []
        standard = offer.standard if offer.rooms_left and not is_sold else None
        longer = _as_long_as_needed(standard)
        return RoomShown(
            kind=self.kinds[offer.room_type.code],
            rates=[rate for rate in rates if not rate.refusal],
            refused=[rate for rate in rates if rate.refusal],
            rooms_left=few,
            refusal=self._refusal(offer),
            longer=query_for(self.box, longer) if longer else "",
            longer_nights=longer.nights if longer else 0,
        )

    def _refusal(self, offer: TypeOffer) -> str:
        if not offer.refusal:
            return ""
        if offer.refusal == OccupancyExceeded.code:
            most = {"max_occupancy": offer.room_type.max_occupancy}
            return refusal_in_words(OccupancyExceeded(details=most), self.language)
        broken = offer.standard.broken if offer.standard else None
        refusal = refusal_by(broken) if broken and offer.rooms_left else SoldOut()
        return refusal_in_words(refusal, self.language)

    def _rate(self, hotel: HotelOnSale, offer: PlanOffer) -> RateShown:
        plan, sold = offer.plan, sold_stay_of_offer(hotel, offer)
        stay = offer.sale.stay
        longer = _as_long_as_needed(offer)
        return RateShown(
            code=plan.code,
            name=plan.name,
            description=plan.description,
            meal=plan.meal.kind if plan.meal else MealPlan.NONE,
            total=offer.price.total,
            taxes=offer.price.taxes,
            per_night=sold.purse.rounded(offer.price.total / stay.nights),
            payment=offer.payment,
            conditions=conditions_of_stay(
                plan.policy, sold, catalogue_of(self.language), at=self.at
            ),
            promo_applied=offer.promo_applied,
            refusal=refusal_in_words(refusal_by(offer.broken), self.language)
            if offer.broken
            else "",
            longer=query_for(self.box, longer) if longer else "",
            longer_nights=longer.nights if longer else 0,
        )


def _as_long_as_needed(offer: PlanOffer | None) -> Stay | None:
    """With as many nights as the rule asks for, where it is one of too few."""
    broken = offer.broken if offer else None
    if offer is None or broken is None or broken.rule not in LONGER or not broken.limit:
        return None
    first = offer.sale.stay.check_in
    return Stay(first, first + timedelta(days=broken.limit))
