"""How staff are shown what has happened: the trail of a booking, the conflict log, the event log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from events.models import DomainEvent

Sentence = Callable[[dict[str, Any]], str]


SENTENCES: Final[dict[str, Sentence]] = {
    "created": lambda d: "made the booking",
    "confirmed": lambda d: "confirmed the booking",
    "cancelled": lambda d: "cancelled the booking",
    "hold-expired": lambda d: "released the room, which was not paid in time",
    "no-show": lambda d: "marked the guest as a no-show",
    "reinstated": lambda d: "reinstated the booking",
    "notes-changed": lambda d: f"changed {' and '.join(d['fields']).replace('_', ' ')}",
    "guest-added": lambda d: "added a guest to the party",
    "guest-changed": lambda d: "changed a guest of the party",
    "guest-removed": lambda d: "removed a guest from the party",
    "assigned": lambda d: f"assigned room {d['assigned_room_number']}",
    "reassigned": lambda d: (
        f"changed the assigned room from {d['from_room_number'] or 'none'} "
        f"to {d['assigned_room_number']}"
    ),
    "unassigned": lambda d: f"took room {d['from_room_number']} away from the booking",
    "moved": lambda d: (
        f"moved the guest from room {d['from_room_number']} to {d['assigned_room_number']}"
    ),
    "upgraded": lambda d: (
        f"changed the room type from {d['from_room_type']} to {d['to_room_type']}"
    ),
    "refused": lambda d: f"could not assign room {d['room_number'] or d['room_id']} ({d['code']})",
    "checked-in": lambda d: f"checked the guest in to room {d['assigned_room_number']}",
    "checked-out": lambda d: f"checked the guest out on {d['departed_on']}",
    "stay-changed": lambda d: f"moved the departure from {d['from_check_out']} to {d['check_out']}",
}


def audit_body(event: DomainEvent) -> dict[str, Any]:
    """One entry of a booking's trail, with a sentence for people."""
    return {
        "id": event.pk,
        "at": event.occurred_at,
        "who": event.actor_label,
        "actor": event.actor_kind,
        "name": event.name,
        "change": event.change,
        "data": event.data,
        "sentence": _sentence(event),
    }


def _sentence(event: DomainEvent) -> str:
    tell = SENTENCES.get(event.change)
    words = tell(event.data) if tell else event.change.replace("-", " ")
    return f"{event.actor_label or event.actor_kind.lower()} {words}"


def conflict_body(event: DomainEvent) -> dict[str, Any]:
    """Who tried to give which room to which booking, and what stood in the way."""
    return {
        "id": event.pk,
        "at": event.occurred_at,
        "who": event.actor_label,
        "booking_id": event.data["booking_id"],
        "room_id": event.data["room_id"],
        "room_number": event.data["room_number"],
        "code": event.data["code"],
        "conflicting_bookings": event.data["conflicting_bookings"],
    }


def events_body(events: Sequence[DomainEvent], *, after: int, limit: int) -> dict[str, Any]:
    """`next_after` is the cursor for the next look; a full page means that more may be there."""
    return {
        "results": [_event_body(event) for event in events],
        "next_after": events[-1].pk if events else after,
        "has_more": len(events) == limit,
    }


def _event_body(event: DomainEvent) -> dict[str, Any]:
    return {
        "event_id": event.pk,
        "name": event.name,
        "change": event.change,
        "timestamp": event.occurred_at,
        "who": event.actor_label,
        "request_id": event.request_id,
        "data": event.data,
    }
