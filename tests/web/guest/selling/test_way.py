"""From the front page to a booking."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hotel.enums import BookingStatus
from hotel.models import PricingQuote, RoomBooking
from rates.enums import PaymentMode
from tests.factories import rates
from tests.factories.guest_pages import JOHN, Visitor
from tests.factories.world import World, make_world, nights

LANGUAGES = {
    "en": ("Our rooms", "Rooms and prices", "Your stay at a glance", "Who may we welcome?"),
    "de": ("Unsere Zimmer", "Zimmer und Preise", "Ihr Aufenthalt im Überblick", "Wen dürfen wir begrüßen?"),
    "fr": ("Nos chambres", "Chambres et prix", "Votre séjour en un coup d’œil", "Qui aurons-nous le plaisir d’accueillir ?"),
    "es": ("Nuestras habitaciones", "Habitaciones y precios", "Su estancia de un vistazo", "¿A quién tendremos el gusto de recibir?"),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_the_language_that_was_chosen(visitor: Visitor, language: str):
    home = visitor.open("guest-home", lang=language)
    assert (home.status, home.title) == (200, "Grand Hotel")
    titles = (
        visitor.open("guest-rooms").title,
        visitor.search().title,
        visitor.choose().title,
        visitor.open("create-booking", quote_id=visitor.quote_id).title,
    )

    assert titles == LANGUAGES[language]
    assert f'<html lang="{language}"' in visitor.page


def test_a_room_has_a_page(visitor: Visitor):
    page = visitor.open("guest-room-type", "DBL")

    assert (page.status, page.title) == (200, "Double Room")


def test_a_room_that_there_is_not_is_not_found(visitor: Visitor):
    assert visitor.open("guest-room-type", "XXL").status == 404


def test_a_guest_books_a_room_that_is_paid_at_the_hotel(world: World, visitor: Visitor):
    rates.plan(world, "FLEX", payment_mode=PaymentMode.PAY_AT_HOTEL.value)
    visitor.details().book(special_requests="A quiet room")
    booking = RoomBooking.objects.get()
    own = f"/guest/{world.hotel.slug}/bookings/{booking.booking_id}/"

    assert (visitor.status, visitor.address) == (303, own)
    assert visitor.answer.cookies["booking"]["path"] == own
    assert booking.status == BookingStatus.CONFIRMED
    assert (booking.primary_guest_name, booking.special_requests) == ("John Doe", "A quiet room")
    assert booking.stay == nights(1, 3)
    assert booking.quote == PricingQuote.objects.get()


def test_where_paying_cannot_be_started_the_bookings_page_comes_next(
    world: World, visitor: Visitor
):
    visitor.details().book()
    booking = RoomBooking.objects.get()

    assert booking.status == BookingStatus.PENDING_PAYMENT
    assert visitor.address == f"/guest/{world.hotel.slug}/bookings/{booking.booking_id}/"


def test_the_same_form_sent_twice_books_once(world: World, visitor: Visitor):
    rates.plan(world, "FLEX", payment_mode=PaymentMode.PAY_AT_HOTEL.value)
    visitor.details()
    page = visitor.page
    first = visitor.book().address
    visitor.page = page
    second = visitor.book().address

    assert (first, RoomBooking.objects.count()) == (second, 1)
    assert world.sold(1, 3) == [1, 1]


@pytest.mark.parametrize("route", ["guest-home", "guest-rooms"])
def test_more_rooms_cost_no_further_statements(visitor: Visitor, route: str):
    wide = Visitor(make_world(rooms={code: (code,) for code in ("A", "B", "C", "D")}).hotel.slug)
    with CaptureQueriesContext(connection) as few:
        visitor.open(route)
    with CaptureQueriesContext(connection) as many:
        wide.open(route)

    assert len(few) == len(many)


def test_a_hotel_that_is_closed_sells_nothing(world: World, visitor: Visitor):
    world.hotel.is_active = False
    world.hotel.save()
    pages = [
        visitor.open(route).status
        for route in ("guest-home", "guest-rooms", "check-availability", "pricing-quote")
    ]

    assert pages == [404] * 4


def test_only_the_pages_that_all_may_see_are_for_search_engines(visitor: Visitor):
    told = [
        visitor.open("guest-home").answer.headers["X-Robots-Tag"],
        visitor.open("guest-rooms").answer.headers["X-Robots-Tag"],
        visitor.search().answer.headers["X-Robots-Tag"],
        visitor.choose().answer.headers["X-Robots-Tag"],
    ]

    assert told == ["all", "all", "noindex", "noindex"]


def test_a_form_of_another_site_books_nothing(world: World):
    careful = Visitor(world.hotel.slug, Client(enforce_csrf_checks=True))
    page = careful.post("create-booking", **JOHN)

    assert (page.status, RoomBooking.objects.count()) == (403, 0)
