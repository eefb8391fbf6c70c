"""What staff send about rates. Amounts are checked against the hotel's currency by the use cases."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal
from typing import Any, Final

from rest_framework import serializers
from rest_framework.fields import empty
from typing_extensions import override

from common.api.converters import MAX_PK, RateCode
from common.api.fields import (
    BoundedInteger,
    Choice,
    Code,
    EmailAddress,
    IsoDate,
    LongText,
    Money,
    Percent,
    PlainText,
    SignedMoney,
    StrictBoolean,
    StrictSerializer,
    Whole,
)
from common.money import HUNDRED, Rounding
from hotel.enums import Language
from rates.enums import (
    AdjustmentKind,
    Audience,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    MealPlan,
    OccupancyKind,
    PaymentMode,
    PenaltyKind,
    PromoKind,
)
from rates.models.columns import CODE_LENGTH, LAST_PLACE
from rates.policies import FROM_BOOKING_ON
from rates.terms import GROWN_UP, LONGEST_STAY
from rates.weekdays import CODES

MOST_DAYS_AHEAD: Final = 1100
MOST_TIERS: Final = 10
MOST_RULES: Final = 500
MOST_DISCOUNTS: Final = 50
MOST_TYPES: Final = 200
MOST_PLANS_NAMED: Final = 100
MOST_USES: Final = 1_000_000
MOST_PAYMENT_DAYS: Final = 365
LONGEST_HOLD: Final = 7 * 24 * 60
MOST_GUESTS: Final = 20
PLACE: Final = "Who names no plan gets the first. A new plan comes last unless told."
BELOW_ALL: Final = Decimal("99.99")


def words(kind: Any) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in kind]


class FixedCode(Code):
    """Of a plan or a policy; set once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(pattern=RateCode.regex, max_length=CODE_LENGTH, **kwargs)


class CapitalCode(FixedCode):
    """Of a promo code or an account; kept in capitals, however it is typed."""

    @override
    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(
            data.upper() if type(data) is str and data.isascii() else data
        )


class RoomTypeCode(PlainText):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)


class ClockTime(PlainText):
    """`18:00`, on the hotel's clock."""

    default_error_messages = {"time": "Enter a time as HH:MM."}
    pattern = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=5, **kwargs)

    @override
    def run_validation(self, data: Any = empty) -> Any:
        text = super().run_validation(data)
        if text is None:
            return None
        if not self.pattern.fullmatch(text):
            self.fail("time")
        return time.fromisoformat(text)


class Distinct(serializers.ListField):
    """A list that says nothing twice."""

    default_error_messages = {"twice": "Name each of them once."}

    @override
    def to_internal_value(self, data: Any) -> list[Any]:
        found: list[Any] = super().to_internal_value(data)
        if len(set(found)) < len(found):
            self.fail("twice")
        return found


def nights(**options: Any) -> BoundedInteger:
    return BoundedInteger(min_value=1, max_value=LONGEST_STAY, **options)


def days_ahead(**options: Any) -> BoundedInteger:
    return BoundedInteger(min_value=0, max_value=MOST_DAYS_AHEAD, **options)


class AdjustmentInput(StrictSerializer):
    """PERCENT or AMOUNT on the parent's prices; -10 makes it cheaper."""

    kind = Choice([AdjustmentKind.PERCENT.value, AdjustmentKind.AMOUNT.value])
    value = SignedMoney()


class MealInput(StrictSerializer):
    """Per person and night. Contained: part of the night's price, shown and taxed apart."""

    kind = Choice(words(MealPlan))
    adult = Money(default=Decimal(0))
    child = Money(default=Decimal(0))
    is_contained = StrictBoolean(default=True)


class SoldTypeInput(StrictSerializer):
    """Without a base price: at the type's starting price, or the parent's."""

    room_type_code = RoomTypeCode()
    base_price = Money(allow_null=True, default=None)


class WindowsInput(StrictSerializer):
    """The `until` dates are the first on which it is over."""

    book_from = IsoDate(allow_null=True, required=False)
    book_until = IsoDate(allow_null=True, required=False)
    stay_from = IsoDate(allow_null=True, required=False)
    stay_until = IsoDate(allow_null=True, required=False)


