from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.errors import RoomNotFound
from rooms.models import Room, RoomBlock


def rooms_free_for(booking: RoomBooking) -> QuerySet[Room]:
    """Rooms of the booked type that nobody else wants in the booking's nights."""
    return rooms_free_in(booking).filter(room_type_id=booking.room_type_id)


def rooms_free_in(booking: RoomBooking) -> QuerySet[Room]:
    """Rooms of every type, for an upgrade, with their types."""
    return rooms_free_during(booking.stay, booking)


def rooms_free_during(stay: Stay, booking: RoomBooking) -> QuerySet[Room]:
    """The same for other nights than the booking's own."""
    others = (
        RoomBooking.objects.for_hotel(booking.hotel_id)
        .blocking()
        .overlapping(stay)
        .exclude(pk=booking.pk)
        .filter(assigned_room=OuterRef("pk"))
    )
    blocks = RoomBlock.objects.standing().overlapping(stay).filter(room=OuterRef("pk"))
    return (
        Room.objects.for_hotel(booking.hotel_id)
        .bookable()
        .filter(~Exists(others), ~Exists(blocks))
        .select_related("room_type")
        .order_by("room_number")
    )


def rooms_free_for_upgrade(booking: RoomBooking) -> QuerySet[Room]:
    """Rooms of every other type that nobody else wants in the booking's nights."""
    return rooms_free_in(booking).exclude(room_type_id=booking.room_type_id)


def rooms_of(hotel_id: int) -> QuerySet[Room]:
    """The hotel's rooms with their types, who is in them and what blocks them; two queries."""
    guests = RoomBooking.objects.in_house().filter(assigned_room=OuterRef("pk"))
    return (
        Room.objects.for_hotel(hotel_id)
        .select_related("room_type")
        .prefetch_related(Prefetch("blocks", standing_blocks(), to_attr="standing_blocks"))
        .annotate(current_booking_id=Subquery(guests.values("booking_id")[:1]))
        .order_by("room_number")
    )


def room_in_full(*, hotel_id: int, room_id: int) -> Room:
    room = rooms_of(hotel_id).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFound
    return room


def standing_blocks() -> QuerySet[RoomBlock]:
    return (
        RoomBlock.objects.standing().select_related("created_by__user").order_by("start_date", "id")
    )


def stays_in_the_way(
    room: Room, stay: Stay, *, apart_from: RoomBooking | None = None
) -> list[tuple[int, str]]:
    """(primary key, public id) of the stays in the room in these nights; this hotel's only."""
    found = (
        RoomBooking.objects.for_hotel(room.hotel_id)
        .blocking()
        .overlapping(stay)
        .filter(assigned_room=room)
        .order_by("pk")
    )
    if apart_from is not None:
        found = found.exclude(pk=apart_from.pk)
    return list(found.values_list("pk", "booking_id"))


def is_blocked(room: Room, stay: Stay) -> bool:
    return RoomBlock.objects.standing().overlapping(stay).filter(room=room).exists()
