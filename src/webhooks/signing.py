"""What proves to a receiver that a request is ours, and when it was made. docs/webhooks.md tells how to check."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime


def signature(body: bytes, *, secrets: Iterable[str], at: datetime) -> str:
    """`t=1760000000,v1=<hex>`, and one more `v1` for each further secret."""
    moment = int(at.timestamp())
    signed = f"{moment}.".encode() + body
    parts = [hmac.digest(each.encode(), signed, "sha256").hex() for each in secrets]
    return ",".join([f"t={moment}", *(f"v1={part}" for part in parts)])
