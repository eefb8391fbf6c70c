"""How a price's lines and a policy are kept with a quote or a booking: plain JSON, read back whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from rates.enums import LineKind, PenaltyKind
from rates.nights import Rate
from rates.terms import Line, Penalty, Policy, TaxShare, Tier


def lines_record(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "kind": line.kind.value,
            "night": line.night and line.night.isoformat(),
            "reason": line.reason,
            "quantity": line.quantity,
            "net": _text(line.net),
            "taxes": [{"name": tax.name, "amount": _text(tax.amount)} for tax in line.taxes],
            "amount": _text(line.amount),
            "rate": None if line.rate is None else _text(line.rate),
        }
        for line in lines
    ]


def lines_of(record: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(
            LineKind(line["kind"]),
            date.fromisoformat(line["night"]) if line["night"] else None,
            line["reason"],
            line["quantity"],
            Decimal(line["net"]),
            tuple(TaxShare(tax["name"], Decimal(tax["amount"])) for tax in line["taxes"]),
            Decimal(line["amount"]),
            None if line["rate"] is None else Decimal(line["rate"]),
        )
        for line in record
    )


def kept_rates(record: Iterable[Mapping[str, Any]]) -> dict[date, Rate]:
    """At which each night was sold, before party, meals and discounts, and why."""
    return {
        line.night: Rate(line.rate, line.reason)
        for line in lines_of(record)
        if line.night is not None and line.rate is not None
    }


def policy_record(policy: Policy) -> dict[str, Any]:
    """The cut-off to the minute, unless it has seconds."""
    return {
        "name": policy.name,
        "cutoff_time": policy.cutoff_time.isoformat(
            "auto" if policy.cutoff_time.second else "minutes"
        ),
        "tiers": [
            {"hours_before": tier.hours_before} | penalty_record(tier.penalty)
            for tier in policy.tiers
        ],
        "no_show": penalty_record(policy.no_show),
        "deposit": penalty_record(policy.deposit),
    }


def policy_of(record: Mapping[str, Any]) -> Policy:
    return Policy(
        record["name"],
        time.fromisoformat(record["cutoff_time"]),
        tuple(Tier(tier["hours_before"], penalty_of(tier)) for tier in record["tiers"]),
        penalty_of(record["no_show"]),
        penalty_of(record["deposit"]),
    )


def penalty_record(penalty: Penalty) -> dict[str, Any]:
    return {"kind": penalty.kind.value, "value": _text(penalty.value)}


def penalty_of(record: Mapping[str, Any]) -> Penalty:
    """Nothing said costs nothing; a first night or a whole stay needs no value."""
    if not record:
        return Penalty()
    return Penalty(PenaltyKind(record["kind"]), Decimal(str(record.get("value") or 0)))


def _text(amount: Decimal) -> str:
    return format(amount, "f")
