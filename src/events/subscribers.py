"""Who acts on which event. Tasks are named as strings, so that no import runs upwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """`due` names the moment in the event's data at which the job falls due; none means at once."""

    task: str
    due: str | None = None


SUBSCRIBERS: dict[str, tuple[Subscription, ...]] = {
    "booking-created": (Subscription("room_bookings.release_hold", due="expires_at"),),
}
