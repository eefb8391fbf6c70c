"""Doing a request once however often it is sent: the header `Idempotency-Key`.

Inside the use case's transaction `answer_once` does the work and keeps its answer, or finds the answer
that the key was given before. Without a key it only does the work.

A second request with the same key waits on the unique index until the first one ends. A refused or
failed use case rolls its claim back, so only answers that happened are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

import orjson
from django.db import OperationalError, connection
from django.http import HttpRequest
from rest_framework.request import Request

from common.api.renderers import dumps
from common.db import LOCK_NOT_AVAILABLE
from common.errors import DomainError
from common.models import IdempotencyRecord

KEPT_FOR: Final = timedelta(hours=48)
REPLAYED_HEADER: Final = {"Idempotent-Replayed": "true"}
_VISIBLE_ASCII = re.compile("[!-~]{1,255}")

_CLAIM = """
    INSERT INTO common_idempotencyrecord (hotel_id, endpoint, key, body_hash, body)
    VALUES (%s, %s, %s, %s, '')
    ON CONFLICT (hotel_id, endpoint, key) DO NOTHING
    RETURNING id
"""


class InvalidIdempotencyKey(DomainError):
    code = "INVALID_IDEMPOTENCY_KEY"
    message = "Idempotency-Key must be 1 to 255 visible ASCII characters."


class IdempotencyKeyReused(DomainError):
    code = "IDEMPOTENCY_KEY_REUSED"
    status = 409
    message = "This Idempotency-Key was used for another request."


class IdempotencyInProgress(DomainError):
    code = "IDEMPOTENCY_IN_PROGRESS"
    status = 409
    message = "The first request with this Idempotency-Key is still being worked on."
    retry_after = 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """A key, and what was asked under it."""

    key: str
    body_hash: bytes


@dataclass(frozen=True, slots=True)
class Replay:
    """The answer that this key was given before."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do the work under a key; `record_id` is None when none was sent."""

    record_id: int | None


UNCLAIMED: Final = Claim(None)


@dataclass(frozen=True, slots=True)
class AnsweredOnce:
    """What a request was answered, now or when its key came first."""

    body: dict[str, Any]
    is_replay: bool


def hash_body(data: object) -> bytes:
    """The same for the same JSON, whatever the order of its keys."""
    return sha256(orjson.dumps(data, option=orjson.OPT_SORT_KEYS)).digest()


def read_attempt(request: Request | HttpRequest, body: object) -> Attempt | None:
    """The request's key with its body's fingerprint, or None when it carries no key."""
    key: str | None = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return None
    if not _VISIBLE_ASCII.fullmatch(key):
        raise InvalidIdempotencyKey
    return Attempt(key, hash_body(body))


def answer_once(
    work: Callable[[], dict[str, Any]],
    *,
    hotel_id: int,
    endpoint: str,
    attempt: Attempt | None,
    status: int,
) -> AnsweredOnce:
    """`work` makes the body that is kept, which must hold no secret: each answer adds it again."""
    claimed = claim(hotel_id=hotel_id, endpoint=endpoint, attempt=attempt)
    if isinstance(claimed, Replay):
        return AnsweredOnce(claimed.body, is_replay=True)
    body = work()
    store(claimed, status=status, body=body)
    return AnsweredOnce(body, is_replay=False)


def claim(*, hotel_id: int, endpoint: str, attempt: Attempt | None) -> Claim | Replay:
    """Take the key, waiting for whoever holds it; one statement, and one more if it was used."""
    if attempt is None:
        return UNCLAIMED
    record_id = _insert(hotel_id, endpoint, attempt)
    if record_id is not None:
        return Claim(record_id)
    return _replay(hotel_id, endpoint, attempt)


def _insert(hotel_id: int, endpoint: str, attempt: Attempt) -> int | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_CLAIM, [hotel_id, endpoint, attempt.key, attempt.body_hash])
            row = cursor.fetchone()
    except OperationalError as exc:
        if getattr(exc.__cause__, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            raise IdempotencyInProgress from exc
        raise
    return row[0] if row else None


def _replay(hotel_id: int, endpoint: str, attempt: Attempt) -> Replay:
    record = (
        IdempotencyRecord.objects.filter(hotel=hotel_id, endpoint=endpoint, key=attempt.key)
        .only("body_hash", "status", "body")
        .first()
    )
    if record is None or record.status is None:
        raise IdempotencyInProgress
    if bytes(record.body_hash) != attempt.body_hash:
        raise IdempotencyKeyReused
    return Replay(record.status, orjson.loads(record.body))


def store(claimed: Claim, *, status: int, body: dict[str, Any]) -> None:
    """Keep the answer for replays: one statement, none without a key."""
    if claimed.record_id is None:
        return
    IdempotencyRecord.objects.filter(pk=claimed.record_id).update(
        status=status, body=dumps(body).decode()
    )


def prune(now: datetime) -> int:
    """Forget answers older than `KEPT_FOR`; how many they were."""
    deleted, _ = IdempotencyRecord.objects.filter(created_at__lt=now - KEPT_FOR).delete()
    return deleted
