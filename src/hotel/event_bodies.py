"""How staff are shown what has happened: the trail of a booking, the conflict log, the event log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from events.models import DomainEvent

SENTENCES: Final = {
    "created": "made the booking",
    "imported": "brought the booking over from another system",
    "confirmed": "confirmed the booking",
    "cancelled": "cancelled the booking",
    "hold-expired": "released the room, which was not paid in time",
    "hold-extended": "had the room held until {expires_at}",
    "no-show": "marked the guest as a no-show",
    "reinstated": "reinstated the booking",
    "notes-changed": "changed {fields}",
    "guest-added": "added a guest to the party",
    "guest-changed": "changed a guest of the party",
    "guest-removed": "removed a guest from the party",
    "assigned": "assigned room {assigned_room_number}",
    "reassigned": "changed the assigned room from {from_room_number} to {assigned_room_number}",
    "unassigned": "took room {from_room_number} away from the booking",
    "moved": "moved the guest from room {from_room_number} to {assigned_room_number}",
    "upgraded": "changed the room type from {from_room_type} to {to_room_type}",
    "refused": "could not assign room {room} ({code})",
    "checked-in": "checked the guest in to room {assigned_room_number}",
    "checked-out": "checked the guest out on {departed_on}",
    "stay-changed": "changed {what}{at_what_price}",
    "payment-received": "received {amount} {currency}",
    "payment-authorised": "reserved {amount} {currency} on the guest's card",
    "card-saved": "kept the guest's card",
    "payment-failed": "could not take {amount} {currency} ({code})",
    "payment-mismatch": "told of payment {payment} what contradicts our record ({what})",
    "late-payment": "received {amount} {currency} when the room was gone",
    "charge-failed": "could not take {amount} {currency} from the guarantee ({code})",
    "charge-retried": "tried again to take {amount} {currency} from the guarantee",
    "charged-back": "took {amount} {currency} back for the guest's bank",
    "chargeback-reversed": "gave back {amount} {currency} that the guest's bank had taken",
    "refund-planned": "planned to pay back {amount} {currency}",
    "refunded": "paid back {amount} {currency}",
    "refund-failed": "could not pay back {amount} {currency} ({code})",
    "refund-withdrawn": "withdrew the refund of {amount} {currency}",
    "desk-payment": "took {amount} {currency} at the desk",
    "desk-refund": "paid back {amount} {currency} at the desk",
    "desk-refund-due": "found that the hotel has to pay back {amount} {currency} itself",
}
STAY_WORDS: Final = {
    "check_in": "the arrival",
    "check_out": "the departure",
    "room_type": "the room type",
    "rate_plan": "the rate plan",
    "adults": "the number of adults",
    "children": "the number of children",
}
SMALLER_CHANGE: Final = "the children's ages or cots"


class _Words(dict[str, str]):
    """An event's facts as words; what an event does not say is unknown."""

    def __missing__(self, _name: str) -> str:
        return "unknown"


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
    told = SENTENCES.get(event.change, event.change.replace("-", " "))
    room = event.data.get("room_number") or event.data.get("room_id")
    facts = _Words({name: _word(value) for name, value in event.data.items()}, room=str(room))
    if event.change == "stay-changed":
        facts["what"] = _changed_facts(event.data)
        facts["at_what_price"] = _difference(event.data)
    return f"{event.actor_label or event.actor_kind.lower()} {told.format_map(facts)}"


def _changed_facts(data: Mapping[str, Any]) -> str:
    changed = [
        f"{word} from {_word(data[f'from_{name}'])} to {_word(data[name])}"
        for name, word in STAY_WORDS.items()
        if f"from_{name}" in data and data[f"from_{name}"] != data[name]
    ]
    return " and ".join(changed) or SMALLER_CHANGE


def _difference(data: Mapping[str, Any]) -> str:
    """Older events do not tell it."""
    difference = Decimal(data.get("total_difference", 0))
    return f" ({difference:+f})" if difference else ""


def _word(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(str(item).replace("_", " ") for item in value)
    return "none" if value is None else str(value)


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
