"""A hotel's particulars and its own words; opening it to guests, and closing it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from zoneinfo import available_timezones

from django.db.models import Q, QuerySet

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput
from hotel.models import Hotel, HotelText, PricingQuote, RoomBooking
from hotel_setup.errors import (
    CurrencyIsFixed,
    GuestsInTheHouse,
    HotelNotReady,
    SlugIsFixed,
    UnknownTimezone,
)
from hotel_setup.selectors import missing_of
from hotel_setup.services.writing import Bounds, Facts, known_language, need, put_facts
from rates.models import CityTax, Fee, OccupancyPrice, PromoCode, RateNight, RatePlanType, RateRule
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_hotel
from room_bookings.services.capacity import open_hotel_nights
from rooms.models import RoomType

FACTS: Final = (
    "slug",
    "name",
    "timezone",
    "currency",
    "language",
    "check_in_time",
    "check_out_time",
    "tax_rate",
    "prices_include_tax",
    "hold_minutes",
    "booking_window_days",
    "email",
    "alert_email",
    "phone",
    "address",
    "city",
    "postal_code",
    "country",
    "brand_colour",
    "stars",
    "amenities",
)
NEEDED: Final = ("slug", "name", "timezone", "currency")
TEXTS: Final = ("tagline", "description", "directions", "good_to_know")
BOUNDS: Final[Bounds] = {
    "tax_rate": (Decimal(0), Decimal("99.99")),
    "hold_minutes": (1, 10080),
    "booking_window_days": (1, 1100),
    "stars": (1, 5),
}
REGIONS: Final = re.compile(
    r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"
)
CURRENCY: Final = re.compile(r"[A-Z]{3}")
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@use_case
def add_hotel(*, facts: Facts, by: Actor, at: datetime, group_id: int | None = None) -> Hotel:
    """Closed to guests until it is opened."""
    need(facts, *NEEDED)
    hotel = Hotel(is_active=False, hotel_group_id=group_id)
    put_facts(hotel, facts, known=FACTS, bounds=BOUNDS)
    _check(hotel)
    hotel.save(force_insert=True)
    tell_hotel(hotel_id=hotel.pk, change="hotel-created", slug=hotel.slug, by=by, at=at)
    return hotel


@use_case
def change_hotel(*, hotel_id: int, facts: Facts, by: Actor, at: datetime) -> Hotel:
    """Of `facts` only what differs is told; nothing new, nothing told."""
    hotel = lock_hotel(hotel_id)
    window = hotel.booking_window_days
    changed = put_facts(hotel, facts, known=FACTS, bounds=BOUNDS)
    if not changed:
        return hotel
    need({name: getattr(hotel, name) for name in NEEDED}, *NEEDED)
    _check(hotel)
    _check_changes(hotel, changed)
    hotel.save(update_fields=changed)
    if "currency" in changed:
        RoomType.objects.filter(hotel=hotel).update(currency=hotel.currency)
    if hotel.booking_window_days > window or "timezone" in changed:
        open_hotel_nights(hotel_id=hotel_id, at=at)
    tell_hotel(hotel_id=hotel_id, change="hotel-changed", fields=sorted(changed), by=by, at=at)
    return hotel


@use_case
def open_hotel(*, hotel_id: int, by: Actor, at: datetime) -> Hotel:
    """To guests. HotelNotReady names what is missing."""
    hotel = lock_hotel(hotel_id)
    if hotel.is_active:
        return hotel
    missing = missing_of(hotel)
    if missing:
        names = [each.value for each in missing]
        text = f"The hotel is not ready to be booked. Missing: {', '.join(names)}."
        raise HotelNotReady(text, details={"missing": names})
    hotel.is_active = True
    hotel.save(update_fields=["is_active"])
    open_hotel_nights(hotel_id=hotel_id, at=at)
    tell_hotel(hotel_id=hotel_id, change="hotel-opened", by=by, at=at)
    return hotel


@use_case
def close_hotel(*, hotel_id: int, by: Actor, at: datetime) -> Hotel:
    """Nothing more is sold; who has booked keeps the booking."""
    hotel = lock_hotel(hotel_id)
    if not hotel.is_active:
        return hotel
    hotel.is_active = False
    hotel.save(update_fields=["is_active"])
    tell_hotel(hotel_id=hotel_id, change="hotel-closed", by=by, at=at)
    return hotel


@use_case
def write_texts(
    *, hotel_id: int, texts: Mapping[str, Mapping[str, str]], by: Actor, at: datetime
) -> list[HotelText]:
    """By language; of a language that is not named nothing changes, one whose texts are all empty goes."""
    hotel = lock_hotel(hotel_id)
    changed = [language for language, facts in texts.items() if _write_text(hotel, language, facts)]
    if changed:
        told: dict[str, Any] = {"languages": sorted(changed), "by": by, "at": at}
        tell_hotel(hotel_id=hotel_id, change="hotel-text-changed", **told)
    return list(HotelText.objects.filter(hotel=hotel))


def _write_text(hotel: Hotel, language: str, facts: Mapping[str, str]) -> bool:
    """Whether anything changed."""
    known = {"hotel": hotel, "language": known_language(language)}
    text = HotelText.objects.filter(**known).first() or HotelText(**known)
    if not put_facts(text, facts, known=TEXTS):
        return False
    if any(getattr(text, name) for name in TEXTS):
        text.save()
    else:
        text.delete()
    return True


def _check(hotel: Hotel) -> None:
    """As it would stand."""
    if hotel.timezone not in timezones():
        raise UnknownTimezone(field="timezone")
    if not CURRENCY.fullmatch(hotel.currency):
        raise InvalidInput("A currency has three letters, such as EUR.", field="currency")
    if not COLOUR.fullmatch(hotel.brand_colour):
        raise InvalidInput("A colour is written as #1f3a5f.", field="brand_colour")
    if hotel.country and hotel.country not in countries():
        raise InvalidInput("A country has two letters, such as IE.", field="country")
    if hotel.tax_rate != hotel.tax_rate.quantize(Decimal("0.01")):
        raise InvalidInput("In per cent, with two places at most.", field="tax_rate")


@lru_cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166, as the database of time zones lists them."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    return frozenset(line[:2] for line in table.splitlines() if not line.startswith("#"))


@lru_cache
def timezones() -> tuple[str, ...]:
    """By region and city, and UTC itself. Links such as `localtime` would be another zone elsewhere."""
    named = (name for name in available_timezones() if REGIONS.fullmatch(name))
    return ("UTC", *sorted(named))


def _check_changes(hotel: Hotel, changed: list[str]) -> None:
    bookings = RoomBooking.objects.for_hotel(hotel.pk)
    if "slug" in changed and bookings.exists():
        raise SlugIsFixed(field="slug")
    if "timezone" in changed and bookings.in_house().exists():
        raise GuestsInTheHouse(field="timezone")
    if "currency" in changed:
        counted = [name for name, rows in _in_currency(hotel).items() if rows.exists()]
        if counted:
            raise CurrencyIsFixed(field="currency", details={"because": counted})


def _in_currency(hotel: Hotel) -> dict[str, QuerySet[Any, Any]]:
    """What counts in the hotel's currency, by what it is."""
    mine = Q(hotel=hotel)
    return {
        "bookings": RoomBooking.objects.filter(mine),
        "quotes": PricingQuote.objects.filter(mine),
        "room_types": RoomType.objects.filter(mine, starting_price_from__gt=0),
        "plans": RatePlanType.objects.filter(mine, base_price__isnull=False),
        "prices": RateRule.objects.filter(mine),
        "nights": RateNight.objects.filter(mine),
        "party": OccupancyPrice.objects.filter(mine),
        "fees": Fee.objects.filter(mine),
        "city_taxes": CityTax.objects.filter(mine),
        "promo_codes": PromoCode.objects.filter(mine),
    }
