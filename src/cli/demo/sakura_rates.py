"""Sakura House: JPY, which has no smaller coin; meals, bathing and city taxes are per person."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from cli.demo.rate_facts import (
    SATURDAY,
    Days,
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
    FeeBasis,
    MealPlan,
    OccupancyKind,
    PaymentMode,
    PenaltyKind,
    PromoKind,
)
from rates.terms import CityTax, Fee, Meal, Policy, Tax, Tier

SAKURA_RATES = RateFacts(
    rounding=Rounding.DOWN,
    plans=(
        PlanFacts(
            code="ROOM",
            name="Room only",
            description="The room and the baths.",
            policy="RYOKAN",
            payment_mode=PaymentMode.CARD_GUARANTEE,
            share=30,
            rules=(
                RuleFacts(percent("15"), weekdays=frozenset({SATURDAY})),
                RuleFacts(percent("35"), season="Cherry blossom"),
                RuleFacts(fixed("62000"), "VIL", "Golden Week"),
                RuleFacts(percent("40"), season="Golden Week"),
            ),
        ),
        PlanFacts(
            code="HALF",
            name="Breakfast and kaiseki dinner",
            description="Two meals a day, served in the room.",
            policy="RYOKAN",
            share=50,
            parent="ROOM",
            adjustment=percent("-2"),
            meal=Meal(MealPlan.HALF_BOARD, Decimal(5500), Decimal(2800), is_contained=False),
        ),
        PlanFacts(
            code="FULL",
            name="All meals",
            description="Three meals a day, in the price of the room.",
            policy="RYOKAN",
            payment_mode=PaymentMode.DEPOSIT,
            share=10,
            types={"TAT": Decimal(28000), "VIL": Decimal(76000)},
            meal=Meal(MealPlan.FULL_BOARD, Decimal(6800), Decimal(3400), is_contained=True),
        ),
        PlanFacts(
            code="NEXTSPRING",
            name="Next spring's sale",
            description="On sale this month for nights from two months to half a year ahead.",
            policy="RYOKAN",
            payment_mode=PaymentMode.PAY_NOW,
            share=10,
            parent="HALF",
            adjustment=percent("-12"),
            meal=Meal(MealPlan.HALF_BOARD, Decimal(5500), Decimal(2800), is_contained=False),
            bookable=Days(-10, 30),
            stays=Days(60, 200),
        ),
    ),
    policies={
        "RYOKAN": Policy(
            "Free until three days before",
            time(15, 0),
            (
                Tier(72, penalty(PenaltyKind.PERCENT, "30")),
                Tier(24, penalty(PenaltyKind.PERCENT, "50")),
                Tier(0, penalty(PenaltyKind.WHOLE_STAY)),
            ),
            no_show=penalty(PenaltyKind.WHOLE_STAY),
            deposit=penalty(PenaltyKind.PERCENT, "25"),
        ),
    },
    seasons=(
        SeasonFacts("Cherry blossom", (3, 22), (4, 12)),
        SeasonFacts("Golden Week", (4, 28), (5, 7)),
    ),
    occupancy=(
        OccupancyFacts(OccupancyKind.EXTRA_ADULT, percent("30")),
        OccupancyFacts(OccupancyKind.CHILD, amount("0"), from_age=0, under_age=6),
        OccupancyFacts(OccupancyKind.CHILD, percent("20"), from_age=6, under_age=18),
    ),
    taxes=(Tax("Consumption tax", Decimal(10), is_included=True, components=frozenset(Component)),),
    city_taxes=(
        CityTax("Accommodation tax", CityTaxKind.PERCENT, Decimal(3)),
        CityTax("Bathing tax", CityTaxKind.PER_PERSON_NIGHT, Decimal(150), 12),
    ),
    fees=(
        Fee("Yukata", FeeBasis.PER_PERSON, Decimal(500)),
        Fee("Hot spring", FeeBasis.PER_PERSON_NIGHT, Decimal(200)),
    ),
    promos=(PromoFacts("HANAMI", "Blossom", PromoKind.PERCENT, Decimal(5), hint="5 % off"),),
)
