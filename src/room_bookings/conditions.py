"""What a booking may still do about its stay, and what that costs by the conditions it was sold with.

A booking that is not paid yet only holds a room, and letting go of it is free, whatever its policy
says: nobody charges a guest who was never charged for the stay.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from common.clock import hotel_today
from common.money import Purse, Rounding
from common.stay import Stay
from hotel.enums import OPEN_STATUSES, BookingStatus
from hotel.models import PricingQuote, RoomBooking
from rates.due import DueAtBooking, PaymentTerms, due_at_booking, payment_terms
from rates.enums import PaymentMode
from rates.loading import FREE_CANCELLATION
from rates.policies import (
    CancellationPreview,
    SoldStay,
    cancellation_preview,
    deposit_due,
    no_show_penalty,
    sold_stay,
)
from rates.policy_words import cancellation_words, policy_words_for_stay
from rates.records import lines_of, policy_of
from rates.terms import Policy, Price
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    CancellationTooLate,
    TransitionRefused,
)
from room_bookings.transitions import Move, next_status


def status_once_cancelled(booking: RoomBooking) -> BookingStatus:
    """A guest in the house checks out instead."""
    if booking.is_in_house:
        raise BookingAlreadyCheckedIn
    return next_status(booking.status, Move.CANCEL)


def assert_guest_may_cancel(booking: RoomBooking, *, at: datetime) -> None:
    """Up to the arrival day by the hotel's calendar; later it is for the hotel to decide."""
    status_once_cancelled(booking)
    if hotel_today(booking.hotel.timezone, at) > booking.check_in:
        raise CancellationTooLate(details={"check_in": booking.check_in.isoformat()})


def assert_yet_to_arrive(booking: RoomBooking) -> None:
    """Until check-in its guest says who comes and what is wished for; then the desk does."""
    if booking.is_in_house:
        raise BookingAlreadyCheckedIn
    if booking.status not in OPEN_STATUSES:
        raise TransitionRefused(
            "Only a booking that is still to come can be prepared.",
            details={"status": booking.status},
        )


def sold_policy(sold: RoomBooking | PricingQuote) -> Policy:
    """Its own copy. What was sold without one costs nothing."""
    if not sold.policy:
        return Policy(FREE_CANCELLATION, sold.hotel.check_in_time)
    return policy_of(sold.policy)


def sold_stay_of(sold: RoomBooking | PricingQuote) -> SoldStay:
    return sold_stay(
        sold.stay,
        sold.total_amount if isinstance(sold, RoomBooking) else sold.total,
        lines_of(sold.price_lines),
        purse=Purse(sold.currency, Rounding(sold.hotel.rounding)),
        timezone=sold.hotel.timezone,
    )


def cancellation_of(booking: RoomBooking, *, at: datetime) -> CancellationPreview:
    return cancellation_preview(_cancellation_policy(booking), sold_stay_of(booking), at=at)


def penalty_once_changed(booking: RoomBooking, stay: Stay, price: Price, at: datetime) -> Decimal:
    """What cancelling would cost at that moment if it were this stay at this price, by the same
    conditions."""
    changed = sold_stay(
        stay,
        price.total,
        price.lines,
        purse=Purse(booking.currency, Rounding(booking.hotel.rounding)),
        timezone=booking.hotel.timezone,
    )
    return cancellation_preview(_cancellation_policy(booking), changed, at=at).penalty_amount


def no_show_penalty_of(booking: RoomBooking) -> Decimal:
    return no_show_penalty(sold_policy(booking), sold_stay_of(booking))


def deposit_of(quote: PricingQuote) -> Decimal:
    return deposit_due(sold_policy(quote), sold_stay_of(quote))


def due_of(sold: RoomBooking | PricingQuote) -> DueAtBooking:
    """What its guest pays, or lets be reserved on a card, before it is confirmed."""
    return due_at_booking(PaymentMode(sold.payment_mode), sold_policy(sold), sold_stay_of(sold))


def payment_terms_of(sold: RoomBooking | PricingQuote) -> PaymentTerms:
    """As it was sold, whatever has been paid since."""
    return payment_terms(PaymentMode(sold.payment_mode), sold_policy(sold), sold_stay_of(sold))


def words_of_cancellation(booking: RoomBooking, *, at: datetime) -> str:
    return cancellation_words(_cancellation_policy(booking), sold_stay_of(booking), at=at)


def words_of_sale(sold: RoomBooking | PricingQuote) -> str:
    """Its conditions as they stood when it was made."""
    return policy_words_for_stay(sold_policy(sold), sold_stay_of(sold), at=sold.created_at)


def _cancellation_policy(booking: RoomBooking) -> Policy:
    policy = sold_policy(booking)
    is_held = booking.status == BookingStatus.PENDING_PAYMENT
    return replace(policy, tiers=()) if is_held else policy
