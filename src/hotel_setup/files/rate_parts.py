"""What the hotel sells by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hotel_setup.files.comparing import differing
from hotel_setup.files.work import Facts, Part, Work
from rates.errors import SeasonNotFound
from rates.services.charges import CITY_TAXES, FEES, SEASONS, TAXES
from rates.services.customers import PROMO_CODES
from rates.services.lists import set_discounts, set_occupancy, set_prices
from rates.services.plans import PLANS
from rates.services.policies import POLICIES
from rates.services.resources import Resource, add_row, change_row

LISTS_OF_A_PLAN: Final = ("prices", "discounts")


def _rows(resource: Resource[Any], *, name: str, thing: str, key: str) -> Part:
    """Rows that go by `key` in the file, whatever their address is."""

    def add(work: Work, item: Facts) -> None:
        add_row(resource, **work.who, facts=item)

    def change(work: Work, item: Facts, changes: Facts) -> None:
        row = resource.rows(work.hotel.pk).get(**{key: item[key]})
        change_row(resource, **work.who, key=getattr(row, resource.key), facts=changes)

    return Part(name=name, thing=thing, key=key, add=add, change=change)


def _add_plan(work: Work, item: Facts) -> None:
    add_row(PLANS, **work.who, facts=_columns(item))
    _set_lists(work, item["code"], item)


def _change_plan(work: Work, item: Facts, changes: Facts) -> None:
    if facts := _columns(changes):
        change_row(PLANS, **work.who, key=item["code"], facts=facts)
    _set_lists(work, item["code"], changes)


def _columns(facts: Facts) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in LISTS_OF_A_PLAN}


def _set_lists(work: Work, code: str, facts: Facts) -> None:
    if "prices" in facts:
        rules = _with_seasons(work, facts["prices"])
        set_prices(**work.who, plan_code=code, items=rules)
    if "discounts" in facts:
        set_discounts(**work.who, plan_code=code, items=facts["discounts"])


def _with_seasons(work: Work, rules: Sequence[Facts]) -> list[Mapping[str, Any]]:
    """Of the seasons' names their ids."""
    ids: dict[str | None, int | None] = dict(SEASONS.rows(work.hotel.pk).values_list("name", "pk"))
    ids[None] = None
    for index, rule in enumerate(rules):
        if rule["season"] not in ids:
            raise SeasonNotFound(field=f"prices.{index}.season")
    return [{**rule, "season": ids[rule["season"]]} for rule in rules]


PLAN_PART: Final = Part(name="plans", thing="plan", key="code", add=_add_plan, change=_change_plan)


def carry_out_plans(work: Work) -> None:
    """Parents first, in whatever order they stand."""
    given = work.given("plans")
    if given is not None:
        PLAN_PART.carry_out(work, _parents_first(list(enumerate(given))))


def _parents_first(items: list[tuple[int, Facts]]) -> list[tuple[int, Facts]]:
    """A plan whose parent is itself, or comes from it, is left for the use case to refuse."""
    waiting, ordered = list(items), []
    while waiting:
        codes = {item["code"] for _, item in waiting}
        free = [each for each in waiting if each[1].get("parent_code") not in codes] or waiting
        ordered += free
        waiting = [each for each in waiting if each not in free]
    return ordered


def carry_out_occupancy(work: Work) -> None:
    given, standing = work.given("occupancy"), work.standing.get("occupancy", [])
    if given is not None and differing({"occupancy": standing}, {"occupancy": given}):
        with work.at_place("occupancy"):
            set_occupancy(**work.who, items=given)
        work.changed("occupancy")


BEFORE_PLANS: Final = (
    _rows(TAXES, name="taxes", thing="tax", key="name"),
    _rows(CITY_TAXES, name="city_taxes", thing="city tax", key="name"),
    _rows(FEES, name="fees", thing="fee", key="name"),
    _rows(SEASONS, name="seasons", thing="season", key="name"),
    _rows(POLICIES, name="policies", thing="policy", key="code"),
)
AFTER_PLANS: Final = (_rows(PROMO_CODES, name="promo_codes", thing="promo code", key="code"),)
