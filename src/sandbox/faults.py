"""Faults that are switched on: what goes wrong, where, and how often."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any, Final

from sandbox.database import Database
from sandbox.store import new_id
from sandbox.web import BadRequest, Json

TABLE: Final = """CREATE TABLE IF NOT EXISTS faults (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    method TEXT NOT NULL, pattern TEXT NOT NULL, remaining INTEGER, seconds REAL NOT NULL,
    seed INTEGER)"""
LIVE: Final = "(remaining IS NULL OR remaining > 0)"
MOST_SECONDS: Final = 86_400.0


class FaultKind(StrEnum):
    """Before the effect: nothing happened. After it: it happened, and the caller is not told."""

    DELAY = "delay"
    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    TIMEOUT_AFTER = "timeout_after"
    WEBHOOK_DUPLICATE = "webhook_duplicate"
    WEBHOOK_REORDER = "webhook_reorder"
    WEBHOOK_DELAY = "webhook_delay"
    WEBHOOK_DROP = "webhook_drop"
    MAIL_SLOW = "mail_slow"
    MAIL_HANG = "mail_hang"
    MAIL_LATER = "mail_later"
    MAIL_REFUSE = "mail_refuse"
    MAIL_LOST = "mail_lost"

    @property
    def is_of_webhooks(self) -> bool:
        return self.value.startswith("webhook_")

    @property
    def is_of_mail(self) -> bool:
        return self.value.startswith("mail_")

    @property
    def is_of_calls(self) -> bool:
        return not self.is_of_webhooks and not self.is_of_mail


@dataclass(frozen=True)
class Fault:
    """`pattern` is of the path (`/v1/refunds*`) of the event's type (`charge.*`) or of the
    mail's recipient (`*@example.com`)."""

    id: str
    kind: FaultKind
    method: str
    pattern: str
    remaining: int | None
    seconds: float
    seed: int | None

    def fits(self, method: str, name: str) -> bool:
        return fnmatchcase(method, self.method) and fnmatchcase(name, self.pattern)


@dataclass(frozen=True)
class DeliveryPlan:
    """The seconds that each copy waits. A dropped one is listed, but never sent by itself."""

    waits: tuple[float, ...] = (0.0,)
    dropped: bool = False


class Faults:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._random = random.Random()  # noqa: S311 - an order to test with, no secret
        database.prepare(TABLE)

    def add(self, wish: Json) -> Fault:
        """`kind`, `path` or `type`, `method`, `count` (None: always), `seconds`, `seed`.

        Raises BadRequest.
        """
        fault = read_fault(wish)
        if fault.seed is not None:
            self._random.seed(fault.seed)
        self._database.run(
            "INSERT INTO faults (id, kind, method, pattern, remaining, seconds, seed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            fault.id, fault.kind.value, fault.method, fault.pattern, fault.remaining,
            fault.seconds, fault.seed,
        )  # fmt: skip
        return fault

    def all(self) -> list[Fault]:
        """Those that still have an effect, oldest first."""
        rows = self._database.rows(f"SELECT * FROM faults WHERE {LIVE} ORDER BY seq")  # noqa: S608
        return [_fault(dict(row)) for row in rows]

    def remove(self, fault_id: str | None = None) -> int:
        """That one, or all. How many there were."""
        return self._database.run("DELETE FROM faults WHERE ?1 IS NULL OR id = ?1", fault_id)

    def take(self, method: str, path: str) -> Fault | None:
        """The oldest that fits this call, which uses one of its times up."""
        return self._take(lambda fault: fault.kind.is_of_calls and fault.fits(method, path))

    def take_mail(self, recipient: str) -> Fault | None:
        """The same for a mail."""
        return self._take(lambda fault: fault.kind.is_of_mail and fault.fits("", recipient))

    def _take(self, fits: Callable[[Fault], bool]) -> Fault | None:
        with self._database.transaction():
            found = next(filter(fits, self.all()), None)
            if found:
                self._use(found)
        return found

    def plan_delivery(self, event_type: str) -> DeliveryPlan:
        """All that fit count together."""
        fitting = [
            fault
            for fault in self.all()
            if fault.kind.is_of_webhooks and fault.fits(fault.method, event_type)
        ]
        kinds = {fault.kind for fault in fitting}
        for fault in fitting:
            self._use(fault)
        copies = 2 if FaultKind.WEBHOOK_DUPLICATE in kinds else 1
        waits = tuple(sum(map(self._wait, fitting)) for _ in range(copies))
        return DeliveryPlan(waits, FaultKind.WEBHOOK_DROP in kinds)

    def _wait(self, fault: Fault) -> float:
        if fault.kind == FaultKind.WEBHOOK_DELAY:
            return fault.seconds
        if fault.kind == FaultKind.WEBHOOK_REORDER:
            return self._random.uniform(0, fault.seconds)
        return 0.0

    def _use(self, fault: Fault) -> None:
        self._database.run("UPDATE faults SET remaining = remaining - 1 WHERE id = ?", fault.id)


def read_fault(wish: Json) -> Fault:
    known = {"kind", "path", "type", "method", "count", "seconds", "seed"}
    if unknown := sorted(set(wish) - known):
        raise BadRequest(f"unknown: {', '.join(unknown)}")
    kinds = {kind.value: kind for kind in FaultKind}
    if wish.get("kind") not in kinds:
        raise BadRequest(f"kind: expected one of {', '.join(kinds)}")
    return Fault(
        id=new_id("flt"),
        kind=kinds[wish["kind"]],
        method=str(wish.get("method") or "*").upper(),
        pattern=str(wish.get("path") or wish.get("type") or "*"),
        remaining=_count(wish.get("count", 1)),
        seconds=_seconds(wish.get("seconds", 1)),
        seed=_count(wish.get("seed")),
    )


def _count(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise BadRequest("count, seed: expected a whole number or null")


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and 0 <= value <= MOST_SECONDS:
        return float(value)
    raise BadRequest("seconds: expected a number from 0 to 86400")


def _fault(row: dict[str, Any]) -> Fault:
    row.pop("seq")
    return Fault(**(row | {"kind": FaultKind(row["kind"])}))
