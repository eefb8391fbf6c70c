"""The payment provider, as it is set up, and how a web request may speak to it.

A process has three threads or more for its guests. At most one of them waits for the provider at a
time and one for its turn, none while it is known not to answer: nobody who searches or books waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Final, TypeVar

from django.conf import settings

from payments.accounts import can_take_payments, keys_of
from payments.errors import PaymentProviderUnavailable, PaymentsNotConfigured
from payments.gateway import (
    IN_PROGRESS,
    KEY_REUSED,
    NOT_LET_IN,
    RATE_LIMITED,
    TIMEOUT,
    PaymentGateway,
    Refused,
    Unavailable,
)
from payments.models import PaymentAccount
from payments.stripe.client import READ_SECONDS
from payments.stripe_gateway import StripeGateway

T = TypeVar("T")

REQUEST_READ_SECONDS: Final = 4.0
REQUEST_SECONDS: Final = 6.0
"""All in all."""
TURN_SECONDS: Final = 0.5
"""How long a request waits for the one before it."""
SLOW_SECONDS: Final = 1.5
"""A failure that took this long is a hang."""
FAILURES_ALLOWED: Final = 2
FIRST_PAUSE: Final = 5.0
LONGEST_PAUSE: Final = 60.0
ALIVE: Final = frozenset({IN_PROGRESS, RATE_LIMITED, KEY_REUSED, NOT_LET_IN})
"""Reasons that only somebody who answers gives."""


def gateway(account: PaymentAccount | None) -> PaymentGateway:
    """For jobs, as a hotel's own account or, with None, as the site's. Raises PaymentsNotConfigured."""
    return _configured(account, READ_SECONDS)


def in_request(account: PaymentAccount | None, ask: Callable[[PaymentGateway], T]) -> T:
    """What the provider says, for a web request: soon, or PaymentProviderUnavailable. `ask` runs in
    another thread, and speaks to nobody but the provider."""
    provider = _configured(account, REQUEST_READ_SECONDS)
    return _turn.take(lambda: ask(provider), seconds=REQUEST_SECONDS)


def assert_configured(hotel_id: int) -> None:
    if not can_take_payments(hotel_id):
        raise PaymentsNotConfigured


def _configured(account: PaymentAccount | None, read_seconds: float) -> PaymentGateway:
    if account is not None:
        keys = keys_of(account)
        return _stripe(keys.api_key, (keys.webhook_secret,), settings.STRIPE_API_BASE, read_seconds)
    if not settings.STRIPE_SECRET_KEY:
        raise PaymentsNotConfigured
    secrets = tuple(settings.STRIPE_WEBHOOK_SECRETS)
    return _stripe(settings.STRIPE_SECRET_KEY, secrets, settings.STRIPE_API_BASE, read_seconds)


@lru_cache
def _stripe(
    api_key: str, secrets: tuple[str, ...], api_base: str, read_seconds: float
) -> StripeGateway:
    return StripeGateway(
        api_key=api_key, webhook_secrets=secrets, api_base=api_base, read_seconds=read_seconds
    )


class Turn:
    """One request at a time, and none for a while after the provider hung or failed twice. The first
    after the pause tries it; each failure doubles the pause, up to a minute.

    The call is made in a thread of its own, so that not even an answer that comes in drops keeps its
    request: it is left behind, and the turn is free again once it has ended.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._is_free, self._is_next = threading.Lock(), threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="payment-provider")
        self._clock = clock
        self._began = 0.0
        self.start_afresh()

    def start_afresh(self) -> None:
        """As with a provider that has never failed."""
        self._failures, self._pause, self._closed_until = 0, 0.0, 0.0

    def take(self, call: Callable[[], T], *, seconds: float) -> T:
        """Raises PaymentProviderUnavailable instead of waiting for its turn, and Unavailable when the
        call does not end in time."""
        future = self._begin(call)
        try:
            answer = future.result(timeout=seconds)
        except (Unavailable, TimeoutError) as exc:
            reason = exc.reason if isinstance(exc, Unavailable) else TIMEOUT
            if reason not in ALIVE:
                self._count_failure()
            if isinstance(exc, Unavailable):
                raise
            raise Unavailable(TIMEOUT) from exc
        except Refused:
            self.start_afresh()
            raise
        self.start_afresh()
        return answer

    def _begin(self, call: Callable[[], T]) -> Future[T]:
        if self._is_closed() or not self._wait():
            raise PaymentProviderUnavailable
        if self._is_closed():
            self._is_free.release()
            raise PaymentProviderUnavailable
        self._began = self._clock()
        future = self._thread.submit(call)
        future.add_done_callback(lambda _: self._is_free.release())
        return future

    def _wait(self) -> bool:
        """Whether its turn has come. One waits at a time, so that the others leave their threads free."""
        if self._is_free.acquire(blocking=False):
            return True
        if not self._is_next.acquire(blocking=False):
            return False
        try:
            return self._is_free.acquire(timeout=self._patience())
        finally:
            self._is_next.release()

    def _is_closed(self) -> bool:
        return self._clock() < self._closed_until

    def _patience(self) -> float:
        """None for one that may be hanging: it has taken long, or comes after a failure."""
        is_quick = not self._failures and self._clock() - self._began < TURN_SECONDS
        return TURN_SECONDS if is_quick else 0.0

    def _count_failure(self) -> None:
        self._failures += 1
        was_slow = self._clock() - self._began >= SLOW_SECONDS
        if was_slow or self._failures >= FAILURES_ALLOWED:
            self._pause = min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
            self._closed_until = self._clock() + self._pause


_turn = Turn()
