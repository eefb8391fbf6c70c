"""What may stand in a hotel's file. What is left out stays as it is, or as a new hotel has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import available_timezones

from rest_framework import serializers

from common.api.fields import (
    BoundedInteger,
    Choice,
    Code,
    EmailAddress,
    LongText,
    Money,
    Percent,
    Phone,
    PlainText,
    StrictBoolean,
    StrictSerializer,
    Whole,
)
from common.money import Rounding
from hotel.enums import HotelAmenity, Language
from photos.enums import PhotoKind
from rates.serializers import (
    BELOW_ALL,
    LONGEST_HOLD,
    MOST_DAYS_AHEAD,
    MOST_DISCOUNTS,
    MOST_GUESTS,
    MOST_RULES,
    MOST_TYPES,
    CityTaxInput,
    ClockTime,
    DiscountInput,
    Distinct,
    FeeInput,
    OccupancyInput,
    PlanInput,
    PolicyInput,
    PromoInput,
    RoomTypeCode,
    RuleInput,
    SeasonInput,
    TaxInput,
    nights,
    words,
)
from rooms.enums import RoomAmenity
from staff.enums import StaffRole

VERSION: Final = "1"
MOST_ROWS: Final = 500
MOST_PHOTOS: Final = 200
LONGEST_TEXT: Final = 5000
SLUG: Final = "[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?"
COLOUR: Final = "#[0-9a-fA-F]{6}"
ENVIRONMENT_NAME: Final = "[A-Z][A-Z0-9_]{0,99}"


class TimeZone(PlainText):
    """`Europe/Dublin`"""

    default_error_messages = {"zone": "This is not a time zone such as Europe/Dublin."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=64, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        zone = super().run_validation(data)
        if zone not in available_timezones():
            self.fail("zone")
        return zone


def many(item: type[StrictSerializer], most: int = MOST_ROWS) -> serializers.ListField:
    return serializers.ListField(child=Whole(item), max_length=most, required=False)


def line(longest: int) -> PlainText:
    return PlainText(max_length=longest, allow_blank=True, required=False)


def text() -> LongText:
    return LongText(max_length=LONGEST_TEXT, allow_blank=True, required=False)


def in_languages(texts: type[StrictSerializer]) -> type[StrictSerializer]:
    """An object with a part for each language."""
    parts = {language: Whole(texts, required=False) for language in Language.values}
    return type(f"{texts.__name__}InLanguages", (StrictSerializer,), parts)


class GroupPart(StrictSerializer):
    """The hotels that it belongs to. One that is not there is made, and needs a name."""

    slug = Code(pattern=SLUG, max_length=50)
    name = PlainText(max_length=150, required=False)
    tagline = line(200)
    brand_colour = Code(pattern=COLOUR, max_length=7, required=False)


class HotelPart(StrictSerializer):
    slug = Code(pattern=SLUG, max_length=50)
    name = PlainText(max_length=150)
    timezone = TimeZone()
    currency = Code(pattern="[A-Z]{3}", max_length=3)
    language = Choice(Language.choices, required=False)
    country = Code(pattern="(?:[A-Z]{2})?", max_length=2, allow_blank=True, required=False)
    city = line(100)
    postal_code = line(20)
    address = line(300)
    email = EmailAddress(allow_blank=True, required=False)
    phone = Phone(allow_blank=True, required=False)
    alert_email = EmailAddress(allow_blank=True, required=False)
    stars = BoundedInteger(min_value=1, max_value=5, allow_null=True, required=False)
    amenities = Distinct(child=Choice(HotelAmenity.choices), required=False)
    brand_colour = Code(pattern=COLOUR, max_length=7, required=False)
    check_in_time = ClockTime(required=False)
    check_out_time = ClockTime(required=False)
    tax_rate = Percent(max_value=BELOW_ALL, required=False)
    prices_include_tax = StrictBoolean(required=False)
    rounding = Choice(words(Rounding), required=False)
    hold_minutes = BoundedInteger(min_value=1, max_value=LONGEST_HOLD, required=False)
    booking_window_days = BoundedInteger(min_value=1, max_value=MOST_DAYS_AHEAD, required=False)
    min_stay_nights = nights(required=False)
    max_stay_nights = nights(required=False)


class HotelTexts(StrictSerializer):
    tagline = line(200)
    description = text()
    directions = text()
    good_to_know = text()


class TypeTexts(StrictSerializer):
    name = line(100)
    short_description = text()
    bed_setup = line(100)


class TypePart(StrictSerializer):
    code = RoomTypeCode()
    name = PlainText(max_length=100)
    short_description = text()
    bed_setup = line(100)
    max_occupancy = BoundedInteger(min_value=1, max_value=MOST_GUESTS, required=False)
    base_occupancy = BoundedInteger(min_value=1, max_value=MOST_GUESTS, required=False)
    starting_price_from = Money()
    size_m2 = BoundedInteger(min_value=1, max_value=10_000, allow_null=True, required=False)
    amenities = Distinct(child=Choice(RoomAmenity.choices), required=False)
    overbooking_allowance = BoundedInteger(min_value=0, max_value=1000, required=False)
    sort_order = BoundedInteger(min_value=0, max_value=10_000, required=False)
    is_active = StrictBoolean(required=False)
    texts = Whole(in_languages(TypeTexts), required=False)


class RoomsPart(StrictSerializer):
    """`201-212, 301`: of one type and floor."""

    type = RoomTypeCode()
    numbers = PlainText(max_length=6000)
    floor = line(10)


class SeasonalRule(RuleInput):
    """`season` is named as in `seasons`."""

    season = PlainText(  # type: ignore[assignment]  # the API names it by its id
        max_length=100, allow_null=True, default=None
    )


class PlanPart(PlanInput):
    prices = many(SeasonalRule, MOST_RULES)
    discounts = many(DiscountInput, MOST_DISCOUNTS)


class InvitationPart(StrictSerializer):
    email = EmailAddress()
    role = Choice(StaffRole.choices)
    language = Choice(Language.choices, required=False)


class PhotoPart(StrictSerializer):
    """`file` is a path from where the hotel's file stands; `alt` what the photo shows, by language."""

    file = PlainText(max_length=300)
    kind = Choice(PhotoKind.choices, required=False)
    room_type = RoomTypeCode(required=False)
    alt = Whole(
        type(
            "AltPart",
            (StrictSerializer,),
            {language: line(300) for language in Language.values},
        ),
        required=False,
    )


