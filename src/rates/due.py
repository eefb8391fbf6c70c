"""What a guest pays when booking, by the mode of the plan and its policy. Pure: no ORM, no clock."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from rates.enums import PaymentMode
from rates.policies import SoldStay, amount_of, deposit_due, no_show_penalty
from rates.terms import Policy


class DueAtBooking(NamedTuple):
    """`amount` is to be paid and `guarantee` reserved on a card before the booking is confirmed.

    At most one of them is more than nothing.
    """

    amount: Decimal
    guarantee: Decimal

    @property
    def is_nothing(self) -> bool:
        """The booking is confirmed as soon as it is made."""
        return not self.amount and not self.guarantee


class PaymentTerms(NamedTuple):
    """`due_later` is what is left to pay at the hotel; with what is due now it is the stay's total."""

    mode: PaymentMode
    due_now: Decimal
    guarantee: Decimal
    due_later: Decimal


def due_at_booking(mode: PaymentMode, policy: Policy, sold: SoldStay) -> DueAtBooking:
    nothing = sold.purse.nothing
    if mode == PaymentMode.PAY_NOW:
        return DueAtBooking(sold.purse.rounded(sold.total), nothing)
    if mode == PaymentMode.DEPOSIT:
        return DueAtBooking(deposit_due(policy, sold), nothing)
    if mode == PaymentMode.CARD_GUARANTEE:
        return DueAtBooking(nothing, guarantee_of(policy, sold))
    return DueAtBooking(nothing, nothing)


def payment_terms(mode: PaymentMode, policy: Policy, sold: SoldStay) -> PaymentTerms:
    due = due_at_booking(mode, policy, sold)
    later = sold.purse.rounded(sold.total - due.amount)
    return PaymentTerms(mode, due.amount, due.guarantee, later)


def guarantee_of(policy: Policy, sold: SoldStay) -> Decimal:
    """The most that not coming can cost: as a no-show, or by any tier of the policy."""
    tiers = [amount_of(tier.penalty, sold) for tier in policy.tiers]
    return max([no_show_penalty(policy, sold), *tiers])
