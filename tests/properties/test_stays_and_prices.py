from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidDateRange
from common.money import places_of
from common.stay import Stay
from rates.enums import Component, DiscountKind, LineKind, PromoKind
from rates.nights import Rate, rates_of_stay
from rates.pricing import price_stay, total_stay
from rates.records import kept_rates, lines_of, lines_record, policy_of, policy_record
from rates.terms import DayRate, Guests, Line, Plan, Policy, Price, RateBook, Tax
from tests.properties.profiles import PURE
from tests.properties.rate_books import (
    DOUBLE,
    Situation,
    amounts,
    books,
    changes,
    policies,
    sales,
    situations,
)

T = TypeVar("T")

days = st.dates(date(2020, 1, 1), date(2100, 1, 1))
stays = st.builds(
    lambda first, length: Stay(first, first + timedelta(days=length)), days, st.integers(1, 60)
)
near = st.builds(
    lambda offset, length: Stay(
        date(2028, 2, 20) + timedelta(days=offset),
        date(2028, 2, 20) + timedelta(days=offset + length),
    ),
    st.integers(0, 20),
    st.integers(1, 15),
)


@PURE
@given(near, near)
def test_stays_overlap_when_they_share_a_night(one: Stay, other: Stay):
    shared = set(one.each_night()) & set(other.each_night())

    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@PURE
@given(stays)
def test_a_stay_has_its_nights_and_no_other(stay: Stay):
    nights = list(stay.each_night())

    assert len(nights) == stay.nights == (stay.check_out - stay.check_in).days
    assert nights == sorted(set(nights))
    assert all(stay.contains(night) for night in nights)
    assert not stay.contains(stay.check_out)
    assert not stay.contains(stay.check_in - timedelta(days=1))


@PURE
@given(stays, st.integers(1, 30))
def test_a_stay_that_follows_does_not_overlap(stay: Stay, length: int):
    following = Stay(stay.check_out, stay.check_out + timedelta(days=length))

    assert not stay.overlaps(following)
    assert stay.overlaps(stay)


@PURE
@given(days, st.integers(0, 30))
def test_a_stay_without_a_night_is_no_stay(first: date, back: int):
    with pytest.raises(InvalidDateRange):
        Stay(first, first - timedelta(days=back))


@PURE
@given(situations())
def test_the_lines_add_up_to_the_price(situation: Situation):
    price = price_stay(situation.book, situation.sale)

    for line in price.lines:
        assert line.net + sum(tax.amount for tax in line.taxes) == line.amount
    assert sum(line.net for line in price.lines) == price.subtotal
    assert sum(line.amount for line in price.lines) == price.total
    assert price.subtotal + price.taxes == price.total


@PURE
@given(situations())
def test_the_total_of_a_list_is_that_of_the_bill(situation: Situation):
    bill = price_stay(situation.book, situation.sale)

    assert total_stay(situation.book, situation.sale) == replace(bill, lines=())


@PURE
@given(situations())
def test_every_amount_is_in_coins_of_the_hotel(situation: Situation):
    price = price_stay(situation.book, situation.sale)
    places = places_of(situation.book.house.purse.currency)

    amounts = [price.subtotal, price.taxes, price.total]
    for line in price.lines:
        amounts += [line.net, line.amount, *(tax.amount for tax in line.taxes)]
        amounts += [] if line.rate is None else [line.rate]
    assert {amount.as_tuple().exponent for amount in amounts} == {-places}
    assert not any(amount.is_signed() and not amount for amount in amounts)


@PURE
@given(situations())
def test_a_price_is_never_below_nothing(situation: Situation):
    price = price_stay(situation.book, situation.sale)

    assert min(price.subtotal, price.taxes, price.total) >= 0


def stated_discounts(situation: Situation) -> tuple[Decimal, int]:
    """What a longer stay may newly reach: the per cent for its length, the free nights."""
    sale, nights = situation.sale, situation.sale.stay.nights
    percents = [
        discount.percent
        for discount in sale.plan.discounts
        if discount.kind is DiscountKind.LENGTH_OF_STAY and nights >= discount.threshold
    ]
    promo = sale.promo
    is_free = promo is not None and promo.kind is PromoKind.FREE_NIGHT
    return max(percents, default=Decimal(0)), nights // int(promo.value) if is_free else 0


@PURE
@given(situations())
def test_one_night_more_is_never_cheaper_but_for_a_stated_discount(situation: Situation):
    sale = situation.sale
    stay = Stay(sale.stay.check_in, sale.stay.check_out + timedelta(days=1))
    longer = Situation(situation.book, replace(sale, stay=stay))

    short, long = (total_stay(each.book, each.sale) for each in (situation, longer))

    assert long.total >= short.total or stated_discounts(longer) > stated_discounts(situation)


