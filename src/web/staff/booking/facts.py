"""Everything that a booking's page shows, read at one moment and in a bounded number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from common.actor import ActorKind
from common.money import ZERO
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from notifications.models import Message
from notifications.selectors import messages_of_booking
from payments.enums import PaymentKind, PaymentStatus
from payments.folios import Folio, folio_of
from payments.listings import payments_of_booking
from payments.models import Payment
from payments.refundable import refundable_by_payment, total_of
from room_bookings.selectors.actions import Action, allowed_actions
from room_bookings.selectors.audit import booking_trail
from room_bookings.selectors.bookings import BookingPage, booking_page
from rooms.models import RoomType
from staff.models import Staff
from staff.permissions import Capability, capabilities_of

NEEDED: Final[dict[Action, Capability]] = {
    Action.CONFIRM: Capability.CONFIRM_BOOKINGS,
    Action.CANCEL: Capability.CANCEL_BOOKINGS,
    Action.ASSIGN_ROOM: Capability.ASSIGN_ROOMS,
    Action.UNASSIGN_ROOM: Capability.ASSIGN_ROOMS,
    Action.MOVE_ROOM: Capability.ASSIGN_ROOMS,
    Action.UPGRADE_ROOM: Capability.UPGRADE_ROOMS,
    Action.CHECK_IN: Capability.CHECK_GUESTS_IN_AND_OUT,
    Action.CHECK_OUT: Capability.CHECK_GUESTS_IN_AND_OUT,
    Action.EXTEND: Capability.CHANGE_STAYS,
    Action.CHANGE: Capability.CHANGE_STAYS,
    Action.NO_SHOW: Capability.DECIDE_NO_SHOWS,
    Action.REINSTATE: Capability.DECIDE_NO_SHOWS,
    Action.CHANGE_PARTY: Capability.EDIT_BOOKINGS,
}
STATES: Final = {
    "PENDING_PAYMENT": ("wait", "hourglass"),
    "CONFIRMED": ("info", "tick"),
    "IN_HOUSE": ("good", "bed"),
    "COMPLETED": ("still", "depart"),
    "CANCELLED": ("bad", "cross"),
    "NO_SHOW": ("bad", "eye"),
}
TRAIL_SHOWN: Final = 200
MESSAGES_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class State:
    """A booking's status with its sign; guests in the house have one of their own."""

    key: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """`actions`: what the booking and the role of whoever looks both allow, spelt for templates.
    `refundable`: what the cards can take back. `events` are in order."""

    page: BookingPage
    actions: frozenset[str]
    primary: str
    folio: Folio
    payments: list[Payment]
    refundable: Decimal
    messages: list[Message]
    events: list[DomainEvent]
    type_names: dict[str, str]

    @property
    def booking(self) -> RoomBooking:
        return self.page.booking

    @property
    def state(self) -> State:
        return state_of(self.booking)

    @property
    def seen_event(self) -> int:
        """The last event that this page knows."""
        return self.events[-1].pk if self.events else 0

    @property
    def source(self) -> str:
        """Who sold it: the website, the desk, an account or an allotment."""
        if self.booking.allotment:
            return "allotment"
        if self.booking.account:
            return "account"
        made = next((each for each in self.events if each.change == "created"), None)
        return "guest" if made is None or made.actor_kind == ActorKind.GUEST else "desk"


def booking_facts(*, staff: Staff, booking_id: str, at: datetime) -> BookingFacts:
    """NotFound for a booking of another hotel."""
    page = booking_page(hotel_id=staff.hotel_id, booking_id=booking_id, at=at)
    booking, able = page.booking, capabilities_of(staff)
    refunds = Capability.REFUND_PAYMENTS in able
    trail = booking_trail(booking).select_related("staff__user").order_by("-id")[:TRAIL_SHOWN]
    types = RoomType.objects.filter(hotel=booking.hotel_id).values_list("code", "name")
    actions = open_actions(booking, staff, today=page.today)
    return BookingFacts(
        page=page,
        actions=actions,
        primary=primary_of(booking, actions, today=page.today),
        folio=folio_of(booking),
        payments=list(payments_of_booking(hotel_id=staff.hotel_id, booking_id=booking_id)),
        refundable=total_of(refundable_by_payment(booking)) if refunds else ZERO,
        messages=list(messages_of_booking(booking)[:MESSAGES_SHOWN]),
        events=list(reversed(trail)),
        type_names=dict(types),
    )


def state_of(booking: RoomBooking) -> State:
    key = "IN_HOUSE" if booking.is_in_house else str(booking.status)
    return State(key, *STATES[key])


def open_actions(booking: RoomBooking, staff: Staff, *, today: date) -> frozenset[str]:
    able = capabilities_of(staff)
    return frozenset(
        action.value.replace("-", "_")
        for action in allowed_actions(booking, today=today)
        if NEEDED[action] in able
    )


def primary_of(booking: RoomBooking, actions: frozenset[str], *, today: date) -> str:
    """What is to be done next, of what may be done: a guest in the house is checked out first when
    the last night is over."""
    wanted = ["confirm", "check_in"]
    if booking.status == BookingStatus.CONFIRMED and booking.assigned_room_id is None:
        wanted.append("assign_room")
    if booking.check_out <= today:
        wanted.insert(0, "checkout")
    wanted += ["checkout", "reinstate"]
    return next((each for each in wanted if each in actions), "")


def can_retry(payment: Payment) -> bool:
    """What a guarantee would not give may be asked for once more; the use case has the last word."""
    if payment.kind == PaymentKind.CHARGE:
        return payment.status == PaymentStatus.FAILED
    return payment.status == PaymentStatus.AUTHORISED and bool(payment.failure_code)
