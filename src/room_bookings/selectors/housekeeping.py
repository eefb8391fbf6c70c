"""What housekeeping has to do today, room by room. It holds no guest's name, mail or phone: who may read
those asks for them apart, with `names_of`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from django.db.models import Q, QuerySet

from common.stay import ONE_DAY, Stay
from events.models import DomainEvent
from hotel.enums import INVENTORY_BLOCKING_STATUSES
from hotel.models import RoomBooking
from hotel.querysets import IN_HOUSE
from room_bookings.events import EventName
from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus
from rooms.models import Room, RoomBlock

LINEN_EVERY: Final = 3
"""After so many nights a guest who stays gets fresh linen."""
RECENT: Final = 3000
"""Steps of all together, more than a large house makes in a day."""
UNDO_WITHIN: Final = timedelta(minutes=15)
NOT_YET_ARRIVED: Final = Q(
    status__in=INVENTORY_BLOCKING_STATUSES, checked_in_at__isnull=True, checked_out_at__isnull=True
)
AWAITED_FIELDS: Final = (
    "pk", "assigned_room_id", "room_type_id", "check_in", "check_out", "checked_in_at",
    "adults", "children", "cots",
)  # fmt: skip


class Priority(IntEnum):
    """What comes first, in order."""

    ARRIVAL = 1
    """Somebody arrives today and their room is not ready."""
    TYPE_IS_SHORT = 2
    """More arrivals of the type have no room yet than rooms of it are ready."""
    TURNOVER = 3
    """It has to be made ready; nobody waits for it today."""
    SERVICE = 4
    """The guest stays."""
    NOTHING = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay as housekeeping may know it: when, and how many people."""

    booking_pk: int
    room_id: int | None
    room_type_id: int
    check_in: date
    check_out: date
    is_in_house: bool
    adults: int
    children: int
    cots: int

    @property
    def order(self) -> tuple[date, int]:
        """As they are expected: who should have come yesterday before those of today, and who booked
        first before who booked later, for nobody tells an hour."""
        return self.check_in, self.booking_pk


@dataclass(frozen=True, slots=True)
class Task:
    """One room today."""

    room: Room
    today: date
    guest: Visit | None
    """Who is in it."""
    arrival: Visit | None
    """Who is to come today."""
    block: RoomBlock | None
    priority: Priority
    is_mine: bool

    @property
    def status(self) -> RoomStatus:
        return RoomStatus(self.room.room_status)

    @property
    def moves(self) -> list[RoomStatus]:
        return [each for each in RoomStatus if each in HOUSEKEEPING_MOVES[self.status]]

    @property
    def is_departing(self) -> bool:
        return self.guest is not None and self.guest.check_out <= self.today

    @property
    def is_overdue(self) -> bool:
        """The guest should have left before today."""
        return self.guest is not None and self.guest.check_out < self.today

    @property
    def night_of_stay(self) -> int:
        """1 in the first night; the guest must be in the room."""
        return (self.today - self.guest.check_in).days + 1 if self.guest else 0

    @property
    def nights_of_stay(self) -> int:
        return (self.guest.check_out - self.guest.check_in).days if self.guest else 0

    @property
    def needs_linen(self) -> bool:
        """The guest stays on after each LINEN_EVERY nights."""
        slept = self.night_of_stay - 1
        return not self.is_departing and slept > 0 and slept % LINEN_EVERY == 0

    @property
    def order(self) -> tuple[object, ...]:
        """Urgency; who is still waited for after what can be done at once; then as guests are expected."""
        expected = self.arrival.order if self.arrival else (date.max, 0)
        return self.priority, self.guest is not None, expected, self.place

    @property
    def place(self) -> tuple[str, str]:
        return self.room.floor, self.room.room_number


@dataclass(frozen=True, slots=True)
class Shortage:
    """So many rooms of the type must become ready for arrivals of today that have none yet."""

    room_type_id: int
    name: str
    missing: int


@dataclass(frozen=True, slots=True)
class Board:
    """`tasks` in order of urgency."""

    tasks: Sequence[Task]
    shortages: Sequence[Shortage] = ()

    @property
    def floors(self) -> list[str]:
        return sorted({task.room.floor for task in self.tasks})


@dataclass(frozen=True, slots=True)
class Step:
    """What one person set at one moment."""

    events: Sequence[DomainEvent]

    @property
    def room_numbers(self) -> list[str]:
        return [event.data["room_number"] for event in self.events]

    @property
    def status(self) -> str:
        status: str = self.events[0].data["room_status"]
        return status


@dataclass(frozen=True, slots=True)
class _Facts:
    guests: Mapping[int, Visit]
    arrivals: Mapping[int, Visit]
    """The first to arrive, by room."""
    blocks: Mapping[int, RoomBlock]
    mine: frozenset[int]
    unassigned: Counter[int] = field(default_factory=Counter)
    """Arrivals of today without a room, by type."""


def housekeeping_board(
    *, hotel_id: int, today: date, staff_id: int | None = None, since: datetime | None = None
) -> Board:
    """The active rooms; in four queries. `staff_id` and `since` say whose rooms are `is_mine`: those on
    which they have set something since then."""
    rooms = Room.objects.for_hotel(hotel_id).filter(is_active=True).select_related("room_type")
    facts = _facts(hotel_id, today, _in_hand_of(hotel_id, staff_id, since))
    ranked = list(rooms.order_by("floor", "room_number"))
    missing = _missing_by_type(ranked, facts)
    tasks = [_task(room, facts, missing, today) for room in ranked]
    names = {room.room_type_id: room.room_type.name for room in ranked}
    shortages = [Shortage(pk, names[pk], count) for pk, count in missing.items() if pk in names]
    return Board(sorted(tasks, key=lambda task: task.order), shortages)


