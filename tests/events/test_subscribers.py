"""Who acts on which events knows their words."""

from __future__ import annotations

from events.subscribers import HOLD_EXTENDED, MONEY_MOVES, SUBSCRIBERS, WRITTEN_ABOUT
from notifications.occasions import KINDS
from room_bookings.events import EventName
from webhooks.event_types import EVENT_TYPES


def test_messages_are_asked_for_after_whatever_they_are_about():
    assert set(KINDS) == WRITTEN_ABOUT | HOLD_EXTENDED


def test_every_event_that_somebody_acts_on_is_told():
    changes = {change for told in EVENT_TYPES.values() for change in told}

    assert set(SUBSCRIBERS) - set(EventName) == set()
    assert (MONEY_MOVES | WRITTEN_ABOUT | HOLD_EXTENDED) - changes == set()
