"""Seasons, taxes and fees: rows of columns."""

from __future__ import annotations

from typing import Final

from common.money import HUNDRED, ZERO
from hotel.models import Hotel
from rates.bodies import city_tax_body, fee_body, season_body, tax_body
from rates.enums import CityTaxKind
from rates.errors import CityTaxNotFound, FeeNotFound, SeasonNotFound, TaxNotFound
from rates.models import CityTax, Fee, RateRule, Season, Tax
from rates.services.amounts import fitted, percent, window
from rates.services.resources import Resource, Uses, columns


def _check_season(_hotel: Hotel, season: Season) -> None:
    window(season.start_date, season.end_date, field="end_date")


def _rules_in(season: Season) -> Uses:
    return {"plans": RateRule.objects.filter(hotel_id=season.hotel_id, season=season)}


def _check_tax(_hotel: Hotel, tax: Tax) -> None:
    tax.components = sorted(set(tax.components))


def _check_city_tax(hotel: Hotel, tax: CityTax) -> None:
    if tax.kind == CityTaxKind.PERCENT:
        tax.value = percent(tax.value, lowest=ZERO, highest=HUNDRED, field="value")
    else:
        tax.value = fitted(hotel.purse, tax.value, field="value")


def _check_fee(hotel: Hotel, fee: Fee) -> None:
    fee.amount = fitted(hotel.purse, fee.amount, field="amount")


SEASONS: Final = Resource(
    name="season",
    model=Season,
    not_found=SeasonNotFound,
    rows=lambda hotel_id: Season.objects.filter(hotel_id=hotel_id),
    body=season_body,
    write=columns(_check_season),
    uses=_rules_in,
)
TAXES: Final = Resource(
    name="tax",
    model=Tax,
    not_found=TaxNotFound,
    rows=lambda hotel_id: Tax.objects.filter(hotel_id=hotel_id),
    body=tax_body,
    write=columns(_check_tax),
)
CITY_TAXES: Final = Resource(
    name="city-tax",
    model=CityTax,
    not_found=CityTaxNotFound,
    rows=lambda hotel_id: CityTax.objects.filter(hotel_id=hotel_id),
    body=city_tax_body,
    write=columns(_check_city_tax),
)
FEES: Final = Resource(
    name="fee",
    model=Fee,
    not_found=FeeNotFound,
    rows=lambda hotel_id: Fee.objects.filter(hotel_id=hotel_id),
    body=fee_body,
    write=columns(_check_fee),
)
