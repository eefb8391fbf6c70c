"""Which room a stay had best be given: ready ones first, near its group, and where it leaves no long gap
cut in two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, F

from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.sales import party_fits
from room_bookings.selectors.rooms import rooms_free_in
from rooms.models import Room, RoomBlock, RoomTypeNight

LOOKED_AROUND: Final = timedelta(days=14)
"""Before and after the stay; a gap beyond that is as good as endless."""


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """`gap`: how many free nights would be left beside the stay, before it and after it."""

    room: Room
    is_of_booked_type: bool
    is_assigned: bool
    is_near_group: bool
    gap: int

    @property
    def is_ready(self) -> bool:
        return self.room.is_ready()


@dataclass(frozen=True, slots=True)
class RoomChoices:
    """The best first."""

    of_type: tuple[RoomChoice, ...]
    upgrades: tuple[RoomChoice, ...]

    @property
    def ready(self) -> list[RoomChoice]:
        return [each for each in self.of_type if each.is_ready]

    @property
    def not_ready(self) -> list[RoomChoice]:
        return [each for each in self.of_type if not each.is_ready]

    @property
    def proposed(self) -> RoomChoice | None:
        """Of the booked type and ready, or none."""
        return self.ready[0] if self.ready else None


def room_choices(booking: RoomBooking) -> RoomChoices:
    """Rooms of the booked type that are free for the stay, and ready ones of other types that could be
    sold instead and sleep the party. In four queries, five for a group's booking."""
    rooms = list(rooms_free_in(booking))
    gaps = _gaps(rooms, booking.stay)
    floors = _floors_of_group(booking)
    choices = sorted((_choice(each, booking, gaps, floors) for each in rooms), key=_order)
    sellable = _types_with_room(booking)
    return RoomChoices(
        tuple(each for each in choices if each.is_of_booked_type),
        tuple(each for each in choices if _is_upgrade(each, booking, sellable)),
    )


def _choice(room: Room, booking: RoomBooking, gaps: dict[int, int], floors: set[str]) -> RoomChoice:
    return RoomChoice(
        room,
        is_of_booked_type=room.room_type_id == booking.room_type_id,
        is_assigned=room.pk == booking.assigned_room_id,
        is_near_group=bool(room.floor) and room.floor in floors,
        gap=gaps[room.pk],
    )


def _order(choice: RoomChoice) -> tuple[Any, ...]:
    number = choice.room.room_number
    return (
        not choice.is_ready,
        not choice.is_assigned,
        not choice.is_near_group,
        choice.gap,
        choice.room.room_type.sort_order,
        len(number),
        number,
    )


def _is_upgrade(choice: RoomChoice, booking: RoomBooking, sellable: set[int]) -> bool:
    room_type = choice.room.room_type
    return (
        not choice.is_of_booked_type
        and choice.is_ready
        and room_type.pk in sellable
        and party_fits(room_type, booking.guests)
    )


def _gaps(rooms: list[Room], stay: Stay) -> dict[int, int]:
    """Free nights beside the stay, by room."""
    around = Stay(stay.check_in - LOOKED_AROUND, stay.check_out + LOOKED_AROUND)
    taken = [*_stays_in(rooms, around), *_blocks_in(rooms, around)]
    ends = {room.pk: around.check_in for room in rooms}
    starts = {room.pk: around.check_out for room in rooms}
    for room_id, first, last in taken:
        if last <= stay.check_in:
            ends[room_id] = max(ends[room_id], last)
        if first >= stay.check_out:
            starts[room_id] = min(starts[room_id], first)
    return {
        room.pk: (stay.check_in - ends[room.pk]).days + (starts[room.pk] - stay.check_out).days
        for room in rooms
    }


def _stays_in(rooms: list[Room], around: Stay) -> Iterable[tuple[int, date, date]]:
    found = RoomBooking.objects.blocking().overlapping(around).filter(assigned_room__in=rooms)
    return found.order_by().values_list("assigned_room_id", "check_in", "check_out")


def _blocks_in(rooms: list[Room], around: Stay) -> Iterable[tuple[int, date, date]]:
    found = RoomBlock.objects.standing().overlapping(around).filter(room__in=rooms)
    return found.order_by().values_list("room_id", "start_date", "end_date")


def _floors_of_group(booking: RoomBooking) -> set[str]:
    if booking.group_id is None:
        return set()
    others = RoomBooking.objects.for_hotel(booking.hotel_id).filter(group_id=booking.group_id)
    others = others.exclude(pk=booking.pk).exclude(assigned_room=None).order_by()
    return set(others.values_list("assigned_room__floor", flat=True))


def _types_with_room(booking: RoomBooking) -> set[int]:
    """Types that have a room left in every night of the stay."""
    stay = booking.stay
    free = (
        RoomTypeNight.objects.filter(
            hotel_id=booking.hotel_id,
            night__gte=stay.check_in,
            night__lt=stay.check_out,
            capacity__gt=F("sold") + F("held"),
        )
        .values("room_type_id")
        .annotate(nights=Count("night"))
    )
    return {each["room_type_id"] for each in free if each["nights"] == stay.nights}
