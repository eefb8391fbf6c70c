"""Strategies: a hotel with any rates that it can set up, and any stay that may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
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
from rates.nights import Rate
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
PLANS = (1, 2, 3)

Draw = Any


@dataclass(frozen=True)
class Situation:
    book: RateBook
    sale: Sale

    @property
    def coin(self) -> Decimal:
        return Decimal(1).scaleb(-places_of(self.book.house.purse.currency))


@cache
def amounts(purse: Purse, most: int = 40_000) -> st.SearchStrategy[Decimal]:
    """In coins of the purse: small ones, where rounding tells, as often as usual ones."""
    coins = st.one_of(st.integers(0, 30), st.integers(0, most))
    return coins.map(lambda count: Decimal(count).scaleb(-places_of(purse.currency)))


@cache
def percents(least: int = 1, most: int = 100) -> st.SearchStrategy[Decimal]:
    """With a decimal place."""
    return st.integers(least * 10, most * 10).map(lambda tenths: Decimal(tenths).scaleb(-1))


@cache
def changes(purse: Purse) -> st.SearchStrategy[Adjustment]:
    """Up or down, as a derived plan's."""
    amount = st.builds(lambda sign, size: sign * size, st.sampled_from([1, -1]), amounts(purse))
    return st.one_of(
        st.builds(Adjustment, st.just(AdjustmentKind.PERCENT), percents(-100, 150)),
        st.builds(Adjustment, st.just(AdjustmentKind.AMOUNT), amount),
    )


@cache
def adjustments(purse: Purse) -> st.SearchStrategy[Adjustment]:
    return st.builds(Adjustment, st.just(AdjustmentKind.SET), amounts(purse)) | changes(purse)


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


@cache
def rules(purse: Purse, among: tuple[Season, ...]) -> st.SearchStrategy[list[RateRule]]:
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


@cache
def meals(purse: Purse) -> st.SearchStrategy[Meal | None]:
    price = amounts(purse, 5_000)
    kinds = st.sampled_from([MealPlan.BREAKFAST, MealPlan.HALF_BOARD])
    return st.none() | st.builds(Meal, kinds, price, price, st.booleans())


@st.composite
def plans(draw: Draw, purse: Purse, among: tuple[Season, ...]) -> tuple[Plan, ...]:
    """A plan, one that follows it, and one that follows that."""
    made: list[Plan] = []
    base = {each: draw(amounts(purse)) for each in TYPES}
    for pk in PLANS:
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


ages = st.builds(
    lambda first, years: (first, min(18, first + years)), st.integers(0, 17), st.integers(1, 18)
)


@cache
def occupancy_prices(purse: Purse) -> st.SearchStrategy[list[OccupancyPrice]]:
    each = st.builds(
        lambda kind, adjustment, room_type, of_age: OccupancyPrice(
            kind, adjustment, room_type, *of_age
        ),
        st.sampled_from(OccupancyKind),
        adjustments(purse),
        st.sampled_from([None, *TYPES]),
        ages,
    )
    return st.lists(each, max_size=4)


@cache
def taxes() -> st.SearchStrategy[list[Tax]]:
    rate = percents(0, 60)
    each = st.builds(
        Tax, st.sampled_from(["VAT", "Levy", "State"]), rate, st.booleans(), components
    )
    return st.lists(each, max_size=3, unique_by=lambda tax: tax.name)


@cache
def fees(purse: Purse) -> st.SearchStrategy[list[Fee]]:
    each = st.builds(Fee, st.just("fee"), st.sampled_from(FeeBasis), amounts(purse, 5_000))
    return st.lists(each, max_size=2)


@cache
def city_taxes(purse: Purse) -> st.SearchStrategy[list[CityTax]]:
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
    return st.lists(by_head | share, max_size=2)


@st.composite
def books(draw: Draw, purses: st.SearchStrategy[Purse] = purses) -> RateBook:
    purse, among = draw(purses), draw(seasons())
    house = House(
        purse=purse,
        base_occupancy={DOUBLE: 2, SUITE: draw(st.integers(1, 3))},
        seasons=among,
        occupancy=tuple(draw(occupancy_prices(purse))),
        taxes=tuple(draw(taxes())),
        city_taxes=tuple(draw(city_taxes(purse))),
        fees=tuple(draw(fees(purse))),
    )
    return RateBook(house, draw(plans(purse, among)))


@st.composite
def parties(draw: Draw) -> Guests:
    children = draw(st.integers(0, 3))
    ages = draw(st.lists(st.integers(0, 17), max_size=children))
    return Guests(draw(st.integers(1, 4)), children, tuple(ages), draw(st.integers(0, 2)))


@cache
def promos(purse: Purse) -> st.SearchStrategy[Promo | None]:
    return st.one_of(
        st.none(),
        st.builds(Promo, st.just("CODE"), st.just(PromoKind.PERCENT), percents()),
        st.builds(Promo, st.just("CODE"), st.just(PromoKind.AMOUNT), amounts(purse, 200_000)),
        st.builds(
            Promo, st.just("CODE"), st.just(PromoKind.FREE_NIGHT), st.integers(1, 5).map(Decimal)
        ),
    )


@cache
def set_nights(purse: Purse) -> st.SearchStrategy[dict[tuple[int, int], dict[date, DayRate]]]:
    plan_and_type = st.sampled_from([(pk, room_type) for pk in PLANS for room_type in TYPES])
    day_rates = st.builds(DayRate, st.none() | amounts(purse))
    return st.dictionaries(plan_and_type, st.dictionaries(days, day_rates, max_size=4), max_size=3)


@cache
def kept_nights(purse: Purse) -> st.SearchStrategy[dict[date, Rate]]:
    rates = st.builds(Rate, amounts(purse), st.sampled_from(["", "base price"]))
    return st.just({}) | st.dictionaries(days, rates, max_size=4)


@st.composite
def sales(draw: Draw, book: RateBook) -> Sale:
    purse, check_in = book.house.purse, draw(days)
    return Sale(
        plan=draw(st.sampled_from(book.plans)),
        room_type=draw(st.sampled_from(TYPES)),
        stay=Stay(check_in, check_in + timedelta(days=draw(st.integers(1, 9)))),
        guests=draw(parties()),
        booked_on=check_in - timedelta(days=draw(st.integers(0, 9))),
        nights=draw(set_nights(purse)),
        promo=draw(promos(purse)),
        kept=draw(kept_nights(purse)),
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
