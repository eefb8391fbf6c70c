"""What the wizard's forms may say."""

from __future__ import annotations

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
)
from common.money import HUNDRED
from hotel.enums import Language
from hotel_setup.files.schema import COLOUR, SLUG, TimeZone
from rates.enums import MealPlan, PaymentMode
from rates.serializers import BELOW_ALL, MOST_GUESTS, ClockTime, RoomTypeCode, words
from rooms.enums import RoomAmenity
from staff.enums import StaffRole


class BasicsForm(StrictSerializer):
    name = PlainText(max_length=150)
    slug = Code(pattern=SLUG, max_length=50, required=False)
    country = Code(pattern="(?:[A-Z]{2})?", max_length=2, allow_blank=True, required=False)
    timezone = TimeZone(required=False)
    currency = Code(pattern="[A-Z]{3}", max_length=3, required=False)
    language = Choice(Language.choices, required=False)
    email = EmailAddress()
    phone = Phone(allow_blank=True, required=False)
    address = PlainText(max_length=300, allow_blank=True, required=False)
    postal_code = PlainText(max_length=20, allow_blank=True, required=False)
    city = PlainText(max_length=100, allow_blank=True, required=False)
    stars = BoundedInteger(min_value=1, max_value=5, required=False)
    check_in_time = ClockTime(required=False)
    check_out_time = ClockTime(required=False)
    brand_colour = Code(pattern=COLOUR, max_length=7, required=False)


class TypeForm(StrictSerializer):
    code = RoomTypeCode()
    name = PlainText(max_length=100)
    max_occupancy = BoundedInteger(min_value=1, max_value=MOST_GUESTS)
    bed_setup = PlainText(max_length=100, allow_blank=True, required=False)
    size_m2 = BoundedInteger(min_value=1, max_value=2000, required=False)
    short_description = LongText(max_length=2000, allow_blank=True, required=False)
    amenities = serializers.ListField(child=Choice(RoomAmenity.choices), required=False)


class RoomsForm(StrictSerializer):
    room_type_code = RoomTypeCode()
    numbers = PlainText(max_length=2000)
    floor = PlainText(max_length=10, required=False)


class PricesForm(StrictSerializer):
    """With a price for each type, in fields named by their place."""

    tax_rate = Percent(max_value=BELOW_ALL)
    prices_include_tax = StrictBoolean()
    meal = Choice(words(MealPlan))
    meal_adult = Money(required=False)
    meal_child = Money(required=False)
    meal_is_contained = StrictBoolean()


class PriceForm(StrictSerializer):
    price = Money()


class PolicyForm(StrictSerializer):
    preset = Choice(["flexible", "moderate", "non-refundable"])
    flexible_hours = BoundedInteger(min_value=0, max_value=720, default=24)
    moderate_days = BoundedInteger(min_value=1, max_value=90, default=5)
    moderate_percent = Percent(min_value=1, max_value=HUNDRED, default=50)


class PaymentForm(StrictSerializer):
    payment_mode = Choice(words(PaymentMode))
    api_key = PlainText(max_length=300, required=False)
    webhook_secret = PlainText(max_length=300, required=False)
    renews = StrictBoolean()


class InviteForm(StrictSerializer):
    email = EmailAddress()
    role = Choice(StaffRole.choices)
    language = Choice(Language.choices)
