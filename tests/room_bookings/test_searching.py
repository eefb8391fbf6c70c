"""What finds a booking, and that nothing of another hotel is ever found."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.search_keys import Contact, keys_of, mail_keys, name_keys, phone_ways
from hotel.models import BookingSearch, RoomBooking
from room_bookings.errors import ListTooBroad
from room_bookings.recount import differences
from room_bookings.search_index import rebuild_index
from room_bookings.selectors.bookings import in_time
from room_bookings.selectors.searching import Findings, search
from room_bookings.services.booking import Booker, Companion, Person
from room_bookings.services.party import add_guest, change_guest, remove_guest
from tests.factories.world import NOON, TODAY, World, make_world, nights

MULLER = Person(
    "Anna Katharina", "Müller-O'Brien", "Anna.Mueller@Example.com", "+353 (87) 123-4567"
)


@pytest.fixture
def booking(world: World) -> RoomBooking:
    world.confirmed(
        nights(1, 2), primary=Person("Somebody", "Else", "else@example.org", "555 0000")
    )
    return world.confirmed(
        nights(1, 3),
        primary=MULLER,
        booker=Booker("Bea", "Booker", "bea@firma.example", company="Firma & Söhne"),
        companions=(Companion("Łukasz", "Strøm", "ls@strom.example", "01 555 0199"),),
    )


def found(world: World, text: str) -> list[str]:
    return [row["booking_id"] for row in look_for(world, text).bookings]


def look_for(world: World, text: str) -> Findings:
    return search(hotel_id=world.hotel.pk, text=text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "anna",
        "ANNA",
        "muller",
        "Müller",
        "MUELLER",
        "müll anna",
        "kath mull",
        "obrien",
        "O'Brien",
        "o’br",
        "brien",
        "muller-obrien",
        "a müller",
        "booker",
        "firma",
        "sohne",
        "lukasz strom",
        "strøm booker",
        "anna.mueller@example.com",
        " ANNA.MUELLER@EXAMPLE.COM ",
        "anna.mueller@",
        "@firma.example",
        "ls@strom.example",
        "+353871234567",
        "00353 87 123 4567",
        "(087) 123-4567",
        "1234567",
        "4567",
        "0199",
        "01/555 01 99",
    ],
)
def test_what_finds_her(world: World, booking: RoomBooking, text: str):
    assert found(world, text) == [booking.booking_id]


@pytest.mark.parametrize(
    "text",
    [
        "nna",
        "annab",
        "anna else",
        "zzz",
        "567",
        "9994567",
        "anna@firma.example",
        "%",
        "_",
        "'",
        "@",
        "",
        "  ",
    ],
)
def test_what_does_not(world: World, booking: RoomBooking, text: str):
    assert found(world, text) == []


def test_ids_whole_in_part_and_in_links(world: World, booking: RoomBooking):
    link = f"https://x.example/guest/grand/bookings/{booking.booking_id}/#token=abc"
    for text in (booking.booking_id, booking.booking_id.lower(), booking.confirmation_number, link):
        assert look_for(world, text).exact == booking.booking_id
    for part in (
        booking.booking_id[-6:],
        booking.booking_id[:14],
        booking.confirmation_number[-8:],
        booking.confirmation_number[-8:-2],
    ):
        assert found(world, part) == [booking.booking_id], part
        assert look_for(world, part).exact is None


def test_a_room_tells_who_is_in_it_and_who_comes_next(world: World):
    here = world.in_house(nights(0, 2), "201")
    coming = world.assigned(nights(3, 4), "201")
    world.assigned(nights(0, 1), "202")

    (room,) = look_for(world, "201").rooms

    assert room.room.room_number == "201"
    assert room.now is not None
    assert room.following is not None
    ids = (room.now["booking_id"], room.following["booking_id"])
    assert ids == (here.booking_id, coming.booking_id)


def test_who_is_here_comes_first_then_who_comes_next(world: World):
    later, sooner = world.confirmed(nights(9, 10)), world.confirmed(nights(3, 4))
    here = world.in_house(nights(0, 2), "201")

    assert found(world, "john") == [each.booking_id for each in (here, sooner, later)]
    (guest,) = look_for(world, "john").guests
    assert (guest.name, guest.email, guest.bookings) == ("John Doe", "john@example.com", 3)


def test_nothing_of_another_hotel_is_found(world: World, booking: RoomBooking):
    other = make_world(slug="other-hotel")
    theirs = other.assigned(nights(1, 2), "201", primary=MULLER)
    asked = (
        "muller",
        MULLER.email,
        MULLER.phone,
        theirs.booking_id,
        theirs.confirmation_number,
        "201",
    )
    for text in asked:
        assert theirs.booking_id not in found(world, text), text
        assert look_for(world, text).exact != theirs.booking_id
        assert theirs.booking_id in found(other, text) or text == "201"
    assert look_for(world, "201").rooms[0].following is None


def test_the_index_follows_who_stays(world: World, booking: RoomBooking):
    who = world.who(booking)
    guest = {"first_name": "Zacharias", "last_name": "Quint"}
    RoomBooking.objects.filter(pk=booking.pk).update(adults=3)
    added = add_guest(**who, guest=guest, at=NOON)
    assert found(world, "zach quint") == [booking.booking_id]

    change_guest(**who, guest_id=added.pk, changes={"last_name": "Vance"}, at=NOON)
    assert (found(world, "quint"), found(world, "vance")) == ([], [booking.booking_id])

    primary = booking.party.get(role="PRIMARY")
    change_guest(**who, guest_id=primary.pk, changes={"email": "new@mail.example"}, at=NOON)
    assert found(world, "new@mail.example") == [booking.booking_id]
    assert found(world, "anna.mueller@example.com") == []

    remove_guest(**who, guest_id=added.pk, at=NOON)
    assert found(world, "vance") == []
    assert differences(at=NOON) == []


def test_an_entry_that_is_wrong_is_named_and_mended(world: World, booking: RoomBooking):
    assert differences(at=NOON) == []
    BookingSearch.objects.filter(booking=booking).update(keys=[1])

    line = f"booking {booking.booking_id}: what it is found by is not what is known of it"
    assert differences(at=NOON) == [line]
    assert rebuild_index() == 1
    BookingSearch.objects.filter(booking=booking).delete()
    assert differences(at=NOON) == [line]
    assert rebuild_index(hotel_id=world.hotel.pk) == 1
    assert differences(at=NOON) == []


def test_nobody_reads_a_name_from_the_index(world: World, booking: RoomBooking):
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(s::text, ' ') FROM hotel_bookingsearch s")
        (text,) = cursor.fetchone()

    assert not any(
        word in text.lower() for word in ("anna", "muller", "müller", "871234567", "example")
    )


def test_the_number_of_queries_is_bounded(
    world: World, booking: RoomBooking, django_assert_max_num_queries: Any
):
    world.in_house(nights(0, 1), "201")
    for text, most in (("anna", 3), ("201", 3), (booking.booking_id, 2), ("zzz", 2)):
        with django_assert_max_num_queries(most):
            look_for(world, text)


WORDS = st.text(st.characters(categories=("L",)), min_size=1, max_size=14)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    first=WORDS,
    last=WORDS,
    digits=st.text("0123456789", min_size=5, max_size=14),
    cut=st.integers(2, 14),
)
def test_whoever_is_asked_for_by_what_is_known_is_found(
    first: str, last: str, digits: str, cut: int
):
    mail = f"{first}.{last}@mail.example"
    keys = set(
        keys_of(
            hotel_id=1,
            booking_id="BK-2026-0123456789",
            confirmation_number="HTL-2026-01234567",
            people=[Contact(f"{first} {last}", mail, digits)],
        )
    )

    for text in (f"{first} {last}", f"{last} {first.upper()}", last[:cut]):
        assert set(name_keys(1, text)) <= keys, text
    assert set(mail_keys(1, mail.upper())) <= keys or mail.upper().casefold() != mail.casefold()
    assert not phone_ways(1, digits) or any(set(way) <= keys for way in phone_ways(1, f"+{digits}"))
    assert not set(name_keys(2, f"{first} {last}")) & keys


def test_a_list_that_takes_too_long_is_refused_in_words(world: World):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL statement_timeout = 20")
        with pytest.raises(ListTooBroad):
            _read_for_five_seconds(cursor)


def _read_for_five_seconds(cursor: Any) -> None:
    with in_time(), transaction.atomic():
        cursor.execute("SELECT pg_sleep(5)")
