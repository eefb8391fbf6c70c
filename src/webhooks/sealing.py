"""Secrets of endpoints: drawn here, stored sealed (AES-256-GCM), bound to the row that they belong to."""

from __future__ import annotations

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_LENGTH = 12


class CannotOpen(Exception):
    """Sealed with another key or for another row."""


def new_secret() -> str:
    return f"whsec_{secrets.token_urlsafe(32)}"


def seal(secret: str, *, endpoint_id: int) -> bytes:
    nonce = secrets.token_bytes(NONCE_LENGTH)
    return nonce + _cipher().encrypt(nonce, secret.encode(), _row(endpoint_id))


def open_sealed(sealed: bytes, *, endpoint_id: int) -> str:
    nonce, text = bytes(sealed[:NONCE_LENGTH]), bytes(sealed[NONCE_LENGTH:])
    try:
        return _cipher().decrypt(nonce, text, _row(endpoint_id)).decode()
    except (InvalidTag, ValueError) as exc:
        raise CannotOpen from exc


def _row(endpoint_id: int) -> bytes:
    return f"webhook-endpoint:{endpoint_id}".encode()


def _cipher() -> AESGCM:
    key = hashlib.sha256(f"webhook-secret:{settings.SECRET_KEY}".encode()).digest()
    return AESGCM(key)
