"""A price promised for a while."""

from __future__ import annotations

from decimal import Decimal

import pytest

from common.clock import now
from hotel.models import PricingQuote
from rates.enums import MealPlan, PaymentMode
from tests.factories import rates
from tests.factories.guest_api import Guest, wanted
from tests.factories.guest_pages import Visitor
from tests.factories.refusals import everything_written
from tests.factories.world import World, day


def expire() -> None:
    PricingQuote.objects.update(expires_at="2020-01-01T00:00:00Z")


def test_choosing_a_rate_promises_its_price(world: World, visitor: Visitor):
    visitor.search().send("pricing-quote")
    quote = PricingQuote.objects.get()

    assert (visitor.status, visitor.address) == (
        303,
        f"/guest/{world.hotel.slug}/pricing-quote/?quote_id={quote.quote_id}",
    )
    assert quote.total == Decimal("150.00")


def test_looking_at_a_quote_changes_nothing(visitor: Visitor):
    visitor.search().choose()
    before = everything_written()
    visitor.open("pricing-quote", quote_id=visitor.quote_id)
    visitor.open("create-booking", quote_id=visitor.quote_id)

    assert everything_written() == before


def test_every_line_of_the_price_is_told_as_the_api_tells_it(world: World, visitor: Visitor):
    rates.plan(world, "FLEX", meal=MealPlan.BREAKFAST.value, meal_adult=Decimal(10))
    lines = Guest(world.hotel.slug).ask("POST", "pricing-quote/", wanted()).json()["lines"]
    shown = visitor.search().choose().text

    assert [line for line in lines if f"€{line['amount']}" not in shown] == []
    assert "3 March 2026 · 1 night" in shown
    assert "Total €150.00" in shown


def test_what_is_due_now_and_later_is_told(world: World, visitor: Visitor):
    half = rates.policy(world, deposit={"kind": "PERCENT", "value": "50"})
    rates.plan(world, "HALF", payment_mode=PaymentMode.DEPOSIT.value, policy=half)
    shown = visitor.search().choose().text

    assert "You pay a deposit of €75.00 when you book, and €75.00 at the hotel." in shown
    assert "To pay now €75.00" in shown


def test_the_time_left_stands_in_words_without_scripts(visitor: Visitor):
    visitor.search().choose()
    PricingQuote.objects.update(expires_at=now().replace(minute=4))
    visitor.open("pricing-quote", quote_id=visitor.quote_id)

    assert "This price is yours for another 4 minutes." in visitor.text


def test_one_that_is_over_has_one_button_that_asks_again(visitor: Visitor):
    visitor.search(children=0).choose()
    expire()
    page = visitor.open("pricing-quote", quote_id=visitor.quote_id)
    assert (page.status, page.title) == (410, "This price was kept for 15 minutes")
    page.send("pricing-quote").follow()

    assert (page.status, page.title) == (200, "Your stay at a glance")
    assert PricingQuote.objects.count() == 2


def test_the_details_of_one_that_is_over_lead_to_it(world: World, visitor: Visitor):
    visitor.search().choose()
    expire()
    quote_id = visitor.quote_id
    visitor.open("create-booking", quote_id=quote_id)

    assert (visitor.status, visitor.address) == (
        303,
        f"/guest/{world.hotel.slug}/pricing-quote/?quote_id={quote_id}",
    )


@pytest.mark.parametrize("route", ["pricing-quote", "create-booking"])
@pytest.mark.parametrize(
    "quote_id", ["", "x", "QUOTE-2026-0123456789", "QUOTE-2026-\u0660123456789"]
)
def test_one_that_there_is_not_is_told_with_a_search(visitor: Visitor, route: str, quote_id: str):
    page = visitor.open(route, quote_id=quote_id)

    assert (page.status, page.title) == (404, "We no longer have this offer")
    assert page.form("check-availability")


def test_another_hotels_quote_is_as_unknown(world: World, visitor: Visitor, other: Visitor):
    other.search().choose()
    page = visitor.open("pricing-quote", quote_id=other.quote_id)

    assert page.status == 404


def test_what_cannot_be_quoted_leads_back_to_the_search_that_says_why(
    world: World, visitor: Visitor
):
    plan = rates.plan(world, "FLEX")
    visitor.search()
    for code in world.types:
        rates.night(plan, 1, world, code, closed_to_arrival=True)
    visitor.send("pricing-quote")

    assert visitor.status == 303
    assert visitor.address.startswith(f"/guest/{world.hotel.slug}/availability/?check_in={day(1)}")
    assert "We cannot welcome new arrivals on Tuesday 3 March 2026." in visitor.follow().text


def test_a_form_that_was_bent_leads_back_to_a_search(visitor: Visitor):
    page = visitor.post("pricing-quote", check_in="x", adults="-3", room_type_code="\u202e")

    assert (page.status, page.follow().status) == (303, 400)
