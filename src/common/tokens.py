"""The guest's proof for one booking, and the name under which a guest's uses of a code are counted.

Of the proof only a hash is stored; it is derived, so that an idempotent replay can hand out the same
token without keeping it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata
from datetime import UTC, datetime

from django.conf import settings


def derive_manage_token(booking_id: str) -> str:
    digest = _keyed_digest("manage-token", booking_id)
    return base64.urlsafe_b64encode(digest).decode()[:43]


def derive_invitation_token(invitation_id: int, *, created_at: datetime) -> str:
    """Of the link to join a hotel's staff: 43 characters. The mail that carries it is written later than
    the row. With the moment, so that a row of the same id in a restored database has another."""
    moment = created_at.astimezone(UTC).isoformat()
    digest = _keyed_digest("invitation", f"{invitation_id}:{moment}")
    return base64.urlsafe_b64encode(digest).decode()[:43]


def guest_key(email: str, *, hotel_id: int) -> str:
    """64 characters, the same for an address however its case and blanks are typed. Nobody learns the
    address from it, nor, as each hotel has its own, that somebody is a guest of two hotels."""
    plain = "".join(unicodedata.normalize("NFC", email).casefold().split())
    return _keyed_digest("guest", f"{hotel_id}:{plain}").hex()


def _keyed_digest(purpose: str, text: str) -> bytes:
    key = hashlib.sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return hmac.digest(key, text.encode(), "sha256")


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_matches(token: str, stored_hash: str) -> bool:
    return hmac.compare_digest(hash_token(token), stored_hash)
