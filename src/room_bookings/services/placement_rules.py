"""What a drag on the room rack means, and everything that stands in its way at once.

Nothing is written here. A preview shows it, and the placement makes it so or raises the first refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from common.actor import Actor
from common.clock import hotel_today
from common.errors import DomainError
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from rates.errors import RatePlanNotForType, refusal_by
from rates.pricing import price_stay
from rates.restrictions import BrokenRule
from rates.terms import Price
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    SoldOut,
    StayDatesRefused,
    StayHasEnded,
)
from room_bookings.sales import assert_party_fits
from room_bookings.selectors.vacancy import full_nights
from room_bookings.services.change_rules import (
    added_nights,
    assert_sellable,
    refusal_of_change,
    refusal_of_full_nights,
    refusal_of_nights,
    rule_for_change,
)
from room_bookings.services.change_targets import ChangeRequest, target_of
from room_bookings.services.repricing import Target, book_of, changed_sale
from room_bookings.services.room_assignment import assert_assignable, refusals_of_room
from room_bookings.services.room_status import refusal_to_enter
from room_bookings.services.standing import Standing, standing_of
from room_bookings.services.stays import assert_departure_changeable, departure_of
from rooms.models import Room, RoomType


class Action(StrEnum):
    """What becomes of the room; the dates may change besides."""

    NONE = "none"
    ASSIGN = "assign"
    REASSIGN = "reassign"
    UNASSIGN = "unassign"
    MOVE = "move"
    """A guest in the house changes rooms."""
    UPGRADE = "upgrade"
    """To another type, at the price as sold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where and when. `room_type_code` says in whose lane a stay without a room waits, if not in its
    own type's. `expected_total`: at another one nothing is done."""

    check_in: date
    check_out: date
    room_type_code: str | None = None
    overrides_rules: bool = False
    expected_total: Decimal | None = None

    @property
    def change(self) -> ChangeRequest:
        return ChangeRequest(
            check_in=self.check_in,
            check_out=self.check_out,
            overrides_rules=self.overrides_rules,
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """`held`: the nights that it takes, of the type that it takes them of. `price`: what the stay costs
    then; None when it cannot be said. `refusals`: empty, and it can be had."""

    action: Action
    before: Standing
    held: Target
    room: Room | None
    price: Price | None
    refusals: tuple[DomainError, ...]
    set_aside: BrokenRule | None = None

    @property
    def changes_dates(self) -> bool:
        return self.held.stay != self.before.stay

    @property
    def changes_type(self) -> bool:
        return self.held.room_type.pk != self.before.room_type.pk

    @property
    def full_nights(self) -> list[date]:
        """Those that are sold out."""
        sold_out = [each.details or {} for each in self.refusals if isinstance(each, SoldOut)]
        return [date.fromisoformat(night) for each in sold_out for night in each["nights"]]

    @property
    def is_change(self) -> bool:
        return self.action is not Action.NONE or self.changes_dates


@dataclass(frozen=True, slots=True)
class _Asked:
    """A booking and what is wanted of it, at one moment."""

    booking: RoomBooking
    sold: Target
    """By which it is priced: the type that was booked, whatever room it gets."""
    held: Target
    room: Room | None
    by: Actor
    at: datetime

    @property
    def today(self) -> date:
        return hotel_today(self.booking.hotel.timezone, self.at)

    @property
    def changes_dates(self) -> bool:
        return self.held.stay != self.booking.stay

    @property
    def changes_type(self) -> bool:
        return self.held.room_type.pk != self.booking.room_type_id

    @property
    def changes_room(self) -> bool:
        return (self.room.pk if self.room else None) != self.booking.assigned_room_id

    @property
    def is_under_way(self) -> bool:
        """Of such a stay only the departure can change, and no rule of the plan is asked."""
        booking = self.booking
        is_late = booking.status == BookingStatus.CONFIRMED and booking.check_in < self.today
        keeps_arrival = self.held.stay.check_in == booking.check_in
        return booking.is_in_house or (is_late and keeps_arrival)


def weigh(
    booking: RoomBooking,
    wanted: Wanted,
    *,
    room: Room | None,
    room_type: RoomType,
    by: Actor,
    at: datetime,
) -> Placement:
    """`room_type`: the room's, or that of the lane. Raises only what is wrong with the dates themselves."""
    sold = target_of(booking, wanted.change)
    asked = _Asked(booking, sold, replace(sold, room_type=room_type), room, by, at)
    before, action = standing_of(booking), _action_of(asked)
    if action is Action.NONE and not asked.changes_dates:
        return Placement(action, before, asked.held, room, before.price, ())
    against = [*_refusals_of_state(asked), *_refusals_of_dates(asked)]
    price, broken = _priced(asked, against)
    set_aside = broken if wanted.overrides_rules else None
    if broken is not None and set_aside is None:
        against.append(refusal_by(broken))
    against += [*_refusals_of_room(asked), *_refusals_of_nights(asked)]
    return Placement(action, before, asked.held, room, price, tuple(against), set_aside)


def _action_of(asked: _Asked) -> Action:
    if asked.changes_type:
        return Action.UPGRADE
    if not asked.changes_room:
        return Action.NONE
    if asked.room is None:
        return Action.UNASSIGN
    if asked.booking.assigned_room_id is None:
        return Action.ASSIGN
    return Action.MOVE if asked.booking.is_in_house else Action.REASSIGN


def _refusals_of_state(asked: _Asked) -> Iterator[DomainError]:
    booking, stay = asked.booking, asked.held.stay
    if not booking.is_in_house:
        if asked.changes_room or asked.changes_type:
            yield from _caught(lambda: assert_assignable(booking))
        return
    if asked.room is None:
        yield BookingAlreadyCheckedIn()
    if stay.check_in != booking.check_in:
        yield StayDatesRefused(
            "The arrival of a guest who is in the house stays as it was.", field="check_in"
        )
    if asked.changes_room and asked.today >= stay.check_out:
        yield StayHasEnded()


def _refusals_of_dates(asked: _Asked) -> Iterator[DomainError]:
    if not asked.changes_dates:
        return
    booking, stay = asked.booking, asked.held.stay
    if asked.is_under_way:
        yield from _caught(lambda: assert_departure_changeable(booking))
        yield from _caught(lambda: departure_of(booking, stay.check_out, at=asked.at))
        return
    closed = refusal_of_change(booking, asked.sold, by=asked.by, at=asked.at)
    if closed is not None:
        yield closed
    yield from _caught(lambda: assert_sellable(booking, asked.sold, today=asked.today))


def _priced(asked: _Asked, against: list[DomainError]) -> tuple[Price | None, BrokenRule | None]:
    """And the rule of the plan that it breaks. Without a price where the dates cannot be had at all."""
    booking, sold = asked.booking, asked.sold
    if not asked.changes_dates:
        return standing_of(booking).price, None
    if against:
        return None, None
    try:
        sale = changed_sale(booking, sold, today=asked.today)
    except RatePlanNotForType as refusal:
        against.append(refusal)
        return None, None
    broken = None if asked.is_under_way else rule_for_change(booking, sold, sale)
    return price_stay(book_of(booking), sale), broken


def _refusals_of_room(asked: _Asked) -> Iterator[DomainError]:
    booking, room, held = asked.booking, asked.room, asked.held
    if asked.changes_type:
        yield from _caught(lambda: assert_party_fits(held.room_type, booking.guests))
    if room is None:
        return
    if asked.changes_room or added_nights(booking, held):
        yield from refusals_of_room(booking, room, held.stay)
    if asked.changes_room and booking.is_in_house:
        closed = refusal_to_enter(room)
        if closed is not None:
            yield closed


def _refusals_of_nights(asked: _Asked) -> Iterator[DomainError]:
    """Nights that are over need no room any more."""
    booking, held = asked.booking, asked.held
    nights = [night for run in added_nights(booking, held) for night in run.each_night()]
    ahead = [night for night in nights if night >= asked.today]
    if asked.changes_dates and not asked.is_under_way:
        refusal = refusal_of_nights(booking, held)
    else:
        refusal = refusal_of_full_nights(booking, held.room_type, ahead)
    if isinstance(refusal, SoldOut):
        full = [night.isoformat() for night in full_nights(held.room_type, ahead)]
        refusal = SoldOut(details={"nights": full, "room_type_code": held.room_type.code})
    if refusal is not None:
        yield refusal


def _caught(check: Callable[[], object]) -> Iterator[DomainError]:
    try:
        check()
    except DomainError as refusal:
        yield refusal
