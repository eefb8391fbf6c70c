"""What can go back to which card."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.enums import LedgerKind, RefundStatus
from payments.refundable import allocate, refundable_by_payment, total_of
from tests.factories.groups import hold_group
from tests.factories.paid import entered, paid_by_card, paid_together, refund_of
from tests.factories.world import World, nights

euros = st.decimals(min_value=0, max_value=1000, places=2)


@given(amount=euros, most=st.lists(euros, max_size=5))
def test_parts_come_to_the_amount_or_to_all_there_is(amount: Decimal, most: list[Decimal]):
    parts = allocate(amount, list(enumerate(most)))

    assert total_of(parts) == min(amount, sum(most))
    assert all(0 < part <= most[number] for number, part in parts)


@given(amount=euros, most=st.lists(euros, max_size=5))
def test_only_the_last_that_gives_keeps_something(amount: Decimal, most: list[Decimal]):
    givers = allocate(amount, list(enumerate(most)))

    assert [part for _, part in givers[:-1]] == [most[number] for number, _ in givers[:-1]]
    assert [number for number, _ in givers] == [n for n, m in enumerate(most) if m][: len(givers)]


def test_newest_payment_first(world: World):
    booking = world.confirmed(nights(1, 3))
    first, second = paid_by_card(booking, "100.00"), paid_by_card(booking, "50.00")

    assert refundable_by_payment(booking) == [
        (second, Decimal("50.00")),
        (first, Decimal("100.00")),
    ]


@pytest.mark.parametrize("status", set(RefundStatus) - {RefundStatus.WITHDRAWN})
def test_what_is_back_or_on_its_way_is_not_there_again(world: World, status: RefundStatus):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    refund_of(payment, booking, "40.00", status=status)

    assert refundable_by_payment(booking) == [(payment, Decimal("110.00"))]


def test_a_withdrawn_refund_is_there_again(world: World):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    refund_of(payment, booking, "40.00", status=RefundStatus.WITHDRAWN)

    assert refundable_by_payment(booking) == [(payment, Decimal("150.00"))]


def test_what_was_charged_back_is_gone_until_it_is_won(world: World):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    entered(LedgerKind.CHARGED_BACK, "150.00", booking, payment)

    assert refundable_by_payment(booking) == []

    entered(LedgerKind.CHARGEBACK_REVERSED, "150.00", booking, payment)
    assert refundable_by_payment(booking) == [(payment, Decimal("150.00"))]


def test_what_the_desk_paid_back_does_not_go_to_the_card_too(world: World):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    entered(LedgerKind.DESK_REFUNDED, "60.00", booking)

    assert refundable_by_payment(booking) == [(payment, Decimal("90.00"))]


def test_cash_does_not_go_to_a_card(world: World):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "100.00")
    entered(LedgerKind.DESK_PAID, "50.00", booking)

    assert refundable_by_payment(booking) == [(payment, Decimal("100.00"))]


def test_of_a_groups_payment_each_room_has_its_own_share(world: World):
    first, second = hold_group(world, ("DBL", nights(1, 2)), ("DBL", nights(1, 3)))
    payment = paid_together({first: "75.00", second: "150.00"})

    assert refundable_by_payment(first) == [(payment, Decimal("75.00"))]
    assert refundable_by_payment(second) == [(payment, Decimal("150.00"))]
