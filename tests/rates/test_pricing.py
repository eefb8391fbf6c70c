"""What the table of worked examples does not show: reasons in words, and values at the edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from common.stay import Stay
from rates.enums import AdjustmentKind, Audience, LineKind, OccupancyKind, PenaltyKind, PromoKind
from rates.errors import RatePlanNotFound
from rates.nights import rate_of_night
from rates.offers import Opened, chosen_plan, open_plans
from rates.pricing import price_stay, total_stay
from rates.records import penalty_of
from rates.terms import (
    Adjustment,
    Guests,
    Line,
    OccupancyPrice,
    Penalty,
    Plan,
    Price,
    Promo,
    RateBook,
    TaxShare,
)
from tests.rates.reading import STANDARD, Hotel, sale_of

EUROS = Decimal("1.00")


def price_of(hotel: str, stay: str) -> Price:
    set_up = Hotel.read(hotel)
    return price_stay(set_up.book, sale_of(stay, set_up))


@pytest.mark.parametrize(
    ("hotel", "stay", "reasons"),
    [
        ("", "2 adults", ["base price"]),
        ("Fri/Sat +20%", "from 6 Mar", ["Fri/Sat: +20 %"]),
        ("Fair is 2 Mar to 9 Mar; Fair -5.00", "2 adults", ["Fair: -5.00"]),
        ("Fair is 2 Mar to 9 Mar; Fair Mon =150", "2 adults", ["Fair, Mon: 150"]),
        ("Double +5.00", "2 adults", ["rule of the type: +5.00"]),
        ("2 Mar costs 80.00", "2 adults", ["price of this night"]),
        ("NR is FLEX -10%", "NR", ["FLEX -10 % (base price)"]),
        ("NR is FLEX -10%; 2 Mar costs 80.00", "NR", ["FLEX -10 % (price of this night)"]),
        ("NR is FLEX -10%; NR Mon +5.00", "NR", ["FLEX -10 % (base price), Mon: +5.00"]),
        ("NR is FLEX -10%; NR Mon =70", "NR", ["Mon: 70"]),
        ("", "kept 2 Mar at 80.00", ["as sold"]),
        ("single use -20%", "1 adult", ["base price", "one guest alone"]),
        ("extra adult 9.00", "3 adults", ["base price", "adults above the base price"]),
        ("child 3-11 9.00", "child 4", ["base price", "children from 3 to 11"]),
        ("cot 9.00", "child 1, 1 cot", ["base price", "cots"]),
        ("half board added 9.00/5.00", "2 adults", ["base price", "half board"]),
        (
            "breakfast contained 9.00/5.00; early bird from 1 -10%",
            "2 adults",
            [
                "base price",
                "breakfast, in the night's price",
                "early bird from: -10 %",
                "early bird from: -10 %, on the meal",
            ],
        ),
        ("", "code -10%", ["base price", "promo code CODE: -10 %"]),
        ("", "code -10.00", ["base price", "promo code CODE: -10.00"]),
        (
            "",
            "code one of 1 nights free",
            ["base price", "promo code CODE: one night of 1 is free"],
        ),
        ("fee 9.00 per stay; city tax 2.00 a head", "2 adults", ["base price", "fee", "city tax"]),
    ],
)
def test_every_line_says_where_its_amount_comes_from(
    hotel: str, stay: str, reasons: list[str]
) -> None:
    assert [line.reason for line in price_of(hotel, stay).lines] == reasons


def test_a_line_is_exact_to_its_places() -> None:
    price = price_of("Double 99.99; tax VAT 7% included; city tax 2.5%", "1 night")

    vat = TaxShare("VAT", Decimal("6.54"))
    tax = TaxShare("city tax", Decimal("2.34"))
    night = date(2026, 3, 2)
    assert repr(price.lines) == repr(
        (
            Line(
                LineKind.NIGHT,
                night,
                "base price",
                1,
                Decimal("93.45"),
                (vat,),
                Decimal("99.99"),
                Decimal("99.99"),
            ),
            Line(
                LineKind.CITY_TAX,
                None,
                "city tax",
                1,
                Decimal("0.00"),
                (tax,),
                Decimal("2.34"),
            ),
        )
    )
    assert str(price.total) == "102.33"


def test_a_night_shows_the_plans_price_whatever_the_meal_takes_of_it() -> None:
    line = price_of("breakfast contained 10.00/5.00; early bird from 1 -10%", "1 night").lines[0]

    assert (line.amount, line.rate) == (Decimal("80.00"), Decimal("100.00"))


@pytest.mark.parametrize("value", ["-50.00", "-100.00", "-500.00"])
def test_nobody_makes_a_room_cheaper_but_a_guest_alone(value: str) -> None:
    hotel = f"extra adult {value}; child 0-17 {value}; cot {value}"

    assert price_of(hotel, "3 adults, child 4, 1 cot").total == 100


def test_a_guest_alone_pays_nothing_at_least() -> None:
    assert price_of("single use -500.00", "1 adult").total == 0
    assert price_of("single use =-1.00", "1 adult").total == 0


def test_of_bands_that_overlap_the_one_that_starts_last_counts() -> None:
    assert price_of("child 6-17 20.00; child 0-11 10.00", "children 5 and 6 and 11").total == 150


def test_a_child_between_two_bands_is_free() -> None:
    assert price_of("child 0-2 5.00; child 6-17 20.00", "child 4").total == 100


def test_a_hotel_without_bands_has_children_free() -> None:
    assert price_of("extra adult 35.00", "children 0 and 17, 1 child without age").total == 100


def test_one_price_for_extra_adults_however_many_are_set_up() -> None:
    hotel = Hotel.read("extra adult 35.00")
    again = OccupancyPrice(
        OccupancyKind.EXTRA_ADULT, Adjustment(AdjustmentKind.AMOUNT, EUROS), from_age=5
    )
    hotel.change_house(occupancy=(again,))

    assert total_stay(hotel.book, sale_of("3 adults", hotel)).total == 135


@pytest.mark.parametrize(
    ("kind", "value", "total"),
    [
        (PromoKind.PERCENT, "250", 0),
        (PromoKind.PERCENT, "100", 0),
        (PromoKind.AMOUNT, "99999999999", 0),
        (PromoKind.FREE_NIGHT, "0.5", 200),
        (PromoKind.FREE_NIGHT, "2", 100),
        (PromoKind.FREE_NIGHT, "3", 200),
        (PromoKind.FREE_NIGHT, "99999999999", 200),
    ],
)
def test_a_promotion_takes_off_what_there_is(kind: PromoKind, value: str, total: int) -> None:
    hotel = Hotel.read("")
    sale = replace(sale_of("2 nights", hotel), promo=Promo("CODE", kind, Decimal(value)))

    assert total_stay(hotel.book, sale).total == total


@pytest.mark.parametrize("rounding", ["half up", "up", "half down", "half even", "down"])
def test_a_room_for_nothing_has_no_tax_however_it_is_rounded(rounding: str) -> None:
    hotel = (
        f"rounded {rounding}; Double 0.05; cot 0.05; tax VAT 10% on top; tax Levy 10% included; "
        "long stay from 1 -50%; early bird from 1 -50%"
    )

    for stay in ("1 cot, child 1, code -100%", "1 cot, child 1, code -9.00, 3 nights"):
        price = price_of(hotel, stay)
        assert price.subtotal == price.taxes == price.total == 0


def test_taxes_in_the_price_are_never_more_than_the_price() -> None:
    price = price_of(
        "rounded up; Double 0.01; tax VAT 10% included; tax Levy 10% included", "1 night"
    )

    assert price.subtotal == 0
    assert price.taxes == price.total == Decimal("0.01")


def test_no_city_tax_line_when_nobody_pays() -> None:
    hotel = "city tax 2.00 a head, first 0 nights"

    assert [line.kind for line in price_of(hotel, "2 adults").lines] == [LineKind.NIGHT]


def test_a_price_with_more_places_than_the_currency_is_rounded() -> None:
    price = price_of("JPY; 2 Mar costs 99.50; Double 80.40", "2 nights, kept 3 Mar at 70.60")

    assert [str(line.amount) for line in price.lines] == ["100", "71"]


def test_the_price_of_one_night_is_that_of_the_stay() -> None:
    hotel = Hotel.read("Mon +5.00; NR is FLEX -10%")
    plan = hotel.plans["NR"]

    rate = rate_of_night(hotel.book, plan, 1, date(2026, 3, 2), hotel.nights)

    assert rate == (Decimal("94.50"), "FLEX -10 % (Mon: +5.00)")


def test_sold_nights_need_no_plan_that_sells_the_type() -> None:
    hotel = Hotel.read("")
    sale = sale_of("kept 2 Mar at 80.00", hotel)
    gone = replace(sale, plan=replace(sale.plan, base_prices={}))

    assert total_stay(hotel.book, gone).total == 80


def test_a_year_is_a_stay_like_another() -> None:
    hotel = Hotel.read("Fri/Sat +20%; long stay from 365 -50%")
    stay = Stay(date(2026, 3, 2), date(2027, 3, 2))

    total = total_stay(hotel.book, replace(sale_of("", hotel), stay=stay)).total

    assert total == (261 * 100 + 104 * 120) // 2


def test_who_has_negotiated_a_plan_is_offered_it_first() -> None:
    public, corporate, allotted, gone = (
        replace(STANDARD, pk=2, code="A"),
        replace(STANDARD, pk=3, code="B", audience=Audience.CORPORATE),
        replace(STANDARD, pk=4, code="C", audience=Audience.ALLOTMENT),
        replace(STANDARD, pk=5, code="D", is_active=False),
    )
    book = RateBook(plans=(public, corporate, allotted, gone))

    def codes(plans: list[Plan]) -> list[str]:
        return [plan.code for plan in plans]

    assert codes(open_plans(book)) == ["A"]
    assert codes(open_plans(book, Opened(negotiated=frozenset("B")))) == ["B", "A"]
    with pytest.raises(RatePlanNotFound):
        chosen_plan(open_plans(book), "B")


def test_a_penalty_may_be_written_without_a_value() -> None:
    assert penalty_of({}) == Penalty()
    assert penalty_of({"kind": "WHOLE_STAY"}) == Penalty(PenaltyKind.WHOLE_STAY)
    assert penalty_of({"kind": "PERCENT", "value": 50}) == Penalty(PenaltyKind.PERCENT, Decimal(50))


def test_more_cots_than_children_are_paid() -> None:
    hotel = Hotel.read("cot 12.00")
    sale = replace(sale_of("", hotel), guests=Guests(2, cots=3))

    assert total_stay(hotel.book, sale).total == 136
