"""The jobs of the booking domain: thin, and safe to run twice."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from common.api.idempotency import prune
from common.clock import now
from events.models import DomainEvent
from room_bookings.services import holds
from room_bookings.services.allotments import release_due_allotments
from room_bookings.services.capacity import open_all_nights, release_ended_blocks
from room_bookings.services.quoting import forget_old_quotes

RETRY = RetryStrategy(max_attempts=5, exponential_wait=2)


@app.task(name="room_bookings.release_hold", retry=RETRY)
def release_hold(event_id: int) -> None:
    """Falls due when the hold of a booking is over; does nothing if it was paid, cancelled or extended,
    which has its own job."""
    event = DomainEvent.objects.get(pk=event_id)
    holds.release_hold(hotel_id=event.hotel_id, booking_id=event.data["booking_id"], at=now())


@app.periodic(cron="* * * * *")
@app.task(name="room_bookings.release_overdue_holds", queueing_lock="release_overdue_holds")
def release_overdue_holds(timestamp: int) -> None:
    """The safety net for holds whose own job was lost."""
    holds.release_overdue_holds(at=now())


@app.periodic(cron="5 * * * *")
@app.task(name="room_bookings.open_nights", queueing_lock="open_nights", retry=RETRY)
def open_nights(timestamp: int) -> None:
    """Hourly, because midnight comes to each hotel at its own time."""
    open_all_nights(at=now())
    release_ended_blocks(at=now())


@app.periodic(cron="10 * * * *")
@app.task(name="room_bookings.release_allotments", queueing_lock="release_allotments", retry=RETRY)
def release_allotments(timestamp: int) -> None:
    """Hourly, as the release date comes to each hotel at its own midnight."""
    release_due_allotments(at=now())


@app.periodic(cron="20 3 * * *")
@app.task(name="room_bookings.forget_old", queueing_lock="forget_old", retry=RETRY)
def forget_old(timestamp: int) -> None:
    """Quotes that nobody used and answers kept for repeated requests."""
    forget_old_quotes(at=now())
    prune(now())
