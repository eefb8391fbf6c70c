"""The official SDK, set up our way: no repeats of its own, no telemetry, its errors in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import requests
import stripe

from payments.gateway import (
    IN_PROGRESS,
    KEY_REUSED,
    NOT_LET_IN,
    RATE_LIMITED,
    TIMEOUT,
    UNREACHABLE,
    Refused,
    Unavailable,
)

CONNECT_SECONDS: Final = 2.0
READ_SECONDS: Final = 8.0

FIRST_ERROR: Final = 400
SERVER_FAULT: Final = 500

stripe.enable_telemetry = False


def make_client(
    api_key: str, *, api_base: str = "", read_seconds: float = READ_SECONDS
) -> stripe.StripeClient:
    """Speaks the version of the API that the SDK was made for, whatever the account's default is."""
    return stripe.StripeClient(
        api_key,
        base_addresses={"api": api_base} if api_base else None,
        max_network_retries=0,
        http_client=stripe.RequestsClient(
            timeout=(CONNECT_SECONDS, read_seconds), session=_straight() if api_base else None
        ),
    )


def _straight() -> requests.Session:
    """Past any proxy of the machine: an own base is on the machine itself."""
    session = requests.Session()
    session.trust_env = False
    return session


@contextmanager
def in_our_words() -> Iterator[None]:
    """Raises Unavailable and Refused for what the SDK raises."""
    try:
        yield
    except stripe.APIConnectionError as exc:
        is_timeout = isinstance(exc.__cause__, requests.Timeout)
        raise Unavailable(TIMEOUT if is_timeout else UNREACHABLE) from exc
    except stripe.StripeError as exc:
        _refuse(exc)


def _refuse(exc: stripe.StripeError) -> NoReturn:
    """A key that was sent with other facts before may have had its effect then. A secret key that is
    not let in is a fault of ours, which passes."""
    status = exc.http_status or 0
    if isinstance(exc, stripe.IdempotencyError):
        raise Unavailable(KEY_REUSED, may_repeat=False) from exc
    if status >= SERVER_FAULT:
        raise Unavailable(f"status_{status}", may_repeat=False) from exc
    if reason := PASSING.get(status, "" if status >= FIRST_ERROR else UNREACHABLE):
        raise Unavailable(reason) from exc
    raise Refused(code_of(exc)) from exc


PASSING: Final = {401: NOT_LET_IN, 403: NOT_LET_IN, 409: IN_PROGRESS, 429: RATE_LIMITED}


def code_of(exc: stripe.StripeError) -> str:
    """The reason of the card's bank, or else Stripe's."""
    found = exc.error
    decline = getattr(found, "decline_code", None) if found else None
    return decline or exc.code or f"status_{exc.http_status}"
