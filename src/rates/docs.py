"""The operations on rates, described. What rows of every kind have in common is said once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from common.api.docs import WITH_QUERY, Answer, Operation, Refusing, Sent
from common.api.fields import StrictSerializer
from common.api.pagination import PageQuery
from common.errors import InvalidDateRange
from rates import examples as shown
from rates import serializers as sent
from rates.errors import (
    AccountNotFound,
    AgesOverlap,
    AmountTooPrecise,
    CityTaxNotFound,
    CodeTaken,
    DerivationIncomplete,
    DerivedPlanHasNoPrices,
    FeeNotFound,
    ListedTwice,
    NameTaken,
    OutOfOrder,
    PercentOutOfRange,
    PlanDerivedTooDeep,
    PlanDerivesFromItself,
    PolicyNotFound,
    PromoCodeNotFound,
    PromoCodeUsedUp,
    PromoLimitBelowUses,
    RateInUse,
    RatePlanNotFound,
    SeasonNotFound,
    SeasonsOverlap,
    TaxNotFound,
)
from room_bookings.errors import OccupancyExceeded, RoomTypeNotFound
from staff.docs import CHANGE, NOTHING, OF_THE_HOTEL

RATES: Final = "Staff: rates"
Shape = type[serializers.Serializer[Any]]

IN_ORDER: Final = (
    OutOfOrder(field="max_stay"),
    InvalidDateRange("The end must be after the start.", field="book_until"),
)
TOO_PRECISE: Final = AmountTooPrecise(field="value", details={"currency": "EUR"})
TOO_MUCH: Final = PercentOutOfRange(field="value", details={"from": "0", "to": "100"})
NO_SUCH_TYPE: Final = RoomTypeNotFound(field="results.0.room_type_code")
NO_SUCH_PLAN: Final = RatePlanNotFound(field="rate_plan_codes.0")


class PlanShown(sent.PlanInput):
    """A rate plan."""


class SeasonShown(sent.SeasonInput):
    """A season."""

    id = serializers.IntegerField()


class TaxShown(sent.TaxInput):
    """A tax."""

    id = serializers.IntegerField()


class CityTaxShown(sent.CityTaxInput):
    """A city tax."""

    id = serializers.IntegerField()


class FeeShown(sent.FeeInput):
    """A fee."""

    id = serializers.IntegerField()


class PolicyShown(sent.PolicyInput):
    """A cancellation policy."""


class PromoShown(sent.PromoInput):
    """A promo code."""

    used = serializers.IntegerField(help_text="By how many bookings.")


class AccountShown(sent.AccountInput):
    """A corporate account."""

    billing_email = serializers.CharField()  # type: ignore[assignment]  # empty as well


class SettingsShown(sent.SettingsChanges):
    """What the hotel's prices share."""

    currency = serializers.CharField()
    alert_email = serializers.CharField()  # type: ignore[assignment]  # empty as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How many rows are answered at once."""

    shape: Callable[[str, serializers.Serializer[Any]], serializers.Serializer[Any]]
    example: Callable[[dict[str, Any]], dict[str, Any]]
    parameters: tuple[Any, ...] = ()
    refusals: tuple[Refusing, ...] = ()


def list_of(name: str, rows: serializers.Serializer[Any]) -> serializers.Serializer[Any]:
    return inline_serializer(name, {"count": serializers.IntegerField(), "results": rows})


def page_of(name: str, rows: serializers.Serializer[Any]) -> serializers.Serializer[Any]:
    link: dict[str, Any] = {"allow_null": True, "help_text": "A query such as `?page=2`."}
    return inline_serializer(
        name,
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(**link),
            "previous": serializers.CharField(**link),
            "results": rows,
        },
    )