def names_of(board: Board) -> dict[int, tuple[str, str]]:
    """Booking id and name of those who are in the rooms or are to come, by primary key. Not for
    housekeeping."""
    wanted = {
        visit.booking_pk for task in board.tasks for visit in (task.guest, task.arrival) if visit
    }
    rows = RoomBooking.objects.filter(pk__in=wanted).order_by()
    return {booking.pk: (booking.booking_id, booking.primary_guest_name) for booking in rows}


def last_step_of(*, hotel_id: int, staff_id: int | None, at: datetime) -> Step | None:
    """What this person set last, while it can still be taken back: neither a guest's coming and going
    nor a step that was taken back already."""
    told = _recent_steps(hotel_id, staff_id)
    last = told.order_by("-id").first()
    if last is None or last.occurred_at < at - UNDO_WITHIN or not _can_be_undone(last):
        return None
    same = told.filter(occurred_at=last.occurred_at, change=last.change).order_by("id")
    return Step([event for event in same if _can_be_undone(event)])


def is_last_step_in(room: Room, event: DomainEvent) -> bool:
    """Whether nothing has changed the room's status since, at whatever moment. The room must be locked."""
    told = DomainEvent.objects.filter(
        hotel=room.hotel_id, room=room, name=EventName.ROOM_STATUS_CHANGED
    )
    return told.exclude(change="room-noted").order_by("-id").first() == event


def _can_be_undone(event: DomainEvent) -> bool:
    statuses = {event.data.get("from_status"), event.data["room_status"]}
    return event.change == "room-status" and RoomStatus.OCCUPIED not in statuses


def _facts(hotel_id: int, today: date, mine: frozenset[int]) -> _Facts:
    visits = _visits(hotel_id, today)
    tonight = Stay(today, today + ONE_DAY)
    blocks = RoomBlock.objects.for_hotel(hotel_id).standing().overlapping(tonight)
    awaited = [visit for visit in visits if not visit.is_in_house]
    return _Facts(
        guests={visit.room_id: visit for visit in visits if visit.is_in_house and visit.room_id},
        arrivals={visit.room_id: visit for visit in reversed(awaited) if visit.room_id},
        blocks={block.room_id: block for block in blocks},
        mine=mine,
        unassigned=Counter(visit.room_type_id for visit in awaited if not visit.room_id),
    )


def _visits(hotel_id: int, today: date) -> list[Visit]:
    """Who is in the house, and who has a night from today on and should be there by today."""
    awaited = NOT_YET_ARRIVED & Q(check_in__lte=today, check_out__gt=today)
    found = RoomBooking.objects.for_hotel(hotel_id).filter(IN_HOUSE | awaited)
    rows = found.order_by("check_in", "pk").values_list(*AWAITED_FIELDS)
    return [
        Visit(pk, room, of_type, check_in, check_out, entered is not None, *people)
        for pk, room, of_type, check_in, check_out, entered, *people in rows
    ]


def _in_hand_of(hotel_id: int, staff_id: int | None, since: datetime | None) -> frozenset[int]:
    if staff_id is None or since is None:
        return frozenset()
    told = _recent_steps(hotel_id, staff_id).filter(occurred_at__gte=since, room__isnull=False)
    return frozenset(told.order_by().values_list("room_id", flat=True))


def _recent_steps(hotel_id: int, staff_id: int | None) -> QuerySet[DomainEvent]:
    """This person's among the hotel's latest: however long the log is, only its end is read."""
    of_rooms = DomainEvent.objects.filter(hotel=hotel_id, name=EventName.ROOM_STATUS_CHANGED)
    latest = of_rooms.order_by("-id").values("pk")[:RECENT]
    return DomainEvent.objects.filter(pk__in=latest, staff=staff_id)


def _missing_by_type(rooms: Iterable[Room], facts: _Facts) -> dict[int, int]:
    """How many rooms must still become ready for arrivals without one, by type."""
    ready = Counter(
        room.room_type_id for room in rooms if _is_free(room, facts) and room.is_ready()
    )
    return {
        room_type_id: wanted - ready[room_type_id]
        for room_type_id, wanted in facts.unassigned.items()
        if wanted > ready[room_type_id]
    }


def _is_free(room: Room, facts: _Facts) -> bool:
    """Nobody is to come into it today, and it is on sale tonight."""
    return room.pk not in facts.arrivals and room.pk not in facts.blocks


def _task(room: Room, facts: _Facts, missing: Mapping[int, int], today: date) -> Task:
    guest = facts.guests.get(room.pk)
    return Task(
        room=room,
        today=today,
        guest=guest,
        arrival=facts.arrivals.get(room.pk),
        block=facts.blocks.get(room.pk),
        priority=_priority(room, guest, facts, missing, today),
        is_mine=room.pk in facts.mine,
    )


def _priority(
    room: Room, guest: Visit | None, facts: _Facts, missing: Mapping[int, int], today: date
) -> Priority:
    stays_on = guest is not None and guest.check_out > today
    if room.pk in facts.arrivals and not room.is_ready():
        return Priority.ARRIVAL
    if stays_on:
        return Priority.SERVICE
    if room.is_ready() or not _is_free(room, facts) or not room.is_bookable():
        return Priority.NOTHING
    return Priority.TYPE_IS_SHORT if room.room_type_id in missing else Priority.TURNOVER
