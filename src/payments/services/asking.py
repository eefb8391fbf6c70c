"""A guest who waits for the news of a payment: the provider is asked by a job, never by the request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.core.cache import cache

from payments.models import Payment
from payments.services.upkeep import defer_question

SECONDS_BETWEEN: Final = 5


def ask_for_news(payments: Iterable[Payment]) -> None:
    """Of those on the way, each at most once in some seconds however many look."""
    for payment in payments:
        if payment.is_ongoing and payment.session_id and _is_first_to_ask(payment):
            defer_question(payment.pk)


def _is_first_to_ask(payment: Payment) -> bool:
    return cache.add(f"payment-asked:{payment.pk}", value=True, timeout=SECONDS_BETWEEN)