class PaymentPart(StrictSerializer):
    """Names of environment variables that hold the keys; the keys never stand in a file. `renews`: new
    keys of the account that the hotel has, else they are another account's."""

    api_key_from = Code(pattern=ENVIRONMENT_NAME, max_length=100)
    webhook_secret_from = Code(pattern=ENVIRONMENT_NAME, max_length=100)
    renews = StrictBoolean(required=False)


class HotelFile(StrictSerializer):
    version = Choice([VERSION], required=False)
    hotel = Whole(HotelPart)
    group = Whole(GroupPart, required=False)
    texts = Whole(in_languages(HotelTexts), required=False)
    room_types = many(TypePart, MOST_TYPES)
    rooms = many(RoomsPart)
    taxes = many(TaxInput)
    city_taxes = many(CityTaxInput)
    fees = many(FeeInput)
    seasons = many(SeasonInput)
    policies = many(PolicyInput)
    plans = many(PlanPart)
    occupancy = many(OccupancyInput, MOST_RULES)
    promo_codes = many(PromoInput)
    staff = many(InvitationPart)
    photos = many(PhotoPart, MOST_PHOTOS)
    payment = Whole(PaymentPart, required=False)


KEYS: Final[Sequence[tuple[str, str]]] = (
    ("room_types", "code"),
    ("taxes", "name"),
    ("city_taxes", "name"),
    ("fees", "name"),
    ("seasons", "name"),
    ("policies", "code"),
    ("plans", "code"),
    ("promo_codes", "code"),
    ("staff", "email"),
)
"""Of each list, what its items go by: each of them once."""
