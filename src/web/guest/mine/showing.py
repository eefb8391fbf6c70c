"""What the page of a booking shows, in the language of its guest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from common.clock import hotel_today
from common.errors import DomainError
from hotel.enums import (
    ENDED_BEFORE_THE_STAY,
    OPEN_STATUSES,
    STANDING_STATUSES,
    BookingStatus,
    GuestRole,
    Language,
)
from hotel.models import RoomBooking
from notifications.rendering.addresses import postal_address
from notifications.rendering.catalogue import Catalogue, catalogue_of, fill
from notifications.rendering.conditions import conditions_in_words
from notifications.rendering.languages import WRITINGS, Writing
from payments.guest_status import missing_for_confirmation
from payments.ledger import Balance
from payments.money import MoneyStatus, money_of
from rates.enums import LineKind
from rates.records import lines_of
from rates.terms import Line
from room_bookings.conditions import (
    assert_guest_may_cancel,
    assert_yet_to_arrive,
    payment_terms_of,
)
from room_bookings.selectors.guest_access import GuestView
from room_bookings.selectors.holding import Hold
from web.guest.mine.texts import directions_to, type_names
from web.phrases import Words

TONES: Final = {
    BookingStatus.CONFIRMED: "good",
    BookingStatus.COMPLETED: "good",
    BookingStatus.PENDING_PAYMENT: "wait",
    BookingStatus.CANCELLED: "bad",
    BookingStatus.NO_SHOW: "bad",
}
NAMED_BY_HOTEL: Final = frozenset({LineKind.FEE, LineKind.CITY_TAX})
NOTE, TOTAL = "note", "total"


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    amount: Decimal
    kind: str = ""
    """`total` stands apart, `note` steps back."""


@dataclass(frozen=True, slots=True)
class Paying:
    """The step of paying, in words: what it is, what the button says, what there is to know."""

    amount: Decimal
    label: str
    deed: str
    note: str
    hold: Hold | None

    @property
    def is_over(self) -> bool:
        return self.hold is not None and not self.hold.seconds_left


def facts_of(seen: GuestView, words: Words, language: Language, *, at: datetime) -> dict[str, Any]:
    booking, money = seen.booking, seen.money or money_of(seen.booking)
    hotel, writing, catalogue = booking.hotel, WRITINGS[language], catalogue_of(language)
    return {
        "tone": TONES[BookingStatus(booking.status)],
        **standing_in_words(booking, words, writing),
        "paying": paying_of(seen, money.balance, words, writing),
        "type_name": type_names([booking.room_type], language)[booking.room_type_id],
        "arrival_time": writing.time(hotel.check_in_time),
        "departure_time": writing.time(hotel.check_out_time),
        "sums": list(sums_of(booking, money.balance, words)),
        "lines": [
            Row(_label(line, words, language), line.amount)
            for line in lines_of(booking.price_lines)
        ],
        "taxes": list(taxes_of(booking)),
        "is_guaranteed": money.status == MoneyStatus.GUARANTEED,
        "conditions": conditions_of(booking, catalogue, at=at),
        "papers": papers_of(booking, money.balance),
        "companions": [guest for guest in seen.party if guest.role == GuestRole.COMPANION],
        "directions": directions_to(hotel, language),
        "postal_address": postal_address(hotel),
        "is_to_come": booking.status == BookingStatus.CONFIRMED and booking.checked_in_at is None,
        "is_here": booking.is_in_house,
        "may_change": may_change(booking, at=at),
        "may_cancel": may_cancel(booking, at=at),
        "may_prepare": may_prepare(booking),
    }


def may_change(booking: RoomBooking, *, at: datetime) -> bool:
    """As far as the booking itself goes; what is wanted may still be refused."""
    is_held_no_more = booking.expires_at is not None and booking.expires_at <= at
    is_late = hotel_today(booking.hotel.timezone, at) > booking.check_in
    return may_prepare(booking) and not is_held_no_more and not is_late


def may_cancel(booking: RoomBooking, *, at: datetime) -> bool:
    try:
        assert_guest_may_cancel(booking, at=at)
    except DomainError:
        return False
    return True


def may_prepare(booking: RoomBooking) -> bool:
    try:
        assert_yet_to_arrive(booking)
    except DomainError:
        return False
    return True


def standing_in_words(booking: RoomBooking, words: Words, writing: Writing) -> dict[str, str]:
    """The badge, the headline and what it means."""
    said, kind = words["mine"], "IN_HOUSE" if booking.is_in_house else str(booking.status)
    is_cancelled = booking.status == BookingStatus.CANCELLED
    lead = said[f"lead_{booking.cancellation_reason or 'STAFF' if is_cancelled else kind}"]
    day = ""
    if booking.cancelled_at is not None:
        local = booking.cancelled_at.astimezone(ZoneInfo(booking.hotel.timezone))
        day = writing.long_date(local.date())
    return {
        "badge": said[f"status_{kind}"],
        "headline": fill(said[f"headline_{kind}"], {"name": booking.primary_first_name}),
        "lead": fill(lead, {"date": day}),
    }


def paying_of(seen: GuestView, balance: Balance, words: Words, writing: Writing) -> Paying | None:
    """What there is to pay now; None when there is nothing."""
    step = _step_of(seen.booking, balance)
    if step is None:
        return None
    amount, label, deed, note, rest = step
    said, currency = words["paying"], seen.booking.currency
    return Paying(
        amount,
        said[label],
        fill(said[deed], {"amount": writing.money(amount, currency)}),
        fill(said[note], {"amount": writing.money(rest, currency)}) if note else "",
        seen.hold,
    )


def _step_of(
    booking: RoomBooking, balance: Balance
) -> tuple[Decimal, str, str, str, Decimal] | None:
    """The amount, the keys of what is said of it, and what is paid later."""
    terms = payment_terms_of(booking)
    if booking.status == BookingStatus.CONFIRMED and balance.due > 0:
        return balance.due, "due", "pay_now", "pay_at_hotel", balance.due
    if booking.status != BookingStatus.PENDING_PAYMENT:
        return None
    if terms.guarantee:
        return terms.guarantee, "pay_guarantee", "reserve", "guarantee_text", terms.due_later
    missing = missing_for_confirmation(booking, balance).amount
    if booking.group_id is not None:
        return missing, "pay_amount", "pay_group", "group_text", missing
    return missing, "pay_amount", "pay", "deposit_text" if terms.due_later else "", terms.due_later


def sums_of(booking: RoomBooking, balance: Balance, words: Words) -> Iterator[Row]:
    said = words["mine"]
    yield Row(said["total"], booking.total_amount)
    if booking.taxes:
        yield Row(said["taxes_included"], booking.taxes, NOTE)
    if booking.status in ENDED_BEFORE_THE_STAY:
        yield Row(said["cancellation_cost"], booking.penalty_amount or Decimal(0))
    if balance.allowed:
        yield Row(said["waived"], -balance.allowed)
    yield Row(said["paid"], balance.paid)
    if balance.returning:
        yield Row(said["returning"], balance.returning)
    yield Row(said["credit" if balance.due < 0 else "due"], abs(balance.due), TOTAL)


def taxes_of(booking: RoomBooking) -> Iterator[Row]:
    sums: dict[str, Decimal] = {}
    for line in lines_of(booking.price_lines):
        for share in line.taxes:
            sums[share.name] = sums.get(share.name, Decimal(0)) + share.amount
    for name, amount in sums.items():
        yield Row(name, amount, NOTE)


def conditions_of(booking: RoomBooking, catalogue: Catalogue, *, at: datetime) -> list[str]:
    """None once it has ended: then the price says what it came to."""
    if booking.status not in OPEN_STATUSES:
        return []
    return conditions_in_words(booking, catalogue, at=at)


def papers_of(booking: RoomBooking, balance: Balance) -> list[str]:
    is_standing = booking.status in STANDING_STATUSES
    papers = {"confirmation": is_standing, "receipt": bool(balance.paid), "calendar": is_standing}
    return [name for name, is_there in papers.items() if is_there]


def _label(line: Line, words: Words, language: Language) -> str:
    """Fees and city taxes have the hotel's own names."""
    if line.kind in NAMED_BY_HOTEL:
        return line.reason
    said = words["mine"]
    night = WRITINGS[language].short_date(line.night) if line.night else ""
    if line.kind is LineKind.NIGHT:
        return fill(said["line_NIGHT"], {"date": night})
    return ", ".join(part for part in (said[f"line_{line.kind.value}"], night) if part)
