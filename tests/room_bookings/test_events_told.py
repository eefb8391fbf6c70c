"""What the rest of the world hears of a stay: names, keys, and never a guest's personal data."""

from __future__ import annotations

import json

from events.models import DomainEvent
from hotel.enums import BookerType, CancellationReason
from hotel.models import RoomBooking
from room_bookings.errors import RoomTypeMismatch
from room_bookings.events import EventName
from room_bookings.services.booking import Booker, Companion, Person
from room_bookings.services.capacity import block_room
from room_bookings.services.holds import release_overdue_holds
from room_bookings.services.lifecycle import cancel_booking, mark_no_show, reinstate_booking
from room_bookings.services.notes import change_notes
from room_bookings.services.party import add_guest, change_guest, remove_guest
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.room_status import set_room_status
from room_bookings.services.stays import change_departure, check_in, check_out
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.factories.world import NOON, World, day, nights, noon

CANARIES = ("Zilpha", "Quackenbush", "zq@canary.example", "+35386000001", "Okonkwo", "Vrba")
ZILPHA = Person("Zilpha", "Quackenbush", "zq@canary.example", "+35386000001")
PAYER = Booker("Ada", "Okonkwo", "ada@canary.example", "+35386000002", BookerType.THIRD_PARTY)
COMPANION = Companion("Petr", "Vrba", "vrba@canary.example", "+35386000003")
BOOKING_FACTS = {"booking_id", "status", "assigned_room_number"}


def live(world: World) -> RoomBooking:
    """A stay that meets everything that can happen to one."""
    booking = world.confirmed(
        nights(0, 4),
        primary=ZILPHA,
        booker=PAYER,
        companions=(COMPANION,),
        special_requests="Zilpha wants a quiet room",
    )
    who = world.who(booking)
    change_notes(**who, notes={"internal_notes": "Ms Quackenbush is a regular"}, at=NOON)
    change_party(world, booking)
    booking = mark_no_show(**who, at=noon(1))
    reinstate_booking(**who, at=noon(1))
    try_wrong_room(world, booking)
    assign(world, booking, "201")
    assign(world, booking, "202")
    RoomAssignmentService.unassign(**who, at=noon(1))
    assign(world, booking, "201")
    check_in(**who, at=noon(1))
    RoomAssignmentService.move(
        **who, room_id=world.rooms["202"].pk, at=noon(1), reason="Zilpha disliked 201"
    )
    RoomAssignmentService.upgrade(
        **who, room_id=world.rooms["301"].pk, at=noon(1), reason="Quackenbush upgrade"
    )
    change_departure(**who, check_out=day(5), at=noon(1))
    return check_out(**who, at=noon(2))


def change_party(world: World, booking: RoomBooking) -> None:
    who = world.who(booking) | {"at": NOON}
    companion = booking.party.get(role="COMPANION")
    remove_guest(**who, guest_id=companion.pk)
    guest = add_guest(**who, guest={"first_name": "Petr", "last_name": "Vrba"})
    change_guest(**who, guest_id=guest.pk, changes={"email": "vrba@canary.example"})


def try_wrong_room(world: World, booking: RoomBooking) -> None:
    try:
        assign(world, booking, "301")
    except RoomTypeMismatch:
        return


def assign(world: World, booking: RoomBooking, room: str) -> None:
    RoomAssignmentService.assign_room_atomic(
        **world.who(booking),
        room_id=world.rooms[room].pk,
        at=noon(1),
        notes="For Ms Quackenbush, zq@canary.example",
    )


def test_a_whole_life_is_told_in_order(world: World) -> None:
    booking = live(world)

    told = DomainEvent.objects.filter(booking=booking)
    assert list(told.values_list("name", "change")) == [
        ("booking-created", "created"),
        ("booking-updated", "confirmed"),
        ("booking-updated", "notes-changed"),
        ("booking-updated", "guest-removed"),
        ("booking-updated", "guest-added"),
        ("booking-updated", "guest-changed"),
        ("booking-updated", "no-show"),
        ("booking-updated", "reinstated"),
        ("room-assignment-refused", "refused"),
        ("room-assigned", "assigned"),
        ("room-assignment-changed", "reassigned"),
        ("room-assignment-changed", "unassigned"),
        ("room-assigned", "assigned"),
        ("booking-updated", "checked-in"),
        ("room-assignment-changed", "moved"),
        ("booking-updated", "upgraded"),
        ("room-assignment-changed", "moved"),
        ("booking-updated", "stay-changed"),
        ("booking-updated", "checked-out"),
    ]


def test_no_event_of_a_whole_life_holds_personal_data(world: World) -> None:
    live(world)
    cancelled = world.confirmed(nights(6, 8), primary=ZILPHA)
    cancel_booking(
        **world.who(cancelled), reason=CancellationReason.GUEST, note="Zilpha is ill", at=NOON
    )
    world.hold(nights(6, 8), primary=ZILPHA)
    release_overdue_holds(at=noon(1))
    ours = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    room = Room.objects.get(hotel=world.hotel, room_number="202")
    note = "Ms Quackenbush, zq@canary.example"
    block_room(**ours, room_id=room.pk, stay=nights(20, 22), reason=note)
    set_room_status(**ours, room_id=room.pk, status=RoomStatus.MAINTENANCE_REQUIRED, note=note)

    heard = json.dumps(
        [[event.data, event.actor_label, event.change] for event in DomainEvent.objects.all()]
    )
    assert [canary for canary in CANARIES if canary in heard] == []


def test_every_booking_event_says_the_same_first(world: World) -> None:
    booking = live(world)

    told = DomainEvent.objects.filter(booking=booking).exclude(
        name=EventName.ROOM_ASSIGNMENT_REFUSED
    )
    assert [event.change for event in told if not event.data.keys() >= BOOKING_FACTS] == []
    assert {event.data["booking_id"] for event in told} == {booking.booking_id}


def test_every_event_has_a_known_name_and_its_moment(world: World) -> None:
    live(world)

    known = {name.value for name in EventName}
    assert set(DomainEvent.objects.values_list("name", flat=True)) <= known
    assert set(DomainEvent.objects.values_list("occurred_at", flat=True)) == {
        NOON,
        noon(1),
        noon(2),
    }


def test_names_are_the_documented_ones() -> None:
    assert {
        "booking-created",
        "booking-updated",
        "room-assigned",
        "room-status-changed",
        "room-assignment-changed",
    } - {name.value for name in EventName} == set()


def test_change_of_a_version_is_always_told(world: World) -> None:
    booking = live(world)

    told = DomainEvent.objects.filter(
        booking=booking, name__in=[EventName.ROOM_ASSIGNED, EventName.ROOM_ASSIGNMENT_CHANGED]
    )
    assert (told.count(), booking.assignment_version) == (6, 6)


def test_room_events_name_their_room_and_no_guest(world: World) -> None:
    live(world)

    told = DomainEvent.objects.filter(name=EventName.ROOM_STATUS_CHANGED).order_by("pk")
    assert [(event.data["room_number"], event.data["room_status"]) for event in told] == [
        ("201", "OCCUPIED"),
        ("202", "OCCUPIED"),
        ("201", "CHECKOUT_DIRTY"),
        ("301", "OCCUPIED"),
        ("202", "CHECKOUT_DIRTY"),
        ("301", "CHECKOUT_DIRTY"),
    ]
    assert set(told.values_list("booking", flat=True)) == {None}