@PURE
@given(situations(), st.decimals(0, 99, places=2))
def test_tax_included_and_on_top_agree_within_a_coin_a_line(situation: Situation, rate: Decimal):
    """What is taken out of a gross night, put on top of the net that is left, gives it again."""
    sale = replace(situation.sale, promo=None, guests=Guests(2), room_type=DOUBLE)
    sale = replace(sale, plan=replace(sale.plan, discounts=(), meal=None))
    included = replace(
        situation.book.house,
        taxes=(Tax("VAT", rate, is_included=True, components=frozenset(Component)),),
        city_taxes=(),
        fees=(),
    )
    on_top = replace(included, taxes=(replace(included.taxes[0], is_included=False),))

    gross = price_stay(RateBook(included), sale)
    nets = {line.night: Rate(line.net, "") for line in gross.lines if line.night is not None}
    again = price_stay(RateBook(on_top), replace(sale, kept=nets))

    for one, other in zip(gross.lines, again.lines, strict=True):
        assert one.net == other.net
        assert abs(one.amount - other.amount) <= situation.coin


@PURE
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_set_up_does_not_matter(
    situation: Situation, random: Random
):
    def mixed(things: Iterable[T]) -> tuple[T, ...]:
        found = [*things]
        random.shuffle(found)
        return tuple(found)

    def mixed_plan(plan: Plan) -> Plan:
        parent = plan.parent and mixed_plan(plan.parent)
        facts = {"rules": mixed(plan.rules), "discounts": mixed(plan.discounts)}
        return replace(plan, parent=parent, **facts)

    house = situation.book.house
    lists = {"seasons", "occupancy", "taxes", "city_taxes", "fees"}
    other = RateBook(
        replace(house, **{name: mixed(getattr(house, name)) for name in lists}),
        mixed(map(mixed_plan, situation.book.plans)),
    )
    sale = replace(situation.sale, plan=mixed_plan(situation.sale.plan))

    one, two = price_stay(situation.book, situation.sale), price_stay(other, sale)

    assert total_of(one) == total_of(two)
    assert Counter(map(untaxed, one.lines)) == Counter(map(untaxed, two.lines))


def untaxed(line: Line) -> Line:
    return line._replace(taxes=())


@PURE
@given(situations(), st.data())
def test_a_derived_plan_follows_its_parent(situation: Situation, data: st.DataObject):
    """Also after the parent's price of a night is set anew."""
    book, sale = situation.book, replace(situation.sale, kept={})
    parent = sale.plan
    child = replace(parent, pk=9, parent=parent, adjustment=data.draw(changes(book.house.purse)))
    child = replace(child, rules=())
    price = data.draw(amounts(book.house.purse))
    nights = {**sale.nights, (parent.pk, sale.room_type): {sale.stay.check_in: DayRate(price)}}

    for each in (sale, replace(sale, nights=nights)):
        of_parent, of_child = (
            rates_of_stay(book, plan, sale.room_type, sale.stay, nights=each.nights, kept={})
            for plan in (parent, child)
        )
        followed = [child.adjustment.on(rate.amount) for rate in of_parent]
        assert [rate.amount for rate in of_child] == [*map(book.house.purse.rounded, followed)]


@PURE
@given(st.data())
def test_what_a_book_remembers_is_what_it_would_work_out_again(data: st.DataObject):
    """Stays asked for one after the other of a book, and each of a book of its own."""
    book = data.draw(books())
    asked = data.draw(st.lists(sales(book), min_size=2, max_size=4))

    remembered = [price_stay(book, sale) for sale in (*asked, *asked)][len(asked) :]

    assert remembered == [price_stay(replace(book, version=1), sale) for sale in asked]


@PURE
@given(situations())
def test_the_lines_of_a_price_are_kept_and_read_back_whole(situation: Situation):
    lines = price_stay(situation.book, situation.sale).lines
    kept = json.loads(json.dumps(lines_record(lines)))
    rates = {line.night: (line.rate, line.reason) for line in lines if line.kind is LineKind.NIGHT}

    assert repr(lines_of(kept)) == repr(lines)
    assert kept_rates(kept) == rates


@PURE
@given(policies)
def test_a_policy_is_kept_and_read_back_whole(policy: Policy):
    assert policy_of(json.loads(json.dumps(policy_record(policy)))) == policy


@PURE
@given(situations())
def test_a_stay_that_keeps_its_nights_costs_what_it_did(situation: Situation):
    """Whatever has become of the plan's prices."""
    book, sale = situation.book, situation.sale
    sold = price_stay(book, sale)
    dearer = replace(sale.plan, base_prices={}, rules=(), parent=None)
    kept = kept_rates(lines_record(sold.lines))

    again = price_stay(book, replace(sale, plan=dearer, kept=kept, nights={}))

    assert total_of(again) == total_of(sold)


def total_of(price: Price) -> tuple[Decimal, Decimal, Decimal]:
    return price.subtotal, price.taxes, price.total
