"""Prices in the currency that a guest thinks in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rates.models import ExchangeRate
from tests.factories.world import day
from tests.web.guest.hotels.conftest import Guest


@pytest.fixture
def dollars(db: None) -> ExchangeRate:
    return ExchangeRate.objects.create(currency="USD", per_euro=Decimal("1.1568"), as_of=day(-1))


def test_nobody_is_shown_an_estimate_unasked(guest: Guest, house_of: Any, dollars: ExchangeRate):
    house_of("Alma")
    guest.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-US"
    guest.search("houses")

    assert "about" not in guest.text
    assert "Compare prices in" in guest.text
    assert "currency" not in guest.client.cookies


def test_a_currency_that_was_chosen_is_remembered(
    guest: Guest, house_of: Any, dollars: ExchangeRate
):
    house_of("Alma")
    guest.search("houses", currency="USD")
    cookie = guest.client.cookies["currency"]

    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("USD", True, "Lax")
    assert "€150.00 about US$173.52" in guest.search("houses").text
    assert (
        "Amounts in USD are estimates, at the European Central Bank’s rates of 1 March 2026. "
        "The hotel charges in its own currency." in guest.text
    )


def test_the_hotels_own_currency_needs_no_estimate(
    guest: Guest, house_of: Any, dollars: ExchangeRate
):
    house_of("Alma", currency="USD")

    assert "about" not in guest.search("houses", currency="USD").cards["Alma"]


def test_none_can_be_chosen_again(guest: Guest, house_of: Any, dollars: ExchangeRate):
    house_of("Alma")
    guest.search("houses", currency="USD")
    guest.search("houses", currency="")

    assert guest.client.cookies["currency"].value == ""
    assert "about" not in guest.search("houses").text


@pytest.mark.parametrize("wish", ["CHF", "usd", "US$", "<b>", "USDUSD"])
def test_a_currency_without_a_rate_changes_nothing(
    guest: Guest, house_of: Any, dollars: ExchangeRate, wish: str
):
    house_of("Alma")
    guest.search("houses", currency=wish)

    assert (guest.status, "about" in guest.text) == (200, False)
    assert ("currency" in guest.client.cookies) == (wish == "CHF")


def test_old_rates_are_not_shown(guest: Guest, house_of: Any, dollars: ExchangeRate):
    ExchangeRate.objects.update(as_of=day(-8))
    house_of("Alma")
    guest.search("houses", currency="USD")

    assert "about" not in guest.text
    assert "Compare prices in" not in guest.text


def test_sample_rates_say_that_they_are_made_up(guest: Guest, house_of: Any, dollars: ExchangeRate):
    ExchangeRate.objects.update(is_sample=True)
    house_of("Alma")

    assert "at sample rates of 1 March 2026 made up" in guest.search("houses", currency="USD").text


def test_the_limit_is_in_the_guests_currency(guest: Guest, house_of: Any, dollars: ExchangeRate):
    house_of("Alma")
    within = [guest.search("houses", currency="USD", most=most).names for most in ("173", "174")]

    assert "Whole stay up to (USD)" in guest.text
    assert within == [[], ["Alma"]]


def test_the_choice_keeps_the_search(guest: Guest, house_of: Any, dollars: ExchangeRate):
    house_of("Alma", city="Cork")
    guest.search("houses", city="Cork", where='al"><b>')

    assert '<input type="hidden" name="city" value="Cork">' in guest.page
    assert 'name="where" value="al&quot;&gt;&lt;b&gt;"' in guest.page


@pytest.mark.parametrize("place", ["availability", "home", "rooms"])
def test_the_hotels_own_pages_estimate_too(
    guest: Guest, house_of: Any, dollars: ExchangeRate, place: str
):
    slug = house_of("Alma").hotel.slug
    addresses = {
        "home": (f"/guest/{slug}/", "about US$86.76"),
        "rooms": (f"/guest/{slug}/rooms/", "about US$86.76"),
        "availability": (f"/guest/{slug}/availability/", "about US$173.52"),
    }
    address, text = addresses[place]
    stay = {"check_in": day(1).isoformat(), "check_out": day(3).isoformat(), "adults": 2}

    assert text in guest.open(address, **stay, currency="USD").text
