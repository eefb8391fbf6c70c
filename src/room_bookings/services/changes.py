"""Changing a booking before its guest arrives: seen first, then done at exactly the price that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.db import use_case
from common.money import Purse
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from rates.errors import AmountTooPrecise
from room_bookings.conditions import due_of
from room_bookings.errors import PriceHasChanged
from room_bookings.locks import (
    lock_booking_as_read,
    lock_nights_of_stays,
    lock_rooms,
    read_booking,
)
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.selectors.guest_access import GuestView, look_up_by_token, proven_view
from room_bookings.services.change_rules import RoomOutcome, added_nights, dropped_nights
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.lifecycle import confirm_locked
from room_bookings.services.offering import take_plan
from room_bookings.services.proposals import Proposal, propose
from room_bookings.services.repricing import Target, take_price
from room_bookings.services.room_assignment import take_room_away
from room_bookings.services.standing import tell_stay_changed

CHANGED_FIELDS = [
    "check_in",
    "check_out",
    "room_type",
    "adults",
    "children",
    "child_ages",
    "cots",
    "rate_plan",
    "rate_plan_code",
    "rate_plan_name",
    "policy",
    "payment_mode",
    "subtotal",
    "taxes",
    "total_amount",
    "price_lines",
    "updated_at",
]


@dataclass(frozen=True, slots=True)
class Changed:
    booking: RoomBooking
    proposal: Proposal


def preview_change(
    *, hotel_id: int, booking_id: str, change: ChangeRequest, by: Actor, at: datetime
) -> Proposal:
    booking = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    return propose(booking, change, by=by, at=at)


def preview_as_guest(
    *, hotel_slug: str, booking_id: str, token: str, change: ChangeRequest, at: datetime
) -> Proposal:
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    return propose(booking, change, by=Actor.guest(), at=at)


def change_booking(
    *,
    hotel_id: int,
    booking_id: str,
    change: ChangeRequest,
    expected_total: Decimal,
    by: Actor,
    at: datetime,
) -> Changed:
    """PriceHasChanged when it would cost another total by now than the one that was seen. A room that
    does not suit the new stay is taken away."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    facts: dict[str, Any] = {"change": change, "expected_total": expected_total, "by": by, "at": at}
    return with_overdue_holds_released(
        lambda: _change(hotel_id=hotel_id, booking_id=booking_id, **facts),
        hotel_id=hotel_id,
        places=[(change.type_of(seen).pk, change.stay_of(seen))],
        at=at,
    )


@use_case
def _change(
    *,
    hotel_id: int,
    booking_id: str,
    change: ChangeRequest,
    expected_total: Decimal,
    by: Actor,
    at: datetime,
) -> Changed:
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    stays, types = (seen.stay, change.stay_of(seen)), (seen.room_type_id, change.type_of(seen).pk)
    lock_nights_of_stays(hotel_id=hotel_id, room_type_ids=types, stays=stays)
    lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id])
    booking = lock_booking_as_read(seen)
    proposal = propose(booking, change, by=by, at=at)
    _assert_acceptable(proposal, expected_total)
    if proposal.is_change:
        _carry_out(booking, proposal, by=by, at=at)
    return Changed(booking, proposal)


def change_as_guest(
    *,
    hotel_slug: str,
    booking_id: str,
    token: str,
    change: ChangeRequest,
    expected_total: Decimal,
    at: datetime,
) -> tuple[GuestView, Proposal]:
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    changed = change_booking(
        hotel_id=booking.hotel_id,
        booking_id=booking_id,
        change=change,
        expected_total=expected_total,
        by=Actor.guest(),
        at=at,
    )
    return proven_view(changed.booking, at=at), changed.proposal


def _assert_acceptable(proposal: Proposal, expected_total: Decimal) -> None:
    for refusal in (proposal.refusal, proposal.obstacle):
        if refusal is not None:
            raise refusal
    assert_total_as_seen(proposal.after.price.total, expected_total, proposal.currency)


def assert_total_as_seen(total: Decimal, expected: Decimal, currency: str) -> None:
    if not Purse(currency).fits(expected):
        raise AmountTooPrecise(field="expected_total")
    if total != expected:
        details = {"total": str(total), "currency": currency}
        raise PriceHasChanged(field="expected_total", details=details)


def _carry_out(booking: RoomBooking, proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """The nights first, which may be sold out; the room before the stay, which may not fit it."""
    target = proposal.target
    _trade_nights(booking, target)
    if proposal.room.outcome is RoomOutcome.GIVEN_UP:
        take_room_away(booking, by=by, at=at)
    _write(booking, proposal)
    rule = proposal.set_aside.rule.value if proposal.set_aside else None
    tell_stay_changed(booking, proposal.before, by=by, at=at, overridden_rule=rule)
    confirm_if_nothing_is_due(booking, by=by, at=at)


def confirm_if_nothing_is_due(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """Held, and by its plan nothing is due any more. Rooms of a group wait for each other."""
    is_held = booking.status == BookingStatus.PENDING_PAYMENT
    if is_held and booking.group_id is None and due_of(booking).is_nothing:
        confirm_locked(booking, by=by, at=at)


def _trade_nights(booking: RoomBooking, target: Target) -> None:
    for run in added_nights(booking, target):
        sell_nights_to(booking, run, room_type_id=target.room_type.pk)
    for run in dropped_nights(booking, target):
        give_back_nights_of(booking, run)


def _write(booking: RoomBooking, proposal: Proposal) -> None:
    target, guests = proposal.target, proposal.target.guests
    booking.check_in, booking.check_out = target.stay.check_in, target.stay.check_out
    booking.room_type = target.room_type
    booking.adults, booking.children = guests.adults, guests.children
    booking.child_ages, booking.cots = list(guests.child_ages), guests.cots
    if target.is_replanned:
        take_plan(booking, target.plan)
    take_price(booking, proposal.after.price)
    booking.save(update_fields=CHANGED_FIELDS)
