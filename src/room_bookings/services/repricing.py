"""What a booking costs once its stay is changed.

Nights that stay keep the price that they were sold at; added ones have today's, by the plan that was
booked. Another type or another plan is priced anew. Party, meals, discounts, taxes and fees are worked
out for the new stay as a whole. Discounts for booking early go by the day of the booking, unless the
arrival is moved; the promo code of the booking counts, at what it was worth, for as long as it fits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from common.clock import hotel_today
from common.stay import Stay
from hotel.models import RoomBooking
from rates.enums import PromoKind
from rates.errors import RatePlanNotForType
from rates.loading import rate_book
from rates.models import PromoUse
from rates.nights import Rate
from rates.offers import misfit_of, open_plans
from rates.pricing import Sale, price_stay
from rates.records import kept_rates, lines_record
from rates.terms import Guests, NightRates, Plan, Price, Promo, RateBook
from room_bookings.selectors.allotted import (
    AllotmentPrices,
    allotment_prices,
    with_allotment_prices,
)
from room_bookings.selectors.catalogue import night_rates
from room_bookings.selectors.customers import opened_by, promo_terms
from rooms.models import RoomType


@dataclass(frozen=True, slots=True)
class Target:
    """What a booking is to become. `is_replanned`: by another plan than the one booked."""

    room_type: RoomType
    plan: Plan
    stay: Stay
    guests: Guests
    is_replanned: bool = False

    def keeps_terms_of(self, booking: RoomBooking) -> bool:
        """Of the booked type, by the booked plan: what is sold stays as sold."""
        return self.room_type.pk == booking.room_type_id and not self.is_replanned


def price_of_departure(booking: RoomBooking, stay: Stay, *, today: date) -> Price:
    """When nothing but the departure changes."""
    book, room_type = book_of(booking), booking.room_type
    target = Target(room_type, booked_plan(book, booking, room_type), stay, booking.guests)
    return price_stay(book, changed_sale(booking, target, today=today))


def changed_sale(booking: RoomBooking, target: Target, *, today: date) -> Sale:
    """RatePlanNotForType when a night would have to be priced by a plan that does not sell the type."""
    kept = sold_rates(booking) if target.keeps_terms_of(booking) else {}
    sells_type = target.room_type.pk in target.plan.base_prices
    if not sells_type and any(night not in kept for night in target.stay.each_night()):
        raise RatePlanNotForType(field="rate_plan_code")
    return Sale(
        plan=target.plan,
        room_type=target.room_type.pk,
        stay=target.stay,
        guests=target.guests,
        booked_on=_day_of_sale(booking, target, today=today),
        nights=_nights_for(booking, target),
        promo=_fitting_promo(booking, target),
        kept=kept,
    )


def _nights_for(booking: RoomBooking, target: Target) -> NightRates:
    """What single nights cost and refuse; in an allotment at the allotment's own prices."""
    nights = night_rates(target.room_type, target.stay)
    prices = prices_in_allotment(booking, target)
    if not prices:
        return nights
    return with_allotment_prices(nights, prices, plan=target.plan, room_type=target.room_type.pk)


def prices_in_allotment(booking: RoomBooking, target: Target) -> AllotmentPrices:
    """Of the nights that the booking's allotment keeps, or kept; none without an allotment."""
    if booking.allotment_id is None:
        return {}
    return allotment_prices(
        hotel_id=booking.hotel_id,
        allotment_id=booking.allotment_id,
        room_type_id=target.room_type.pk,
        stay=target.stay,
    )


def book_of(booking: RoomBooking) -> RateBook:
    return rate_book(booking.hotel_id, booking.hotel.rates_version)


def booked_plan(book: RateBook, booking: RoomBooking, room_type: RoomType) -> Plan:
    """The plan that was booked, sold or not by now. Where it does not sell the booked type (after an
    upgrade), or the booking is from before the hotel had plans, the hotel's first that does and is
    open to the guest; one that is not only where no other sells the type."""
    own = [plan for plan in book.plans if plan.pk == (booking.rate_plan_id or 0)]
    if own and room_type.pk != booking.room_type_id:
        return own[0]
    others = *open_plans(book, opened_by(booking.account)), *book.plans
    selling = [plan for plan in (*own, *others) if room_type.pk in plan.base_prices]
    return next(iter((*selling, *own, *others)))


def _day_of_sale(booking: RoomBooking, target: Target, *, today: date) -> date:
    """From which the days of advance are counted: who moves the arrival, or takes another plan, decides
    on it today."""
    is_new = target.is_replanned or target.stay.check_in != booking.check_in
    return today if is_new else booked_on(booking)


def booked_on(booking: RoomBooking) -> date:
    return hotel_today(booking.hotel.timezone, booking.created_at)


def sold_rates(booking: RoomBooking) -> dict[date, Rate]:
    """What each night was sold at. A price from before there were lines is spread over its nights."""
    if booking.price_lines:
        return kept_rates(booking.price_lines)
    hotel = booking.hotel
    whole = booking.total_amount if hotel.prices_include_tax else booking.subtotal
    each = book_of(booking).house.purse.rounded(whole / booking.nights)
    rates = dict.fromkeys(booking.stay.each_night(), Rate(each, ""))
    rates[booking.check_in] = Rate(whole - each * (booking.nights - 1), "")
    return rates


def _fitting_promo(booking: RoomBooking, target: Target) -> Promo | None:
    """Of the code that the booking has used, at what it was worth then, though it is used up or
    withdrawn by now."""
    if not booking.promo_code:
        return None
    use = PromoUse.objects.select_related("promo_code").filter(booking_id=booking.pk).first()
    if use is None:
        return None
    promo = replace(promo_terms(use.promo_code), kind=PromoKind(use.kind), value=use.value)
    day = booked_on(booking)
    misfit = misfit_of(promo, plan=target.plan, stay=target.stay, booked_on=day)
    return None if misfit else promo


def take_price(booking: RoomBooking, price: Price) -> None:
    booking.subtotal, booking.taxes, booking.total_amount = price.subtotal, price.taxes, price.total
    booking.price_lines = lines_record(price.lines)
