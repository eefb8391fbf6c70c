"""What a demo hotel sells by, as rows that others point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cli.demo.rate_facts import RateFacts
from hotel.models import Hotel
from rates.models import CancellationPolicy, CorporateAccount, PromoCode, RatePlan, Season
from rates.terms import NightRates
from rooms.models import RoomType


@dataclass
class Rates:
    """The rows of one hotel by their codes, and the prices that are set for single nights.

    `night_prices` leaves restrictions out: they were set today, and what was sold before stands.
    """

    facts: RateFacts
    hotel: Hotel
    today: date
    types: dict[str, RoomType]
    policies: dict[str, CancellationPolicy] = field(default_factory=dict)
    seasons: dict[tuple[str, int], Season] = field(default_factory=dict)
    plans: dict[str, RatePlan] = field(default_factory=dict)
    promos: dict[str, PromoCode] = field(default_factory=dict)
    accounts: dict[str, CorporateAccount] = field(default_factory=dict)
    night_prices: dict[int, NightRates] = field(default_factory=dict)
    """By room type."""
