"""Cancellation policies. What is sold keeps its own copy, so a change never reaches a booking."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from common.errors import InvalidInput
from common.money import HUNDRED, ZERO, Purse
from hotel.models import Hotel
from rates.bodies import policy_body
from rates.enums import PenaltyKind
from rates.errors import ListedTwice, PolicyNotFound
from rates.models import CancellationPolicy, RatePlan
from rates.records import penalty_record
from rates.services.amounts import fitted, percent
from rates.services.resources import Facts, Resource, Uses, put, save
from rates.terms import Penalty


def _write(hotel: Hotel, policy: CancellationPolicy, facts: Facts) -> None:
    purse = hotel.purse
    checked = dict(facts)
    if "tiers" in facts:
        checked["tiers"] = _tiers(purse, facts["tiers"])
    for name in {"no_show", "deposit"} & facts.keys():
        checked[name] = _penalty(purse, facts[name], field=name)
    put(policy, checked)
    save(policy, list(checked))


def _tiers(purse: Purse, tiers: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """From the earliest to the latest."""
    hours = [tier["hours_before"] for tier in tiers]
    for index, hour in enumerate(hours):
        if hour in hours[:index]:
            raise ListedTwice(field=f"tiers.{index}.hours_before")
    checked = [
        {"hours_before": tier["hours_before"], **_penalty(purse, tier, field=f"tiers.{index}")}
        for index, tier in enumerate(tiers)
    ]
    return sorted(checked, key=lambda tier: -tier["hours_before"])


def _penalty(purse: Purse, penalty: Mapping[str, Any], *, field: str) -> dict[str, Any]:
    kind, value = PenaltyKind(penalty["kind"]), penalty["value"]
    return penalty_record(Penalty(kind, _value(purse, kind, value, field=f"{field}.value")))


def _value(purse: Purse, kind: PenaltyKind, value: Decimal, *, field: str) -> Decimal:
    if kind is PenaltyKind.FIXED:
        return fitted(purse, value, field=field)
    if kind is PenaltyKind.PERCENT:
        return percent(value, lowest=ZERO, highest=HUNDRED, field=field)
    if value:
        raise InvalidInput("Only FIXED and PERCENT have a value.", field=field)
    return ZERO


def _plans_with(policy: CancellationPolicy) -> Uses:
    return {"plans": RatePlan.objects.filter(hotel_id=policy.hotel_id, policy=policy)}


POLICIES: Final = Resource(
    name="policy",
    model=CancellationPolicy,
    key="code",
    not_found=PolicyNotFound,
    rows=lambda hotel_id: CancellationPolicy.objects.filter(hotel_id=hotel_id),
    body=policy_body,
    write=_write,
    uses=_plans_with,
)
