"""How money is shown: folios, payments, refunds, comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from common.money import Purse
from hotel.enums import ENDED_BEFORE_THE_STAY, BookingStatus
from hotel.models import RoomBooking
from hotel.money_bodies import balance_body
from hotel.price_bodies import lines_body
from payments.enums import SIGNS, LedgerKind
from payments.folios import Folio, GroupFolio
from payments.ledger import owed_of
from payments.models import Difference, LedgerEntry, Payment, Reconciliation, Refund

CHARGED_FOR = {
    BookingStatus.CANCELLED: "CANCELLATION",
    BookingStatus.NO_SHOW: "NO_SHOW",
}
"""Anything else is charged for the stay."""
STAY = "STAY"


def folio_body(folio: Folio) -> dict[str, Any]:
    """For staff."""
    return guest_folio_body(folio) | {
        "allowances": [entry_body(each) for each in folio.allowances],
        "payments": [entry_body(each) for each in folio.payments],
        "refunds": [refund_body(each) for each in folio.refunds],
    }


def guest_folio_body(folio: Folio) -> dict[str, Any]:
    """Nothing of who in the hotel did it, of what they noted, or of the provider's own names."""
    booking = folio.booking
    return {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "status": booking.status,
        "payment_mode": booking.payment_mode,
        "charges": _charges_body(booking),
        "allowances": [_plain_entry_body(each) for each in folio.allowances],
        "payments": [_plain_entry_body(each) for each in folio.payments],
        "refunds": [_plain_refund_body(each) for each in folio.refunds],
        "balance": balance_body(folio.balance),
    }


def group_folio_body(group: GroupFolio) -> dict[str, Any]:
    return {
        "group_reference": group.group_reference,
        "balance": balance_body(group.balance),
        "members": [folio_body(each) for each in group.members],
    }


def _charges_body(booking: RoomBooking) -> dict[str, Any]:
    """What the stay was sold at, line by line; once it is cancelled or not used, what that costs."""
    has_ended = booking.status in ENDED_BEFORE_THE_STAY
    return {
        "kind": CHARGED_FOR.get(BookingStatus(booking.status), STAY),
        "lines": [] if has_ended else lines_body(booking.price_lines),
        "amount": Purse(booking.currency).rounded(owed_of(booking)),
    }


def entry_body(entry: LedgerEntry) -> dict[str, Any]:
    return _plain_entry_body(entry) | {
        "id": entry.pk,
        "provider_id": entry.provider_id,
        "note": entry.note,
        "by": entry.actor_label,
    }


def _plain_entry_body(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "at": entry.occurred_at,
        "amount": entry.amount,
        "counts": counts_of(entry),
        "method": entry.desk_method,
        "payment": entry.payment.reference if entry.payment else None,
        "refund": entry.refund.reference if entry.refund else None,
    }


def counts_of(entry: LedgerEntry) -> Decimal:
    """What the entry does to the sum that the guest has paid: below nothing where it takes off."""
    sign = SIGNS.get(LedgerKind(entry.kind), 0)
    return Purse(entry.currency).rounded(sign * entry.amount)


def refund_body(refund: Refund) -> dict[str, Any]:
    return _plain_refund_body(refund) | {
        "reason": refund.reason,
        "note": refund.note,
        "attempts": refund.attempts,
        "next_attempt_at": refund.next_attempt_at,
        "error": refund.last_error,
        "provider_id": refund.provider_id,
        "by": refund.staff.user.get_username() if refund.staff else None,
    }


def _plain_refund_body(refund: Refund) -> dict[str, Any]:
    return {
        "reference": refund.reference,
        "payment": refund.payment.reference,
        "amount": refund.amount,
        "currency": refund.currency,
        "status": refund.status,
        "created_at": refund.created_at,
        "settled_at": refund.settled_at,
    }


def listed_refund_body(refund: Refund) -> dict[str, Any]:
    return refund_body(refund) | {"booking_id": refund.booking.booking_id}


def payment_body(payment: Payment) -> dict[str, Any]:
    """With its shares loaded."""
    return {
        "reference": payment.reference,
        "kind": payment.kind,
        "status": payment.status,
        "amount": payment.amount,
        "captured_amount": payment.captured_amount,
        "currency": payment.currency,
        "group_reference": payment.group.group_reference if payment.group else None,
        "shares": [
            {"booking_id": each.booking.booking_id, "amount": each.amount}
            for each in payment.shares.all()
        ],
        "source": payment.source.reference if payment.source else None,
        "provider_id": payment.intent_id or payment.setup_id or payment.session_id,
        "wanted": payment.wanted,
        "attempts": payment.attempts,
        "next_attempt_at": payment.next_attempt_at,
        "error": payment.last_error,
        "failure_code": payment.failure_code,
        "created_at": payment.created_at,
        "settled_at": payment.settled_at,
    }


def reconciliation_body(run: Reconciliation) -> dict[str, Any]:
    """With its differences loaded."""
    return {
        "id": run.pk,
        "since": run.since,
        "until": run.until,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "error": run.error,
        "payments": run.payments,
        "refunds": run.refunds,
        "differences": len(run.differences.all()),
        "by": run.staff.user.get_username() if run.staff else None,
    }


def reconciliation_in_full_body(run: Reconciliation) -> dict[str, Any]:
    found = [_difference_body(each) for each in run.differences.all()]
    return reconciliation_body(run) | {"differences": found}


def _difference_body(found: Difference) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "reference": found.reference,
        "provider_id": found.provider_id,
        "booking_id": found.booking.booking_id if found.booking else None,
        "ours": found.ours,
        "theirs": found.theirs,
    }
