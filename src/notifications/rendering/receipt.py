"""The receipt of a booking: what it costs with its taxes, and everything that was paid for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from common.money import ZERO
from hotel.models import RoomBooking
from notifications.errors import NothingPaid
from notifications.rendering.amounts import Item, cost_rows, is_made_up, items_of, tax_sums
from notifications.rendering.catalogue import Catalogue
from notifications.rendering.confirmation import page_facts
from notifications.rendering.frame import Row, stay_rows
from notifications.rendering.pdf import pdf_of
from payments.enums import SIGNS, LedgerKind
from payments.ledger import balance_of
from payments.models import LedgerEntry

TEMPLATE: Final = "notifications/receipt.html"


def has_receipt(booking: RoomBooking) -> bool:
    """As soon as money was paid, even if it went back."""
    return not is_made_up(booking) and bool(_moves(booking))


def receipt_pdf(booking: RoomBooking, words: Catalogue, *, at: datetime) -> bytes:
    """Raises NothingPaid, DocumentsUnavailable."""
    return pdf_of(TEMPLATE, receipt_facts(booking, words, at=at))


def receipt_facts(booking: RoomBooking, words: Catalogue, *, at: datetime) -> dict[str, Any]:
    moves = _moves(booking)
    if not moves:
        raise NothingPaid
    items = items_of(booking, words)
    stay = words.writing.short_date(booking.check_in), words.writing.short_date(booking.check_out)
    return page_facts(booking, words, title="receipt", at=at) | {
        "number": receipt_number(booking, moves),
        "stay": " \u2013 ".join(stay),
        "stay_rows": stay_rows(booking, words),
        "items": [_item_cells(item, booking, words) for item in items],
        "totals": _total_cells(booking, words),
        "taxes": _tax_rows(items, booking, words),
        "payments": [_payment_cells(entry, booking, words) for entry in moves],
        "sums": _sums(booking, words),
    }


def receipt_number(booking: RoomBooking, moves: Sequence[LedgerEntry]) -> str:
    """Of the last move of money that it shows: the same for the same receipt, never given again."""
    return f"{booking.booking_id.replace('BK-', 'RC-', 1)}-{len(moves)}"


def _moves(booking: RoomBooking) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(booking=booking, kind__in=list(SIGNS)))


def _item_cells(item: Item, booking: RoomBooking, words: Catalogue) -> tuple[str, ...]:
    amounts = (item.net, item.taxes, item.gross)
    return item.label, *(words.writing.money(each, booking.currency) for each in amounts)


def _total_cells(booking: RoomBooking, words: Catalogue) -> tuple[str, ...]:
    amounts = (booking.subtotal, booking.taxes, booking.total_amount)
    return tuple(words.writing.money(each, booking.currency) for each in amounts)


def _tax_rows(items: list[Item], booking: RoomBooking, words: Catalogue) -> list[Row]:
    return [
        (name, words.writing.money(amount, booking.currency))
        for name, amount in tax_sums(items).items()
    ]


def _payment_cells(
    entry: LedgerEntry, booking: RoomBooking, words: Catalogue
) -> tuple[str, str, str, str]:
    """When, how, under which reference, how much; what went back below nothing."""
    local = entry.occurred_at.astimezone(ZoneInfo(booking.hotel.timezone))
    kind = LedgerKind(entry.kind)
    name = entry.desk_method if kind == LedgerKind.DESK_PAID else kind.value
    moved = entry.refund or entry.payment
    return (
        words.writing.short_date(local.date()),
        words.entry(name),
        moved.reference if moved else "",
        words.writing.money(SIGNS[kind] * entry.amount, booking.currency),
    )


def _sums(booking: RoomBooking, words: Catalogue) -> list[Row]:
    """What it costs by now, which a cancellation changes, against what was paid."""
    balance = balance_of(booking)
    rows = cost_rows([booking], balance)
    rows += [("paid", balance.paid), ("due", max(balance.due, ZERO))]
    return [(words.label(name), words.writing.money(each, balance.currency)) for name, each in rows]
