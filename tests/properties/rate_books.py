"""Strategies: a hotel with any rates that it can set up, and any stay that may be asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from common.money import Purse, Rounding, places_of
from common.stay import Stay
from rates.enums import (
    AdjustmentKind,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    MealPlan,
    OccupancyKind,
    PenaltyKind,
    PromoKind,
)
from rates.pricing import Sale
from rates.terms import (
    Adjustment,
    CityTax,
    DayRate,
    Fee,
    Guests,
    House,
    Meal,
    OccupancyPrice,
    Penalty,
    Plan,
    Policy,
    Promo,
    RateBook,
    RateRule,
    Season,
    StayDiscount,
    Tax,
    Tier,
)

FIRST = date(2026, 3, 2)
DOUBLE, SUITE = 1, 2
TYPES = (DOUBLE, SUITE)

Draw = Any


@dataclass(frozen=True)
class Situation:
    book: RateBook
    sale: Sale

    @property
    def coin(self) -> Decimal:
        return Decimal(1).scaleb(-places_of(self.book.house.purse.currency))


def amounts(purse: Purse, most: int = 40_000) -> st.SearchStrategy[Decimal]:
    """In coins of the purse: small ones, where rounding tells, as often as usual ones."""
    coins = st.one_of(st.integers(0, 30), st.integers(0, most))
    return coins.map(lambda count: Decimal(count).scaleb(-places_of(purse.currency)))


def percents(least: int = 1, most: int = 100) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=1) | st.sampled_from([Decimal(least), Decimal(most)])


def adjustments(purse: Purse) -> st.SearchStrategy[Adjustment]:
    change = amounts(purse).flatmap(lambda amount: st.sampled_from([amount, -amount]))
    return st.one_of(
        st.builds(Adjustment, st.just(AdjustmentKind.SET), amounts(purse)),
        st.builds(Adjustment, st.just(AdjustmentKind.PERCENT), percents(-100, 150)),
        st.builds(Adjustment, st.just(AdjustmentKind.AMOUNT), change),
    )


def changes(purse: Purse) -> st.SearchStrategy[Adjustment]:
    """Of a derived plan."""
    return adjustments(purse).filter(lambda each: each.kind is not AdjustmentKind.SET)


purses = st.builds(Purse, st.sampled_from(["JPY", "EUR", "KWD"]), st.sampled_from(Rounding))
days = st.integers(0, 30).map(lambda offset: FIRST + timedelta(days=offset))
weekdays = st.none() | st.frozensets(st.integers(0, 6), min_size=1, max_size=4)
components = st.frozensets(st.sampled_from(Component), min_size=1)


@st.composite
def seasons(draw: Draw) -> tuple[Season, ...]:
    """Two at most, one behind the other."""
    first, second, third = sorted(draw(st.lists(days, min_size=3, max_size=3, unique=True)))
    both = (Season(1, "Fair", first, second), Season(2, "Summer", second, third))
    return both[: draw(st.integers(0, 2))]


def rules(purse: Purse, among: Sequence[Season]) -> st.SearchStrategy[list[RateRule]]:
    in_season = st.sampled_from([None, *(season.pk for season in among)])
    types = st.sampled_from([None, *TYPES])
    return st.lists(st.builds(RateRule, adjustments(purse), types, in_season, weekdays), max_size=3)


discounts = st.lists(
    st.builds(
        StayDiscount,
        st.sampled_from(DiscountKind),
        st.sampled_from(["one", "other"]),
        st.integers(1, 8),
        percents(),
    ),
    max_size=3,
)


def meals(purse: Purse) -> st.SearchStrategy[Meal | None]:
    price = amounts(purse, 5_000)
    kinds = st.sampled_from([MealPlan.BREAKFAST, MealPlan.HALF_BOARD])
    return st.none() | st.builds(Meal, kinds, price, price, st.booleans())


@st.composite
def plans(draw: Draw, purse: Purse, among: Sequence[Season]) -> tuple[Plan, ...]:
    """A plan, one that follows it, and one that follows that."""
    made: list[Plan] = []
    base = {each: draw(amounts(purse)) for each in TYPES}
    for pk in (1, 2, 3):
        plan = Plan(
            pk=pk,
            code=f"P{pk}",
            name=f"Plan {pk}",
            description="",
            base_prices=base,
            policy=Policy("", time(14)),
            parent=made[-1] if made else None,
            adjustment=draw(changes(purse)) if made else None,
            rules=tuple(draw(rules(purse, among))),
            discounts=tuple(draw(discounts)),
            meal=draw(meals(purse)),
        )
        made.append(plan)
    return tuple(made)


@st.composite
def occupancy_prices(draw: Draw, purse: Purse) -> OccupancyPrice:
    first = draw(st.integers(0, 17))
    return OccupancyPrice(
        draw(st.sampled_from(OccupancyKind)),
        draw(adjustments(purse)),
        draw(st.sampled_from([None, *TYPES])),
        first,
        draw(st.integers(first + 1, 18)),
    )


def taxes() -> st.SearchStrategy[list[Tax]]:
    rate = st.decimals(0, 60, places=2)
    each = st.builds(
        Tax, st.sampled_from(["VAT", "Levy", "State"]), rate, st.booleans(), components
    )
    return st.lists(each, max_size=3, unique_by=lambda tax: tax.name)


def city_taxes(purse: Purse) -> st.SearchStrategy[CityTax]:
    facts = st.integers(0, 18), st.none() | st.integers(1, 9)
    by_head = st.builds(
        CityTax,
        st.just("by head"),
        st.just(CityTaxKind.PER_PERSON_NIGHT),
        amounts(purse, 900),
        *facts,
    )
    share = st.builds(
        CityTax, st.just("share"), st.just(CityTaxKind.PERCENT), percents(0, 20), *facts
    )
    return by_head | share


@st.composite
def books(draw: Draw, purses: st.SearchStrategy[Purse] = purses) -> RateBook:
    purse, among = draw(purses), draw(seasons())
    fees = st.builds(Fee, st.just("fee"), st.sampled_from(FeeBasis), amounts(purse, 5_000))
    bands = st.tuples(*(occupancy_prices(purse) for _ in range(draw(st.integers(0, 4)))))
    house = House(
        purse=purse,
        base_occupancy={DOUBLE: 2, SUITE: draw(st.integers(1, 3))},
        seasons=among,
        occupancy=draw(bands),
        taxes=tuple(draw(taxes())),
        city_taxes=tuple(draw(st.lists(city_taxes(purse), max_size=2))),
        fees=tuple(draw(st.lists(fees, max_size=2))),
    )
    return RateBook(house, draw(plans(purse, among)))


@st.composite
def parties(draw: Draw) -> Guests:
    children = draw(st.integers(0, 3))
    ages = draw(st.lists(st.integers(0, 17), max_size=children))
    return Guests(draw(st.integers(1, 4)), children, tuple(ages), draw(st.integers(0, 2)))


def promos(purse: Purse) -> st.SearchStrategy[Promo | None]:
    return st.one_of(
        st.none(),
        st.builds(Promo, st.just("CODE"), st.just(PromoKind.PERCENT), percents()),
        st.builds(Promo, st.just("CODE"), st.just(PromoKind.AMOUNT), amounts(purse, 200_000)),
        st.builds(
            Promo, st.just("CODE"), st.just(PromoKind.FREE_NIGHT), st.integers(1, 5).map(Decimal)
        ),
    )


@st.composite
def sales(draw: Draw, book: RateBook) -> Sale:
    purse, check_in = book.house.purse, draw(days)
    few = {"max_size": 4}
    of_nights = st.dictionaries(days, st.builds(DayRate, st.none() | amounts(purse)), **few)
    keys = st.sampled_from([(plan.pk, room_type) for plan in book.plans for room_type in TYPES])
    return Sale(
        plan=draw(st.sampled_from(book.plans)),
        room_type=draw(st.sampled_from(TYPES)),
        stay=Stay(check_in, check_in + timedelta(days=draw(st.integers(1, 9)))),
        guests=draw(parties()),
        booked_on=check_in - timedelta(days=draw(st.integers(0, 9))),
        nights=draw(st.dictionaries(keys, of_nights, **few)),
        promo=draw(promos(purse)),
        kept=draw(st.just({}) | st.dictionaries(days, amounts(purse), **few)),
    )


@st.composite
def situations(draw: Draw) -> Situation:
    book = draw(books())
    return Situation(book, draw(sales(book)))


penalties = st.builds(Penalty, st.sampled_from(PenaltyKind), st.decimals(0, 1000, places=2))
policies = st.builds(
    Policy,
    st.text(max_size=20),
    st.times(timezones=st.none()).map(lambda at: at.replace(microsecond=0)),
    st.lists(st.builds(Tier, st.integers(0, 10_000), penalties), max_size=4).map(tuple),
    penalties,
    penalties,
)
