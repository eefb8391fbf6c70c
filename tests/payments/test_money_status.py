"""One word for how a booking stands with its money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from payments.enums import LedgerKind, PaymentKind, PaymentStatus, RefundStatus
from payments.ledger import Balance
from payments.money import money_of, money_of_all, money_status
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.provider_side import page_of
from tests.factories.world import World, nights

CASES = """
owed   | paid   | returning | card | word
150.00 | 0.00   | 0.00      | no   | UNPAID
150.00 | 0.00   | 0.00      | yes  | GUARANTEED
150.00 | 50.00  | 0.00      | no   | PART_PAID
150.00 | 50.00  | 0.00      | yes  | GUARANTEED
150.00 | 150.00 | 0.00      | no   | PAID
150.00 | 150.00 | 0.00      | yes  | PAID
75.00  | 150.00 | 0.00      | no   | REFUND_DUE
75.00  | 150.00 | 75.00     | no   | REFUND_DUE
75.00  | 75.00  | 0.00      | no   | PAID
0.00   | 150.00 | 0.00      | yes  | REFUND_DUE
0.00   | 0.00   | 0.00      | no   | SETTLED
0.00   | 0.00   | 0.00      | yes  | SETTLED
150.00 | 50.00  | 20.00     | no   | REFUND_DUE
"""


def cases() -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in CASES.strip().splitlines()[1:]]


@pytest.mark.parametrize(("owed", "paid", "returning", "card", "word"), cases())
def test_case_of_the_table(owed: str, paid: str, returning: str, card: str, word: str) -> None:
    balance = Balance(Decimal(owed), Decimal(paid), Decimal(returning), "EUR")

    assert money_status(balance, is_guaranteed=card == "yes") == word


@pytest.mark.parametrize(
    ("owed", "paid", "returning", "allowed", "amount", "expected"),
    [
        ("150", "150", "0", "0", "75", ("75.00", "-75.00", "75.00")),
        ("150", "150", "0", "0", "0", ("0.00", "-150.00", "150.00")),
        ("150", "50", "0", "0", "75", ("75.00", "25.00", "0.00")),
        ("130", "150", "20", "20", "0", ("0.00", "-130.00", "150.00")),
        ("130", "150", "20", "20", "75", ("55.00", "-75.00", "95.00")),
        ("150", "150", "0", "0", "230", ("230.00", "80.00", "0.00")),
    ],
)
def test_a_balance_as_it_would_be_at_another_price(
    owed: str, paid: str, returning: str, allowed: str, amount: str, expected: tuple[str, ...]
) -> None:
    before = Balance(Decimal(owed), Decimal(paid), Decimal(returning), "EUR", Decimal(allowed))
    after = before.once_costing(Decimal(amount))

    assert (after.owed, after.due, after.to_return) == tuple(map(Decimal, expected))


@pytest.mark.parametrize(
    ("status", "kind", "word"),
    [
        (PaymentStatus.AUTHORISED, PaymentKind.AUTHORISATION, "GUARANTEED"),
        (PaymentStatus.SAVED, PaymentKind.SAVED_CARD, "GUARANTEED"),
        (PaymentStatus.OPEN, PaymentKind.AUTHORISATION, "UNPAID"),
        (PaymentStatus.RELEASED, PaymentKind.AUTHORISATION, "UNPAID"),
    ],
)
def test_a_card_that_is_kept_guarantees(
    world: World, status: PaymentStatus, kind: PaymentKind, word: str
) -> None:
    booking = world.confirmed(nights(1, 3))
    page_of(booking, status=status, kind=kind)

    assert money_of(booking).status == word


def test_a_refund_is_due_until_the_provider_has_accepted_it(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "200.00")
    assert money_of(booking).status == "REFUND_DUE"

    refund_of(payment, booking, "50.00", status=RefundStatus.SENT)
    assert money_of(booking).status == "PAID"


def test_three_statements_whatever_the_bookings(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    paid_by_card(first, "150.00")
    entered(LedgerKind.DESK_PAID, "20.00", second)

    with django_assert_num_queries(3):
        found = money_of_all([first, second])
    assert [found[each.pk].status for each in (first, second)] == ["PAID", "PART_PAID"]
    with django_assert_num_queries(3):
        money_of_all([first])
