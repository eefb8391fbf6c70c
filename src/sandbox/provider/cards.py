"""The documented test cards, and what each of them does: https://docs.stripe.com/testing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DECIMAL_BASE: Final = 10
SHORTEST: Final = 12


class Challenge(StrEnum):
    """When the bank wants the holder to authenticate. A card is set up when it was saved for
    later payments with an authentication."""

    NEVER = "never"
    UNLESS_SET_UP = "unless_set_up"
    ALWAYS = "always"


class RefundFate(StrEnum):
    SUCCEEDS = "succeeds"
    FAILS_LATER = "fails_later"
    PENDING_FIRST = "pending_first"


@dataclass(frozen=True)
class Decline:
    """`code` and `decline_code` as the API gives them."""

    code: str
    decline_code: str | None
    message: str
    param: str | None = None


GENERIC: Final = Decline("card_declined", "generic_decline", "Your card was declined.")
INSUFFICIENT: Final = Decline(
    "card_declined", "insufficient_funds", "Your card has insufficient funds."
)
LOST: Final = Decline("card_declined", "lost_card", "Your card was declined.")
STOLEN: Final = Decline("card_declined", "stolen_card", "Your card was declined.")
EXPIRED: Final = Decline("expired_card", "expired_card", "Your card has expired.", "exp_month")
WRONG_CVC: Final = Decline(
    "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "cvc"
)
PROCESSING: Final = Decline(
    "processing_error",
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
)
NOT_A_TEST_CARD: Final = Decline(
    "card_declined",
    "test_mode_live_card",
    "Your card was declined. Your request was in test mode, but used a non test card. "
    "For a list of valid test cards, visit: https://docs.stripe.com/testing.",
)
NOT_AUTHENTICATED: Final = Decline(
    "authentication_required",
    "authentication_required",
    "Your card was declined. This transaction requires authentication.",
)


@dataclass(frozen=True)
class Card:
    """`token` is the test payment method of the API. With `saves` a decline hits charges only."""

    number: str
    token: str
    about: str
    brand: str = "visa"
    decline: Decline | None = None
    saves: bool = False
    challenge: Challenge = Challenge.NEVER
    refund: RefundFate = RefundFate.SUCCEEDS
    dispute: str | None = None

    @property
    def last4(self) -> str:
        return self.number[-4:]


CARDS: Final = (
    Card("4242424242424242", "pm_card_visa", "Pays"),
    Card("5555555555554444", "pm_card_mastercard", "Pays", brand="mastercard"),
    Card("378282246310005", "pm_card_amex", "Pays", brand="amex"),
    Card("4000000000000002", "pm_card_chargeDeclined", "Is declined", decline=GENERIC),
    Card(
        "4000000000009995",
        "pm_card_chargeDeclinedInsufficientFunds",
        "Has insufficient funds",
        decline=INSUFFICIENT,
    ),
    Card("4000000000009987", "pm_card_chargeDeclinedLostCard", "Was lost", decline=LOST),
    Card("4000000000009979", "pm_card_chargeDeclinedStolenCard", "Was stolen", decline=STOLEN),
    Card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "Has expired", decline=EXPIRED),
    Card(
        "4000000000000127",
        "pm_card_chargeDeclinedIncorrectCvc",
        "Has another security code",
        decline=WRONG_CVC,
    ),
    Card(
        "4000000000000119",
        "pm_card_chargeDeclinedProcessingError",
        "Fails in processing",
        decline=PROCESSING,
    ),
    Card(
        "4000000000000341",
        "pm_card_chargeCustomerFail",
        "Can be saved, but each charge is declined",
        decline=GENERIC,
        saves=True,
    ),
    Card(
        "4000002500003155",
        "pm_card_authenticationRequired",
        "3-D Secure, once: not again after it was saved",
        challenge=Challenge.UNLESS_SET_UP,
    ),
    Card(
        "4000002760003184",
        "pm_card_authenticationRequiredAlways",
        "3-D Secure for each payment, so that charges in the guest's absence fail",
        challenge=Challenge.ALWAYS,
    ),
    Card(
        "4000000000003220",
        "pm_card_threeDSecure2Required",
        "3-D Secure 2 for each payment",
        challenge=Challenge.ALWAYS,
    ),
    Card(
        "4000000000005126",
        "pm_card_refundFail",
        "Pays; a refund succeeds at first and fails later",
        refund=RefundFate.FAILS_LATER,
    ),
    Card(
        "4000000000007726",
        "pm_card_pendingRefund",
        "Pays; a refund is pending at first",
        refund=RefundFate.PENDING_FIRST,
    ),
    Card(
        "4000000000000259",
        "pm_card_createDispute",
        "Pays, and is disputed as fraud at once",
        dispute="fraudulent",
    ),
    Card(
        "4000000000002685",
        "pm_card_createDisputeProductNotReceived",
        "Pays, and is disputed as not received at once",
        dispute="product_not_received",
    ),
)
BY_NUMBER: Final = {card.number: card for card in CARDS}
BY_TOKEN: Final = {card.token: card for card in CARDS} | {
    "pm_card_visa_chargeDeclined": BY_NUMBER["4000000000000002"],
    "pm_card_visa_chargeDeclinedInsufficientFunds": BY_NUMBER["4000000000009995"],
    "pm_card_visa_chargeDeclinedExpiredCard": BY_NUMBER["4000000000000069"],
}


def digits_of(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def card_of(number: str) -> Card:
    """The test card with the number; one that is declined for any other number."""
    other = Card(number, "", "Is no test card", brand=_brand(number), decline=NOT_A_TEST_CARD)
    return BY_NUMBER.get(number, other)


def is_card_number(number: str) -> bool:
    """Digits with a good check digit, by the Luhn formula."""
    if not (number.isascii() and number.isdigit() and len(number) >= SHORTEST):
        return False
    doubled = (sum(divmod(2 * int(digit), DECIMAL_BASE)) for digit in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % DECIMAL_BASE == 0


def _brand(number: str) -> str:
    return {"3": "amex", "4": "visa", "5": "mastercard", "6": "discover"}.get(number[:1], "unknown")