WHOLE: Final = Listing(shape=list_of, example=shown.listed)
IN_PAGES: Final = Listing(
    shape=page_of,
    example=shown.page,
    parameters=(PageQuery,),
    refusals=(*WITH_QUERY,),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The five operations on rows of a kind. `name` and `noun` are of one, in the singular.

    `refusals` are of what is sent, `taken` of what is there already.
    """

    name: str
    noun: str
    about: str
    shape: Shape
    example: Mapping[str, Any]
    creates: tuple[type[StrictSerializer], Mapping[str, Any]]
    changes: tuple[type[StrictSerializer], Mapping[str, Any]]
    not_found: Refusing
    refusals: tuple[Refusing, ...]
    taken: Refusing
    listing: Listing = field(default=WHOLE)

    @property
    def all(self) -> Operation:
        name = f"{self.name}List"
        return Operation(
            name=f"list{self.name}s",
            summary=f"Every {self.noun} of the hotel",
            description=self.about,
            tag=RATES,
            parameters=self.listing.parameters,
            answer=Answer(
                200,
                self.listing.shape(name, self.shape(many=True)),
                self.listing.example(dict(self.example)),
            ),
            refusals=(*OF_THE_HOTEL, *self.listing.refusals),
        )

    @property
    def create(self) -> Operation:
        return Operation(
            name=f"create{self.name}",
            summary=f"Add a {self.noun}",
            description=self.about,
            tag=RATES,
            sends=Sent(*self.creates),
            answer=Answer(201, self.shape, self.example),
            refusals=(*OF_THE_HOTEL, *CHANGE, *self.refusals, self.taken),
        )

    @property
    def one(self) -> Operation:
        return Operation(
            name=f"get{self.name}",
            summary=f"One {self.noun}",
            tag=RATES,
            answer=Answer(200, self.shape, self.example),
            refusals=(*OF_THE_HOTEL, self.not_found),
        )

    @property
    def change(self) -> Operation:
        return Operation(
            name=f"change{self.name}",
            summary=f"Change a {self.noun}",
            description="What is not sent stays. The change is for what is sold from now on.",
            tag=RATES,
            sends=Sent(*self.changes),
            answer=Answer(200, self.shape, self.example),
            refusals=(*OF_THE_HOTEL, *CHANGE, self.not_found, *self.refusals, self.taken),
        )

    @property
    def remove(self) -> Operation:
        in_use = RateInUse(details={"used_by": ["plans"]})
        return Operation(
            name=f"delete{self.name}",
            summary=f"Delete a {self.noun}",
            description="Unless something would miss it.",
            tag=RATES,
            answer=NOTHING,
            refusals=(*OF_THE_HOTEL, *CHANGE, self.not_found, in_use),
        )


PLANS: Final = Described(
    name="RatePlan",
    noun="rate plan",
    about=(
        "What is sold under which conditions. A derived plan has a parent and an adjustment, takes its"
        " prices from the parent at every moment, and has none of its own. `payment_mode` says when its"
        " guests pay, and so whether a booking is held until then. A plan without `sold_types`"
        " sells every type. A plan that has been sold can be made inactive, not deleted."
    ),
    shape=PlanShown,
    example=shown.PLAN,
    creates=(sent.PlanInput, shown.PLAN_SENT),
    changes=(sent.PlanChanges, shown.PLAN_CHANGE),
    not_found=RatePlanNotFound,
    refusals=(
        RatePlanNotFound(field="parent_code"),
        PolicyNotFound(field="policy_code"),
        RoomTypeNotFound(field="sold_types.0.room_type_code"),
        *IN_ORDER,
        TOO_PRECISE,
        PercentOutOfRange(field="adjustment.value", details={"from": "-100", "to": "500"}),
        ListedTwice(field="sold_types"),
        DerivationIncomplete(field="adjustment"),
        PlanDerivesFromItself(field="parent_code"),
        PlanDerivedTooDeep(field="parent_code", details={"most": 5}),
        DerivedPlanHasNoPrices(field="sold_types"),
    ),
    taken=CodeTaken(field="code"),
)
POLICIES: Final = Described(
    name="CancellationPolicy",
    noun="cancellation policy",
    about=(
        "What cancelling costs from so many hours before the cut-off on, what a no-show costs, and what"
        " is paid ahead. Bookings keep the policy that they were sold with."
    ),
    shape=PolicyShown,
    example=shown.POLICY,
    creates=(sent.PolicyInput, shown.POLICY_SENT),
    changes=(sent.PolicyChanges, shown.POLICY_CHANGE),
    not_found=PolicyNotFound,
    refusals=(TOO_PRECISE, TOO_MUCH, ListedTwice(field="tiers.1.hours_before")),
    taken=CodeTaken(field="code"),
)
SEASONS: Final = Described(
    name="Season",
    noun="season",
    about="Runs of nights that prices can name. Seasons of a hotel never overlap.",
    shape=SeasonShown,
    example=shown.SEASON,
    creates=(sent.SeasonInput, shown.SEASON_SENT),
    changes=(sent.SeasonInput, shown.SEASON_CHANGE),
    not_found=SeasonNotFound,
    refusals=(InvalidDateRange("The end must be after the start.", field="end_date"),),
    taken=SeasonsOverlap(field="start_date"),
)
TAXES: Final = Described(
    name="Tax",
    noun="tax",
    about="VAT and its like. Where a hotel has none set up, its one tax rate is on everything.",
    shape=TaxShown,
    example=shown.TAX,
    creates=(sent.TaxInput, shown.TAX_SENT),
    changes=(sent.TaxInput, shown.TAX_CHANGE),
    not_found=TaxNotFound,
    refusals=(),
    taken=NameTaken(field="name"),
)
CITY_TAXES: Final = Described(
    name="CityTax",
    noun="city tax",
    about="Always on top of the price, for each person and night or as a share of the room.",
    shape=CityTaxShown,
    example=shown.CITY_TAX,
    creates=(sent.CityTaxInput, shown.CITY_TAX_SENT),
    changes=(sent.CityTaxInput, shown.CITY_TAX_CHANGE),
    not_found=CityTaxNotFound,
    refusals=(TOO_PRECISE, TOO_MUCH),
    taken=NameTaken(field="name"),
)
FEES: Final = Described(
    name="Fee",
    noun="fee",
    about="What every stay pays besides the room.",
    shape=FeeShown,
    example=shown.FEE,
    creates=(sent.FeeInput, shown.FEE_SENT),
    changes=(sent.FeeInput, shown.FEE_CHANGE),
    not_found=FeeNotFound,
    refusals=(AmountTooPrecise(field="amount", details={"currency": "EUR"}),),
    taken=NameTaken(field="name"),
)
PROMO_CODES: Final = Described(
    name="PromoCode",
    noun="promo code",
    about="Kept in capitals. `used` counts the bookings with it; a code with uses is not deleted.",
    shape=PromoShown,
    example=shown.PROMO,
    creates=(sent.PromoInput, shown.PROMO_SENT),
    changes=(sent.PromoChanges, shown.PROMO_CHANGE),
    not_found=PromoCodeNotFound,
    refusals=(
        NO_SUCH_PLAN,
        IN_ORDER[1],
        TOO_PRECISE,
        TOO_MUCH,
        PromoLimitBelowUses(field="max_uses", details={"used": 12}),
        PromoCodeUsedUp,
    ),
    taken=CodeTaken(field="code"),
    listing=IN_PAGES,
)
ACCOUNTS: Final = Described(
    name="CorporateAccount",
    noun="corporate account",
    about="A company: the plans that its code opens, and where its bills go.",
    shape=AccountShown,
    example=shown.ACCOUNT,
    creates=(sent.AccountInput, shown.ACCOUNT_SENT),
    changes=(sent.AccountChanges, shown.ACCOUNT_CHANGE),
    not_found=AccountNotFound,
    refusals=(NO_SUCH_PLAN,),
    taken=CodeTaken(field="code"),
    listing=IN_PAGES,
)


def _whole_list(
    name: str,
    summary: str,
    about: str,
    row: type[StrictSerializer],
    example: dict[str, Any],
    reading: tuple[Refusing, ...] = (),
) -> Operation:
    return Operation(
        name=name,
        summary=summary,
        description=about,
        tag=RATES,
        answer=Answer(
            200,
            list_of(f"{name[3:]}List", row(many=True)),  # after the verb
            shown.listed(example),
        ),
        refusals=(*OF_THE_HOTEL, *reading),
    )


def _setting(
    reads: Operation,
    sends: type[StrictSerializer],
    example: dict[str, Any],
    refusals: tuple[Refusing, ...],
) -> Operation:
    """The same list, set."""
    noun = reads.name.removeprefix("get")
    return Operation(
        name=f"set{noun}",
        summary=f"Set: {reads.summary.lower()}",
        description="The list that is sent stands in place of the one before.",
        tag=RATES,
        sends=Sent(sends, {"results": [example]}),
        answer=reads.answer,
        refusals=(*reads.refusals, *CHANGE, *refusals),
    )


OF_RESULTS: Final = (
    NO_SUCH_TYPE,
    AmountTooPrecise(field="results.0.value", details={"currency": "EUR"}),
    PercentOutOfRange(field="results.0.value", details={"from": "-100", "to": "500"}),
    ListedTwice(field="results"),
)

get_prices = _whole_list(
    "getRatePlanPrices",
    "Prices of a plan by type, season and weekday",
    "A season's rule beats any other, then one for weekdays, then one for a type. The strongest rule"
    " that fits a night changes the base price; the others do not count.",
    sent.RuleInput,
    shown.RULE,
    (RatePlanNotFound,),
)
set_prices = _setting(
    get_prices,
    sent.RulesInput,
    shown.RULE,
    (
        *OF_RESULTS,
        SeasonNotFound(field="results.0.season"),
        DerivedPlanHasNoPrices(field="results"),
    ),
)
get_discounts = _whole_list(
    "getRatePlanDiscounts",
    "Discounts of a plan by length of stay and time of booking",
    "Of each kind the best that a stay reaches counts.",
    sent.DiscountInput,
    shown.DISCOUNT,
    (RatePlanNotFound,),
)
set_discounts = _setting(
    get_discounts, sent.DiscountsInput, shown.DISCOUNT, (ListedTwice(field="results"),)
)
get_occupancy = _whole_list(
    "getOccupancyPrices",
    "What the party changes in the price of a night",
    "One guest alone, adults above the base price, children by age, cots. A type's own prices of a"
    " kind stand in place of those for every type.",
    sent.OccupancyInput,
    shown.OCCUPANCY,
)
set_occupancy = _setting(
    get_occupancy,
    sent.OccupancyListInput,
    shown.OCCUPANCY,
    (*OF_RESULTS, AgesOverlap(field="results")),
)
get_settings = Operation(
    name="getRateSettings",
    summary="What the hotel's prices and letters share",
    description=(
        "Rounding, tax, the limits of every stay, and the base of each room type; and how the hotel "
        "writes to its guests."
    ),
    tag=RATES,
    answer=Answer(200, SettingsShown, shown.SETTINGS),
    refusals=OF_THE_HOTEL,
)
change_settings = Operation(
    name="changeRateSettings",
    summary="Change what the hotel's prices and letters share",
    description=(
        "What is not sent stays, and so do room types that are not named. The currency is fixed."
        " A longer booking window opens its nights at once."
    ),
    tag=RATES,
    sends=Sent(sent.SettingsChanges, shown.SETTINGS_CHANGE),
    answer=Answer(200, SettingsShown, shown.SETTINGS),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        OutOfOrder(field="max_stay_nights"),
        RoomTypeNotFound(field="room_types.0.room_type_code"),
        ListedTwice(field="room_types"),
        AmountTooPrecise(field="room_types.0.starting_price_from", details={"currency": "EUR"}),
        OccupancyExceeded(field="room_types.0.base_occupancy"),
    ),
)
