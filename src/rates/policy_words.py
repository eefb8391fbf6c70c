"""A policy in words, made from its numbers. Pure. In English; another language is another module with
the same functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from common.money import ZERO, places_of
from rates.enums import PenaltyKind
from rates.policies import (
    FROM_BOOKING_ON,
    SoldStay,
    Step,
    deposit_due,
    lasting_tiers,
    no_show_penalty,
    steps_of,
)
from rates.terms import Penalty, Policy, Tier
from rates.weekdays import WORDS

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
POLICIES_KEPT: Final = 1000
HOURS_OF_DAY: Final = 24
FEW_HOURS: Final = 48
"""Up to here hours say more than days."""
NOTHING: Final = "nothing"

Later = Sequence[tuple[str, str]]
"""From which moment on what is charged."""


@lru_cache(maxsize=POLICIES_KEPT)
def policy_words(policy: Policy, currency: str) -> str:
    """Cancellation, no-show and deposit, before the dates of a stay are known."""
    return _all_words(
        _any_cancellation(policy, currency),
        no_show=_share(policy.no_show, currency),
        deposit=_share(policy.deposit, currency),
    )


def policy_words_for_stay(policy: Policy, sold: SoldStay, *, at: datetime) -> str:
    """The same for one stay: in amounts, in the hotel's own dates, and as from the moment `at` on."""
    currency = sold.purse.currency
    return _all_words(
        cancellation_words(policy, sold, at=at),
        no_show=_amount(policy.no_show, no_show_penalty(policy, sold), currency),
        deposit=_amount(policy.deposit, deposit_due(policy, sold), currency),
    )


def cancellation_words(policy: Policy, sold: SoldStay, *, at: datetime) -> str:
    """Only what cancelling the stay costs, at that moment and later."""
    changes = changes_of_stay(policy, sold)
    charges = [_amount(step.tier.penalty, step.amount, sold.purse.currency) for step in changes]
    begun = sum(step.start <= at for step in changes)
    moments = [_moment(step.start, sold.timezone) for step in changes[begun:]]
    moments[:1] = [f"{moment} ({sold.timezone})" for moment in moments[:1]]
    later = [*zip(moments, charges[begun:], strict=True)]
    if not begun or charges[begun - 1] == NOTHING:
        return _free(later, then=". After that")
    return _costing(charges[begun - 1], later, is_all=changes[begun - 1].amount == sold.total)


def _any_cancellation(policy: Policy, currency: str) -> str:
    changes = _changes_of_policy(policy)
    charges = [_share(tier.penalty, currency) for tier in changes]
    begun = sum(tier.hours_before >= FROM_BOOKING_ON for tier in changes)
    cutoff = f"{policy.cutoff_time:%H:%M} on the day of arrival"
    moments = [
        _hours_before(tier.hours_before, cutoff, is_first=not place)
        for place, tier in enumerate(changes[begun:])
    ]
    later = [*zip(moments, charges[begun:], strict=True)]
    if not begun:
        return _free(later, then="; then")
    is_all = changes[0].penalty.kind is PenaltyKind.WHOLE_STAY
    return _costing(charges[0], later, is_all=is_all)


def changes_of_stay(policy: Policy, sold: SoldStay) -> list[Step]:
    """Without steps that cost as much as what came before."""
    steps = steps_of(policy, sold)
    before = (ZERO, *(step.amount for step in steps[:-1]))
    return [step for step, amount in zip(steps, before, strict=False) if step.amount != amount]


def _changes_of_policy(policy: Policy) -> list[Tier]:
    tiers = lasting_tiers(policy)
    before = (Penalty(), *(tier.penalty for tier in tiers[:-1]))
    return [tier for tier, penalty in zip(tiers, before, strict=False) if tier.penalty != penalty]


def _all_words(cancelling: str, *, no_show: str, deposit: str) -> str:
    free = no_show == NOTHING
    due = "No deposit" if deposit == NOTHING else f"Deposit: {deposit} on booking"
    return f"{cancelling} No-show: {'free of charge' if free else no_show}. {due}."


def _free(later: Later, *, then: str) -> str:
    if not later:
        return "Free cancellation."
    moment, charge = later[0]
    return f"Free cancellation until {moment}{then} {charge}{_and_from(later[1:])}."


def _costing(charge: str, later: Later, *, is_all: bool) -> str:
    """Who pays all of it now and later is told so in the trade's own word."""
    lost = "Non-refundable: cancelling" if is_all and not later else "Cancelling"
    return f"{lost} costs {charge}{_and_from(later)}."


def _and_from(later: Later) -> str:
    return "".join(f"; from {moment}, {charge}" for moment, charge in later)


def _share(penalty: Penalty, currency: str) -> str:
    if penalty.kind is PenaltyKind.FIXED:
        return money_words(penalty.value, currency)
    return {
        PenaltyKind.NONE: NOTHING,
        PenaltyKind.PERCENT: f"{_plain(penalty.value)} % of the price",
        PenaltyKind.FIRST_NIGHT: "the first night",
        PenaltyKind.WHOLE_STAY: "the whole stay",
    }[penalty.kind]


def _amount(penalty: Penalty, amount: Decimal, currency: str) -> str:
    if not amount:
        return NOTHING
    money = money_words(amount, currency)
    is_plain = penalty.kind is PenaltyKind.FIXED
    return money if is_plain else f"{money} ({_share(penalty, currency)})"


def money_words(amount: Decimal, currency: str) -> str:
    """With the places of the currency: `75.00 EUR`."""
    return f"{amount:.{places_of(currency)}f} {currency}"


def _plain(number: Decimal) -> str:
    """Without zeros that say nothing."""
    whole, _, places = f"{number:f}".partition(".")
    return f"{whole}.{places}".rstrip("0").rstrip(".") if places.strip("0") else whole


def _hours_before(hours: int, cutoff: str, *, is_first: bool) -> str:
    """What they are counted from is told once."""
    if not hours:
        return cutoff
    days, rest = divmod(hours, HOURS_OF_DAY)
    in_days = f" ({days} days)" if hours > FEW_HOURS and not rest else ""
    words = f"{hours} {'hour' if hours == 1 else 'hours'}{in_days} before"
    return f"{words} {cutoff}" if is_first else words


def _moment(moment: datetime, timezone: str) -> str:
    """In the hotel's time. One that its clocks show twice is told with the zone's name."""
    local = moment.astimezone(ZoneInfo(timezone))
    is_shown_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    day = f"{WORDS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M}{f' {local.tzname()}' if is_shown_twice else ''}"
