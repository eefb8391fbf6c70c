"""A new day of exchange rates."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from common.db import use_case
from common.stay import ONE_DAY
from rates.errors import ExchangeRatesTooOld, ExchangeRatesUnreadable
from rates.exchange import is_fresh
from rates.exchange_files import DayOfRates
from rates.models import ExchangeRate


@use_case
def keep_exchange_rates(day: DayOfRates, *, at: datetime, is_sample: bool = False) -> int:
    """In the place of those at hand; returns how many there are. A currency that is no longer quoted
    keeps its last rate until that is too old to be shown.

    Raises ExchangeRatesTooOld for a day that is over too long or older than the one at hand, and
    ExchangeRatesUnreadable for one that is still to come anywhere on earth."""
    today = at.date()
    if day.as_of > today + ONE_DAY:
        details = {"reason": "DAY", "day": day.as_of.isoformat()}
        raise ExchangeRatesUnreadable(details=details)
    newest = ExchangeRate.objects.aggregate(newest=Max("as_of"))["newest"]
    if not is_fresh(day.as_of, today=today) or (newest is not None and day.as_of < newest):
        raise ExchangeRatesTooOld(details={"day": day.as_of.isoformat()})
    rows = [
        ExchangeRate(currency=code, per_euro=rate, as_of=day.as_of, is_sample=is_sample)
        for code, rate in sorted(day.per_euro.items())
    ]
    ExchangeRate.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["currency"],
        update_fields=["per_euro", "as_of", "is_sample"],
    )
    return len(rows)
