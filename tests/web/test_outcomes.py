"""What a guest is told who comes back from the payment page."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from payments.enums import PaymentStatus
from payments.models import Payment
from tests.factories.world import NOON
from web.guest.outcomes import Leaving, Outcome, leaving_of, outcome_of

LATER, EARLIER = NOON + timedelta(minutes=1), NOON - timedelta(minutes=1)


def held(until: datetime = LATER) -> RoomBooking:
    return RoomBooking(status=BookingStatus.PENDING_PAYMENT, expires_at=until)


def cancelled(reason: CancellationReason) -> RoomBooking:
    return RoomBooking(status=BookingStatus.CANCELLED, cancellation_reason=reason)


CONFIRMED = RoomBooking(status=BookingStatus.CONFIRMED)
EXPIRED = cancelled(CancellationReason.HOLD_EXPIRED)


@pytest.mark.parametrize(
    ("status", "booking", "outcome"),
    [
        (PaymentStatus.OPENING, held(), Outcome.CONFIRMING),
        (PaymentStatus.OPEN, held(), Outcome.CONFIRMING),
        (PaymentStatus.OPEN, held(EARLIER), Outcome.CONFIRMING),
        (PaymentStatus.CAPTURED, CONFIRMED, Outcome.PAID),
        (PaymentStatus.CAPTURED, RoomBooking(status=BookingStatus.COMPLETED), Outcome.PAID),
        (PaymentStatus.CAPTURED, EXPIRED, Outcome.LOST),
        (PaymentStatus.SAVED, EXPIRED, Outcome.LOST),
        (PaymentStatus.CAPTURED, cancelled(CancellationReason.GUEST), Outcome.DONE),
        (PaymentStatus.SAVED, CONFIRMED, Outcome.RESERVED),
        (PaymentStatus.AUTHORISED, CONFIRMED, Outcome.RESERVED),
        (PaymentStatus.RELEASED, CONFIRMED, Outcome.DONE),
        (PaymentStatus.EXPIRED, held(), Outcome.UNPAID_HELD),
        (PaymentStatus.EXPIRED, held(EARLIER), Outcome.UNPAID),
        (PaymentStatus.EXPIRED, EXPIRED, Outcome.UNPAID),
        (PaymentStatus.FAILED, EXPIRED, Outcome.UNPAID),
    ],
)
def test_who_comes_back_is_told_what_became_of_it(
    status: PaymentStatus, booking: RoomBooking, outcome: Outcome
):
    assert outcome_of(Payment(status=status), booking, at=NOON) == outcome


@pytest.mark.parametrize(
    ("booking", "leaving"),
    [
        (held(), Leaving.HELD),
        (held(NOON), Leaving.OVER),
        (EXPIRED, Leaving.OVER),
        (CONFIRMED, Leaving.DONE),
        (cancelled(CancellationReason.GUEST), Leaving.DONE),
    ],
)
def test_who_leaves_is_told_whether_the_room_is_still_kept(booking: RoomBooking, leaving: Leaving):
    assert leaving_of(booking, at=NOON) == leaving
