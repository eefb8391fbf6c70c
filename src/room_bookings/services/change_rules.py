"""What stands in the way of a change: the booking itself, the hotel's rules, the plan's, the rooms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from common.actor import Actor, ActorKind
from common.clock import hotel_today
from common.errors import DomainError
from common.stay import Stay
from hotel.enums import OPEN_STATUSES
from hotel.models import RoomBooking
from rates.errors import AllotmentTypeFixed, AllotmentUsedUp, RatePlanNotForType
from rates.offers import rule_against
from rates.pricing import Sale
from rates.restrictions import BrokenRule
from rates.terms import Guests, NightRates, Price
from room_bookings.conditions import cancellation_of, penalty_once_changed
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    ChangeNotFree,
    ChangeTooLate,
    HoldExpired,
    PartyExceedsBooking,
    RoomTypeMismatch,
    SoldOut,
    TransitionRefused,
)
from room_bookings.sales import assert_party_fits, assert_stay_is_sold
from room_bookings.selectors.vacancy import has_room_left, kept_nights_left
from room_bookings.services.repricing import Target, prices_in_allotment
from room_bookings.services.room_assignment import refusal_of_room
from rooms.models import RoomType


class RoomOutcome(StrEnum):
    """What the change does to the assigned room."""

    NONE = "NONE"
    """There is none."""
    KEPT = "KEPT"
    GIVEN_UP = "GIVEN_UP"


@dataclass(frozen=True, slots=True)
class RoomFate:
    outcome: RoomOutcome
    room_number: str | None = None
    refusal: DomainError | None = None
    """Why it must be given up."""


def refusal_of_change(
    booking: RoomBooking, target: Target, *, by: Actor, at: datetime
) -> DomainError | None:
    """Why it cannot be changed so at this moment. Staff may still move a guest who is late."""
    if (closed := _refusal_of_status(booking)) is not None:
        return closed
    if booking.expires_at is not None and booking.expires_at <= at:
        return HoldExpired()
    if booking.allotment_id and target.room_type.pk != booking.room_type_id:
        return AllotmentTypeFixed(field="room_type_code")
    is_late = hotel_today(booking.hotel.timezone, at) > booking.check_in
    if by.kind is ActorKind.GUEST and is_late:
        return ChangeTooLate(details={"check_in": booking.check_in.isoformat()})
    return None


def refusal_of_less(
    booking: RoomBooking, target: Target, price: Price, *, by: Actor, at: datetime
) -> DomainError | None:
    """A guest who can no longer cancel for nothing cannot have less of the stay for nothing either,
    nor a stay that would cost less to cancel, as with a cheaper night before the first. Staff may
    agree to it."""
    if by.kind is not ActorKind.GUEST:
        return None
    keeps = target.keeps_terms_of(booking) and not dropped_nights(booking, target)
    penalty = cancellation_of(booking, at=at).penalty_amount
    keeps = keeps and price.total >= booking.total_amount
    if not penalty or (keeps and penalty_once_changed(booking, target.stay, price, at) >= penalty):
        return None
    details = {"penalty_amount": str(penalty), "currency": booking.currency}
    return ChangeNotFree(details=details)


def _refusal_of_status(booking: RoomBooking) -> DomainError | None:
    if booking.checked_out_at is not None:
        return BookingAlreadyCheckedOut()
    if booking.checked_in_at is not None:
        return BookingAlreadyCheckedIn()
    if booking.status in OPEN_STATUSES:
        return None
    return TransitionRefused(
        "Only a booking that is held or confirmed can be changed.",
        details={"status": booking.status},
    )


def assert_sellable(booking: RoomBooking, target: Target, *, today: date) -> None:
    """Each of the hotel's rules for what changes; what stays was sold."""
    if target.stay != booking.stay:
        assert_stay_is_sold(booking.hotel, target.stay, today=today)
    is_new_type = target.room_type.pk != booking.room_type_id
    if is_new_type and target.room_type.pk not in target.plan.base_prices:
        raise RatePlanNotForType(field="room_type_code")
    if is_new_type or target.guests != booking.guests:
        assert_party_fits(target.room_type, target.guests)
        _assert_named_fit(booking, target.guests)


def _assert_named_fit(booking: RoomBooking, guests: Guests) -> None:
    booked = guests.adults + guests.children
    if booking.party.filter(is_staying=True).count() > booked:
        raise PartyExceedsBooking(field="adults", details={"guests_booked": booked})


def rule_for_change(booking: RoomBooking, target: Target, sale: Sale) -> BrokenRule | None:
    """Of the plan's restrictions, if more than the party changes. Nights of the booking's allotment are promised,
    until it is released."""
    if _are_promised(booking, target):
        return None
    if not target.keeps_terms_of(booking):
        return rule_against(sale)
    if target.stay == booking.stay:
        return None
    return rule_against(replace(sale, nights=_without_stops(sale.nights, booking.stay)))


def _are_promised(booking: RoomBooking, target: Target) -> bool:
    allotment = booking.allotment
    if allotment is None or allotment.released_at is not None:
        return False
    return target.stay.nights == len(prices_in_allotment(booking, target))


def _without_stops(nights: NightRates, sold: Stay) -> NightRates:
    """A night that is sold already is not sold again, so that no stop-sell keeps it."""
    return {
        key: {
            night: day._replace(stop_sell=day.stop_sell and not sold.contains(night))
            for night, day in days.items()
        }
        for key, days in nights.items()
    }


def refusal_of_nights(booking: RoomBooking, target: Target) -> DomainError | None:
    """SoldOut, or AllotmentUsedUp on nights that the booking's allotment keeps. What is off sale has
    none left."""
    added = [night for run in added_nights(booking, target) for night in run.each_night()]
    if added and not (booking.hotel.is_active and target.room_type.is_active):
        return SoldOut()
    return refusal_of_full_nights(booking, target.room_type, added)


def refusal_of_full_nights(
    booking: RoomBooking, room_type: RoomType, nights: Collection[date]
) -> DomainError | None:
    """The same of single nights, whatever is on sale."""
    kept = kept_nights_left(booking, room_type, nights)
    if not all(kept.values()):
        return AllotmentUsedUp()
    others = [night for night in nights if night not in kept]
    return None if has_room_left(room_type, others) else SoldOut()


def added_nights(booking: RoomBooking, target: Target) -> list[Stay]:
    """Of the target's type, as runs; of another type all of them."""
    if target.room_type.pk != booking.room_type_id:
        return [target.stay]
    return target.stay.outside(booking.stay)


def dropped_nights(booking: RoomBooking, target: Target) -> list[Stay]:
    """Of the booked type."""
    if target.room_type.pk != booking.room_type_id:
        return [booking.stay]
    return booking.stay.outside(target.stay)


def fate_of_room(booking: RoomBooking, target: Target) -> RoomFate:
    """An assigned room is kept if it is of the type and free for the whole stay."""
    room = booking.assigned_room
    if room is None:
        return RoomFate(RoomOutcome.NONE)
    refusal: DomainError | None = None
    if room.room_type_id != target.room_type.pk:
        refusal = RoomTypeMismatch()
    elif added_nights(booking, target):
        refusal = refusal_of_room(booking, room, target.stay)
    outcome = RoomOutcome.GIVEN_UP if refusal else RoomOutcome.KEPT
    return RoomFate(outcome, room.room_number, refusal)
