"""Grand Hotel: EUR, taxes in the price. Who names no plan gets a double for 75.00 on any night."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from cli.demo.rate_facts import (
    SATURDAY,
    SUNDAY,
    WEEKEND,
    AccountFacts,
    AllotmentFacts,
    Days,
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
from rates.enums import (
    Audience,
    Component,
    DiscountKind,
    MealPlan,
    OccupancyKind,
    PaymentMode,
    PenaltyKind,
    PromoKind,
)
from rates.policies import FROM_BOOKING_ON
from rates.terms import DayRate, Limits, Meal, Policy, StayDiscount, Tax, Tier

EVENING = time(18, 0)
POLICIES = {
    "FLEXIBLE": Policy(
        "Free until 18:00 the day before",
        EVENING,
        (Tier(24, penalty(PenaltyKind.FIRST_NIGHT)),),
        no_show=penalty(PenaltyKind.FIRST_NIGHT),
    ),
    "NONREF": Policy(
        "Non-refundable",
        EVENING,
        (Tier(FROM_BOOKING_ON, penalty(PenaltyKind.WHOLE_STAY)),),
        no_show=penalty(PenaltyKind.WHOLE_STAY),
        deposit=penalty(PenaltyKind.WHOLE_STAY),
    ),
    "MODERATE": Policy(
        "Free until a week before",
        EVENING,
        (
            Tier(24 * 7, penalty(PenaltyKind.PERCENT, "30")),
            Tier(48, penalty(PenaltyKind.PERCENT, "60")),
            Tier(0, penalty(PenaltyKind.WHOLE_STAY)),
        ),
        no_show=penalty(PenaltyKind.WHOLE_STAY),
        deposit=penalty(PenaltyKind.PERCENT, "20"),
    ),
    "CORPORATE": Policy(
        "Free until 18:00 on the day",
        EVENING,
        (Tier(0, penalty(PenaltyKind.FIRST_NIGHT)),),
        no_show=penalty(PenaltyKind.FIRST_NIGHT),
    ),
    "EVENT": Policy(
        "Event",
        EVENING,
        (
            Tier(24 * 14, penalty(PenaltyKind.FIXED, "25.00")),
            Tier(24 * 3, penalty(PenaltyKind.PERCENT, "80")),
        ),
        no_show=penalty(PenaltyKind.PERCENT, "100"),
        deposit=penalty(PenaltyKind.FIXED, "50.00"),
    ),
}
SEASONS = (
    SeasonFacts("St Patrick's Festival", (3, 14), (3, 19)),
    SeasonFacts("Summer", (6, 1), (9, 1)),
    SeasonFacts("Christmas", (12, 20), (1, 3)),
)
FLEX_RULES = (
    RuleFacts(percent("12"), "SGL", "Summer"),
    RuleFacts(amount("15.00"), "TWN", "Summer"),
    RuleFacts(amount("22.00"), "TWN", "Summer", WEEKEND),
    RuleFacts(percent("20"), "STE", "Summer"),
    RuleFacts(percent("20"), "TWN", "Christmas"),
    RuleFacts(fixed("229.00"), "STE", "Christmas"),
    RuleFacts(percent("30"), "SGL", "St Patrick's Festival"),
    RuleFacts(percent("30"), "TWN", "St Patrick's Festival"),
    RuleFacts(amount("25.00"), "STE", weekdays=WEEKEND),
    RuleFacts(amount("35.00"), "STE", weekdays=frozenset({SATURDAY})),
    RuleFacts(percent("-10"), "STE", weekdays=frozenset({SUNDAY})),
    RuleFacts(fixed("57.00"), "SGL", weekdays=frozenset({SUNDAY})),
)
FLEX_NIGHTS = (
    NightFacts("STE", 23, 2, DayRate(price=Decimal("249.00"), min_stay_arrival=2)),
    NightFacts("STE", 30, 1, DayRate(closed_to_arrival=True)),
    NightFacts("STE", 32, 1, DayRate(closed_to_departure=True)),
    NightFacts("STE", 37, 1, DayRate(stop_sell=True)),
    NightFacts("STE", 44, 3, DayRate(price=Decimal("219.00"), min_stay_through=3)),
    NightFacts("TWN", 25, 1, DayRate(price=Decimal("99.00"), closed_to_arrival=True)),
    NightFacts("TWN", 29, 2, DayRate(max_stay_through=7)),
    NightFacts("TWN", 34, 2, DayRate(max_stay_arrival=4, max_advance=120)),
    NightFacts("TWN", 41, 2, DayRate(price=Decimal("109.00"), min_advance=2)),
)
BREAKFAST = Meal(MealPlan.BREAKFAST, Decimal("14.00"), Decimal("7.00"), is_contained=False)

FLEX = PlanFacts(
    code="FLEX",
    name="Flexible rate",
    description="Pay when you book, cancel free of charge until 18:00 the day before you arrive.",
    policy="FLEXIBLE",
    payment_mode=PaymentMode.PAY_NOW,
    share=46,
    rules=FLEX_RULES,
    nights=FLEX_NIGHTS,
)
FLEX_WITH_BREAKFAST = PlanFacts(
    code="FLEXBB",
    name="Flexible rate with breakfast",
    description="The flexible rate with the breakfast buffet, guaranteed by card and paid at the hotel.",
    policy="FLEXIBLE",
    payment_mode=PaymentMode.CARD_GUARANTEE,
    share=20,
    parent="FLEX",
    adjustment=amount("-1.00"),
    meal=BREAKFAST,
)
ADVANCE = PlanFacts(
    code="ADVANCE",
    name="Advance purchase",
    description="Fifteen per cent less two weeks ahead, paid at once and not refunded.",
    policy="NONREF",
    payment_mode=PaymentMode.PAY_NOW,
    share=14,
    parent="FLEX",
    adjustment=percent("-15"),
    limits=Limits(min_advance=14),
    nights=(NightFacts("STE", 55, 5, DayRate(stop_sell=True)),),
)
WEEKLY = PlanFacts(
    code="WEEKLY",
    name="Long stay",
    description="Six nights or more: ten per cent less from a week on, twenty from two.",
    policy="MODERATE",
    payment_mode=PaymentMode.DEPOSIT,
    share=30,
    parent="FLEX",
    adjustment=percent("-3"),
    inherits_restrictions=False,
    limits=Limits(min_stay=6, max_stay=60),
    discounts=(
        StayDiscount(DiscountKind.LENGTH_OF_STAY, "A week", 7, Decimal("10.00")),
        StayDiscount(DiscountKind.LENGTH_OF_STAY, "Two weeks", 14, Decimal("20.00")),
    ),
)
EARLY = PlanFacts(
    code="EARLY",
    name="Early bird",
    description="The earlier the cheaper: eight per cent a month ahead, eighteen three months ahead.",
    policy="MODERATE",
    payment_mode=PaymentMode.DEPOSIT,
    share=12,
    limits=Limits(min_advance=30, max_advance=400),
    rules=FLEX_RULES,
    discounts=(
        StayDiscount(DiscountKind.EARLY_BIRD, "A month ahead", 30, Decimal("8.00")),
        StayDiscount(DiscountKind.EARLY_BIRD, "Two months ahead", 60, Decimal("12.00")),
        StayDiscount(DiscountKind.EARLY_BIRD, "Three months ahead", 90, Decimal("18.00")),
    ),
)
CORPORATE = PlanFacts(
    code="CORP",
    name="Corporate rate",
    description="Agreed with companies; breakfast is in the price.",
    policy="CORPORATE",
    payment_mode=PaymentMode.PAY_AT_HOTEL,
    audience=Audience.CORPORATE,
    meal=Meal(MealPlan.BREAKFAST, Decimal("10.00"), Decimal("5.00"), is_contained=True),
    types={"SGL": Decimal("54.00"), "DBL": Decimal("68.00"), "TWN": Decimal("71.00")},
)
EVENT = PlanFacts(
    code="EVENT",
    name="Conference rate",
    description="For guests of a conference that keeps a block of rooms.",
    policy="EVENT",
    payment_mode=PaymentMode.DEPOSIT,
    audience=Audience.ALLOTMENT,
    types={"DBL": Decimal("70.00"), "TWN": None},
)

GRAND_RATES = RateFacts(
    plans=(FLEX, FLEX_WITH_BREAKFAST, ADVANCE, WEEKLY, EARLY, CORPORATE, EVENT),
    policies=POLICIES,
    seasons=SEASONS,
    occupancy=(
        OccupancyFacts(OccupancyKind.SINGLE_USE, amount("-8.00"), "TWN"),
        OccupancyFacts(OccupancyKind.SINGLE_USE, percent("-10"), "STE"),
        OccupancyFacts(OccupancyKind.EXTRA_ADULT, amount("25.00"), "STE"),
        OccupancyFacts(OccupancyKind.CHILD, amount("0.00"), "STE", 0, 4),
        OccupancyFacts(OccupancyKind.CHILD, amount("12.00"), "STE", 4, 12),
        OccupancyFacts(OccupancyKind.CHILD, percent("10"), "STE", 12, 18),
        OccupancyFacts(OccupancyKind.COT, amount("6.00")),
        OccupancyFacts(OccupancyKind.COT, amount("9.00"), "STE"),
    ),
    taxes=(
        Tax(
            "VAT 13.5 %",
            Decimal("13.5"),
            is_included=True,
            components=frozenset({Component.ROOM, Component.FEE}),
        ),
        Tax(
            "VAT 9 % on meals", Decimal(9), is_included=True, components=frozenset({Component.MEAL})
        ),
    ),
    promos=(
        PromoFacts(
            "WINTER2025",
            "Ten per cent for everybody",
            PromoKind.PERCENT,
            Decimal(10),
            hint="10 % off",
        ),
        PromoFacts(
            "WELCOME20",
            "Twenty euro for a first stay",
            PromoKind.AMOUNT,
            Decimal("20.00"),
            hint="20.00 off two nights or more, once a guest",
            min_nights=2,
            max_uses_per_guest=1,
        ),
        PromoFacts(
            "STAY4PAY3",
            "Every fourth night free",
            PromoKind.FREE_NIGHT,
            Decimal(4),
            hint="of four nights the cheapest is free, by FLEX and FLEXBB",
            plans=("FLEX", "FLEXBB"),
            min_nights=4,
        ),
        PromoFacts(
            "FIRST3",
            "For the first three guests",
            PromoKind.PERCENT,
            Decimal(50),
            hint="used up",
            max_uses=3,
        ),
        PromoFacts(
            "SPRING",
            "Spring sale",
            PromoKind.PERCENT,
            Decimal(15),
            hint="over",
            bookable=Days(-200, -90),
        ),
    ),
    accounts=(
        AccountFacts(
            "ACME",
            "Acme Engineering Ltd",
            "Accounts Payable, 4 Custom House Square, Dublin 1",
            "invoices@acme.example",
            "IE6388047V",
            30,
            ("CORP",),
        ),
        AccountFacts(
            "MERIDIAN",
            "Meridian Consulting",
            "17 Station Road, Cork",
            "travel@meridian.example",
            "IE9700053D",
            14,
            ("CORP",),
        ),
    ),
    allotment=AllotmentFacts(
        code="DEVCONF",
        name="Dublin Developers' Conference",
        account="ACME",
        plan="EVENT",
        rooms=("205", "206", "207", "208", "303", "304"),
        picked_up=("205", "206", "303"),
        prices={"TWN": Decimal("73.00")},
        released_days_ahead=14,
    ),
)
