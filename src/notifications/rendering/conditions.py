"""The conditions that a booking was sold with, in the guest's language."""

from __future__ import annotations

from datetime import datetime

from hotel.models import RoomBooking
from notifications.rendering.catalogue import Catalogue
from rates.policies import Step
from rates.policy_words import changes_of_stay
from room_bookings.conditions import no_show_penalty_of, sold_policy, sold_stay_of


def conditions_in_words(booking: RoomBooking, words: Catalogue, *, at: datetime) -> list[str]:
    """A sentence each: until when cancelling is free, what it costs from when on, not arriving."""
    policy, sold = sold_policy(booking), sold_stay_of(booking)
    changes = changes_of_stay(policy, sold)
    begun = sum(step.start <= at for step in changes)
    sentences = [
        *_now(booking, changes, begun, words),
        *(_from_then_on(booking, step, words) for step in changes[begun:]),
    ]
    charge = no_show_penalty_of(booking)
    if not charge:
        return [*sentences, words.sentence("no_show_free")]
    amount = words.writing.money(charge, booking.currency)
    return [*sentences, words.sentence("no_show_costs", amount=amount)]


def _now(booking: RoomBooking, changes: list[Step], begun: int, words: Catalogue) -> list[str]:
    """What holds when it is told."""
    charge = changes[begun - 1].amount if begun else None
    if not charge:
        if begun == len(changes):
            return [words.sentence("free_always")]
        moment = words.writing.moment_at(changes[begun].start, booking.hotel.timezone)
        return [words.sentence("free_until", moment=moment)]
    amount = words.writing.money(charge, booking.currency)
    is_all = charge == booking.total_amount and begun == len(changes)
    return [words.sentence("non_refundable" if is_all else "costs_from_booking", amount=amount)]


def _from_then_on(booking: RoomBooking, step: Step, words: Catalogue) -> str:
    return words.sentence(
        "costs_from",
        moment=words.writing.moment_at(step.start, booking.hotel.timezone),
        amount=words.writing.money(step.amount, booking.currency),
    )
