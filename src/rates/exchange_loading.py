"""The exchange rates that are shown: what is too old counts as not there."""

from __future__ import annotations

from datetime import date

from rates.exchange import FRESH_FOR, ExchangeTable
from rates.models import ExchangeRate


def exchange_table(*, today: date) -> ExchangeTable:
    """One statement."""
    fresh = ExchangeRate.objects.filter(as_of__gte=today - FRESH_FOR)
    rates = list(fresh.values_list("currency", "per_euro", "as_of"))
    oldest = min((as_of for _, _, as_of in rates), default=None)
    return ExchangeTable({currency: rate for currency, rate, _ in rates}, oldest)
