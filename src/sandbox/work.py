"""One piece of work: everything it changes and tells is kept together, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sandbox.outbox import Outbox
from sandbox.refusals import NoSuchObject, NoSuchReference
from sandbox.store import Store, new_id
from sandbox.timers import Timers
from sandbox.web import Json

API_VERSION: Final = "2026-10-28.endive"


@dataclass(frozen=True)
class Work:
    """`now` in whole seconds. Without a request it is the sandbox itself that acts. What is made belongs
    to `account`, the usual one is called nothing; of others' nothing is found."""

    store: Store
    outbox: Outbox
    now: int
    base_url: str
    timers: Timers
    settling_seconds: float
    request_id: str | None = None
    idempotency_key: str | None = None
    account: str = ""

    def add(self, body: Json, **facts: Any) -> Json:
        self.store.save(body)
        if self.account:
            facts["account"] = self.account
        if facts:
            self.store.note(body["id"], **facts)
        return body

    def change(self, body: Json, **values: Any) -> Json:
        body.update(values)
        self.store.save(body)
        return body

    def later(self, seconds: float, name: str, body: Json) -> None:
        """In so many seconds, what `sandbox.happenings` has under that name happens to it."""
        self.timers.set(self.now + seconds, name, body["id"])

    def get(self, kind: str, object_id: str, param: str = "id") -> Json:
        """Raises NoSuchObject."""
        found = self._find(kind, object_id)
        if found is None:
            raise NoSuchObject(kind, object_id, param)
        return found

    def refer(self, kind: str, object_id: str, param: str) -> Json:
        """The object that a parameter names. Raises NoSuchReference."""
        found = self._find(kind, object_id)
        if found is None:
            raise NoSuchReference(kind, object_id, param)
        return found

    def _find(self, kind: str, object_id: str) -> Json | None:
        found = self.store.find(object_id)
        is_own = self.store.account_of(object_id) == self.account
        return found if found and is_own and found["object"] == kind else None

    def tell(self, event: str, body: Json, **previous: Any) -> None:
        """An event with the object as it is now, to be delivered after this work is kept."""
        data: Json = {"object": body}
        if previous:
            data["previous_attributes"] = previous
        told = self.add(
            {
                "id": new_id("evt"),
                "object": "event",
                "api_version": API_VERSION,
                "created": self.now,
                "data": data,
                "livemode": False,
                "pending_webhooks": 1 if self.outbox.has_target(self.account) else 0,
                "request": {"id": self.request_id, "idempotency_key": self.idempotency_key},
                "type": event,
            }
        )
        self.outbox.put(told, self.account)
