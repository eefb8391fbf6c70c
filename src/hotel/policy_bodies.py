"""How a booking's conditions are shown, and what cancelling it would cost."""

from __future__ import annotations

from typing import Any

from hotel.models import PricingQuote, RoomBooking
from hotel.money_bodies import payment_body
from rates.policies import Step
from rates.records import penalty_record, policy_record
from room_bookings.conditions import (
    deposit_of,
    payment_terms_of,
    sold_policy,
    words_of_cancellation,
    words_of_sale,
)
from room_bookings.selectors.cancellation import Cancelling


def conditions_body(sold: RoomBooking | PricingQuote) -> dict[str, Any]:
    """Its own, as they were when it was sold."""
    return {
        "policy": policy_record(sold_policy(sold)),
        "policy_words": words_of_sale(sold),
        **paying_body(sold),
    }


def paying_body(sold: RoomBooking | PricingQuote) -> dict[str, Any]:
    return {"payment": payment_body(payment_terms_of(sold), sold.currency)}


def quoted_conditions_body(quote: PricingQuote) -> dict[str, Any]:
    """As they will stand on the booking, for a guest who reads them now."""
    return conditions_body(quote) | {"deposit_amount": deposit_of(quote)}


def preview_body(cancelling: Cancelling) -> dict[str, Any]:
    booking, preview = cancelling.booking, cancelling.costs
    return {
        "booking_id": booking.booking_id,
        "status": booking.status,
        "at": cancelling.at,
        "total_amount": booking.total_amount,
        "penalty_amount": preview.penalty_amount,
        "refundable_amount": cancelling.balance.to_return,
        "still_owed_amount": cancelling.balance.to_pay,
        "currency": booking.currency,
        "is_free": not preview.penalty_amount,
        "free_until": preview.free_until,
        "cutoff": preview.cutoff,
        "current_tier": _step_body(preview.current) if preview.current else None,
        "next_tier": _step_body(preview.next) if preview.next else None,
        "words": words_of_cancellation(booking, at=cancelling.at),
    }


def _step_body(step: Step) -> dict[str, Any]:
    return {
        "hours_before": step.tier.hours_before,
        **penalty_record(step.tier.penalty),
        "starts_at": None if step.is_from_booking_on else step.start,
        "amount": step.amount,
    }