class PlanChanges(WindowsInput):
    """A list or an object that is sent stands in place of the one before."""

    name = PlainText(max_length=100)
    description = LongText(max_length=2000, allow_blank=True, required=False)
    parent_code = FixedCode(allow_null=True, required=False)
    adjustment = Whole(AdjustmentInput, allow_null=True, required=False)
    inherits_restrictions = StrictBoolean(required=False)
    policy_code = FixedCode(
        allow_null=True,
        required=False,
        help_text="Null: a derived plan's parent's, else cancelling is free.",
    )
    payment_mode = Choice(
        words(PaymentMode),
        allow_null=True,
        required=False,
        help_text="Null: a derived plan's parent's, else the whole stay is paid when booking.",
    )
    audience = Choice(words(Audience), required=False)
    min_stay = nights(allow_null=True, required=False)
    max_stay = nights(allow_null=True, required=False)
    min_advance = days_ahead(allow_null=True, required=False)
    max_advance = days_ahead(allow_null=True, required=False)
    meal = Whole(MealInput, required=False)
    sold_types = serializers.ListField(
        child=Whole(SoldTypeInput), max_length=MOST_TYPES, required=False
    )
    sort_order = BoundedInteger(min_value=0, max_value=LAST_PLACE, required=False, help_text=PLACE)
    is_active = StrictBoolean(required=False)


class PlanInput(PlanChanges):
    code = FixedCode()


class RuleInput(StrictSerializer):
    """Null speaks of every type, every season, every weekday. `weekdays` are of the evening."""

    room_type_code = RoomTypeCode(allow_null=True, default=None)
    season = BoundedInteger(min_value=1, max_value=MAX_PK, allow_null=True, default=None)
    weekdays = Distinct(
        child=Choice(CODES), min_length=1, max_length=7, allow_null=True, default=None
    )
    kind = Choice(words(AdjustmentKind))
    value = SignedMoney()


class RulesInput(StrictSerializer):
    results = serializers.ListField(child=Whole(RuleInput), max_length=MOST_RULES)


class DiscountInput(StrictSerializer):
    """`threshold`: nights of the stay, or days from booking to arrival."""

    name = PlainText(max_length=100)
    kind = Choice(words(DiscountKind))
    threshold = days_ahead()
    percent = Percent(min_value=Decimal("0.01"), max_value=HUNDRED)


class DiscountsInput(StrictSerializer):
    results = serializers.ListField(child=Whole(DiscountInput), max_length=MOST_DISCOUNTS)


class OccupancyInput(StrictSerializer):
    """Per night. Ages from `from_age` up to, not including, `under_age`; for CHILD only."""

    room_type_code = RoomTypeCode(allow_null=True, default=None)
    occupancy_kind = Choice(words(OccupancyKind))
    from_age = BoundedInteger(min_value=0, max_value=GROWN_UP - 1, default=0)
    under_age = BoundedInteger(min_value=1, max_value=GROWN_UP, default=GROWN_UP)
    kind = Choice(words(AdjustmentKind))
    value = SignedMoney()


class OccupancyListInput(StrictSerializer):
    results = serializers.ListField(child=Whole(OccupancyInput), max_length=MOST_RULES)


class SeasonInput(StrictSerializer):
    """`end_date` is the first night after it."""

    name = PlainText(max_length=100)
    start_date = IsoDate()
    end_date = IsoDate()


class TaxInput(StrictSerializer):
    """`rate` per cent of the net of the components that it is on."""

    name = PlainText(max_length=100)
    rate = Money(max_value=Decimal("99.999"))
    is_included = StrictBoolean(required=False)
    components = Distinct(child=Choice(words(Component)), min_length=1, max_length=len(Component))


class CityTaxInput(StrictSerializer):
    """`value` is an amount, or per cent of the net of the room. Nobody pays after `max_nights`."""

    name = PlainText(max_length=100)
    kind = Choice(words(CityTaxKind))
    value = Money()
    exempt_under_age = BoundedInteger(min_value=0, max_value=GROWN_UP, required=False)
    max_nights = nights(allow_null=True, required=False)


