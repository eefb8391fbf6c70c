"""The guest's proof for one booking. Only its hash is stored; it is derived, so that an idempotent
replay can hand out the same token without keeping it."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings


def derive_manage_token(booking_id: str) -> str:
    key = hashlib.sha256(b"manage-token:" + settings.SECRET_KEY.encode()).digest()
    return base64.urlsafe_b64encode(hmac.digest(key, booking_id.encode(), "sha256")).decode()[:43]


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_matches(token: str, stored_hash: str) -> bool:
    return hmac.compare_digest(hash_token(token), stored_hash)
