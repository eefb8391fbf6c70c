"""The conditions of a stay, in the guest's language: as it was sold, or as it would be."""

from __future__ import annotations

from datetime import datetime

from hotel.models import RoomBooking
from notifications.rendering.catalogue import Catalogue
from rates.policies import SoldStay, Step, no_show_penalty
from rates.policy_words import changes_of_stay
from rates.terms import Policy
from room_bookings.conditions import sold_policy, sold_stay_of


def conditions_in_words(booking: RoomBooking, words: Catalogue, *, at: datetime) -> list[str]:
    return conditions_of_stay(sold_policy(booking), sold_stay_of(booking), words, at=at)


def conditions_of_stay(
    policy: Policy, sold: SoldStay, words: Catalogue, *, at: datetime
) -> list[str]:
    """A sentence each: until when cancelling is free, what it costs from when on, not arriving."""
    changes = changes_of_stay(policy, sold)
    begun = sum(step.start <= at for step in changes)
    sentences = [
        *_now(sold, changes, begun, words),
        *(_from_then_on(sold, step, words) for step in changes[begun:]),
    ]
    charge = no_show_penalty(policy, sold)
    if not charge:
        return [*sentences, words.sentence("no_show_free")]
    amount = words.writing.money(charge, sold.purse.currency)
    return [*sentences, words.sentence("no_show_costs", amount=amount)]


def _now(sold: SoldStay, changes: list[Step], begun: int, words: Catalogue) -> list[str]:
    """What holds when it is told."""
    charge = changes[begun - 1].amount if begun else None
    if not charge:
        if begun == len(changes):
            return [words.sentence("free_always")]
        moment = words.writing.moment_at(changes[begun].start, sold.timezone)
        return [words.sentence("free_until", moment=moment)]
    amount = words.writing.money(charge, sold.purse.currency)
    is_all = charge == sold.total and begun == len(changes)
    return [words.sentence("non_refundable" if is_all else "costs_from_booking", amount=amount)]


def _from_then_on(sold: SoldStay, step: Step, words: Catalogue) -> str:
    return words.sentence(
        "costs_from",
        moment=words.writing.moment_at(step.start, sold.timezone),
        amount=words.writing.money(step.amount, sold.purse.currency),
    )
