"""What a guest has to pay now, and by which payment: decided under the locks of the bookings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import prefetch_related_objects

from common.clock import hotel_today
from common.db import use_case
from common.money import ZERO, Purse
from hotel.enums import STANDING_STATUSES, BookingStatus
from hotel.models import RoomBooking
from payments.accounts import current_account
from payments.enums import ARRIVED, PaymentKind, PaymentStatus, Wanted
from payments.errors import NothingToPay
from payments.guest_status import missing_for_confirmation
from payments.ledger import balances_of
from payments.models import Payment, PaymentShare
from payments.services.planning import plan_work
from room_bookings.errors import HoldExpired
from room_bookings.locks import lock_booking_with_group, lock_payments_of
from room_bookings.services.late_payment import lost_its_hold

RESERVED_DAYS: Final = 5
"""A reservation on a card holds for a week; an arrival further off is guaranteed by a card that is kept."""
PAGE_LIFE: Final = timedelta(minutes=35)
SHORTEST_PAGE_LIFE: Final = timedelta(minutes=31)
"""Stripe wants 30 minutes at least. That a hold ends before closes its page."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is to be paid or reserved, with each booking's part of it by primary key."""

    kind: PaymentKind
    amount: Decimal
    shares: dict[int, Decimal]
    keeps_card: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """`booking` is the one from which the payment is started; its page still has to be opened while
    the payment is OPENING. `bookings` are all that it is for."""

    payment: Payment
    booking: RoomBooking
    bookings: tuple[RoomBooking, ...]
    is_new: bool = False
    keeps_card: bool = False

    @property
    def is_paid(self) -> bool:
        return self.payment.status in ARRIVED

    @property
    def is_open(self) -> bool:
        return self.payment.status == PaymentStatus.OPEN


@use_case
def agree(*, hotel_id: int, booking_id: str, at: datetime) -> Agreement:
    """The payment that is there already for exactly this, or a new one. Pages of another sum are closed.

    Raises HoldExpired and NothingToPay.
    """
    group = lock_booking_with_group(hotel_id=hotel_id, booking_id=booking_id)
    booking = next(each for each in group if each.booking_id == booking_id)
    _assert_hold_stands(booking, at=at)
    due = _sum_due(booking, group, at=at)
    payments = lock_payments_of(*group)
    prefetch_related_objects(payments, "shares")
    if due is None:
        return Agreement(_paid_before(booking, payments), booking, (booking,))
    bookings = tuple(each for each in group if each.pk in due.shares)
    current = current_account(hotel_id)
    account_id = current.pk if current else None
    payment = _current(payments, due, bookings, account_id, at=at)
    if payment is None:
        created = _create(booking, due, account_id, at=at)
        return Agreement(created, booking, bookings, is_new=True, keeps_card=due.keeps_card)
    return Agreement(payment, booking, bookings, keeps_card=due.keeps_card)


def _assert_hold_stands(booking: RoomBooking, *, at: datetime) -> None:
    is_held = booking.status == BookingStatus.PENDING_PAYMENT
    is_over = is_held and booking.expires_at is not None and booking.expires_at <= at
    if is_over or lost_its_hold(booking):
        raise HoldExpired


def _sum_due(booking: RoomBooking, group: list[RoomBooking], *, at: datetime) -> Sum | None:
    """None when nothing is: a group is paid for together, what is left of it by each booking."""
    if booking.status == BookingStatus.PENDING_PAYMENT:
        held = [each for each in group if each.status == BookingStatus.PENDING_PAYMENT]
        return _sum_before_confirmation(booking, held, at=at)
    if booking.status == BookingStatus.CONFIRMED:
        left = balances_of([booking])[booking.pk].due
        if left > 0:
            return Sum(PaymentKind.CHECKOUT, left, {booking.pk: left})
    return None


