from __future__ import annotations

from typing import Any

import pytest

from events.models import DomainEvent
from hotel.enums import BookerType, CancellationReason
from hotel.models import PARTY_FIELDS, BookingGuest, RoomBooking
from room_bookings.services.booking import Booker, Companion, Person
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.party import add_guest, change_guest, remove_guest
from room_bookings.services.stays import check_out
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights, noon

JANE = {"first_name": "Jane", "last_name": "Roe"}


def add(world: World, booking: RoomBooking, **guest: Any) -> BookingGuest:
    return add_guest(**world.who(booking), guest=JANE | guest, at=NOON)


def change(world: World, guest: BookingGuest, **changes: Any) -> BookingGuest:
    return change_guest(**world.who(guest.booking), guest_id=guest.pk, changes=changes, at=NOON)


def remove(world: World, guest: BookingGuest) -> None:
    remove_guest(**world.who(guest.booking), guest_id=guest.pk, at=NOON)


def primary_of(booking: RoomBooking) -> BookingGuest:
    return booking.party.get(role="PRIMARY")


def party_of(booking: RoomBooking) -> list[tuple[str, str]]:
    return list(booking.party.values_list("role", "first_name"))


def test_companion_is_added(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    guest = add(world, booking, email="jane@example.com", phone="+353861234567")
    guest.refresh_from_db()

    assert [getattr(guest, name) for name in PARTY_FIELDS] == [
        "Jane",
        "Roe",
        "jane@example.com",
        "+353861234567",
    ]
    assert (guest.role, guest.is_staying, guest.hotel) == ("COMPANION", True, world.hotel)
    assert party_of(booking) == [("PRIMARY", "John"), ("COMPANION", "Jane")]


def test_party_changes_are_told_without_names(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    guest = add(world, booking)
    change(world, guest, email="jane@example.com")
    pk = guest.pk
    remove(world, guest)

    facts = {
        "booking_id": booking.booking_id,
        "status": "CONFIRMED",
        "assigned_room_number": None,
        "guest": pk,
        "role": "COMPANION",
    }
    told = DomainEvent.objects.filter(change__startswith="guest-")
    assert list(told.values_list("name", "change", "data")) == [
        ("booking-updated", "guest-added", facts),
        ("booking-updated", "guest-changed", facts),
        ("booking-updated", "guest-removed", facts),
    ]


def test_no_more_guests_stay_than_were_booked(world: World) -> None:
    booking = world.confirmed(nights(1, 3), adults=1, children=1)
    add(world, booking)

    with refused("PARTY_EXCEEDS_BOOKING", 400, field="is_staying", guests_booked=2):
        add(world, booking)


def test_visitors_do_not_count(world: World) -> None:
    booking = world.confirmed(nights(1, 3), adults=1)
    visitor = add(world, booking, is_staying=False)

    with refused("PARTY_EXCEEDS_BOOKING", 400, field="is_staying", guests_booked=1):
        change(world, visitor, is_staying=True)


def test_primary_guest_is_mirrored_in_the_booking(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    new = {
        "first_name": "Jonathan",
        "last_name": "Dough",
        "email": "jd@example.com",
        "phone": "+353861234567",
    }
    change(world, primary_of(booking), **new)
    booking.refresh_from_db()

    assert {name: getattr(booking, f"primary_{name}") for name in PARTY_FIELDS} == new
    assert booking.primary_guest_name == "Jonathan Dough"
    assert {name: getattr(booking, f"booker_{name}") for name in PARTY_FIELDS} == new


def test_bookers_own_address_stays_when_the_phone_changes(world: World) -> None:
    booker, primary = Booker(email="booker@example.com"), Person("John", "Doe")
    booking = world.confirmed(nights(1, 3), booker=booker, primary=primary)
    change(world, primary_of(booking), phone="+353861234567")
    booking.refresh_from_db()

    assert (booking.booker_email, booking.primary_phone) == ("booker@example.com", "+353861234567")


def test_another_booker_is_not_mirrored(world: World) -> None:
    booker = Booker("Ana", "Silva", "ana@example.com", booker_type=BookerType.THIRD_PARTY)
    booking = world.confirmed(nights(1, 3), booker=booker)
    change(world, primary_of(booking), first_name="Jonathan")
    booking.refresh_from_db()

    assert (booking.primary_first_name, booking.booker_first_name) == ("Jonathan", "Ana")


def test_companion_is_not_mirrored(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    change(world, add(world, booking), first_name="Janet")
    booking.refresh_from_db()

    assert booking.primary_guest_name == "John Doe"


def test_booking_is_mirrored_in_the_primary_guest(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    before = primary_of(booking)
    booking.primary_first_name, booking.primary_email = "Jonathan", ""
    booking.save()
    booking._sync_primary_booking_guest()

    after = primary_of(booking)
    assert (after.pk, after.first_name, after.last_name, after.email, after.phone) == (
        before.pk,
        "Jonathan",
        "Doe",
        "",
        "+1234567890",
    )


def test_booking_without_a_primary_guest_gets_one(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    booking.party.all().delete()
    booking._sync_primary_booking_guest()

    guest = primary_of(booking)
    assert (guest.first_name, guest.is_staying, guest.hotel) == ("John", True, world.hotel)


def test_primary_guest_cannot_be_removed(world: World) -> None:
    guest = primary_of(world.confirmed(nights(1, 3)))

    with refused("PRIMARY_GUEST_FIXED"):
        remove(world, guest)


def test_primary_guest_stays(world: World) -> None:
    guest = primary_of(world.confirmed(nights(1, 3)))

    with refused("PRIMARY_GUEST_FIXED", field="is_staying"):
        change(world, guest, is_staying=False)


def test_companion_cannot_become_a_second_primary_guest(world: World) -> None:
    guest = add(world, world.confirmed(nights(1, 3)))

    with refused("PRIMARY_GUEST_FIXED"):
        change(world, guest, role="PRIMARY")


def test_companion_is_removed(world: World) -> None:
    booking = world.confirmed(nights(1, 3), companions=(Companion("Jane", "Roe"),))
    remove(world, booking.party.get(role="COMPANION"))

    assert party_of(booking) == [("PRIMARY", "John")]


@pytest.mark.parametrize("verb", [change, remove])
def test_guest_of_another_booking_is_not_found(world: World, verb: Any) -> None:
    guest = add(world, world.confirmed(nights(1, 3)))
    guest.booking = world.confirmed(nights(1, 3))

    with refused("GUEST_NOT_FOUND", 404):
        verb(world, guest)


def test_another_hotels_booking_is_not_found(world: World) -> None:
    foreign = make_world().confirmed(nights(1, 3))

    with refused("NOT_FOUND", 404):
        add(world, foreign)


def test_party_of_a_guest_in_the_house_can_change(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    add(world, booking)

    assert party_of(booking) == [("PRIMARY", "John"), ("COMPANION", "Jane")]


def test_party_of_an_unpaid_booking_can_change(world: World) -> None:
    booking = world.hold(nights(1, 3))
    add(world, booking)

    assert party_of(booking) == [("PRIMARY", "John"), ("COMPANION", "Jane")]


def test_party_of_a_booking_that_is_over_stays_as_it_was(world: World) -> None:
    over = check_out(**world.who(world.in_house(nights(0, 3), "201")), at=noon(1))
    cancelled = cancel_booking(
        **world.who(world.confirmed(nights(1, 3))), reason=CancellationReason.STAFF, at=NOON
    )

    for booking in (over, cancelled):
        with refused("BOOKING_STATUS_CONFLICT", status=str(booking.status)):
            add(world, booking)
