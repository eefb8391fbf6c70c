"""Paying on the provider's page, described."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from common.api.docs import (
    ANY_REQUEST,
    WITH_BODY,
    WITH_QUERY,
    Answer,
    Operation,
    Sent,
    request_header,
)
from common.api.errors import NOT_FOUND
from hotel.price_examples import UNPAID
from payments.errors import (
    InvalidSignature,
    MessageNotTaken,
    NothingToPay,
    PaymentProviderUnavailable,
    PaymentRefused,
    PaymentsNotConfigured,
)
from payments.guest_serializers import (
    GuestStatusSerializer,
    ReceivedSerializer,
    SessionQuery,
    SessionStatusSerializer,
    StartedSerializer,
)
from room_bookings.errors import HoldExpired
from staff.docs import NOTHING_SENT

PAYMENTS: Final = "Payments"
WITHOUT_PROOF: Final = (
    "Without the token, or with a wrong one, the booking is answered like an unknown id."
)
BOOKING_ID: Final = "BK-2025-5R9ZC3T8WN"
PAYMENT_ID: Final = "PAY-2025-1M8DWYQ4TB"
SESSION_ID: Final = "cs_test_a1kXb2mQ7dVw3"
PAYMENT_URL: Final = f"https://checkout.stripe.com/c/pay/{SESSION_ID}"
OPENED_AT: Final = "2025-01-10T14:31:00Z"
PAGE_ENDS: Final = "2025-01-10T15:06:00Z"

STARTED: Final[dict[str, Any]] = {
    "payment_id": PAYMENT_ID,
    "session_id": SESSION_ID,
    "payment_url": PAYMENT_URL,
    "status": "created",
    "kind": "CHECKOUT",
    "amount": "150.00",
    "currency": "EUR",
    "expires_at": PAGE_ENDS,
}
STATUS: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "booking_status": "PENDING_PAYMENT",
    "expires_at": "2025-01-10T14:45:00Z",
    "mode": "PAY_NOW",
    "status": "UNPAID",
    "due_now": "150.00",
    "guarantee": "0.00",
    "currency": "EUR",
    "balance": UNPAID["balance"],
    "payments": [
        {
            "payment_id": PAYMENT_ID,
            "kind": "CHECKOUT",
            "status": "OPEN",
            "amount": "150.00",
            "currency": "EUR",
            "payment_url": PAYMENT_URL,
            "expires_at": PAGE_ENDS,
            "failure_code": None,
            "created_at": OPENED_AT,
            "settled_at": None,
        }
    ],
    "refunds": [],
}

start = Operation(
    name="startPaymentSession",
    summary="Pay for one's booking",
    description=(
        "Opens a page of the payment provider for what is due now: the price or the deposit, a card "
        "as a guarantee, or, once the booking is confirmed, what is left of its price. A group is paid "
        "for together, whichever of its bookings is named. The same page is answered however often it "
        f"is asked for, and `paid` without a page when nothing is due any more. {WITHOUT_PROOF}"
    ),
    tag=PAYMENTS,
    sends=NOTHING_SENT,
    answer=Answer(200, StartedSerializer, STARTED),
    refusals=(
        *ANY_REQUEST,
        *WITH_BODY,
        NOT_FOUND,
        HoldExpired,
        NothingToPay,
        PaymentRefused(details={"reason": "amount_too_small"}),
        PaymentsNotConfigured,
        PaymentProviderUnavailable,
    ),
    security=({"BookingToken": []},),
)
start_short = replace(start, name="startPayment")
status = Operation(
    name="getPaymentStatus",
    summary="How one's booking stands with its payment",
    description=(
        "Answered from our own books at once. While a payment is on its way the provider is asked in "
        f"the background, so that the next look may say more. {WITHOUT_PROOF}"
    ),
    tag=PAYMENTS,
    answer=Answer(200, GuestStatusSerializer, STATUS),
    refusals=(*ANY_REQUEST, NOT_FOUND),
    security=({"BookingToken": []},),
)
verify = Operation(
    name="verifyPaymentSession",
    summary="What has become of a page",
    description="For who returns from the provider's page, by the id that it gives the address.",
    tag=PAYMENTS,
    parameters=(SessionQuery,),
    answer=Answer(
        200,
        SessionStatusSerializer,
        {"booking_id": BOOKING_ID, "status": "CAPTURED", "amount": "150.00", "currency": "EUR"},
    ),
    refusals=(*ANY_REQUEST, *WITH_QUERY, NOT_FOUND),
    security=(),
)
hear = Operation(
    name="receiveStripeMessage",
    summary="For Stripe: what has happened to a payment",
    description=(
        "A webhook of Stripe, signed in `Stripe-Signature` over the body as it was sent, at most five "
        "minutes ago. Every message has its effect once; of a type that means nothing here it has none. "
        "Anything but 200 asks for it again."
    ),
    tag=PAYMENTS,
    parameters=(request_header("Stripe-Signature", "`t=…,v1=…`"),),
    sends=Sent(
        {"type": "object", "additionalProperties": True},
        {"id": "evt_1", "object": "event", "type": "checkout.session.completed"},
    ),
    answer=Answer(200, ReceivedSerializer, {"received": True}),
    refusals=(*ANY_REQUEST, InvalidSignature, MessageNotTaken, PaymentsNotConfigured),
    security=(),
)
hear_elsewhere = replace(hear, name="receiveStripeMessageElsewhere")
hear_of_hotel = replace(
    hear,
    name="receiveStripeMessageOfHotel",
    summary="For Stripe: what has happened to a payment of a hotel with an account of its own",
    description=(
        "The same for a hotel's own account: signed with that account's secret, and it tells of payments "
        "made under the hotel's own accounts only."
    ),
)
