"""Events on their way to the webhook, in the same file as the objects: a restart loses none."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

from sandbox.clock import Clock
from sandbox.database import Database
from sandbox.faults import Faults
from sandbox.options import Options
from sandbox.store import new_id
from sandbox.web import Json

TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS deliveries (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL,
        type TEXT NOT NULL, due REAL NOT NULL, state TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due)",
    "CREATE INDEX IF NOT EXISTS deliveries_of ON deliveries (event)",
    """CREATE TABLE IF NOT EXISTS answers (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, delivery TEXT NOT NULL, at REAL NOT NULL,
        status INTEGER, note TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS answers_of ON answers (delivery)",
)
HOUR: Final = 3600
BACK_OFF: Final = (1, 2, 5, 10, 30, 60, 300, 1800, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR)
"""Seconds to wait after the first failure, the second and so on. Then it is given up."""
SUCCESS: Final = range(200, 300)
ORDER_SECONDS: Final = 0.00001
HELD: Final = "webhooks_held"


@dataclass(frozen=True)
class Target:
    """Where an account's events go and with which secret they are signed."""

    options: Options
    account: str = ""

    def of(self, account: str) -> Target:
        return Target(self.options, account)

    @property
    def url(self) -> str:
        return str(self.options.get(self._name("webhook_url"), ""))

    @property
    def secret(self) -> str:
        return str(self.options.get(self._name("webhook_secret"), ""))

    def set(self, *, url: str | None = None, secret: str | None = None) -> None:
        """None leaves it as it is."""
        for name, value in (("webhook_url", url), ("webhook_secret", secret)):
            if value is not None:
                self.options.set(self._name(name), value)

    def _name(self, option: str) -> str:
        return f"{option}:{self.account}" if self.account else option


class Outbox:
    """A delivery is `waiting`, `sending`, `delivered`, `given_up` or `dropped` (by a fault)."""

    def __init__(self, database: Database, target: Target, clock: Clock, faults: Faults) -> None:
        self._database, self._target = database, target
        self._clock, self._faults = clock, faults
        database.prepare(*TABLES)
        database.run("UPDATE deliveries SET state = 'waiting' WHERE state = 'sending'")

    def has_target(self, account: str = "") -> bool:
        return bool(self._target.of(account).url)

    @property
    def is_held(self) -> bool:
        return bool(self._target.options.get(HELD, default=False))

    def put(self, event: Json, account: str = "") -> None:
        """As often and as late as the faults have it; not at all without a target."""
        if not self.has_target(account):
            return
        plan = self._faults.plan_delivery(event["type"])
        for wait in plan.waits:
            self._insert(event, wait, "dropped" if plan.dropped else "waiting")

    def again(self, event: Json) -> None:
        """One more delivery, at once."""
        self._insert(event, 0, "waiting")

    def hold(self) -> None:
        """Keep what comes until `release`."""
        self._target.options.set(HELD, value=True)

    def release(self, *, copies: int = 1, seed: int | None = None) -> None:
        """Let everything go that waits, each so often, in an order that the seed gives."""
        with self._database.transaction():
            for row in self._waiting() * (copies - 1):
                self._insert({"id": row["event"], "type": row["type"]}, 0, "waiting")
            queue = [row["id"] for row in self._waiting()]
            if seed is not None:
                random.Random(seed).shuffle(queue)  # noqa: S311 - an order to test with
            now = self._clock.now()
            for place, delivery_id in enumerate(queue):
                due = now + place * ORDER_SECONDS
                self._database.run("UPDATE deliveries SET due = ? WHERE id = ?", due, delivery_id)
            self._target.options.set(HELD, value=False)

    def take(self) -> Json | None:
        """The next that is due, from now on as one being sent; none while they are held."""
        with self._database.transaction():
            rows = self._waiting(most=1)
            if not rows or rows[0]["due"] > self._clock.now() or self.is_held:
                return None
            self._set_state(rows[0]["id"], "sending")
            return rows[0]

    def take_all(self) -> list[Json]:
        """All that wait, however late they are due, as ones being sent."""
        with self._database.transaction():
            rows = self._waiting()
            for row in rows:
                self._set_state(row["id"], "sending")
            return rows

    def answered(self, delivery_id: str, status: int | None, note: str) -> None:
        """Done after a success, else waiting again until it was tried often enough."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO answers (delivery, at, status, note) VALUES (?, ?, ?, ?)",
                delivery_id, self._clock.now(), status, note,
            )  # fmt: skip
            tries = len(self._answers(delivery_id))
            if status is not None and status in SUCCESS:
                self._set_state(delivery_id, "delivered")
            elif tries > len(BACK_OFF):
                self._set_state(delivery_id, "given_up")
            else:
                self._database.run(
                    "UPDATE deliveries SET state = 'waiting', due = ? WHERE id = ?",
                    self._clock.now() + BACK_OFF[tries - 1], delivery_id,
                )  # fmt: skip

    def all(self) -> list[Json]:
        """Oldest first, each with the answers that it got."""
        rows = self._database.rows("SELECT * FROM deliveries ORDER BY seq")
        return [dict(row) | {"answers": self._answers(row["id"])} for row in rows]

    def latest(self, most: int) -> list[Json]:
        """Newest first."""
        rows = self._database.rows("SELECT * FROM deliveries ORDER BY seq DESC LIMIT ?", most)
        return [dict(row) | {"answers": self._answers(row["id"])} for row in rows]

    def pending(self, event_id: str) -> int:
        row = self._database.row(
            "SELECT count(*) FROM deliveries WHERE event = ? AND state IN ('waiting', 'sending')",
            event_id,
        )
        return int(row[0]) if row else 0

    def clear(self) -> None:
        self._database.run("DELETE FROM deliveries")
        self._database.run("DELETE FROM answers")
        self._target.options.set(HELD, value=False)

    def _waiting(self, most: int = -1) -> list[Json]:
        query = "SELECT * FROM deliveries WHERE state = 'waiting' ORDER BY due, seq LIMIT ?"
        return [dict(row) for row in self._database.rows(query, most)]

    def _answers(self, delivery_id: str) -> list[Json]:
        query = "SELECT at, status, note FROM answers WHERE delivery = ? ORDER BY seq"
        return [dict(row) for row in self._database.rows(query, delivery_id)]

    def _set_state(self, delivery_id: str, state: str) -> None:
        self._database.run("UPDATE deliveries SET state = ? WHERE id = ?", state, delivery_id)

    def _insert(self, event: Json, wait: float, state: str) -> None:
        self._database.run(
            "INSERT INTO deliveries (id, event, type, due, state) VALUES (?, ?, ?, ?, ?)",
            new_id("dlv"), event["id"], event["type"], self._clock.now() + wait, state,
        )  # fmt: skip
