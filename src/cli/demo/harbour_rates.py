"""Harbour Inn: USD, taxes on top, and whatever an American resort adds."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from cli.demo.rate_facts import (
    WEEKEND,
    NightFacts,
    OccupancyFacts,
    PlanFacts,
    PromoFacts,
    RateFacts,
    RuleFacts,
    SeasonFacts,
    amount,
    fixed,
    penalty,
    percent,
)
from common.money import Rounding
from rates.enums import (
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
from rates.policies import FROM_BOOKING_ON
from rates.terms import CityTax, DayRate, Fee, Limits, Meal, Policy, StayDiscount, Tax, Tier

FOUR = time(16, 0)

HARBOUR_RATES = RateFacts(
    rounding=Rounding.HALF_EVEN,
    plans=(
        PlanFacts(
            code="BAR",
            name="Best available rate",
            description="Breakfast is in the price.",
            policy="HARBOUR",
            payment_mode=PaymentMode.CARD_GUARANTEE,
            share=50,
            meal=Meal(MealPlan.BREAKFAST, Decimal("12.00"), Decimal("6.00"), is_contained=True),
            rules=(
                RuleFacts(amount("30.00"), weekdays=WEEKEND),
                RuleFacts(percent("25"), season="Summer"),
                RuleFacts(percent("40"), season="Summer", weekdays=WEEKEND),
                RuleFacts(fixed("169.00"), "DBL", "Foliage"),
            ),
        ),
        PlanFacts(
            code="WEEKENDER",
            name="Weekender",
            description="Two nights or more where a weekend is in it.",
            policy="HARBOUR",
            payment_mode=PaymentMode.DEPOSIT,
            share=20,
            parent="BAR",
            adjustment=percent("-10"),
            meal=Meal(MealPlan.BREAKFAST, Decimal("12.00"), Decimal("6.00"), is_contained=True),
            nights=(NightFacts("DBL", 0, 180, DayRate(min_stay_through=2), WEEKEND),),
        ),
        PlanFacts(
            code="ROOMONLY",
            name="Room only",
            description="Without breakfast.",
            policy="HARBOUR",
            share=15,
            parent="BAR",
            adjustment=amount("-18.00"),
        ),
        PlanFacts(
            code="SAVER",
            name="Room only, not refunded",
            description="Without breakfast, paid at once.",
            policy="FINAL",
            payment_mode=PaymentMode.PAY_NOW,
            share=15,
            parent="ROOMONLY",
            adjustment=percent("-8"),
        ),
        PlanFacts(
            code="TONIGHT",
            name="Last rooms",
            description="Up to three days ahead, cheaper still on the day itself.",
            policy="FINAL",
            payment_mode=PaymentMode.PAY_NOW,
            share=20,
            limits=Limits(max_advance=3),
            types={"DBL": Decimal("135.00")},
            discounts=(
                StayDiscount(DiscountKind.LAST_MINUTE, "Last days", 3, Decimal("12.00")),
                StayDiscount(DiscountKind.LAST_MINUTE, "Today", 0, Decimal("20.00")),
            ),
        ),
    ),
    policies={
        "HARBOUR": Policy(
            "Free until three days before",
            FOUR,
            (
                Tier(72, penalty(PenaltyKind.FIXED, "50.00")),
                Tier(24, penalty(PenaltyKind.WHOLE_STAY)),
            ),
            no_show=penalty(PenaltyKind.WHOLE_STAY),
            deposit=penalty(PenaltyKind.FIRST_NIGHT),
        ),
        "FINAL": Policy(
            "Non-refundable",
            FOUR,
            (Tier(FROM_BOOKING_ON, penalty(PenaltyKind.WHOLE_STAY)),),
            no_show=penalty(PenaltyKind.WHOLE_STAY),
            deposit=penalty(PenaltyKind.WHOLE_STAY),
        ),
    },
    seasons=(
        SeasonFacts("Summer", (6, 20), (9, 7)),
        SeasonFacts("Foliage", (9, 25), (10, 20)),
    ),
    occupancy=(OccupancyFacts(OccupancyKind.SINGLE_USE, amount("-10.00")),),
    taxes=(
        Tax(
            "Lodging tax",
            Decimal(9),
            is_included=False,
            components=frozenset({Component.ROOM, Component.FEE}),
        ),
        Tax("Meals tax", Decimal(8), is_included=False, components=frozenset({Component.MEAL})),
    ),
    city_taxes=(
        CityTax("Tourism tax", CityTaxKind.PER_PERSON_NIGHT, Decimal("2.00"), 16, max_nights=7),
    ),
    fees=(
        Fee("Resort fee", FeeBasis.PER_NIGHT, Decimal("10.00")),
        Fee("Welcome basket", FeeBasis.PER_STAY, Decimal("8.00")),
    ),
    promos=(
        PromoFacts(
            "LOBSTER", "Lobster weeks", PromoKind.AMOUNT, Decimal("15.00"), hint="15.00 off"
        ),
    ),
)
