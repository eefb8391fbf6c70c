"""The offer that a request comes to: its plan, its price line by line, its conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from common.stay import Stay
from hotel.models import SoldTerms
from rates.errors import RatePlanNotFound
from rates.models import CorporateAccount
from rates.offers import (
    assert_promo_fits,
    assert_sold,
    chosen_plan,
    open_plans,
    standard_sale,
)
from rates.pricing import Sale, price_stay
from rates.records import lines_record, policy_record
from rates.terms import Guests, Plan, Price, Promo, RateBook
from room_bookings.selectors.allotted import AllottedStay, allotted_stay, with_allotment_prices
from room_bookings.selectors.catalogue import TypeOnSale
from room_bookings.selectors.customers import Customer, customer_of, promo_terms


@dataclass(frozen=True, slots=True)
class StayRequest:
    """What a guest asks the price of. Without a rate plan: see `rates.offers.standard_of`."""

    hotel_slug: str
    room_type_code: str
    stay: Stay
    adults: int
    children: int = 0
    promo_code: str = ""
    child_ages: tuple[int, ...] = ()
    cots: int = 0
    rate_plan_code: str = ""
    corporate_code: str = ""
    allotment_code: str = ""

    @property
    def guests(self) -> Guests:
        return Guests(self.adults, self.children, self.child_ages, self.cots)


@dataclass(frozen=True, slots=True)
class Offer:
    plan: Plan
    price: Price
    customer: Customer
    allotted: AllottedStay | None = None

    @property
    def account(self) -> CorporateAccount | None:
        """Whose allotted it is, before whose code came along."""
        kept_for = self.allotted.allotment.account if self.allotted else None
        return kept_for or self.customer.account

    def write_on(self, row: SoldTerms, request: StayRequest) -> None:
        """The terms as they stand now, on a quote or a booking."""
        take_plan(row, self.plan)
        row.child_ages, row.cots = list(request.child_ages), request.cots
        row.price_lines = lines_record(self.price.lines)
        row.account = self.account
        if self.allotted is not None:
            row.allotment = self.allotted.allotment
        if self.customer.promo_code is not None:
            row.promo_code = self.customer.promo_code.code


def take_plan(row: SoldTerms, plan: Plan) -> None:
    """With its conditions as they stand now."""
    row.rate_plan_id = plan.pk or None
    row.rate_plan_code, row.rate_plan_name = plan.code, plan.name
    row.policy = policy_record(plan.policy)
    row.payment_mode = plan.payment_mode.value


def offer_for(request: StayRequest, on_sale: TypeOnSale, *, booked_on: date) -> Offer:
    """Raises the refusal of the plan's rule, of the plan or of a code."""
    book = on_sale.book
    customer = customer_of(
        hotel_id=on_sale.hotel.pk,
        corporate_code=request.corporate_code,
        promo_code=request.promo_code,
        booked_on=booked_on,
    )
    plans = open_plans(book, customer.opened)
    asked = Sale(
        plan=plans[0] if plans else book.plans[0],
        room_type=on_sale.room_type.pk,
        stay=request.stay,
        guests=request.guests,
        booked_on=booked_on,
        nights=on_sale.nights,
    )
    allotted = _allotted_stay(request, on_sale, today=booked_on)
    promo = promo_terms(customer.promo_code) if customer.promo_code else None
    if allotted is None:
        sale = _sale_by_plan(request.rate_plan_code, plans, asked, promo)
    else:
        sale = _sale_in_allotment(allotted, request.rate_plan_code, plans, asked, book)
    if promo is not None:
        assert_promo_fits(promo, sale)
        sale = replace(sale, promo=promo)
    return Offer(sale.plan, price_stay(book, sale), customer, allotted)


def _allotted_stay(
    request: StayRequest, on_sale: TypeOnSale, *, today: date
) -> AllottedStay | None:
    if not request.allotment_code:
        return None
    return allotted_stay(
        hotel_id=on_sale.hotel.pk,
        code=request.allotment_code,
        room_type_id=on_sale.room_type.pk,
        stay=request.stay,
        today=today,
    )


def _sale_in_allotment(
    allotted: AllottedStay, code: str, plans: list[Plan], asked: Sale, book: RateBook
) -> Sale:
    """By the allotment's plan, which nobody who names another can mean. Its restrictions do not bind:
    the rooms are promised."""
    plan = allotted.plan_of(book, plans, asked.room_type)
    if code not in {"", plan.code}:
        raise RatePlanNotFound(field="rate_plan_code")
    nights = with_allotment_prices(
        asked.nights, allotted.prices, plan=plan, room_type=asked.room_type
    )
    return replace(asked, plan=plan, nights=nights)


def _sale_by_plan(code: str, plans: list[Plan], asked: Sale, promo: Promo | None) -> Sale:
    if not code:
        return standard_sale(plans, asked, promo)
    sale = replace(asked, plan=chosen_plan(plans, code))
    assert_sold(sale)
    return sale
