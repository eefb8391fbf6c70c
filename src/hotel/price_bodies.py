"""How a price is shown; one that was promised or sold with its plan and party, line by line, tax by
tax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from hotel.models import SoldTerms
from rates.terms import Price

SHOWN_OF_LINE: Final = ("kind", "night", "reason", "quantity", "net", "taxes", "amount")


def price_body(price: Price) -> dict[str, Any]:
    return {"subtotal": price.subtotal, "taxes": price.taxes, "total": price.total}


def sold_price_body(sold: SoldTerms) -> dict[str, Any]:
    return {
        "child_ages": sold.child_ages,
        "cots": sold.cots,
        "rate_plan": plan_name_body(sold),
        "lines": lines_body(sold.price_lines),
        "tax_summary": tax_summary(sold.price_lines),
    }


def plan_name_body(sold: SoldTerms) -> dict[str, str]:
    return {"code": sold.rate_plan_code, "name": sold.rate_plan_name}


def lines_body(record: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A price's lines as they are kept, without what only a later change of the stay needs."""
    return [{name: line[name] for name in SHOWN_OF_LINE} for line in record]


def tax_summary(record: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each tax of the stay once, in the order in which the lines name them."""
    sums: dict[str, Decimal] = {}
    for line in record:
        for tax in line["taxes"]:
            sums[tax["name"]] = sums.get(tax["name"], Decimal(0)) + Decimal(tax["amount"])
    return [{"name": name, "amount": amount} for name, amount in sums.items()]
