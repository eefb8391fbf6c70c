"""One booking's page: what is on it, for whom, and at what cost."""

from __future__ import annotations

import html
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotel.enums import BookerType
from hotel.models import RoomBooking
from room_bookings.services.booking import Booker
from room_bookings.services.party import add_guest
from room_bookings.services.room_assignment import RoomAssignmentService
from tests.factories.paid import paid_by_card, refund_of
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, nights, noon

MOST_QUERIES = 40


def below(booking: RoomBooking, rest: str = "") -> str:
    return f"bookings/{booking.booking_id}/{rest}"


def text_of(desk: Desk, booking: RoomBooking, rest: str = "") -> str:
    page = desk.get(below(booking, rest))
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def primary_of(desk: Desk, booking: RoomBooking) -> str:
    found = re.search(r'id="primary".*?</svg>(.*?)</', text_of(desk, booking), re.DOTALL)
    return found[1] if found else ""


def test_the_page_shows_who_comes_when_and_what_is_to_pay(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")

    text = text_of(desk, booking)

    assert f"<title>{booking.booking_id} · Grand Hotel</title>" in text
    told = ("John Doe", booking.confirmation_number, "€150.00", "gave it room 201 at 12:00")
    assert [each for each in told if each not in text] == []


def test_who_books_is_kept_apart_from_who_stays(desk: Desk, world: World):
    booker = Booker("Boss", "Company", "boss@example.com", "", BookerType.COMPANY, "Acme")
    text = text_of(desk, world.confirmed(nights(1, 3), booker=booker))

    party = text[text.index('id="party"') : text.index('id="notes"')]
    stays, books = party.split("<h3>Who booked</h3>")
    assert ("John Doe" in stays, "Boss Company" in stays) == (True, False)
    assert ("John Doe" in books, "Boss Company" in books, "Acme" in books) == (False, True, True)


def test_the_next_thing_to_do_stands_out(desk: Desk, world: World):
    held, roomless = world.hold(nights(0, 2), "STE"), world.confirmed(nights(5, 7))
    arriving = world.assigned(nights(0, 2), "201")
    in_house = world.in_house(nights(0, 2), "202")

    assert [primary_of(desk, each) for each in (held, roomless, arriving, in_house)] == [
        "Confirm",
        "Assign a room",
        "Check in",
        "Check out",
    ]


def test_what_the_role_may_not_do_is_not_offered(desk: Desk, manager: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")

    offered = [
        [name in text_of(each, booking) for name in ("Refund to the card", "Pay back at the desk")]
        for each in (desk, manager)
    ]
    assert offered == [[False, False], [True, True]]


def test_the_guests_link_is_offered_while_there_is_something_to_pay(desk: Desk, world: World):
    owing, paid = world.confirmed(nights(1, 3)), world.confirmed(nights(4, 6))
    paid_by_card(paid, "150.00")

    assert ["#token=" in text_of(desk, each) for each in (owing, paid)] == [True, False]


def test_free_rooms_are_shown_with_their_state_the_best_first(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")

    text = text_of(desk, booking, "room/")

    rooms = re.findall(r'name="room_id" value="(\d+)"', text)
    assert [int(each) for each in rooms] == [world.rooms["202"].pk, world.rooms["301"].pk]
    assert text.count("Best") == 1


def test_the_page_is_read_in_as_many_queries_however_much_happened(manager: Desk, world: World):
    few, many = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    payments = [paid_by_card(many, "10.00") for _ in range(3)]
    refund_of(payments[0], many, "2.00")
    for number in ("201", "202", "201"):
        RoomAssignmentService.assign_room_atomic(
            **world.who(many), room_id=world.rooms[number].pk, at=NOON
        )
    add_guest(**world.who(many), guest={"first_name": "Jane", "last_name": "Roe"}, at=NOON)
    refund_of(paid_by_card(few, "10.00"), few, "2.00")
    manager.get(below(few))

    counts = []
    for booking in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(manager, booking)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_page_speaks_the_readers_language(desk: Desk, world: World, language: str):
    desk.staff.language = language
    desk.staff.save()
    booking = world.assigned(nights(1, 3), "201")
    titles = {
        "en": ("Stay", "Choose a room", "Change the stay", "Cancel the booking"),
        "de": ("Aufenthalt", "Zimmer wählen", "Aufenthalt ändern", "Buchung stornieren"),
        "fr": ("Séjour", "Choisir une chambre", "Modifier le séjour", "Annuler la réservation"),
        "es": ("Estancia", "Elegir habitación", "Cambiar la estancia", "Cancelar la reserva"),
    }

    pages = [text_of(desk, booking, rest) for rest in ("", "room/", "change/", "cancel/")]

    assert [title in page for title, page in zip(titles[language], pages, strict=True)] == [
        True
    ] * 4


def test_the_registration_card_is_one_press_away(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")

    assert f'{desk.path("print/registration/")}?booking={booking.booking_id}"' in text_of(
        desk, booking
    )


def test_an_overdue_departure_is_told(desk: Desk, world: World):
    booking = world.in_house(nights(0, 2), "201")

    with time_machine.travel(noon(3), tick=False):
        assert "Departure overdue" in text_of(desk, booking)
