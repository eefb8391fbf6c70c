"""What the templates of a booking show beside its facts: small things, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse

from hotel.enums import BookingStatus, Language
from hotel.models import BookingGuest, RoomBooking
from notifications.rendering.catalogue import Catalogue, catalogue_of
from payments.enums import SIGNS, UNSETTLED_REFUNDS, DeskMethod
from payments.folios import Folio
from payments.models import LedgerEntry, Refund
from payments.money import MoneyStatus
from payments.staff_bodies import counts_of
from web.staff.booking.facts import BookingFacts

MONEY_TONES: Final = {
    MoneyStatus.PAID: "good",
    MoneyStatus.SETTLED: "still",
    MoneyStatus.GUARANTEED: "info",
    MoneyStatus.REFUND_DUE: "bad",
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """`counts` with a minus where it takes off what was paid; `amount` is never below nothing."""

    kind: str
    desk_method: str
    note: str
    occurred_at: datetime
    counts: Decimal


def shown_facts(facts: BookingFacts, language: Language) -> dict[str, Any]:
    booking, words = facts.booking, catalogue_of(language)
    return {
        **_party(booking),
        **_money(facts),
        **_addresses(booking),
        "guests_told": guests_in_words(booking, words),
        "hold_until": _hold_until(facts, words),
    }


def guests_in_words(booking: RoomBooking, words: Catalogue) -> str:
    parts = [words.count("adult", booking.adults)]
    if booking.children:
        ages = ", ".join(str(age) for age in booking.child_ages)
        parts.append(words.count("child", booking.children) + (f" ({ages})" if ages else ""))
    if booking.cots:
        parts.append(words.count("cot", booking.cots))
    return ", ".join(parts)


def _party(booking: RoomBooking) -> dict[str, Any]:
    """The primary guest first. `new_guest` is what an empty form shows."""
    members = sorted(booking.party.all(), key=lambda guest: (guest.role != "PRIMARY", guest.pk))
    staying = sum(guest.is_staying for guest in members)
    booked = booking.adults + booking.children
    return {
        "party": members,
        "party_staying": staying,
        "party_booked": booked,
        "party_complete": staying == booked,
        "new_guest": BookingGuest(is_staying=staying < booked),
    }


def _money(facts: BookingFacts) -> dict[str, Any]:
    folio = facts.folio
    is_open = facts.booking.status in {BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED}
    return {
        "money_tone": MONEY_TONES.get(facts.page.money.status, "wait"),
        "due_shown": abs(folio.balance.due),
        "ledger": [_ledger_line(entry) for entry in folio.entries],
        "withdrawable": _withdrawable(folio),
        "has_receipt": any(entry.kind in SIGNS for entry in folio.entries),
        "desk_methods": DeskMethod.values,
        "guest_can_pay": is_open and folio.balance.due > 0,
    }


def _ledger_line(entry: LedgerEntry) -> LedgerLine:
    counts = counts_of(entry) or entry.amount
    return LedgerLine(entry.kind, entry.desk_method, entry.note, entry.occurred_at, counts)


def _withdrawable(folio: Folio) -> list[Refund]:
    """Refunds that are not with the provider: they may be paid back by hand instead."""
    return [each for each in folio.refunds if each.status in UNSETTLED_REFUNDS]


def _hold_until(facts: BookingFacts, words: Catalogue) -> str:
    if facts.page.hold is None:
        return ""
    zone = ZoneInfo(facts.booking.hotel.timezone)
    return words.writing.time(facts.page.hold.expires_at.astimezone(zone).time())


def _addresses(booking: RoomBooking) -> dict[str, str]:
    """Of pages of other areas."""
    slug, booking_id = booking.hotel.slug, booking.booking_id
    group = booking.group.group_reference if booking.group else ""
    return {
        "check_in_address": address_of("check-in", slug, booking_id),
        "check_out_address": address_of("check-out", slug, booking_id),
        "registration_address": _narrowed(
            address_of("print-registration", slug), booking=booking_id
        ),
        "group_address": _narrowed(address_of("bookings", slug), group=group) if group else "",
    }


def address_of(route: str, *named: str) -> str:
    return reverse(f"staff-page-{route}", args=named)


def _narrowed(address: str, **wanted: str) -> str:
    return f"{address}?{urlencode(wanted)}"
