"""What a booking costs once its stay is changed.

Nights that stay keep the price that they were sold at; added ones have today's, by the plan that was
booked. Party, meals, discounts, taxes and fees are worked out for the new stay as a whole. Discounts
for booking early go by the day of the booking, not of the change.
"""

from __future__ import annotations

from datetime import date

from common.clock import hotel_today
from common.stay import Stay
from hotel.models import RoomBooking
from rates.loading import rate_book
from rates.pricing import Sale, price_stay
from rates.records import kept_rates, lines_record
from rates.terms import Plan, Price, RateBook
from room_bookings.selectors.catalogue import night_rates
from rooms.models import RoomType


def changed_price(booking: RoomBooking, *, room_type: RoomType, stay: Stay) -> Price:
    """Another type is priced anew, night by night."""
    book = rate_book(booking.hotel_id, booking.hotel.rates_version)
    keeps_type = room_type.pk == booking.room_type_id
    sale = Sale(
        plan=booked_plan(book, booking, room_type.pk),
        room_type=room_type.pk,
        stay=stay,
        guests=booking.guests,
        booked_on=booked_on(booking),
        nights=night_rates(room_type, stay),
        kept=kept_rates(booking.price_lines) if keeps_type else {},
    )
    return price_stay(book, sale)


def booked_plan(book: RateBook, booking: RoomBooking, room_type: int) -> Plan:
    """The plan that was booked, sold or not by now. One that never sold the type, or a booking from
    before the hotel had plans, goes by the hotel's first plan that does."""
    known = {plan.pk: plan for plan in book.plans if room_type in plan.base_prices}
    plan = known.get(booking.rate_plan_id or 0)
    return plan or next(iter(known.values()), None) or book.plans[0]


def booked_on(booking: RoomBooking) -> date:
    return hotel_today(booking.hotel.timezone, booking.created_at)


def take_price(booking: RoomBooking, price: Price) -> None:
    booking.subtotal, booking.taxes, booking.total_amount = price.subtotal, price.taxes, price.total
    booking.price_lines = lines_record(price.lines)
