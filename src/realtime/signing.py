"""The signatures of the Pusher protocol: of subscriptions, of users, and of requests to the REST API."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Final

REQUEST_SECONDS: Final = 600
"""How far the clock of who signed a request may be from ours."""


def sign(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def is_signed(secret: str, text: str, signature: str) -> bool:
    return hmac.compare_digest(sign(secret, text).encode(), signature.encode("utf-8", "replace"))


def subscription_text(socket_id: str, channel: str, channel_data: str | None) -> str:
    text = f"{socket_id}:{channel}"
    return text if channel_data is None else f"{text}:{channel_data}"


def user_text(socket_id: str, user_data: str) -> str:
    return f"{socket_id}::user::{user_data}"


def is_proof(auth: object, *, key: str, secret: str, text: str) -> bool:
    """`auth` is the app's key, a colon and the signature."""
    if not isinstance(auth, str):
        return False
    named, _, signature = auth.partition(":")
    return named == key and is_signed(secret, text, signature)


def request_text(method: str, path: str, query: Mapping[str, str]) -> str:
    named = sorted((name.lower(), value) for name, value in query.items() if name != SIGNATURE)
    return "\n".join((method, path, "&".join(f"{name}={value}" for name, value in named)))


SIGNATURE: Final = "auth_signature"


def is_fresh(timestamp: str, *, now: int) -> bool:
    is_number = (
        timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < len("10000000000") + 1
    )
    return is_number and abs(now - int(timestamp)) <= REQUEST_SECONDS


def is_digest(given: str, body: bytes) -> bool:
    digest = hashlib.md5(body, usedforsecurity=False).hexdigest()  # as the protocol has it
    return hmac.compare_digest(digest.encode(), given.encode("utf-8", "replace"))
