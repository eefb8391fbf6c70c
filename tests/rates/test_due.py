"""What is due when a stay is booked, as a hotel would explain it to its guest."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from common.money import Purse, Rounding
from rates.due import DueAtBooking, PaymentTerms, due_at_booking, payment_terms
from rates.enums import PaymentMode, PenaltyKind
from rates.payment_words import payment_words
from rates.policies import FROM_BOOKING_ON, SoldStay
from rates.terms import Penalty, Policy, Tier

KINDS = {
    "nothing": PenaltyKind.NONE,
    "first night": PenaltyKind.FIRST_NIGHT,
    "whole stay": PenaltyKind.WHOLE_STAY,
}

# The stay costs 230.00 EUR, of which the first night is 120.00. Each tier names its hours.
CASES = """
mode           | tiers                             | no-show     | deposit     | now    | guarantee | later
PAY_NOW        | never                             | nothing     | nothing     | 230.00 | 0.00      | 0.00
PAY_NOW        | 24: first night                   | first night | 20 %        | 230.00 | 0.00      | 0.00
DEPOSIT        | 24: first night                   | first night | 20 %        | 46.00  | 0.00      | 184.00
DEPOSIT        | 24: whole stay                    | whole stay  | first night | 120.00 | 0.00      | 110.00
DEPOSIT        | never                             | nothing     | 50.00       | 50.00  | 0.00      | 180.00
DEPOSIT        | never                             | nothing     | 300.00      | 230.00 | 0.00      | 0.00
DEPOSIT        | never                             | nothing     | whole stay  | 230.00 | 0.00      | 0.00
DEPOSIT        | never                             | nothing     | 33.333 %    | 76.67  | 0.00      | 153.33
DEPOSIT        | 24: first night                   | first night | nothing     | 0.00   | 0.00      | 230.00
CARD_GUARANTEE | 24: first night                   | first night | 20 %        | 0.00   | 120.00    | 230.00
CARD_GUARANTEE | never                             | whole stay  | nothing     | 0.00   | 230.00    | 230.00
CARD_GUARANTEE | 48: first night, 24: whole stay   | first night | nothing     | 0.00   | 230.00    | 230.00
CARD_GUARANTEE | booking: 50 %, 24: 25.00          | nothing     | nothing     | 0.00   | 115.00    | 230.00
CARD_GUARANTEE | never                             | nothing     | 20 %        | 0.00   | 0.00      | 230.00
PAY_AT_HOTEL   | booking: whole stay               | whole stay  | whole stay  | 0.00   | 0.00      | 230.00
"""


def penalty(words: str) -> Penalty:
    if words in KINDS:
        return Penalty(KINDS[words])
    if words.endswith(" %"):
        return Penalty(PenaltyKind.PERCENT, Decimal(words.removesuffix(" %")))
    return Penalty(PenaltyKind.FIXED, Decimal(words))


def tiers(words: str) -> tuple[Tier, ...]:
    if words == "never":
        return ()
    named = [each.split(": ") for each in words.split(", ")]
    return tuple(
        Tier(FROM_BOOKING_ON if hours == "booking" else int(hours), penalty(costs))
        for hours, costs in named
    )


def sold(
    total: str = "230.00", first_night: str = "120.00", purse: Purse | None = None
) -> SoldStay:
    return SoldStay(
        date(2027, 1, 14), Decimal(total), Decimal(first_night), purse or Purse(), "Europe/Dublin"
    )


def cases() -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in CASES.strip().splitlines()[1:]]


@pytest.mark.parametrize(
    ("mode", "costs", "no_show", "deposit", "now", "guarantee", "later"), cases()
)
def test_what_is_due_when_and_when_not(
    mode: str, costs: str, no_show: str, deposit: str, now: str, guarantee: str, later: str
):
    policy = Policy("Any", time(15), tiers(costs), penalty(no_show), penalty(deposit))

    terms = payment_terms(PaymentMode(mode), policy, sold())

    assert terms == PaymentTerms(
        PaymentMode(mode), Decimal(now), Decimal(guarantee), Decimal(later)
    )
    assert due_at_booking(PaymentMode(mode), policy, sold()) == (terms.due_now, terms.guarantee)


def test_a_deposit_is_rounded_as_the_hotel_rounds():
    policy = Policy("Any", time(15), deposit=Penalty(PenaltyKind.PERCENT, Decimal("12.5")))
    yen = sold("10001", "5001", Purse("JPY", Rounding.DOWN))

    assert payment_terms(PaymentMode.DEPOSIT, policy, yen) == PaymentTerms(
        PaymentMode.DEPOSIT, Decimal(1250), Decimal(0), Decimal(8751)
    )


@pytest.mark.parametrize(
    ("amount", "guarantee", "is_nothing"),
    [("0.00", "0.00", True), ("0.01", "0.00", False), ("0.00", "0.01", False)],
)
def test_nothing_is_due_without_an_amount_and_without_a_guarantee(
    amount: str, guarantee: str, is_nothing: bool
):
    assert DueAtBooking(Decimal(amount), Decimal(guarantee)).is_nothing is is_nothing


def test_a_stay_that_costs_nothing_is_due_in_no_mode():
    policy = Policy("Any", time(15), deposit=Penalty(PenaltyKind.WHOLE_STAY))
    free = sold("0.00", "0.00")

    assert [due_at_booking(mode, policy, free).is_nothing for mode in PaymentMode] == [True] * 4


@pytest.mark.parametrize(
    ("now", "guarantee", "later", "words"),
    [
        ("230.00", "0.00", "0.00", "You pay 230.00 EUR when you book."),
        (
            "46.00",
            "0.00",
            "184.00",
            "You pay a deposit of 46.00 EUR when you book, and 184.00 EUR at the hotel.",
        ),
        (
            "0.00",
            "120.00",
            "230.00",
            "You pay 230.00 EUR at the hotel; until then your card guarantees 120.00 EUR.",
        ),
        ("0.00", "0.00", "230.00", "You pay 230.00 EUR at the hotel."),
        ("0.00", "0.00", "0.00", "There is nothing to pay."),
    ],
)
def test_the_words_follow_the_amounts(now: str, guarantee: str, later: str, words: str):
    terms = PaymentTerms(PaymentMode.PAY_NOW, Decimal(now), Decimal(guarantee), Decimal(later))

    assert payment_words(terms, "EUR") == words
