"""Who acts on which event. Tasks are named as strings, so that no import runs upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Subscription:
    """`due` names the moment in the event's data at which the job falls due; none means at once. An
    event that leaves that moment open has no job.

    `changes` are those of the event's changes that it is about; without any it is about all.
    """

    task: str
    due: str | None = None
    changes: frozenset[str] = frozenset()

    def is_about(self, change: str) -> bool:
        return not self.changes or change in self.changes

    def falls_due(self, data: Mapping[str, Any]) -> bool:
        return self.due is None or data.get(self.due) is not None


MONEY_MOVES = frozenset(
    {
        "cancelled",
        "hold-expired",
        "no-show",
        "reinstated",
        "stay-changed",
        "checked-out",
        "desk-payment",
    }
)
"""After these, what is owed or reserved may not be what it was."""

WRITTEN_ABOUT = frozenset(
    {
        "confirmed",
        "reinstated",
        "payment-received",
        "desk-payment",
        "cancelled",
        "late-payment",
        "refunded",
        "refund-failed",
        "desk-refund-due",
        "charge-failed",
        "charged-back",
        "payment-mismatch",
    }
)
"""After these, a guest or the hotel gets a message."""

HOLD_EXTENDED = frozenset({"hold-extended"})

SUBSCRIBERS: dict[str, tuple[Subscription, ...]] = {
    "booking-created": (
        Subscription("room_bookings.release_hold", due="expires_at"),
        Subscription("notifications.on_event", due="remind_at"),
        Subscription("notifications.on_event", due="confirmed_at"),
    ),
    "booking-updated": (
        Subscription("payments.put_in_order", changes=MONEY_MOVES),
        Subscription("room_bookings.release_hold", due="expires_at", changes=HOLD_EXTENDED),
        Subscription("notifications.on_event", changes=WRITTEN_ABOUT),
        Subscription("notifications.on_event", due="remind_at", changes=HOLD_EXTENDED),
    ),
    "payments-reconciled": (Subscription("notifications.on_event"),),
}


WEBHOOKS = "webhooks.spread"
"""Acts on every event of a hotel that has webhooks."""

EVERY_EVENT = (Subscription(WEBHOOKS),)


def subscriptions_to(name: str, change: str) -> list[Subscription]:
    named = SUBSCRIBERS.get(name, ())
    return [each for each in (*named, *EVERY_EVENT) if each.is_about(change)]
