"""The exchange rates that are shown: what is too old counts as not there."""

from __future__ import annotations

from datetime import date

from rates.exchange import FRESH_FOR, ExchangeTable
from rates.models import ExchangeRate


def exchange_table(*, today: date) -> ExchangeTable:
    """One statement."""
    fresh = ExchangeRate.objects.filter(as_of__gte=today - FRESH_FOR)
    rates = list(fresh)
    return ExchangeTable(
        per_euro={rate.currency: rate.per_euro for rate in rates},
        as_of=min((rate.as_of for rate in rates), default=None),
        is_sample=any(rate.is_sample for rate in rates),
    )
