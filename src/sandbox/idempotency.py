"""Answers kept under the caller's key, as documented: https://docs.stripe.com/api/idempotent_requests.

The same key with the same parameters gets the kept answer, whatever its status was. A call that
did not get past the check of its parameters or its API key leaves nothing behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

from sandbox.database import Database
from sandbox.refusals import InvalidParameter, KeyInUse, OtherParameters
from sandbox.web import Json

TABLE: Final = """CREATE TABLE IF NOT EXISTS saved_answers (
    key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
    body TEXT NOT NULL, request TEXT NOT NULL, created REAL NOT NULL)"""
KEPT_SECONDS: Final = 24 * 3600
LONGEST_KEY: Final = 255


@dataclass(frozen=True)
class SavedAnswer:
    status: int
    body: Json
    request_id: str


class SavedAnswers:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._running: set[str] = set()
        self._lock = Lock()
        database.prepare(TABLE)

    @contextmanager
    def claim(self, key: str) -> Iterator[None]:
        """The key is this call's for the time of the block. Raises KeyInUse, InvalidParameter."""
        if len(key) > LONGEST_KEY:
            raise InvalidParameter("Idempotency keys are at most 255 characters long.")
        with self._lock:
            if key in self._running:
                raise KeyInUse(
                    "There is currently another in-progress request using this Idempotent Key "
                    f"(that probably means you submitted twice): {key}",
                    code="idempotency_key_in_use",
                )
            self._running.add(key)
        try:
            yield
        finally:
            self._running.discard(key)

    def find(self, key: str, fingerprint: str, now: float) -> SavedAnswer | None:
        """Raises OtherParameters."""
        self._database.run(
            "DELETE FROM saved_answers WHERE key = ? AND created <= ?", key, now - KEPT_SECONDS
        )
        row = self._database.row("SELECT * FROM saved_answers WHERE key = ?", key)
        if row is None:
            return None
        if row["fingerprint"] != fingerprint:
            raise OtherParameters(
                "Keys for idempotent requests can only be used with the same parameters they were "
                f"first used with. Try using a key other than '{key}' if you meant to execute a "
                "different request."
            )
        return SavedAnswer(row["status"], json.loads(row["body"]), row["request"])

    def has(self, key: str) -> bool:
        return bool(self._database.rows("SELECT 1 FROM saved_answers WHERE key = ?", key))

    def keep(self, key: str, fingerprint: str, answer: SavedAnswer, now: float) -> None:
        self._database.run(
            "INSERT INTO saved_answers VALUES (?, ?, ?, ?, ?, ?)",
            key, fingerprint, answer.status, json.dumps(answer.body), answer.request_id, now,
        )  # fmt: skip

    def clear(self) -> None:
        self._database.run("DELETE FROM saved_answers")
