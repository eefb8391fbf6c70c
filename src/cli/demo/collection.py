"""What the demo hotels share: a group that sells them together, and rates by which guests compare prices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from hotel.models import Hotel, HotelGroup
from rates.exchange_files import DayOfRates
from rates.models import ExchangeRate
from rates.services.exchange import keep_exchange_rates

SLUG: Final = "demo-collection"
NAME: Final = "Demo Collection"
TAGLINE: Final = "Three houses by the water, on three continents."
COLOUR: Final = "#2f3b35"
SAMPLE_RATES: Final = {
    "AUD": "1.78",
    "CAD": "1.62",
    "CHF": "0.93",
    "CNY": "8.28",
    "GBP": "0.876",
    "JPY": "178.5",
    "KRW": "1680",
    "SEK": "11.0",
    "USD": "1.156",
}


def gather(hotels: Iterable[Hotel]) -> None:
    """Into the group, which is made if it is not there."""
    facts = {"name": NAME, "tagline": TAGLINE, "brand_colour": COLOUR}
    group, _ = HotelGroup.objects.get_or_create(slug=SLUG, defaults=facts)
    made = [hotel.pk for hotel in hotels]
    Hotel.objects.filter(pk__in=made).update(hotel_group=group)


def write_sample_rates(*, at: datetime) -> None:
    """Of the day the demo is made, unless there are any; they say of themselves that they are made up."""
    if ExchangeRate.objects.exists():
        return
    rates = {code: Decimal(rate) for code, rate in SAMPLE_RATES.items()}
    keep_exchange_rates(DayOfRates(at.date(), rates), at=at, is_sample=True)
