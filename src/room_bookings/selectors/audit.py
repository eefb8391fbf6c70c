"""What has happened, read from the append-only events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import BooleanField, Func, Q, QuerySet, Subquery, Value

from events.models import DomainEvent, Telling
from hotel.models import RoomBooking
from room_bookings.events import EventName

LONGEST_CHANGE: Final = timedelta(hours=1)
"""No transaction lives that long; and transaction numbers are only comparable for so long."""

TELLER: Final = 7_225_014_163
"""The advisory lock of the one who tells the log as it grows."""

OLDEST_CHANGE_UNDER_WAY: Final = """
SELECT xid::text, EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted
                             AND (classid::bigint << 32) + objid::bigint = %s AND objsubid = 1
                             AND database = (SELECT oid FROM pg_database
                                              WHERE datname = current_database()))
  FROM (SELECT backend_xid FROM pg_stat_activity
         WHERE datname = current_database() AND backend_xid IS NOT NULL
         UNION ALL SELECT pg_snapshot_xmax(pg_current_snapshot())::xid) AS under_way (xid)
 ORDER BY age(xid) DESC LIMIT 1
"""


class WrittenBefore(Func):
    """Whether the event's transaction is older than that of the given number."""

    template = "age(events_domainevent.xmin) > age(%(expressions)s::text::xid)"
    output_field = BooleanField()


def booking_trail(booking: RoomBooking) -> QuerySet[DomainEvent]:
    """Everything that happened to the booking, in order; refused assignments as well."""
    return DomainEvent.objects.filter(booking=booking).order_by("id")


def assignment_conflicts(hotel_id: int) -> QuerySet[DomainEvent]:
    """Every refused assignment, the newest first."""
    return DomainEvent.objects.filter(
        hotel=hotel_id, name=EventName.ROOM_ASSIGNMENT_REFUSED
    ).order_by("-id")


def hotel_events(
    *, hotel_id: int, after: int, limit: int, at: datetime, types: Sequence[str] = ()
) -> list[DomainEvent]:
    """The log from a cursor on: ascending, and without gaps that fill up later.

    An event draws its id before it commits, so a later one may be visible first. Who read that one
    and went on would never see the earlier; it is told only when all that began before it is over.
    `types` are names of events, or names with a change: `booking-updated.cancelled`.
    """
    log = DomainEvent.objects.filter(_is_one_of(types), hotel=hotel_id, id__gt=after)
    return list(log.filter(is_settled(at)).order_by("id")[:limit])


def last_settled_event(hotel_id: int, *, at: datetime) -> int:
    """The cursor of who knows the present: from here on the log tells the rest. 0 before any event."""
    log = DomainEvent.objects.filter(is_settled(at), hotel=hotel_id)
    return log.order_by("-id").values_list("id", flat=True).first() or 0


def _is_one_of(types: Sequence[str]) -> Q:
    wanted = Q()
    for name, _, change in (each.partition(".") for each in types):
        wanted |= Q(name=name, change=change) if change else Q(name=name)
    return wanted


def is_settled(at: datetime) -> Q:
    """While somebody tells the log as it grows, what that one has found to be whole."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_CHANGE_UNDER_WAY, [TELLER])
        oldest, is_told = cursor.fetchone()
    if is_told:
        return Q(id__lte=Subquery(Telling.objects.values("settled_up_to")[:1]))
    return Q(occurred_at__lt=at - LONGEST_CHANGE) | Q(WrittenBefore(Value(oldest)))
