from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app

from common.actor import Actor
from common.api.request_id import current_request_id
from events.models import DomainEvent
from events.subscribers import SUBSCRIBERS


def emit(
    name: str,
    *,
    change: str,
    hotel_id: int,
    by: Actor,
    at: datetime,
    booking_id: int | None = None,
    room_id: int | None = None,
    data: dict[str, Any],
) -> DomainEvent:
    """Write the event and defer its subscribers' jobs: all commit with the caller, or none does.

    `booking_id` and `room_id` are primary keys; `data` holds public facts only, no personal data.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("emit() belongs inside the transaction of the change that it tells")
    event = DomainEvent(
        name=name,
        change=change,
        hotel_id=hotel_id,
        booking_id=booking_id,
        room_id=room_id,
        actor_kind=by.kind.value,
        staff_id=by.staff_id,
        actor_label=by.label,
        data=data,
        request_id=current_request_id(),
        occurred_at=at,
    )
    event.save(force_insert=True)
    for subscription in SUBSCRIBERS.get(name, ()):
        due = data.get(subscription.due) if subscription.due else None
        app.configure_task(
            subscription.task, schedule_at=datetime.fromisoformat(due) if due else None
        ).defer(event_id=event.pk)
    return event
