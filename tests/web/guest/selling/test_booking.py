"""Saying who is coming, and what may come between."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.cache import cache

from hotel.enums import BookerType
from hotel.models import BookingGuest, PricingQuote, RoomBooking
from rates.enums import PaymentMode
from rooms.models import RoomTypeNight
from tests.factories import rates
from tests.factories.guest_pages import Visitor
from tests.factories.refusals import everything_written
from tests.factories.world import World, nights

LANGUAGES = {
    "en": "Somebody was a moment faster",
    "de": "Jemand war einen Augenblick schneller",
    "fr": "Quelqu’un a été un instant plus rapide",
    "es": "Alguien se ha adelantado por un instante",
}


@pytest.fixture(autouse=True)
def paid_at_the_hotel(world: World) -> None:
    rates.plan(world, "FLEX", payment_mode=PaymentMode.PAY_AT_HOTEL.value)


def sell_out(world: World, code: str = "DBL") -> None:
    RoomTypeNight.objects.filter(hotel=world.hotel, room_type=world.types[code]).update(capacity=0)


def test_what_is_missing_is_told_beside_its_field_and_the_rest_is_kept(visitor: Visitor):
    visitor.details()
    before = everything_written()
    page = visitor.book(
        primary_last_name="", primary_email="john@", primary_phone="call me", special_requests="Q"
    )

    assert (page.status, page.errors) == (
        400,
        {
            "primary_last_name": "Please fill this in.",
            "primary_email": "Please check the e-mail address.",
            "primary_phone": "Please check the phone number.",
        },
    )
    kept = dict(page.form("create-booking").fields)
    assert (kept["primary_first_name"], kept["primary_phone"]) == ("John", "call me")
    assert kept["special_requests"] == "Q"
    assert everything_written() == before


def test_what_was_missing_may_be_given_then(visitor: Visitor):
    visitor.details().book(primary_last_name="")
    visitor.book()

    assert (visitor.status, RoomBooking.objects.count()) == (303, 1)


def test_without_any_address_one_is_asked_for(visitor: Visitor):
    page = visitor.details().book(primary_email="")

    assert page.errors == {
        "primary_email": "Please give an e-mail address, so that we can send you the confirmation."
    }


def test_somebody_else_may_book(visitor: Visitor):
    visitor.details().book(
        booker_type="THIRD_PARTY",
        primary_email="",
        booker_first_name="Jane",
        booker_last_name="Roe",
        booker_email="jane@example.com",
    )
    booking = RoomBooking.objects.get()

    assert (booking.booker_type, booking.booker_last_name) == (BookerType.THIRD_PARTY, "Roe")
    assert booking.booker_email == "jane@example.com"


def test_who_books_for_somebody_else_gives_a_name(visitor: Visitor):
    page = visitor.details().book(booker_type="THIRD_PARTY", booker_email="jane@example.com")

    assert page.errors == {"booker_last_name": "Please fill this in."}


def test_a_company_names_itself(visitor: Visitor):
    page = visitor.details().book(booker_type="COMPANY")
    assert page.errors == {"booker_company": "Please fill this in."}
    page.details().book(booker_type="COMPANY", booker_company="Acme Ltd")

    assert RoomBooking.objects.latest("pk").booker_company == "Acme Ltd"


def test_what_was_typed_of_a_booker_does_not_count_for_who_books_for_himself(visitor: Visitor):
    visitor.details().book(booker_type="SELF", booker_last_name="Roe", booker_email="not one")
    booking = RoomBooking.objects.get()

    assert (booking.booker_last_name, booking.booker_email) == ("Doe", "john@example.com")


def test_who_comes_along_may_be_named(visitor: Visitor):
    visitor.details().book(party_first_name="Ann", party_last_name="Lee")

    names = BookingGuest.objects.order_by("pk").values_list("first_name", "last_name")
    assert list(names) == [("John", "Doe"), ("Ann", "Lee")]


def test_half_a_name_is_asked_for_whole(visitor: Visitor):
    page = visitor.details().book(party_first_name="Ann")

    assert page.errors == {"party-last-2": "Please fill this in."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_room_that_was_lost_is_told_kindly_with_others(
    world: World, visitor: Visitor, language: str
):
    visitor.open("guest-home", lang=language)
    visitor.details()
    sell_out(world)
    before = everything_written()
    page = visitor.book(special_requests="A quiet room")

    assert (page.status, page.title) == (409, LANGUAGES[language])
    assert everything_written() == before
    form = page.form("book-instead")
    assert [value for _, value in form.buttons] == ["STE~FLEX~2026-03-03~2026-03-05"]
    assert dict(form.fields)["special_requests"] == "A quiet room"


def test_another_room_is_taken_with_what_was_typed(world: World, visitor: Visitor):
    visitor.details()
    sell_out(world)
    visitor.book(special_requests="A quiet room")
    visitor.send("book-instead", instead="STE~FLEX~2026-03-03~2026-03-05")
    assert (visitor.status, visitor.title) == (200, "Who may we welcome?")
    visitor.send("create-booking")
    booking = RoomBooking.objects.get()

    assert (visitor.status, booking.room_type.code) == (303, "STE")
    assert (booking.primary_last_name, booking.special_requests) == ("Doe", "A quiet room")


def test_where_all_is_gone_other_nights_are_offered(world: World, visitor: Visitor):
    visitor.details()
    RoomTypeNight.objects.filter(hotel=world.hotel, night=nights(2, 3).check_in).update(capacity=0)
    page = visitor.book()
    offered = [value for _, value in page.form("book-instead").buttons]

    assert len(offered) == 3
    page.send("book-instead", instead=offered[0])
    assert page.send("create-booking").status == 303


@pytest.mark.parametrize(
    ("instead", "status"),
    [
        ("", 409),
        ("STE", 200),
        ("~~~", 409),
        ("STE~FLEX~x~y", 409),
        ("STE~FLEX~2026-03-05~2026-03-03", 409),
        ("XXL~FLEX~2026-03-03~2026-03-05", 409),
    ],
)
def test_a_choice_that_was_bent_is_told_kindly(
    world: World, visitor: Visitor, instead: str, status: int
):
    visitor.details()
    sell_out(world)
    visitor.book()

    assert visitor.send("book-instead", instead=instead).status == status


def test_a_price_whose_time_is_over_is_asked_for_again_and_told(visitor: Visitor):
    visitor.details()
    PricingQuote.objects.update(expires_at="2020-01-01T00:00:00Z")
    page = visitor.book()
    assert (page.status, RoomBooking.objects.count()) == (200, 0)
    assert "so we asked again: this is what the stay costs now" in page.text
    page.send("create-booking")

    assert (page.status, RoomBooking.objects.get().primary_last_name) == (303, "Doe")


def test_a_code_that_this_guest_has_used_gives_way_to_the_price_without_it(
    world: World, visitor: Visitor
):
    world.promo(max_uses_per_guest=1)
    visitor.details(promo_code="WINTER2026").book()
    page = visitor.details(promo_code="WINTER2026").book()

    assert (page.status, RoomBooking.objects.count()) == (200, 1)
    assert "You have already used this promo code. This is the price without it." in page.text
    assert "Total €150.00" in page.text


def test_an_offer_that_was_booked_is_not_booked_by_another_form(world: World, visitor: Visitor):
    visitor.details()
    form = visitor.page
    visitor.book()
    visitor.page = form
    page = visitor.book(key="another", primary_last_name="Roe")

    assert (page.status, page.title) == (409, "You have booked this already")
    assert RoomBooking.objects.count() == 1
    assert (
        visitor.open("pricing-quote", quote_id=RoomBooking.objects.get().quote.quote_id).status
        == 409
    )


def test_a_form_without_its_key_still_books(visitor: Visitor):
    assert visitor.details().book(key="").status == 303


def test_bookings_are_counted_with_those_of_the_api(
    visitor: Visitor, settings: LazySettings, world: World
):
    visitor.details()
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"booking": "1/hour"}
    cache.clear()
    form = visitor.page
    visitor.book(primary_email="no")
    visitor.page = form
    page = visitor.book()

    assert (page.status, page.title) == (429, "One moment, please")


def test_codes_that_are_none_are_counted_with_those_of_the_api(
    visitor: Visitor, settings: LazySettings
):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"promo": "2/hour"}
    cache.clear()
    answers = [visitor.search(promo_code=f"NONE{each}").status for each in range(3)]

    assert answers == [200, 200, 429]
    assert visitor.search().status == 200
