"""Public identifiers: random, never a counter, so that none can be guessed and none tells the volume."""

from __future__ import annotations

import secrets

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _random_text(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))


def new_booking_id(year: int) -> str:
    return f"BK-{year}-{_random_text(CROCKFORD, 10)}"


def new_confirmation_number(year: int) -> str:
    return f"HTL-{year}-{_random_text('0123456789', 8)}"


def new_quote_id(year: int) -> str:
    return f"QUOTE-{year}-{_random_text(CROCKFORD, 10)}"


def new_group_reference(year: int) -> str:
    return f"GRP-{year}-{_random_text(CROCKFORD, 10)}"


def new_payment_reference(year: int) -> str:
    return f"PAY-{year}-{_random_text(CROCKFORD, 10)}"


def new_refund_reference(year: int) -> str:
    return f"RFD-{year}-{_random_text(CROCKFORD, 10)}"
