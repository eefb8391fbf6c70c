"""Where offers are made: one search with the hotel's book open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common.stay import Stay
from rates.due import PaymentTerms, payment_terms
from rates.enums import PaymentMode, PenaltyKind
from rates.loading import rate_book
from rates.offers import Judged, judged, open_plans
from rates.policies import deposit_due, sold_stay
from rates.pricing import Sale, price_stay
from rates.terms import Guests, NightRates, Plan, Promo, RateBook
from room_bookings.selectors.customers import Customer, customer_of, promo_terms


@dataclass(frozen=True, slots=True)
class Search:
    """What a guest looks for. `room_type_code` and the codes may be empty."""

    hotel_slug: str
    stay: Stay
    guests: Guests
    room_type_code: str = ""
    promo_code: str = ""
    corporate_code: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """`plans` are those open to who asks, `timezone` is the hotel's."""

    search: Search
    book: RateBook
    plans: list[Plan]
    promo: Promo | None
    booked_on: date
    timezone: str

    def judged(self, room_type: int, nights: NightRates, stay: Stay) -> Iterator[Judged]:
        """The stay by each plan that sells the type."""
        for plan in self.plans:
            if room_type in plan.base_prices:
                sale = Sale(plan, room_type, stay, self.search.guests, self.booked_on, nights)
                yield judged(sale, self.promo)

    def conditions_of(self, sale: Sale, total: Decimal) -> tuple[Decimal, PaymentTerms]:
        """The policy's deposit, and what is due when. The price's lines are worked out only where the
        first night counts."""
        plan, purse = sale.plan, self.book.house.purse
        lines = price_stay(self.book, sale).lines if _counts_first_night(plan) else ()
        sold = sold_stay(sale.stay, total, lines, purse=purse, timezone=self.timezone)
        return deposit_due(plan.policy, sold), payment_terms(plan.payment_mode, plan.policy, sold)


def open_counter(
    search: Search, *, hotel_id: int, version: int, timezone: str, today: date
) -> Counter:
    customer = customer_of(
        hotel_id=hotel_id,
        corporate_code=search.corporate_code,
        promo_code=search.promo_code,
        booked_on=today,
    )
    book = rate_book(hotel_id, version)
    plans = open_plans(book, customer.opened)
    return Counter(search, book, plans, _promo_of(customer), today, timezone)


def _counts_first_night(plan: Plan) -> bool:
    """In what is due when booking."""
    penalties = [plan.policy.deposit]
    if plan.payment_mode is PaymentMode.CARD_GUARANTEE:
        penalties += [plan.policy.no_show, *(tier.penalty for tier in plan.policy.tiers)]
    return any(penalty.kind is PenaltyKind.FIRST_NIGHT for penalty in penalties)


def _promo_of(customer: Customer) -> Promo | None:
    return promo_terms(customer.promo_code) if customer.promo_code else None
