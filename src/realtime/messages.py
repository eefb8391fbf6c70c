"""An event as those who listen are told it: public facts, never a person's, never a text that somebody
typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from events.models import DomainEvent
from realtime.channel import Message
from realtime.names import booking_channel, hotel_channel, public_channel, rooms_channel
from room_bookings.events import EventName

LOOK_UP: Final = "look-up"
"""Tells those who listen that the log has more than they were told."""

FACTS: Final = ("booking_id", "status", "assigned_room_number", "room_number", "room_status")

KEPT_TO_THEMSELVES: Final = frozenset(
    {
        EventName.STAFF_CHANGED,
        EventName.WEBHOOKS_CHANGED,
        EventName.WEBHOOK_PAUSED,
        EventName.WEBHOOK_PING,
    }
)
"""No page shows them."""

ABOUT_ROOMS: Final = frozenset({EventName.ROOM_STATUS_CHANGED, EventName.ROOM_BLOCKS_CHANGED})
"""What those hear who may see no bookings."""

SPOKEN_OF: Final = frozenset(
    {
        EventName.BOOKING_CREATED,
        EventName.BOOKING_UPDATED,
        EventName.ROOM_ASSIGNED,
        EventName.ROOM_ASSIGNMENT_CHANGED,
        EventName.ROOM_STATUS_CHANGED,
    }
)
"""The names that old clients of the bare channel know."""

TOLD_GUESTS: Final = frozenset(
    {
        "created", "confirmed", "cancelled", "hold-expired", "hold-extended", "no-show",
        "reinstated", "stay-changed", "checked-in", "checked-out",
        "guest-added", "guest-changed", "guest-removed",
        "assigned", "reassigned", "unassigned", "moved", "upgraded",
        "payment-received", "payment-authorised", "card-saved", "payment-failed", "late-payment",
        "desk-payment", "desk-refund", "refund-planned", "refunded",
    }
)  # fmt: skip
"""Changes that a booking's guest sees in the public API as well."""


def payload(event: DomainEvent) -> dict[str, Any]:
    """The same for every channel and for the pages that catch up from the log."""
    known = {name: event.data[name] for name in FACTS if name in event.data}
    return {
        "event_id": event.pk,
        "name": event.name,
        "change": event.change,
        **known,
        "timestamp": event.occurred_at.isoformat(),
    }


def messages_of(event: DomainEvent, slug: str, *, is_public: bool) -> Iterator[Message]:
    """Each listener's own. `slug` is the hotel's; `is_public` tells old clients too."""
    if event.name in KEPT_TO_THEMSELVES:
        return
    facts = payload(event)
    yield Message(hotel_channel(slug), event.name, facts)
    if event.name in ABOUT_ROOMS:
        yield Message(rooms_channel(slug), event.name, facts)
    if event.change in TOLD_GUESTS and "booking_id" in facts:
        yield Message(booking_channel(facts["booking_id"]), event.name, facts)
    if is_public and event.name in SPOKEN_OF:
        yield Message(public_channel(slug), event.name, facts)


def hint(slug: str, *, up_to: int) -> list[Message]:
    """For what is too old to be told as new: who listens reads the log."""
    channels = (hotel_channel(slug), rooms_channel(slug))
    return [Message(channel, LOOK_UP, {"event_id": up_to}) for channel in channels]
