"""What a message or a document says of a booking's money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from common.money import ZERO, Purse
from hotel.enums import ENDED_BEFORE_THE_STAY, BookingStatus
from hotel.models import PricingQuote, RoomBooking
from notifications.rendering.catalogue import Catalogue
from payments.enums import SIGNS, LedgerKind
from payments.ledger import Balance, balances_of, owed_of, together
from payments.models import LedgerEntry
from rates.enums import LineKind
from rates.records import lines_of
from rates.terms import Line

NAMED_BY_HOTEL: Final = frozenset({LineKind.FEE, LineKind.CITY_TAX})


@dataclass(slots=True)
class Item:
    """What a price is made of, its nights together."""

    label: str
    net: Decimal = ZERO
    taxes: Decimal = ZERO
    gross: Decimal = ZERO
    shares: dict[str, Decimal] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        self.net += line.net
        self.taxes += line.amount - line.net
        self.gross += line.amount
        for share in line.taxes:
            self.shares[share.name] = self.shares.get(share.name, ZERO) + share.amount


@dataclass(frozen=True, slots=True)
class GoesBack:
    """To a guest: to the card by itself, and what the hotel has to pay otherwise."""

    to_card: Decimal = ZERO
    by_hotel: Decimal = ZERO


def items_of(booking: RoomBooking, words: Catalogue) -> list[Item]:
    """They add up to its total. A booking without lines is one item."""
    items = items_of_lines(booking, words)
    if items:
        return items
    label = words.count("night", booking.nights)
    return [Item(label, booking.subtotal, booking.taxes, booking.total_amount)]


def items_of_lines(sold: RoomBooking | PricingQuote, words: Catalogue) -> list[Item]:
    items: dict[str, Item] = {}
    for line in lines_of(sold.price_lines):
        label = line_label(line, sold, words)
        items.setdefault(label, Item(label)).add(line)
    return list(items.values())


def line_label(line: Line, sold: RoomBooking | PricingQuote, words: Catalogue) -> str:
    """The nights have one together; what only the hotel can name has the hotel's."""
    if line.kind is LineKind.NIGHT:
        return words.count("night", sold.stay.nights)
    if line.kind in NAMED_BY_HOTEL:
        return line.reason
    label = words.line(line.kind)
    is_code = line.kind is LineKind.PROMO_CODE and sold.promo_code
    return f"{label} {sold.promo_code}" if is_code else label


def tax_sums(items: Iterable[Item]) -> dict[str, Decimal]:
    """By the tax's name."""
    sums: dict[str, Decimal] = {}
    for item in items:
        for name, amount in item.shares.items():
            sums[name] = sums.get(name, ZERO) + amount
    return sums


def is_made_up(booking: RoomBooking) -> bool:
    """For a preview: no table has it."""
    return not booking.pk


def balance_of_all(bookings: Sequence[RoomBooking]) -> Balance:
    """Of a group together. A made-up booking, which no table has, is paid once it is confirmed."""
    if any(is_made_up(booking) for booking in bookings):
        total = sum((booking.total_amount for booking in bookings), ZERO)
        is_held = bookings[0].status == BookingStatus.PENDING_PAYMENT
        return Balance(total, ZERO if is_held else total, ZERO, bookings[0].currency)
    return together(balances_of(bookings).values())


def have_ended(bookings: Iterable[RoomBooking]) -> bool:
    """Cancelled or not used, all of them: what they cost is no price of a stay any more."""
    return all(booking.status in ENDED_BEFORE_THE_STAY for booking in bookings)


def cost_rows(bookings: Sequence[RoomBooking], balance: Balance) -> list[tuple[str, Decimal]]:
    """What they come to and what the hotel has waived of it, by the label's name."""
    cost = sum(map(owed_of, bookings), ZERO)
    waived = [("waived", -balance.allowed)] if balance.allowed else []
    return [("penalty" if have_ended(bookings) else "total", cost), *waived]


def goes_back_after(booking: RoomBooking, at: datetime) -> GoesBack:
    """What had been paid at that moment above what it costs since, however much of it has gone back
    in the meantime."""
    if is_made_up(booking):
        return GoesBack(booking.total_amount - owed_of(booking))
    entries = list(LedgerEntry.objects.filter(booking=booking, occurred_at__lte=at))
    paid = sum(map(_paid_by, entries), ZERO)
    waived = sum((each.amount for each in entries if each.kind == LedgerKind.ALLOWANCE), ZERO)
    owed = max(owed_of(booking) - waived, ZERO)
    return _split(Purse(booking.currency).rounded(max(paid - owed, ZERO)), entries)


def goes_back_of(bookings: Sequence[RoomBooking], balance: Balance) -> GoesBack:
    """What has still to go back, of a group together."""
    if not balance.to_return:
        return GoesBack()
    return _split(balance.to_return, LedgerEntry.objects.filter(booking__in=bookings))


def _split(amount: Decimal, entries: Iterable[LedgerEntry]) -> GoesBack:
    """As much to the cards as was taken from each and is not back."""
    cards: dict[int, Decimal] = {}
    for entry in entries:
        if entry.payment_id:
            cards[entry.payment_id] = cards.get(entry.payment_id, ZERO) + _paid_by(entry)
    to_card = min(amount, sum((left for left in cards.values() if left > 0), ZERO))
    return GoesBack(to_card, amount - to_card)


def _paid_by(entry: LedgerEntry) -> Decimal:
    return SIGNS.get(LedgerKind(entry.kind), 0) * entry.amount