class FeeInput(StrictSerializer):
    name = PlainText(max_length=100)
    basis = Choice(words(FeeBasis))
    amount = Money()


class PolicyChargeInput(StrictSerializer):
    """`value`: an amount for FIXED, per cent of the stay for PERCENT, nothing for the others."""

    kind = Choice(words(PenaltyKind))
    value = Money(default=Decimal(0))


class PolicyTierInput(PolicyChargeInput):
    """What cancelling costs from so many hours before the cut-off on, until the next tier."""

    hours_before = BoundedInteger(
        min_value=0, max_value=FROM_BOOKING_ON, help_text="99999: from the booking on."
    )


class PolicyChanges(StrictSerializer):
    """`cutoff_time` of the arrival day, on the hotel's clock; null: the check-in time."""

    name = PlainText(max_length=100)
    cutoff_time = ClockTime(allow_null=True, required=False)
    tiers = serializers.ListField(
        child=Whole(PolicyTierInput), max_length=MOST_TIERS, required=False
    )
    no_show = Whole(PolicyChargeInput, required=False)
    deposit = Whole(PolicyChargeInput, required=False)


class PolicyInput(PolicyChanges):
    code = FixedCode()


def plan_codes() -> Distinct:
    return Distinct(child=FixedCode(), max_length=MOST_PLANS_NAMED, required=False)


class PromoChanges(WindowsInput):
    """`value`: per cent, an amount off the stay, or of how many nights one is free. No plans: all."""

    name = PlainText(max_length=100)
    kind = Choice(words(PromoKind))
    value = Money()
    rate_plan_codes = plan_codes()
    min_nights = nights(required=False)
    max_uses = BoundedInteger(min_value=1, max_value=MOST_USES, allow_null=True, required=False)
    max_uses_per_guest = BoundedInteger(
        min_value=1, max_value=MOST_USES, allow_null=True, required=False
    )
    is_active = StrictBoolean(required=False)


class PromoInput(PromoChanges):
    code = CapitalCode()


class AccountChanges(StrictSerializer):
    name = PlainText(max_length=150)
    billing_name = PlainText(max_length=150, allow_blank=True, required=False)
    billing_address = PlainText(max_length=300, allow_blank=True, required=False)
    billing_email = EmailAddress(allow_blank=True, required=False)
    vat_number = PlainText(max_length=30, allow_blank=True, required=False)
    payment_days = BoundedInteger(min_value=0, max_value=MOST_PAYMENT_DAYS, required=False)
    rate_plan_codes = plan_codes()
    is_active = StrictBoolean(required=False)


class AccountInput(AccountChanges):
    code = CapitalCode()


class TypeSettingsInput(StrictSerializer):
    """`base_occupancy`: how many guests the price is for."""

    room_type_code = RoomTypeCode()
    base_occupancy = BoundedInteger(min_value=1, max_value=MOST_GUESTS, required=False)
    starting_price_from = Money(required=False)


class SettingsChanges(StrictSerializer):
    """`room_types` names the types that change; the others stay as they are."""

    rounding = Choice(words(Rounding))
    tax_rate = Percent(max_value=BELOW_ALL)
    prices_include_tax = StrictBoolean()
    booking_window_days = BoundedInteger(min_value=1, max_value=MOST_DAYS_AHEAD)
    min_stay_nights = nights()
    max_stay_nights = nights()
    hold_minutes = BoundedInteger(min_value=1, max_value=LONGEST_HOLD)
    language = Choice(
        Language.choices, help_text="In which guests are written to who choose none themselves."
    )
    brand_colour = Code(
        pattern="#[0-9a-fA-F]{6}", max_length=7, help_text="Of the hotel's letters and pages."
    )
    alert_email = EmailAddress(
        allow_blank=True, help_text="Where staff are warned; empty: the hotel's address."
    )
    room_types = serializers.ListField(child=Whole(TypeSettingsInput), max_length=MOST_TYPES)
