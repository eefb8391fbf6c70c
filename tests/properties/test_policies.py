"""Whatever a policy says: a penalty is a part of the price, and waiting does not make it cheaper."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from common.money import Purse, Rounding, smallest_coin
from rates.enums import PenaltyKind
from rates.policies import (
    FROM_BOOKING_ON,
    SoldStay,
    amount_of,
    cancellation_preview,
    deposit_due,
    no_show_penalty,
    steps_of,
)
from rates.policy_words import cancellation_words, policy_words_for_stay
from rates.records import policy_of, policy_record
from rates.terms import Penalty, Policy, Tier
from tests.properties.profiles import PURE

ZONES = ("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "Asia/Beirut")
penalties = st.builds(
    Penalty, st.sampled_from(PenaltyKind), st.decimals(0, 500, places=2, allow_nan=False)
)
tiers = st.lists(
    st.builds(Tier, st.one_of(st.integers(0, 200), st.integers(0, FROM_BOOKING_ON)), penalties),
    max_size=5,
).map(lambda found: tuple(sorted(found, key=lambda tier: -tier.hours_before)))
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
policies = st.builds(Policy, st.just("P"), minutes, tiers, penalties, penalties)
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@st.composite
def sold_stays(draw: st.DrawFn) -> SoldStay:
    """A first night may cost more than the stay, when something is taken off the whole of it."""
    purse = Purse(draw(st.sampled_from(["EUR", "JPY", "KWD"])), draw(st.sampled_from(Rounding)))
    coins = st.integers(0, 1_000_000).map(lambda count: count * smallest_coin(purse.currency))
    zone = draw(st.sampled_from(ZONES))
    return SoldStay(draw(days), draw(coins), draw(coins), purse, zone)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Policy, SoldStay, list[datetime]]:
    """With moments around the starts of the tiers, in order."""
    policy, sold = draw(policies), draw(sold_stays())
    edges = [step.start for step in steps_of(policy, sold)]
    edges.append(datetime.combine(sold.check_in, time(), UTC))
    near = st.tuples(
        st.sampled_from(edges),
        st.one_of(st.integers(-2, 2), st.integers(-900_000, 900_000)),
    )
    moments = draw(st.lists(near, min_size=2, max_size=6))
    return policy, sold, sorted(edge + timedelta(seconds=by) for edge, by in moments)


@PURE
@given(cases())
def test_a_penalty_is_a_part_of_the_price(case: tuple[Policy, SoldStay, list[datetime]]):
    policy, sold, moments = case
    for moment in moments:
        assert 0 <= cancellation_preview(policy, sold, at=moment).penalty_amount <= sold.total


@PURE
@given(policies, sold_stays())
def test_every_amount_is_a_part_of_the_price_in_its_coins(policy: Policy, sold: SoldStay):
    amounts = [no_show_penalty(policy, sold), deposit_due(policy, sold)]
    amounts += [step.amount for step in steps_of(policy, sold)]

    for amount in amounts:
        assert 0 <= amount <= sold.total
        assert amount.as_tuple() == amount.quantize(smallest_coin(sold.purse.currency)).as_tuple()


@PURE
@given(cases())
def test_waiting_never_makes_it_cheaper_when_tiers_rise(
    case: tuple[Policy, SoldStay, list[datetime]],
):
    policy, sold, moments = case
    rising = sorted((tier.penalty for tier in policy.tiers), key=lambda p: amount_of(p, sold))
    hours = [tier.hours_before for tier in policy.tiers]
    ordered = Policy("P", policy.cutoff_time, tuple(map(Tier, hours, rising)))

    costs = [cancellation_preview(ordered, sold, at=moment).penalty_amount for moment in moments]
    assert costs == sorted(costs)


@PURE
@given(cases())
def test_what_comes_next_comes(case: tuple[Policy, SoldStay, list[datetime]]):
    policy, sold, moments = case
    for moment in moments:
        preview = cancellation_preview(policy, sold, at=moment)
        if preview.next is not None:
            then = cancellation_preview(policy, sold, at=preview.next.start)
            before = preview.next.start - timedelta(microseconds=1)
            assert preview.next.start > moment
            assert then.penalty_amount == preview.next.amount
            assert cancellation_preview(policy, sold, at=before).current == preview.current


@PURE
@given(policies, sold_stays())
def test_tiers_are_as_many_real_hours_apart_as_they_say(policy: Policy, sold: SoldStay):
    for one, following in pairwise(steps_of(policy, sold)):
        hours = one.tier.hours_before - following.tier.hours_before
        assert hours > 0
        assert following.start - one.start == timedelta(hours=hours)


@PURE
@given(cases())
def test_a_penalty_now_is_told_to_the_coin(case: tuple[Policy, SoldStay, list[datetime]]):
    policy, sold, moments = case
    penalty = cancellation_preview(policy, sold, at=moments[0]).penalty_amount
    words = cancellation_words(policy, sold, at=moments[0])

    assert policy_words_for_stay(policy, sold, at=moments[0]).startswith(words)
    assert words.startswith("Free cancellation") == (penalty == Decimal(0))
    assert penalty == 0 or f"costs {penalty} {sold.purse.currency}" in words


@PURE
@given(policies)
def test_the_copy_on_a_booking_is_the_policy(policy: Policy):
    assert policy_of(policy_record(policy)) == policy
