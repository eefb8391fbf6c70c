"""What can happen in a hotel, as webhooks name it: `name.change`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from room_bookings.events import EventName
from webhooks.errors import UnknownEventType

EVERYTHING: Final = "*"
MADE_AND_KEPT: Final = ("created", "changed", "deleted")

EVENT_TYPES: Final[dict[EventName, tuple[str, ...]]] = {
    EventName.BOOKING_CREATED: ("created", "imported"),
    EventName.BOOKING_UPDATED: (
        "confirmed", "cancelled", "hold-expired", "hold-extended", "no-show", "reinstated",
        "stay-changed", "checked-in", "checked-out", "notes-changed",
        "guest-added", "guest-changed", "guest-removed",
        "payment-received", "payment-authorised", "card-saved", "payment-failed", "late-payment",
        "payment-mismatch", "desk-payment", "desk-refund", "desk-refund-due",
        "refund-planned", "refunded", "refund-failed", "refund-withdrawn",
        "charge-failed", "charge-retried", "charged-back", "chargeback-reversed",
    ),
    EventName.ROOM_ASSIGNED: ("assigned",),
    EventName.ROOM_ASSIGNMENT_CHANGED: ("reassigned", "unassigned", "moved", "upgraded"),
    EventName.ROOM_ASSIGNMENT_REFUSED: ("refused",),
    EventName.ROOM_STATUS_CHANGED: ("room-status", "status-undone", "room-noted"),
    EventName.ROOM_BLOCKS_CHANGED: ("blocked", "block-changed", "block-released", "oversold"),
    EventName.RATES_CHANGED: MADE_AND_KEPT,
    EventName.ALLOTMENT_CHANGED: (*MADE_AND_KEPT, "released"),
    EventName.NIGHTS_CHANGED: ("bulk-updated", "imported", "bulk-undone"),
    EventName.MESSAGES_CHANGED: ("settings-changed", "text-changed", "text-removed", "resent"),
    EventName.PAYMENTS_RECONCILED: ("reconciled",),
    EventName.HOTEL_CHANGED: (
        "hotel-created", "hotel-changed", "hotel-opened", "hotel-closed", "hotel-text-changed",
        "room-type-created", "room-type-changed", "room-type-deleted", "room-type-text-changed",
        "room-created", "room-changed", "room-retired", "room-brought-back",
        "photo-created", "photo-changed", "photo-deleted",
        "payment-keys-changed", "payment-keys-removed",
    ),
    EventName.STAFF_CHANGED: (
        "deactivated", "reactivated", "role-changed", "group-granted", "group-revoked", "joined", "invited", "invitation-withdrawn",
        "token-made", "token-revoked",
    ),
    EventName.WEBHOOKS_CHANGED: (*MADE_AND_KEPT, "secret-rotated", "resumed", "redelivered"),
    EventName.WEBHOOK_PAUSED: ("paused",),
    EventName.WEBHOOK_PING: ("ping",),
}  # fmt: skip
NEVER_SPREAD: Final = frozenset({EventName.WEBHOOK_PING})
"""Goes to the one endpoint that it was asked for."""


def event_type(name: str, change: str) -> str:
    return f"{name}.{change}"


def is_wanted(patterns: Iterable[str], *, name: str, change: str) -> bool:
    """A pattern is `*`, a name, or a name and a change."""
    return not {EVERYTHING, name, event_type(name, change)}.isdisjoint(patterns)


def known_patterns(patterns: Iterable[str], *, field: str = "events") -> list[str]:
    """The patterns in order, each once; raises UnknownEventType for one that no event can match."""
    given = sorted(set(patterns))
    for pattern in given:
        if pattern not in _PATTERNS:
            raise UnknownEventType(field=field, details={"unknown": pattern})
    return given


_NAMES = frozenset(EVENT_TYPES) - NEVER_SPREAD
_PATTERNS = frozenset(
    {EVERYTHING, *_NAMES, *(event_type(n, c) for n in _NAMES for c in EVENT_TYPES[n])}
)
