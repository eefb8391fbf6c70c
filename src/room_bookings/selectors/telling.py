"""The log of all hotels in the order in which it is told, and how far it is whole."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import connection

from events.models import DomainEvent
from room_bookings.selectors.audit import is_settled

MOST_AT_ONCE: Final = 1000
WRITERS: Final = """
SELECT COALESCE(array_agg(virtualtransaction), '{}') FROM pg_locks
 WHERE locktype = 'relation' AND mode = 'RowExclusiveLock'
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND relation = 'events_domainevent'::regclass
"""
"""Who may have drawn an id: an INSERT locks the table before it draws, until its transaction ends."""


def last_event_of_all(*, at: datetime) -> int:
    """0 before any event. One that is still being written is not among them, nor what came after it."""
    log = DomainEvent.objects.filter(is_settled(at)).order_by("-id")
    return log.values_list("id", flat=True).first() or 0


def events_between(after: int, up_to: int, *, limit: int) -> list[DomainEvent]:
    """With their hotels, ascending."""
    log = DomainEvent.objects.filter(id__gt=after, id__lte=up_to).select_related("hotel")
    return list(log.order_by("id")[:limit])


class Settling:
    """Finds out up to where every event is visible that ever will be.

    Where no id is missing that is plain. Behind a missing one it waits for those who were writing when
    the gap was seen: whoever drew the id is among them, or has committed or gone already.
    """

    def __init__(self) -> None:
        self._after, self._top = -1, 0
        self._writers: set[str] = set()

    def up_to(self, after: int) -> int:
        """`after` is the last answer, or any id up to which the log is whole."""
        ids = list(_log_after(after))
        whole = after + sum(pk == place for place, pk in enumerate(ids, after + 1))
        if whole > after or not ids:
            return whole
        if self._after != after:
            self._after, self._top, self._writers = after, ids[-1], writers()
        else:
            self._writers &= writers()
        return after if self._writers else self._top


def writers() -> set[str]:
    """The transactions that are writing events, or have written some and not ended."""
    with connection.cursor() as cursor:
        cursor.execute(WRITERS)
        return set(cursor.fetchone()[0])


def _log_after(after: int) -> list[int]:
    log = DomainEvent.objects.filter(id__gt=after).order_by("id")
    return list(log.values_list("id", flat=True)[:MOST_AT_ONCE])
