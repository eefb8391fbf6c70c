"""The currency that a guest thinks in. Prices stay the hotel's; beside them stands what they come to."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from rates.exchange import ExchangeTable
from rates.exchange_loading import exchange_table

ASKED: Final = "currency"
CHOSEN: Final = "currency"
"""The cookie that remembers what a browser's guest once asked for; nothing is guessed without it."""
COOKIE_SECONDS: Final = 365 * 86_400
CODE: Final = re.compile(r"[A-Z]{3}", re.ASCII)


class Estimates:
    """Of one page, which may never need them: the rates are read when the first one is."""

    def __init__(self, request: HttpRequest, *, at: datetime) -> None:
        self._wish = request.GET.get(ASKED, request.COOKIES.get(CHOSEN, ""))
        self._today = at.date()

    @cached_property
    def table(self) -> ExchangeTable:
        return exchange_table(today=self._today)

    @property
    def chosen(self) -> str:
        """Empty where nothing was chosen, or there is no rate to tell it by."""
        return self._wish if self._wish and self._wish in self.table.currencies else ""

    def of(self, amount: Decimal, currency: str) -> Decimal | None:
        """None where there is nothing to add to the amount itself."""
        if not self.chosen or self.chosen == currency:
            return None
        return self.table.convert(amount, currency, self.chosen)


def remember_currency(request: HttpRequest, response: HttpResponseBase) -> None:
    """That one, or none, was asked for by the address."""
    asked = request.GET.get(ASKED)
    if asked is None or asked == request.COOKIES.get(CHOSEN, ""):
        return
    if not asked:
        response.delete_cookie(CHOSEN, samesite="Lax")
    elif CODE.fullmatch(asked):
        response.set_cookie(
            CHOSEN,
            asked,
            max_age=COOKIE_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
