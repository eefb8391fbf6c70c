"""What the demo hotels sell by: the prices they promise, and every kind of rate in use somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models import Count, F, Q, Sum

from cli.demo.calendar import PAST_DAYS, conference_of
from cli.demo.making import make_demo
from common.clock import hotel_today
from common.errors import DomainError
from common.money import Rounding, places_of
from common.stay import Stay
from hotel.enums import BookingStatus
from hotel.models import Hotel, PricingQuote, RoomBooking, SoldTerms
from rates.enums import (
    AdjustmentKind,
    Audience,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    LineKind,
    MealPlan,
    OccupancyKind,
    PaymentMode,
    PenaltyKind,
    PromoKind,
)
from rates.errors import PromoCodeNotFound, PromoCodeUsedUp
from rates.models import (
    Allotment,
    AllotmentNight,
    CancellationPolicy,
    CityTax,
    CorporateAccount,
    Fee,
    OccupancyPrice,
    PromoCode,
    PromoUse,
    RateNight,
    RatePlan,
    RatePlanType,
    RateRule,
    Season,
    StayDiscount,
    Tax,
)
from rates.night_rows import RESTRICTIONS
from rates.records import lines_of
from rates.terms import Guests
from room_bookings.recount import differences
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.catalogue import type_on_sale
from room_bookings.selectors.counter import Search
from room_bookings.services.offering import StayRequest, offer_for
from rooms.models import RoomTypeNight

AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
A_NIGHT, TAX_OF_A_NIGHT = Decimal("75.00"), Decimal("8.92")


@pytest.fixture(scope="module", autouse=True)
def demo_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once for the tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(at=AT)
        yield
        transaction.set_rollback(True)


def today_of(slug: str) -> date:
    return hotel_today(Hotel.objects.get(slug=slug).timezone, AT)


def asked(slug: str, code: str, stay: Stay, adults: int = 2, **facts: Any) -> Any:
    """What the hotel offers who asks today."""
    request = StayRequest(slug, code, stay, adults, **facts)
    on_sale = type_on_sale(hotel_slug=slug, code=code, stay=stay)
    return offer_for(request, on_sale, booked_on=today_of(slug))


def stay_in(days: int, nights: int, slug: str = "grand-hotel") -> Stay:
    arrival = today_of(slug) + timedelta(days=days)
    return Stay(arrival, arrival + timedelta(days=nights))


@pytest.mark.parametrize("adults", [1, 2])
def test_double_costs_75_on_every_night_that_can_be_booked(adults: int):
    prices = set()
    for days in range(499):
        offer = asked("grand-hotel", "DBL", stay_in(days, 1), adults)
        prices.add((offer.plan.code, offer.price.total, offer.price.taxes, len(offer.price.lines)))

    assert prices == {("FLEX", A_NIGHT, TAX_OF_A_NIGHT, 1)}


@pytest.mark.parametrize("adults", [1, 2])
@pytest.mark.parametrize("nights", range(1, 31))
def test_double_of_any_length_costs_75_a_night(adults: int, nights: int):
    offers = [
        asked("grand-hotel", "DBL", stay_in(days, nights), adults) for days in range(0, 365, 5)
    ]

    assert {offer.plan.code for offer in offers} == {"FLEX"}
    assert {offer.price.total for offer in offers} == {A_NIGHT * nights}
    assert {(line.amount, line.kind) for offer in offers for line in offer.price.lines} == {
        (A_NIGHT, LineKind.NIGHT)
    }


def test_two_nights_with_the_winter_code_cost_ten_per_cent_less():
    offer = asked("grand-hotel", "DBL", stay_in(1, 2), promo_code="WINTER2025")

    assert (offer.plan.code, offer.price.total) == ("FLEX", Decimal("135.00"))


@pytest.mark.parametrize("nights", [1, 2, 9, 30])
@pytest.mark.parametrize(
    ("slug", "code", "plan"),
    [
        ("harbour-inn", "DBL", "BAR"),
        ("sakura-house", "TAT", "ROOM"),
        ("sakura-house", "VIL", "ROOM"),
    ],
)
def test_who_names_no_plan_is_never_refused_elsewhere(slug: str, code: str, plan: str, nights: int):
    offers = [asked(slug, code, stay_in(days, nights, slug)) for days in range(0, 365, 7)]

    assert {offer.plan.code for offer in offers} == {plan}


def test_a_night_at_the_harbour_shows_all_that_comes_on_top():
    monday = stay_in((0 - today_of("harbour-inn").weekday()) % 7 + 7, 1, "harbour-inn")
    price = asked("harbour-inn", "DBL", monday).price

    assert [(line.kind, line.reason, line.net, line.amount) for line in price.lines] == [
        (LineKind.NIGHT, "base price", Decimal("105.00"), Decimal("114.45")),
        (LineKind.MEAL, "breakfast, in the night's price", Decimal("24.00"), Decimal("25.92")),
        (LineKind.FEE, "Resort fee", Decimal("10.00"), Decimal("10.90")),
        (LineKind.FEE, "Welcome basket", Decimal("8.00"), Decimal("8.72")),
        (LineKind.CITY_TAX, "Tourism tax", Decimal("0.00"), Decimal("4.00")),
    ]
    assert (price.subtotal, price.taxes, price.total) == (
        Decimal("147.00"),
        Decimal("16.99"),
        Decimal("163.99"),
    )


def test_yen_have_no_smaller_coin():
    price = asked("sakura-house", "TAT", stay_in(8, 3, "sakura-house"), 3, children=1).price

    amounts = [price.subtotal, price.taxes, price.total, *(line.amount for line in price.lines)]
    assert {amount.as_tuple().exponent for amount in amounts} == {0}


def refusal(ask: Callable[[], Any]) -> type[DomainError]:
    with pytest.raises(DomainError) as refused:
        ask()
    return type(refused.value)


def test_codes_are_valid_used_up_and_over():
    def ask(promo_code: str) -> Any:
        return asked("grand-hotel", "TWN", stay_in(3, 4), promo_code=promo_code)

    plain = asked("grand-hotel", "TWN", stay_in(3, 4)).price.total

    assert plain - ask("WELCOME20").price.total == Decimal("20.00")
    assert ask("STAY4PAY3").price.total == plain * 3 / 4
    assert refusal(lambda: ask("FIRST3")) is PromoCodeUsedUp
    assert refusal(lambda: ask("SPRING")) is PromoCodeNotFound


def test_company_s_code_opens_its_plan_and_the_conference_s_code_its_rooms():
    conference = conference_of(today_of("grand-hotel"))

    company = asked("grand-hotel", "DBL", stay_in(3, 1), corporate_code="ACME")
    twin = asked("grand-hotel", "TWN", conference, allotment_code="DEVCONF")

    assert (company.plan.code, company.price.total) == ("CORP", Decimal("68.00"))
    assert (twin.plan.code, twin.price.total) == ("EVENT", Decimal("73.00") * 3)


EVERYTHING_OF: dict[str, tuple[type[models.Model], str, type]] = {
    "rules of every kind": (RateRule, "kind", AdjustmentKind),
    "audiences": (RatePlan, "audience", Audience),
    "meals": (RatePlan, "meal", MealPlan),
    "what the party changes": (OccupancyPrice, "occupancy_kind", OccupancyKind),
    "amounts and shares for the party": (OccupancyPrice, "kind", AdjustmentKind),
    "discounts": (StayDiscount, "kind", DiscountKind),
    "city taxes": (CityTax, "kind", CityTaxKind),
    "fees": (Fee, "basis", FeeBasis),
    "promo codes": (PromoCode, "kind", PromoKind),
    "roundings": (Hotel, "rounding", Rounding),
}
NOT_SHOWN = {
    "amounts and shares for the party": {AdjustmentKind.SET.value},
    "roundings": {Rounding.HALF_DOWN.value, Rounding.UP.value},
}


@pytest.mark.parametrize("feature", EVERYTHING_OF)
def test_every_word_of_rates_is_used(feature: str):
    model, column, words = EVERYTHING_OF[feature]

    used = set(model.objects.values_list(column, flat=True))

    assert used == {word.value for word in words} - NOT_SHOWN.get(feature, set())


IN_USE: dict[str, Callable[[], Any]] = {
    "plan derived by a percentage": lambda: RatePlan.objects.filter(adjustment_kind="PERCENT"),
    "plan derived by an amount": lambda: RatePlan.objects.filter(adjustment_kind="AMOUNT"),
    "plan derived from a derived one": lambda: RatePlan.objects.exclude(parent__parent=None),
    "plan without its parent's rules": lambda: RatePlan.objects.filter(inherits_restrictions=False),
    "plan sold in a window": lambda: RatePlan.objects.exclude(
        Q(book_from=None) | Q(book_until=None)
    ),
    "plan for a window of nights": lambda: RatePlan.objects.exclude(
        Q(stay_from=None) | Q(stay_until=None)
    ),
    "minimum stay of a plan": lambda: RatePlan.objects.exclude(min_stay=None),
    "maximum stay of a plan": lambda: RatePlan.objects.exclude(max_stay=None),
    "minimum advance of a plan": lambda: RatePlan.objects.exclude(min_advance=None),
    "maximum advance of a plan": lambda: RatePlan.objects.exclude(max_advance=None),
    "plan for some types": lambda: RatePlanType.objects.exclude(base_price=None),
    "plan at the starting price": lambda: RatePlanType.objects.filter(base_price=None),
    "meal in the price": lambda: RatePlan.objects.exclude(meal="NONE").filter(
        meal_is_contained=True
    ),
    "meal on top": lambda: RatePlan.objects.exclude(meal="NONE").filter(meal_is_contained=False),
    "season": Season.objects.all,
    "rule of a season": lambda: RateRule.objects.exclude(season=None).filter(weekdays=None),
    "rule of weekdays": lambda: RateRule.objects.filter(season=None).exclude(weekdays=None),
    "rule of weekdays in a season": lambda: RateRule.objects.exclude(
        Q(season=None) | Q(weekdays=None)
    ),
    "price of a single night": lambda: RateNight.objects.exclude(price=None),
    "children by age": lambda: OccupancyPrice.objects.filter(occupancy_kind="CHILD", from_age=4),
    "children free of charge": lambda: OccupancyPrice.objects.filter(
        occupancy_kind="CHILD", value=0
    ),
    "party prices of one type": lambda: OccupancyPrice.objects.exclude(room_type=None),
    "party prices of all types": lambda: OccupancyPrice.objects.filter(room_type=None),
    "tax in the price": lambda: Tax.objects.filter(is_included=True),
    "tax on top": lambda: Tax.objects.filter(is_included=False),
    "tax of meals alone": lambda: Tax.objects.filter(components=[Component.MEAL.value]),
    "city tax with an age": lambda: CityTax.objects.filter(exempt_under_age__gt=0),
    "city tax with a cap of nights": lambda: CityTax.objects.exclude(max_nights=None),
    "promo code of some plans": lambda: PromoCode.objects.exclude(rate_plan_codes=[]),
    "promo code of a window": lambda: PromoCode.objects.exclude(book_until=None),
    "promo code from some nights on": lambda: PromoCode.objects.filter(min_nights__gt=1),
    "promo code for so many a guest": lambda: PromoCode.objects.exclude(max_uses_per_guest=None),
    "promo code that is used up": lambda: PromoCode.objects.filter(used=F("max_uses")),
    "account with an address for bills": lambda: CorporateAccount.objects.exclude(
        Q(billing_address="") | Q(billing_email="") | Q(vat_number="") | Q(payment_days=0)
    ),
    "allotment of an account": lambda: Allotment.objects.exclude(account=None),
    "allotment with its own price": lambda: AllotmentNight.objects.exclude(price=None),
    "allotment picked up in part": lambda: AllotmentNight.objects.filter(
        picked_up__gt=0, picked_up__lt=F("rooms")
    ),
    "nights that are held": lambda: RoomTypeNight.objects.filter(held__gt=0),
    "booking of an account": lambda: RoomBooking.objects.exclude(account=None),
    "booking of a group in an allotment": lambda: RoomBooking.objects.exclude(group=None).exclude(
        allotment=None
    ),
    "booking with a promo code": lambda: RoomBooking.objects.exclude(promo_code=""),
    "booking with children's ages and a cot": lambda: RoomBooking.objects.exclude(
        child_ages=[]
    ).filter(cots__gt=0),
    "cancellation that costs": lambda: RoomBooking.objects.filter(
        status=BookingStatus.CANCELLED, penalty_amount__gt=0
    ),
    "cancellation for nothing": lambda: RoomBooking.objects.filter(
        status=BookingStatus.CANCELLED, penalty_amount=0
    ),
    "no-show that costs": lambda: RoomBooking.objects.filter(
        status=BookingStatus.NO_SHOW, penalty_amount__gt=0
    ),
} | {
    f"{name} of a single night": lambda name=name: RateNight.objects.exclude(
        **{name: False if "closed" in name or name == "stop_sell" else None}
    )
    for name in RESTRICTIONS
}


@pytest.mark.parametrize("feature", IN_USE)
def test_feature_is_shown(feature: str):
    assert IN_USE[feature]().exists()


def test_policies_charge_in_every_way():
    policies = CancellationPolicy.objects.all()

    assert {tier["kind"] for policy in policies for tier in policy.tiers} == {
        kind.value for kind in PenaltyKind if kind is not PenaltyKind.NONE
    }
    assert {policy.deposit["kind"] for policy in policies} == set(PenaltyKind)
    assert {policy.no_show["kind"] for policy in policies} == {
        "FIRST_NIGHT",
        "WHOLE_STAY",
        "PERCENT",
    }


def test_every_plan_was_sold_and_every_kind_of_line_is_on_a_booking():
    sold = set(RoomBooking.objects.values_list("hotel_id", "rate_plan_code"))
    kinds = {
        line.kind
        for record in RoomBooking.objects.values_list("price_lines", flat=True)
        for line in lines_of(record)
    }

    assert set(RatePlan.objects.values_list("hotel_id", "code")) == sold
    assert kinds == set(LineKind)


def test_each_booking_is_the_sum_of_its_lines_in_the_coins_of_its_currency():
    for booking in RoomBooking.objects.select_related("hotel"):
        lines = lines_of(booking.price_lines)
        places = places_of(booking.currency)

        assert sum(line.amount for line in lines) == booking.total_amount
        assert sum(line.net for line in lines) == booking.subtotal
        assert booking.subtotal + booking.taxes == booking.total_amount
        assert booking.total_amount == round(booking.total_amount, places)
        assert [line.night for line in lines if line.kind is LineKind.NIGHT] == list(
            booking.stay.each_night()
        )
        assert booking.policy["name"]


def test_quote_promises_the_terms_that_its_booking_was_sold_with():
    names = [field.attname for field in SoldTerms._meta.fields]
    bookings = RoomBooking.objects.exclude(quote=None)

    assert bookings.count() == PricingQuote.objects.count() > 1_000
    assert list(bookings.order_by("quote_id").values_list("total_amount", *names)) == list(
        PricingQuote.objects.order_by("id").values_list("total", *names)
    )


def test_uses_of_codes_are_counted():
    uses = PromoUse.objects.values("promo_code").annotate(count=Count("id"))

    assert {row["promo_code"]: row["count"] for row in uses} == dict(
        PromoCode.objects.filter(used__gt=0).values_list("id", "used")
    )
    assert PromoUse.objects.count() == RoomBooking.objects.exclude(promo_code="").count()


def test_conference_keeps_what_nobody_has_picked_up():
    conference = conference_of(today_of("grand-hotel"))
    held = RoomTypeNight.objects.filter(held__gt=0).order_by("night", "-held")

    assert [(night.night, night.room_type.code, night.held) for night in held] == [
        (night, code, rooms)
        for night in conference.each_night()
        for code, rooms in (("DBL", 2), ("TWN", 1))
    ]
    assert AllotmentNight.objects.aggregate(rooms=Sum("rooms"), picked_up=Sum("picked_up")) == {
        "rooms": 18,
        "picked_up": 9,
    }
    group = RoomBooking.objects.exclude(group=None)
    assert {booking.stay for booking in group} == {conference}
    assert len({booking.booker_email for booking in group}) == 1
    assert len({booking.primary_email for booking in group}) == 3
    assert differences(at=AT) == []


def test_seasons_reach_from_the_first_booking_to_the_last_night_on_sale():
    for hotel in Hotel.objects.all():
        today = hotel_today(hotel.timezone, AT)
        seasons = Season.objects.filter(hotel=hotel)

        assert seasons.order_by("start_date")[0].start_date <= today - timedelta(
            days=PAST_DAYS - 180
        )
        last = seasons.order_by("-end_date")[0].end_date
        assert last >= today + timedelta(days=hotel.booking_window_days)


def test_availability_shows_the_double_first_at_75_a_night_and_cheaper_plans_beside_it():
    search = Search("grand-hotel", stay_in(2, 2), Guests(2), room_type_code="DBL")
    [double] = availability_of(search, at=AT).offers

    assert double.standard is not None
    assert (double.standard.plan.code, double.standard.price.total) == ("FLEX", Decimal("150.00"))
    assert [(each.plan.code, each.price.total, each.refusal) for each in double.plans] == [
        ("FLEX", Decimal("150.00"), ""),
        ("FLEXBB", Decimal("204.00"), ""),
        ("ADVANCE", Decimal("127.50"), "MIN_ADVANCE"),
        ("WEEKLY", Decimal("145.50"), "MIN_STAY_ARRIVAL"),
        ("EARLY", Decimal("150.00"), "MIN_ADVANCE"),
    ]


def test_every_mode_of_payment_is_offered_and_who_names_no_plan_pays_now():
    modes = set(RatePlan.objects.values_list("payment_mode", flat=True))
    first = RatePlan.objects.filter(hotel__slug="grand-hotel").order_by("sort_order")[0]

    assert modes == {"", *PaymentMode}
    assert (first.code, first.payment_mode) == ("FLEX", "PAY_NOW")
