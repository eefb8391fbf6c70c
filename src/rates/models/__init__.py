"""What a hotel sells by: plans, day prices, restrictions, taxes, codes, policies, accounts, allotments.

Rows only; what they mean is in `rates.terms`, what they come to in `rates.pricing`. Every table but
that of exchange rates has its hotel first, and a trigger gives the hotel a new `rates_version` whenever one of them changes.
"""

from __future__ import annotations

from rates.models.accounts import Allotment, AllotmentNight, CorporateAccount
from rates.models.charges import CityTax, Fee, Tax
from rates.models.exchange import ExchangeRate
from rates.models.plans import CancellationPolicy, RatePlan, RatePlanType, StayDiscount
from rates.models.prices import OccupancyPrice, RateNight, RateRule, Season
from rates.models.promos import PromoCode, PromoUse

__all__ = [
    "Allotment",
    "AllotmentNight",
    "CancellationPolicy",
    "CityTax",
    "CorporateAccount",
    "ExchangeRate",
    "Fee",
    "OccupancyPrice",
    "PromoCode",
    "PromoUse",
    "RateNight",
    "RatePlan",
    "RatePlanType",
    "RateRule",
    "Season",
    "StayDiscount",
    "Tax",
]
