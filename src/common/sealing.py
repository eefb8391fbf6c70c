"""Secrets that have to be read again: stored sealed (AES-256-GCM), each with a key of its purpose and bound
to the row and field that it belongs to."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_LENGTH: Final = 12


class CannotOpen(Exception):
    """Sealed with another key or for another place."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Another purpose, or another SECRET_KEY, opens nothing of it."""

    purpose: str

    def close(self, secret: str, *, place: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_LENGTH)
        return nonce + self._cipher().encrypt(nonce, secret.encode(), place.encode())

    def open(self, sealed: bytes | memoryview, *, place: str) -> str:
        """Raises CannotOpen."""
        nonce, text = bytes(sealed[:NONCE_LENGTH]), bytes(sealed[NONCE_LENGTH:])
        try:
            return self._cipher().decrypt(nonce, text, place.encode()).decode()
        except (InvalidTag, ValueError) as exc:
            raise CannotOpen from exc

    def _cipher(self) -> AESGCM:
        return AESGCM(hashlib.sha256(f"{self.purpose}:{settings.SECRET_KEY}".encode()).digest())
