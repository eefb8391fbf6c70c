"""What cancelling, not showing up and booking cost by a policy. Pure: no ORM, no clock, no settings.

Every amount lies between nothing and the stay's total, in the places of the currency. Moments are
aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from common.money import HUNDRED, ZERO, Purse
from common.stay import Stay
from rates.enums import PenaltyKind
from rates.terms import Line, Penalty, Policy, Tier

FROM_BOOKING_ON: Final = 99_999
"""A tier of so many hours, over eleven years, counts from the booking on."""


@dataclass(frozen=True, slots=True)
class SoldStay:
    """What a policy's penalties are worked out from. `timezone` is the hotel's."""

    check_in: date
    total: Decimal
    first_night: Decimal
    purse: Purse
    timezone: str


class Step(NamedTuple):
    """From `start` on cancelling costs `amount`, by `tier`."""

    start: datetime
    tier: Tier
    amount: Decimal

    @property
    def is_from_booking_on(self) -> bool:
        return self.tier.hours_before >= FROM_BOOKING_ON


@dataclass(frozen=True, slots=True)
class CancellationPreview:
    """What cancelling costs at one moment, and what it will cost next.

    `current` is None before the first tier, `next`
    from the last one on. `free_until` is when it first costs something, which may be over; None when
    it never does, or does from the booking on.
    """

    cutoff: datetime
    penalty_amount: Decimal
    current: Step | None
    next: Step | None
    free_until: datetime | None


def sold_stay(
    stay: Stay, total: Decimal, lines: Iterable[Line], *, purse: Purse, timezone: str
) -> SoldStay:
    """`lines` are the price's; without any, each night counts the same."""
    first_night = first_night_amount(stay, total, tuple(lines), purse)
    return SoldStay(stay.check_in, total, first_night, purse, timezone)


def first_night_amount(
    stay: Stay, total: Decimal, lines: tuple[Line, ...], purse: Purse
) -> Decimal:
    """All that is charged for the first night with its taxes: party, meals and discounts too.

    What is charged for the whole stay belongs to no night: fees are for services that were not
    given, city tax is for guests who slept here, and an amount off the stay goes with the stay. A
    night that a promo code made free is not the first: the first that costs something is.
    """
    if not lines:
        return purse.rounded(total / stay.nights)
    nights = dict.fromkeys(stay.each_night(), ZERO)
    for line in lines:
        if line.night is not None:
            nights[line.night] += line.amount
    return next((amount for amount in nights.values() if amount > 0), ZERO)


def cancellation_preview(policy: Policy, sold: SoldStay, *, at: datetime) -> CancellationPreview:
    """A tier counts from its very first moment on."""
    steps = steps_of(policy, sold)
    begun = [step for step in steps if step.start <= at]
    costing = next((step for step in steps if step.amount), None)
    penalty = begun[-1].amount if begun else sold.purse.rounded(ZERO)
    return CancellationPreview(
        cutoff=cutoff_of(policy, sold),
        penalty_amount=penalty,
        current=begun[-1] if begun else None,
        next=next((step for step in steps if step.start > at), None),
        free_until=costing.start if costing and not costing.is_from_booking_on else None,
    )


def no_show_penalty(policy: Policy, sold: SoldStay) -> Decimal:
    return amount_of(policy.no_show, sold)


def deposit_due(policy: Policy, sold: SoldStay) -> Decimal:
    """At booking."""
    return amount_of(policy.deposit, sold)


def amount_of(penalty: Penalty, sold: SoldStay) -> Decimal:
    exact = {
        PenaltyKind.NONE: ZERO,
        PenaltyKind.FIXED: penalty.value,
        PenaltyKind.PERCENT: sold.total * penalty.value / HUNDRED,
        PenaltyKind.FIRST_NIGHT: sold.first_night,
        PenaltyKind.WHOLE_STAY: sold.total,
    }[penalty.kind]
    return sold.purse.rounded(min(max(exact, ZERO), sold.total))


def cutoff_of(policy: Policy, sold: SoldStay) -> datetime:
    """The hotel's own time of the arrival day. One that a clock change repeats or skips is read as
    the later of its two meanings, as the guest would."""
    return _cutoff(policy, sold.check_in, sold.timezone)


def is_free_to_cancel(policy: Policy, *, check_in: date, timezone: str, at: datetime) -> bool:
    """Whether who books now may still change their mind for nothing, whatever the stay costs."""
    cutoff = _cutoff(policy, check_in, timezone)
    begun = [
        tier for tier in lasting_tiers(policy) if cutoff - timedelta(hours=tier.hours_before) <= at
    ]
    return not begun or not _costs(begun[-1].penalty)


def _costs(penalty: Penalty) -> bool:
    if penalty.kind in {PenaltyKind.FIXED, PenaltyKind.PERCENT}:
        return penalty.value > 0
    return penalty.kind is not PenaltyKind.NONE


def _cutoff(policy: Policy, check_in: date, timezone: str) -> datetime:
    local = datetime.combine(check_in, policy.cutoff_time, ZoneInfo(timezone))
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def steps_of(policy: Policy, sold: SoldStay) -> list[Step]:
    """From the earliest to the latest. Hours are hours that pass, whatever clocks do meanwhile."""
    cutoff = cutoff_of(policy, sold)
    return [
        Step(cutoff - timedelta(hours=tier.hours_before), tier, amount_of(tier.penalty, sold))
        for tier in lasting_tiers(policy)
    ]


def lasting_tiers(policy: Policy) -> list[Tier]:
    """Without those that the next one replaces in the moment in which they start."""
    tiers = [Tier(min(each.hours_before, FROM_BOOKING_ON), each.penalty) for each in policy.tiers]
    kept = [one for one, following in pairwise(tiers) if one.hours_before > following.hours_before]
    return [*kept, *tiers[-1:]]
