"""A hotel whose past is being written: its people, its clock and the rows made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from cli.demo.people import Guest
from cli.demo.rates import Rates
from common.actor import Actor
from common.clock import hotel_today
from common.ids import new_confirmation_number
from events.models import DomainEvent
from hotel.models import BookingGroup, BookingGuest, Hotel, PricingQuote, RoomBooking
from payments.models import LedgerEntry, Payment, PaymentShare, Refund
from rates.models import Allotment
from room_bookings.events import EventName, booking_facts, room_facts
from rooms.models import Room


def numbers_taken() -> set[str]:
    """The confirmation numbers of every hotel, as they are unique over all of them."""
    return set(RoomBooking.objects.values_list("confirmation_number", flat=True))


@dataclass(frozen=True, slots=True)
class Conference:
    """Rooms kept for an event, of which some were booked together by one person."""

    allotment: Allotment
    group: BookingGroup
    booker: Guest
    booked_at: datetime
    company: str


@dataclass
class House:
    """`at` is now: nothing that is told here happened later. What concerns money is drawn from `till`."""

    hotel: Hotel
    at: datetime
    rng: Random
    desk: Actor
    housekeeping: Actor
    rates: Rates
    conference: Conference | None = None
    quotes: list[PricingQuote] = field(default_factory=list)
    bookings: list[RoomBooking] = field(default_factory=list)
    guests: list[BookingGuest] = field(default_factory=list)
    events: list[DomainEvent] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    shares: list[PaymentShare] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    numbers: set[str] = field(default_factory=numbers_taken)

    def __post_init__(self) -> None:
        self.till = Random(f"{self.hotel.slug} till {self.at.date()}")  # noqa: S311 - as above
        self.zone = ZoneInfo(self.hotel.timezone)

    @property
    def today(self) -> date:
        return hotel_today(self.hotel.timezone, self.at)

    @property
    def conference_at_hand(self) -> Conference:
        if self.conference is None:
            raise LookupError("no rooms are kept for a conference here")
        return self.conference

    def day_of(self, moment: datetime) -> date:
        return hotel_today(self.hotel.timezone, moment)

    def sometime(self, day: date, first_hour: int, last_hour: int) -> datetime:
        """A minute of the hotel's day, drawn between the two hours, in UTC."""
        minutes = self.rng.randrange(first_hour * 60, last_hour * 60)
        local = datetime.combine(day, time(minutes // 60, minutes % 60), self.zone)
        return local.astimezone(UTC)

    def minutes(self, fewest: int, most: int) -> timedelta:
        return timedelta(minutes=self.rng.randint(fewest, most))

    def confirmation_number(self, year: int) -> str:
        """Eight digits repeat among thousands of bookings; the database would refuse the second."""
        number = new_confirmation_number(year)
        while number in self.numbers:
            number = new_confirmation_number(year)
        self.numbers.add(number)
        return number

    def tell_booking(
        self,
        booking: RoomBooking,
        change: str,
        *,
        by: Actor,
        at: datetime,
        name: EventName = EventName.BOOKING_UPDATED,
        **facts: Any,
    ) -> None:
        booking.updated_at = at
        self._tell(
            DomainEvent(
                name=name.value,
                change=change,
                booking_id=booking.pk,
                room_id=booking.assigned_room_id,
                data=booking_facts(booking) | facts,
                occurred_at=at,
            ),
            by,
        )

    def tell_room(
        self,
        room: Room,
        change: str,
        *,
        by: Actor,
        at: datetime,
        name: EventName = EventName.ROOM_STATUS_CHANGED,
        **facts: Any,
    ) -> None:
        self._tell(
            DomainEvent(
                name=name.value,
                change=change,
                room_id=room.pk,
                data=room_facts(room) | facts,
                occurred_at=at,
            ),
            by,
        )

    def _tell(self, event: DomainEvent, by: Actor) -> None:
        event.hotel_id = self.hotel.pk
        event.actor_kind, event.staff_id, event.actor_label = by.kind.value, by.staff_id, by.label
        self.events.append(event)
