"""What a booking is asked to become, in terms of the hotel's own types and plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from common.stay import Stay
from hotel.models import RoomBooking
from rates.errors import RatePlanNotFound
from rates.offers import chosen_plan, open_plans
from rates.terms import Guests, Plan
from room_bookings.errors import RoomTypeNotFound, StayTooLong
from room_bookings.selectors.customers import opened_by
from room_bookings.services.repricing import Target, book_of, booked_plan
from rooms.models import RoomType


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """What is to be otherwise; None leaves it as it is. `overrides_rules`: the plan's restrictions
    and audience are set aside, never the hotel's own limits or what is left to sell."""

    check_in: date | None = None
    check_out: date | None = None
    room_type_code: str | None = None
    rate_plan_code: str | None = None
    adults: int | None = None
    children: int | None = None
    child_ages: tuple[int, ...] | None = None
    cots: int | None = None
    overrides_rules: bool = False

    def stay_of(self, booking: RoomBooking) -> Stay:
        """StayTooLong before anything is locked or priced for it."""
        stay = Stay(self.check_in or booking.check_in, self.check_out or booking.check_out)
        most = max(booking.hotel.max_stay_nights, booking.nights)
        if stay.nights > most:
            raise StayTooLong(field="check_out", details={"max_nights": most})
        return stay

    def guests_of(self, booking: RoomBooking) -> Guests:
        """Without children there are no ages and no cots; else those known stay until told otherwise."""
        before = booking.guests
        children = before.children if self.children is None else self.children
        known = before if children else Guests(before.adults)
        return Guests(
            adults=before.adults if self.adults is None else self.adults,
            children=children,
            child_ages=known.child_ages if self.child_ages is None else self.child_ages,
            cots=known.cots if self.cots is None else self.cots,
        )

    def type_of(self, booking: RoomBooking) -> RoomType:
        """Another one must be on sale."""
        code = self.room_type_code
        if code is None or code == booking.room_type.code:
            return booking.room_type
        types = RoomType.objects.filter(hotel_id=booking.hotel_id, code=code, is_active=True)
        found = types.first()
        if found is None:
            raise RoomTypeNotFound(field="room_type_code")
        return found


def target_of(booking: RoomBooking, change: ChangeRequest) -> Target:
    stay, room_type = change.stay_of(booking), change.type_of(booking)
    plan = _plan_of(booking, change, room_type)
    return Target(
        room_type=room_type,
        plan=plan,
        stay=stay,
        guests=change.guests_of(booking),
        is_replanned=_names_another_plan(booking, change)
        or (room_type.pk != booking.room_type_id and plan.code != booking.rate_plan_code),
    )


def _names_another_plan(booking: RoomBooking, change: ChangeRequest) -> bool:
    return change.rate_plan_code not in {None, booking.rate_plan_code}


def _plan_of(booking: RoomBooking, change: ChangeRequest, room_type: RoomType) -> Plan:
    """A booking of an allotment goes by the allotment's plan alone."""
    book = book_of(booking)
    if not _names_another_plan(booking, change):
        return booked_plan(book, booking, room_type)
    if booking.allotment_id is not None:
        raise RatePlanNotFound(field="rate_plan_code")
    if change.overrides_rules:
        plans = [plan for plan in book.plans if plan.is_active]
    else:
        plans = open_plans(book, opened_by(booking.account))
    return chosen_plan(plans, change.rate_plan_code or "")
