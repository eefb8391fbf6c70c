"""What a search shows, and how it says no."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.actor import Actor
from common.clock import now
from photos.enums import PhotoKind
from photos.imaging import prepare_photo
from photos.services import keep_photo
from rates.enums import AdjustmentKind, MealPlan, PaymentMode
from rooms.models import RoomType, RoomTypeNight
from tests.factories import rates
from tests.factories.guest_api import Guest
from tests.factories.guest_pages import Visitor
from tests.factories.world import World, day, make_world
from tests.photos.pictures import encoded, noise

LANGUAGES = ("en", "de", "fr", "es")
MALFORMED = (
    {"check_in": "tomorrow", "check_out": "2026-03-05"},
    {"check_in": "2026-02-30", "check_out": "2026-03-05"},
    {"check_in": "2026-03-05", "check_out": "2026-03-05"},
    {"check_in": "2026-03-05", "check_out": "2026-03-04"},
    {"check_in": "2026-03-05"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "adults": "many"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "adults": "0"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "adults": "9" * 40},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "children": "-1"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "children": 1, "child_ages": "99"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "children": 1, "child_ages": "1,2"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "children": 1, "child_ages": "x"},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "promo_code": "A" * 99},
    {"check_in": "2026-03-05", "check_out": "2026-03-07", "promo_code": "a\u202eb"},
)  # fmt: skip


def test_prices_are_those_of_the_api(world: World, visitor: Visitor):
    rates.plan(world, "FLEX", meal=MealPlan.BREAKFAST.value, meal_adult=Decimal(10))
    found = Guest(world.hotel.slug).search().json()
    totals = [plan["price"]["total"] for each in found["room_types"] for plan in each["rate_plans"]]
    shown = visitor.search().text

    assert len(totals) == 2
    assert [total for total in totals if f"€{total} for 2 nights" not in shown] == []
    assert "Breakfast included" in shown


def test_the_photo_that_is_seen_first_is_not_waited_for(world: World, visitor: Visitor):
    prepared = prepare_photo(encoded(noise(400, 267)), kind=PhotoKind.ROOM)
    for code in world.types:
        keep_photo(
            hotel_id=world.hotel.pk,
            kind=PhotoKind.ROOM,
            room_type_code=code,
            prepared=prepared,
            alt={"en": f"Room {code}"},
            by=Actor.system(),
            at=now(),
        )
    shown = re.findall(r"<img [^>]*alt=\"Room[^>]*>", visitor.search().page)

    assert ["lazy" in each for each in shown] == [False, True]
    assert 'fetchpriority="high"' in shown[0]


def test_the_total_has_taxes_and_the_policy_stands_beside_it(world: World, visitor: Visitor):
    rates.plan(world, "FLEX", policy=rates.policy(world))
    shown = visitor.search().text

    assert "€150.00 for 2 nights taxes and fees included €75.00 a night" in shown
    assert "You can cancel free of charge until Monday 2 March 2026, 15:00 (hotel time)." in shown
    assert "If you neither arrive nor cancel, €75.00 is charged." in shown
    assert "You pay €150.00 when you book." in shown


@pytest.mark.parametrize("query", MALFORMED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_told_beside_its_field(
    visitor: Visitor, query: dict[str, str], language: str
):
    page = visitor.open("check-availability", lang=language, **query)

    assert page.status == 400
    assert page.errors


def test_without_dates_only_the_box_is_shown(visitor: Visitor):
    page = visitor.open("check-availability")

    assert (page.status, page.title) == (200, "When would you like to stay with us?")


def test_a_type_too_small_says_so(world: World, visitor: Visitor):
    RoomType.objects.filter(hotel=world.hotel, code="STE").update(max_occupancy=4)
    shown = visitor.search(adults=3).text

    assert "This room is too small for your party: it sleeps 2." in shown
    assert shown.index("Suite") < shown.index("Double Room")


def test_a_stay_that_is_over_is_refused_with_what_is_near(visitor: Visitor):
    page = visitor.search(-5, -3)

    assert page.status == 400
    assert "This arrival date has already passed." in page.text
    assert "Monday 2 March 2026 to Wednesday 4 March 2026" in page.text


def test_a_stay_too_short_for_the_house_is_offered_longer(world: World, visitor: Visitor):
    world.hotel.min_stay_nights = 3
    world.hotel.save()
    page = visitor.search(1, 2)

    assert "Our guests stay for at least 3 nights." in page.text
    assert f"?check_in={day(1)}&amp;check_out={day(4)}" in page.page


def test_all_sold_out_offers_the_nearest_stays_first(world: World, visitor: Visitor):
    RoomTypeNight.objects.filter(hotel=world.hotel, night=day(2)).update(capacity=0)
    page = visitor.search(1, 3)

    assert "None of our rooms can be booked for exactly these nights." in page.text
    assert page.text.index("Close to your dates") < page.text.index("Double Room")
    assert "There is no room of this kind left for these nights." in page.text


def test_a_party_too_large_for_any_room_is_told_so(visitor: Visitor):
    page = visitor.search(1, 3, adults=5, children=2, child_ages="4,7")

    assert "None of our rooms is large enough for all of you." in page.text
    assert "exactly these nights" not in page.text


def test_a_link_to_a_near_stay_keeps_who_comes(world: World, visitor: Visitor):
    RoomTypeNight.objects.filter(hotel=world.hotel, night=day(2)).update(capacity=0)
    page = visitor.search(1, 3, adults=1, children=1, child_ages="4")

    assert "&amp;adults=1&amp;children=1&amp;child_ages=4" in page.page


def test_a_rule_that_refuses_a_rate_is_told_with_as_many_nights_as_it_needs(
    world: World, visitor: Visitor
):
    rates.plan(world, "FLEX")
    rates.plan(world, "LONG", min_stay=4)
    page = visitor.search(1, 3)

    assert "With this arrival date, stays are of 4 nights or more." in page.text
    assert f"check_out={day(5)}" in page.page


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"closed_to_arrival": True}, "We cannot welcome new arrivals on Tuesday 3 March 2026."),
        ({"stop_sell": True}, "The night of Tuesday 3 March 2026 is not on sale."),
        ({"min_stay_arrival": 3}, "With this arrival date, stays are of 3 nights or more."),
        ({"max_stay_arrival": 1}, "With this arrival date, stays are of 1 night at most."),
        ({"min_advance": 7}, "This rate is booked at least 7 days ahead."),
    ],
)
def test_a_closed_date_says_why(
    world: World, visitor: Visitor, limits: dict[str, object], words: str
):
    plan = rates.plan(world, "FLEX")
    for code in world.types:
        rates.night(plan, 1, world, code, **limits)
    shown = visitor.search(1, 3).text

    assert words in shown


def test_few_rooms_are_told(visitor: Visitor):
    shown = visitor.search().text

    assert "Only 2 left" in shown
    assert "Only one left" in shown


def test_a_code_that_is_none_is_told_beside_its_field_and_prices_stay(visitor: Visitor):
    page = visitor.search(promo_code="NOSUCH")

    assert page.status == 200
    assert page.errors == {
        "promo-code": "We do not know this promo code, or it is not valid at the moment."
    }
    assert "€150.00 for 2 nights" in page.text


def test_a_code_takes_its_part_off(world: World, visitor: Visitor):
    world.promo()
    shown = visitor.search(promo_code="winter2026").text

    assert "€135.00 for 2 nights" in shown
    assert "With your code" in shown


def test_a_child_without_an_age_is_asked_for(world: World, visitor: Visitor):
    RoomType.objects.filter(hotel=world.hotel).update(max_occupancy=4)

    assert "Tell us the children’s ages" in visitor.search(children=1).text
    assert "Tell us the children’s ages" not in visitor.search(children=1, child_ages="5").text


def test_the_room_that_a_guest_came_for_stands_first(visitor: Visitor):
    shown = visitor.search(room="STE").text

    assert shown.index("Suite") < shown.index("Double Room")


def test_types_and_rates_cost_no_further_statements(visitor: Visitor, world: World):
    rates.plan(world, "FLEX")
    visitor.search()
    with CaptureQueriesContext(
        connection,
    ) as few:
        visitor.search()
    wide = make_world(rooms={"SGL": ("1",), "DBL": ("2",), "STE": ("3",), "FAM": ("4",)})
    for code in ("A", "B", "C"):
        rates.plan(wide, code, payment_mode=PaymentMode.DEPOSIT.value)
    other = Visitor(wide.hotel.slug)
    other.search()
    with CaptureQueriesContext(connection) as many:
        other.search()

    assert len(few) == len(many)


def test_a_hotel_in_another_currency_is_shown_in_it(world: World, visitor: Visitor):
    plan = rates.plan(world, "FLEX")
    rates.rule(plan, AdjustmentKind.SET, str(Decimal("80.00")))
    world.hotel.currency = "GBP"
    world.hotel.save()

    assert "£160.00" in visitor.search().text
