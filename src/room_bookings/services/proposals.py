"""What a change of a booking would come to: its price before and after, and what stands in its way.

Nothing is written here. A preview shows the proposal, and the change makes it so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from common.errors import DomainError
from hotel.models import RoomBooking
from payments.ledger import Balance, balance_of
from rates.errors import refusal_by
from rates.pricing import price_stay
from rates.restrictions import BrokenRule
from rates.terms import Price
from room_bookings.sales import assert_length_is_sold
from room_bookings.services.change_rules import (
    RoomFate,
    assert_sellable,
    fate_of_room,
    refusal_of_change,
    refusal_of_less,
    refusal_of_nights,
    rule_for_change,
)
from room_bookings.services.change_targets import ChangeRequest, target_of
from room_bookings.services.repricing import Target, book_of, changed_sale
from room_bookings.services.standing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """`balance`: as it would stand afterwards. `refusal`: why the booking cannot be changed now, whatever is wanted. `obstacle`: why this
    cannot be had. `set_aside`: the rule that only staff's override lets pass."""

    booking_id: str
    currency: str
    balance: Balance
    before: Standing
    after: Standing
    target: Target
    room: RoomFate
    refusal: DomainError | None
    obstacle: DomainError | None = None
    set_aside: BrokenRule | None = None

    @property
    def is_change(self) -> bool:
        return self.before != self.after

    @property
    def difference(self) -> Price:
        """Signed, and without lines."""
        before, after = self.before.price, self.after.price
        return Price(
            after.subtotal - before.subtotal,
            after.taxes - before.taxes,
            after.total - before.total,
        )


def propose(booking: RoomBooking, change: ChangeRequest, *, by: Actor, at: datetime) -> Proposal:
    """Raises what is wrong with the request itself: dates, party, type or plan that cannot be. Where
    nothing changes, the price is as sold."""
    before, target = standing_of(booking), target_of(booking, change)
    refusal = refusal_of_change(booking, target, by=by, at=at)
    room = fate_of_room(booking, target)
    names, balance = (booking.booking_id, booking.currency), balance_of(booking)
    if _is_as_booked(booking, target):
        return Proposal(*names, balance, before, before, target, room, refusal)
    today = hotel_today(booking.hotel.timezone, at)
    if refusal is None:
        assert_sellable(booking, target, today=today)
    elif target.stay != booking.stay:
        assert_length_is_sold(booking.hotel, target.stay)  # or pricing it would take without end
    sale = changed_sale(booking, target, today=today)
    broken = rule_for_change(booking, target, sale)
    after = _standing_after(booking, target, price_stay(book_of(booking), sale))
    less = refusal_of_less(booking, target, after.price, by=by, at=at)
    return Proposal(
        *names,
        balance=balance.once_costing(after.price.total),
        before=before,
        after=after,
        target=target,
        room=room,
        refusal=refusal,
        obstacle=less
        or (refusal_by(broken) if broken and not change.overrides_rules else None)
        or refusal_of_nights(booking, target),
        set_aside=broken if change.overrides_rules else None,
    )


def _standing_after(booking: RoomBooking, target: Target, price: Price) -> Standing:
    plan = target.plan
    named = target.is_replanned
    return Standing(
        stay=target.stay,
        room_type=target.room_type,
        rate_plan_code=plan.code if named else booking.rate_plan_code,
        rate_plan_name=plan.name if named else booking.rate_plan_name,
        guests=target.guests,
        price=price,
    )


def _is_as_booked(booking: RoomBooking, target: Target) -> bool:
    as_it_is = (booking.stay, booking.guests)
    return target.keeps_terms_of(booking) and (target.stay, target.guests) == as_it_is
