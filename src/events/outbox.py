from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from common.actor import Actor
from common.api.request_id import current_request_id
from events.subscribers import WEBHOOKS, subscriptions_to

EVENT_WITH_JOBS = """
event AS (
    INSERT INTO events_domainevent (booking_id, name, change, hotel_id, room_id, actor_kind,
                                    staff_id, actor_label, data, request_id, occurred_at)
    SELECT {booking}, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s {source}
 RETURNING id, hotel_id
), jobs AS (
    SELECT procrastinate_defer_jobs_v1(array_agg(
               ROW('default', s.task, 0, NULL, NULL, jsonb_build_object('event_id', event.id), s.due)
               ::procrastinate_job_to_defer_v1))
      FROM event CROSS JOIN unnest(%s::text[], %s::timestamptz[]) AS s (task, due)
     WHERE s.task <> '{webhooks}' OR has_open_webhook(event.hotel_id)
)
""".replace("{webhooks}", WEBHOOKS)
"""Two common table expressions: the event, and one job for each subscriber; webhooks only have one when
the hotel has an endpoint that is open. `event_facts` fills them;
whoever uses them must read from `jobs`, or PostgreSQL leaves it out."""

EMIT = f"""
WITH {EVENT_WITH_JOBS.format(booking="%s::bigint", source="")}
SELECT event.id FROM event, jobs
"""  # noqa: S608 - no outside text


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
) -> int:
    """Write the event and defer its subscribers' jobs in one statement: all commit with the caller,
    or none does. Returns the event's id.

    `booking_id` and `room_id` are primary keys; `data` holds public facts only, no personal data.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("emit() belongs inside the transaction of the change that it tells")
    facts = event_facts(
        name, change=change, hotel_id=hotel_id, by=by, at=at, room_id=room_id, data=data
    )
    with connection.cursor() as cursor:
        cursor.execute(EMIT, [booking_id, *facts])
        event_id: int = cursor.fetchone()[0]
    return event_id


def event_facts(
    name: str,
    *,
    change: str,
    hotel_id: int,
    by: Actor,
    at: datetime,
    room_id: int | None,
    data: dict[str, Any],
) -> list[Any]:
    """The parameters of EVENT_WITH_JOBS, the booking's id apart."""
    subscriptions = [each for each in subscriptions_to(name, change) if each.falls_due(data)]
    due = [data[each.due] if each.due else None for each in subscriptions]
    return [
        str(name),
        change,
        hotel_id,
        room_id,
        by.kind.value,
        by.staff_id,
        by.label,
        Jsonb(data),
        current_request_id(),
        at,
        [each.task for each in subscriptions],
        due,
    ]
