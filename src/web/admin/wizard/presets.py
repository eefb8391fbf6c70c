"""Three policies to begin with, in words and in numbers that can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from rates.enums import PenaltyKind
from rates.policies import FROM_BOOKING_ON

Facts = Mapping[str, Any]
HOURS_A_DAY: Final = 24


class Number(NamedTuple):
    """That can be changed; `value` is where it begins."""

    name: str
    label: str
    value: str


class Preset(NamedTuple):
    code: str
    name: str
    words: str
    numbers: tuple[Number, ...]
    tiers: Callable[[Facts], list[dict[str, Any]]]
    deposit: PenaltyKind


def _charge(kind: PenaltyKind, value: Decimal = Decimal(0)) -> dict[str, Any]:
    return {"kind": kind.value, "value": value}


def _flexible(facts: Facts) -> list[dict[str, Any]]:
    return [{"hours_before": facts["flexible_hours"], **_charge(PenaltyKind.FIRST_NIGHT)}]


def _moderate(facts: Facts) -> list[dict[str, Any]]:
    hours = facts["moderate_days"] * HOURS_A_DAY
    return [
        {"hours_before": hours, **_charge(PenaltyKind.PERCENT, facts["moderate_percent"])},
        {"hours_before": 0, **_charge(PenaltyKind.WHOLE_STAY)},
    ]


def _never(_facts: Facts) -> list[dict[str, Any]]:
    return [{"hours_before": FROM_BOOKING_ON, **_charge(PenaltyKind.WHOLE_STAY)}]


PRESETS: Final = {
    "flexible": Preset(
        "FLEXIBLE",
        "Flexible",
        "Free until shortly before arrival, then the first night. Most guests choose this.",
        (Number("flexible_hours", "Free until so many hours before check-in", "24"),),
        _flexible,
        PenaltyKind.FIRST_NIGHT,
    ),
    "moderate": Preset(
        "MODERATE",
        "Moderate",
        "Free until some days before, then a share of the stay; after check-in time all of it.",
        (
            Number("moderate_days", "Free until so many days before check-in", "5"),
            Number("moderate_percent", "Then so many per cent of the stay", "50"),
        ),
        _moderate,
        PenaltyKind.FIRST_NIGHT,
    ),
    "non-refundable": Preset(
        "NONREF",
        "Non-refundable",
        "The whole stay, from the booking on. Usual for lower prices.",
        (),
        _never,
        PenaltyKind.WHOLE_STAY,
    ),
}


def policy_of_form(facts: Facts) -> dict[str, Any]:
    """Not coming costs the whole stay with each of them."""
    preset = PRESETS[facts["preset"]]
    return {
        "code": preset.code,
        "name": preset.name,
        "tiers": preset.tiers(facts),
        "no_show": _charge(PenaltyKind.WHOLE_STAY),
        "deposit": _charge(preset.deposit),
    }
