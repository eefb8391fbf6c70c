"""Tells those who listen what the log of events says: every event once it is settled, in order.

It asks the log instead of being told, so that a booking costs nothing more. What it has told is kept; after
any interruption it goes on from there, so that nothing is lost and nothing overtakes. A message may come
twice; it carries its event's id.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db import connection

from common.clock import now
from events.models import DomainEvent, Telling
from realtime.channel import Channel, ChannelFailed, Message
from realtime.messages import hint, messages_of
from room_bookings.selectors.audit import TELLER
from room_bookings.selectors.telling import Settling, events_between, last_event_of_all

logger = structlog.get_logger(__name__)

LOOK_SECONDS: Final = 0.15
MOST_AT_ONCE: Final = 100
LONGEST_PAUSE_SECONDS: Final = 5.0
NEWS_FOR: Final = timedelta(minutes=2)
"""An event older than that is no news: who listens is only told to read the log."""


class Relay:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._settling = Settling()
        self._pause, self._resting_until = 0.0, 0.0

    def lead(self) -> bool:
        """Whether this connection is the one that tells; asked again it stays so."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [TELLER])
            return bool(cursor.fetchone()[0])

    def begin(self) -> None:
        """The first time ever there is nothing to catch up with."""
        last = last_event_of_all(at=now())
        Telling.objects.get_or_create(pk=1, defaults={"settled_up_to": last, "told_up_to": last})

    def run(self, is_over: Callable[[], bool]) -> None:
        """Until it is over, or the database is gone."""
        while not is_over():
            told = self.step(at=now())
            time.sleep(0 if told == MOST_AT_ONCE else LOOK_SECONDS)

    def step(self, *, at: datetime) -> int:
        """Tell what there is to be told. Returns how many events were."""
        telling = Telling.objects.get(pk=1)
        settled = self._settling.up_to(telling.settled_up_to)
        if settled > telling.settled_up_to:
            # Before anybody is told: who hears a later event, and looks up what came before, finds it.
            Telling.objects.filter(pk=1).update(settled_up_to=settled)
        if settled == telling.told_up_to or time.monotonic() < self._resting_until:
            return 0
        return self._tell(telling.told_up_to, settled, at=at)

    def _tell(self, after: int, up_to: int, *, at: datetime) -> int:
        events = events_between(after, up_to, limit=MOST_AT_ONCE)
        if not self._publish(messages_for(events, at=at)):
            return 0
        told = events[-1].pk if len(events) == MOST_AT_ONCE else up_to
        Telling.objects.filter(pk=1).update(told_up_to=told)
        return len(events)

    def _publish(self, messages: Sequence[Message]) -> bool:
        """One that nobody would ever take must not keep the others waiting."""
        try:
            self._channel.publish(messages)
        except ChannelFailed as failed:
            if not failed.is_for_good:
                self._wait_longer(failed)
                return False
            if len(messages) > 1:
                return all(self._publish([message]) for message in messages)
            event_id = messages[0].data.get("event_id")
            logger.warning("realtime_refused", reason=str(failed), event_id=event_id)
        self._pause = 0.0
        return True

    def _wait_longer(self, failed: ChannelFailed) -> None:
        self._pause = min(LONGEST_PAUSE_SECONDS, self._pause * 2 or LOOK_SECONDS)
        self._resting_until = time.monotonic() + self._pause
        logger.warning("realtime_not_published", reason=str(failed), pause=self._pause)


def messages_for(events: Sequence[DomainEvent], *, at: datetime) -> list[Message]:
    """In the events' order; one hint for each hotel whose old events are no news any more."""
    is_public = settings.REALTIME_PUBLIC_CHANNEL
    old = {e.hotel.slug: e.pk for e in events if e.occurred_at < at - NEWS_FOR}
    hints = [message for slug, last in old.items() for message in hint(slug, up_to=last)]
    news = [
        message
        for event in events
        if event.occurred_at >= at - NEWS_FOR
        for message in messages_of(event, event.hotel.slug, is_public=is_public)
    ]
    return hints + news
