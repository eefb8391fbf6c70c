"""Secrets of endpoints: drawn here, stored sealed and bound to the row that they belong to."""

from __future__ import annotations

import secrets
from typing import Final

from common.sealing import CannotOpen, Seal

__all__ = ["CannotOpen", "new_secret", "open_sealed", "seal"]

SEAL: Final = Seal("webhook-secret")


def new_secret() -> str:
    return f"whsec_{secrets.token_urlsafe(32)}"


def seal(secret: str, *, endpoint_id: int) -> bytes:
    return SEAL.close(secret, place=_row(endpoint_id))


def open_sealed(sealed: bytes, *, endpoint_id: int) -> str:
    return SEAL.open(sealed, place=_row(endpoint_id))


def _row(endpoint_id: int) -> str:
    return f"webhook-endpoint:{endpoint_id}"
