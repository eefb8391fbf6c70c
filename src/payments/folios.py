"""Folios: what bookings cost, what was paid, and what is on its way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from common.errors import NotFound
from hotel.models import RoomBooking
from payments.enums import UNSETTLED_REFUNDS, LedgerKind, RefundStatus
from payments.ledger import Balance, balances_of, together
from payments.models import LedgerEntry, Refund
from room_bookings.locks import read_booking
from room_bookings.selectors.guest_access import look_up_by_token

UNDER_WAY: Final = (*UNSETTLED_REFUNDS, RefundStatus.SENT)


@dataclass(frozen=True, slots=True)
class Folio:
    """`entries` in the order in which they were made, `refunds` those that are not settled yet."""

    booking: RoomBooking
    balance: Balance
    entries: tuple[LedgerEntry, ...]
    refunds: tuple[Refund, ...]

    @property
    def allowances(self) -> list[LedgerEntry]:
        return [each for each in self.entries if each.kind == LedgerKind.ALLOWANCE]

    @property
    def payments(self) -> list[LedgerEntry]:
        return [each for each in self.entries if each.kind != LedgerKind.ALLOWANCE]


@dataclass(frozen=True, slots=True)
class GroupFolio:
    """`members` in the order in which they were booked."""

    group_reference: str
    members: tuple[Folio, ...]

    @property
    def balance(self) -> Balance:
        return together(each.balance for each in self.members)


def folio(*, hotel_id: int, booking_id: str) -> Folio:
    """NotFound for a booking that this hotel does not have."""
    return folio_of(read_booking(hotel_id=hotel_id, booking_id=booking_id))


def own_folio(*, hotel_slug: str, booking_id: str, token: str) -> Folio:
    """NotFound without the booking's token."""
    return folio_of(look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token))


def group_folio(*, hotel_id: int, group_reference: str) -> GroupFolio:
    of_group = RoomBooking.objects.for_hotel(hotel_id).filter(
        group__group_reference=group_reference
    )
    members = list(of_group.order_by("pk"))
    if not members:
        raise NotFound
    return GroupFolio(group_reference, tuple(folios_of(members)))


def folio_of(booking: RoomBooking) -> Folio:
    return folios_of([booking])[0]


def folios_of(bookings: Sequence[RoomBooking]) -> list[Folio]:
    """In the same order; in four statements however many they are."""
    keys = [each.pk for each in bookings]
    entries = list(
        LedgerEntry.objects.filter(booking__in=keys)
        .select_related("payment", "refund")
        .order_by("pk")
    )
    refunds = list(
        Refund.objects.filter(booking__in=keys, status__in=UNDER_WAY)
        .select_related("payment", "staff__user")
        .order_by("pk")
    )
    balances = balances_of(bookings)
    return [
        Folio(
            booking,
            balances[booking.pk],
            tuple(each for each in entries if each.booking_id == booking.pk),
            tuple(each for each in refunds if each.booking_id == booking.pk),
        )
        for booking in bookings
    ]
