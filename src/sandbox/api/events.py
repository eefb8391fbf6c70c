"""Events, as they were told."""

from __future__ import annotations

from typing import Final

from sandbox.api.dispatch import Call, route
from sandbox.api.lists import page
from sandbox.web import Json
from sandbox.work import Work

EVENTS: Final = "/v1/events"


def retrieve(work: Work, call: Call) -> Json:
    return _with_pending(work, work.get("event", call.named["id"]))


def list_events(work: Work, call: Call) -> Json:
    """Of one type, or of `types`."""
    one = call.params.text("type")
    types = [one] if one else call.params.texts("types")
    found = page(work, call, kind="event", url=EVENTS, equal={"type": types} if types else {})
    return found | {"data": [_with_pending(work, event) for event in found["data"]]}


def _with_pending(work: Work, event: Json) -> Json:
    return event | {"pending_webhooks": work.outbox.pending(event["id"])}


ROUTES: Final = (
    route("GET", EVENTS, list_events),
    route("GET", f"{EVENTS}/<id>", retrieve),
)