def _sum_before_confirmation(
    booking: RoomBooking, held: list[RoomBooking], *, at: datetime
) -> Sum | None:
    balances = balances_of(held)
    dues = {each.pk: missing_for_confirmation(each, balances[each.pk]) for each in held}
    shares = {pk: due.amount for pk, due in dues.items()}
    guarantee = sum((due.guarantee for due in dues.values()), ZERO)
    amount, nothing = sum(shares.values(), ZERO), Purse(booking.currency).nothing
    if amount > 0:
        return Sum(PaymentKind.CHECKOUT, amount, shares, keeps_card=guarantee > 0)
    if not guarantee:
        return None
    if booking.group_id is None and _arrives_soon(booking, at=at):
        return Sum(PaymentKind.AUTHORISATION, guarantee, {booking.pk: guarantee})
    return Sum(PaymentKind.SAVED_CARD, nothing, dict.fromkeys(shares, nothing))


def _arrives_soon(booking: RoomBooking, *, at: datetime) -> bool:
    today = hotel_today(booking.hotel.timezone, at)
    return (booking.check_in - today).days <= RESERVED_DAYS


def _paid_before(booking: RoomBooking, payments: list[Payment]) -> Payment:
    """The latest that counts for the booking. Raises NothingToPay when there is none."""
    paid = [each for each in payments if each.status in ARRIVED and _shares(each).get(booking.pk)]
    kept = [each for each in payments if each.status in ARRIVED]
    if booking.status not in STANDING_STATUSES or not (paid or kept):
        raise NothingToPay
    return (paid or kept)[-1]


def _current(
    payments: list[Payment],
    due: Sum,
    bookings: tuple[RoomBooking, ...],
    account_id: int | None,
    *,
    at: datetime,
) -> Payment | None:
    """Of those on the way the one for this sum to this account; the others of these bookings are closed."""
    found = None
    for payment in payments:
        if not payment.is_ongoing or not _is_for_any(payment, bookings):
            continue
        if found is None and payment.account_id == account_id and _fits(payment, due, at=at):
            found = payment
        else:
            _close(payment, at=at)
    if found is not None:
        _renew_old_wish(found, at=at)
    return found


def _is_for_any(payment: Payment, bookings: tuple[RoomBooking, ...]) -> bool:
    return any(each.pk in _shares(payment) for each in bookings)


def _fits(payment: Payment, due: Sum, *, at: datetime) -> bool:
    same = (payment.kind, payment.amount, _shares(payment)) == (due.kind, due.amount, due.shares)
    is_over = payment.expires_at is not None and payment.expires_at <= at
    was_opened = payment.status == PaymentStatus.OPEN
    return same and payment.wanted != Wanted.CLOSE and not (was_opened and is_over)


def _shares(payment: Payment) -> dict[int, Decimal]:
    return {share.booking_id: share.amount for share in payment.shares.all()}


def _close(payment: Payment, *, at: datetime) -> None:
    if payment.wanted != Wanted.CLOSE:
        payment.wanted = Wanted.CLOSE
        plan_work(payment, at=at)


def _renew_old_wish(payment: Payment, *, at: datetime) -> None:
    """One that could not be opened when it was wanted. A page of which nobody was told nobody can pay
    on, so that a second one does no harm."""
    ends = payment.expires_at
    if payment.status == PaymentStatus.OPENING and (ends is None or ends < at + SHORTEST_PAGE_LIFE):
        renew_key(payment, at=at)


def renew_key(payment: Payment, *, at: datetime) -> None:
    """For another attempt with other facts, or after one that can only repeat its error."""
    payment.key_number, payment.expires_at = payment.key_number + 1, at + PAGE_LIFE
    payment.save(update_fields=["key_number", "expires_at"])


def _create(booking: RoomBooking, due: Sum, account_id: int | None, *, at: datetime) -> Payment:
    is_for_group = booking.group_id is not None and len(due.shares) > 1
    payment = Payment.objects.create(
        hotel_id=booking.hotel_id,
        group_id=booking.group_id if is_for_group else None,
        account_id=account_id,
        kind=due.kind,
        amount=due.amount,
        currency=booking.currency,
        wanted=Wanted.OPEN,
        expires_at=at + PAGE_LIFE,
        created_at=at,
    )
    PaymentShare.objects.bulk_create(
        PaymentShare(hotel_id=booking.hotel_id, payment=payment, booking_id=pk, amount=share)
        for pk, share in due.shares.items()
    )
    return payment
