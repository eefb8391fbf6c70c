"""The catalogue of events knows what the code tells."""

from __future__ import annotations

import re
from pathlib import Path

from webhooks.event_types import EVENT_TYPES, is_wanted

SOURCE = Path(__file__).parents[2] / "src"
CHANGE = re.compile(r'\bchange="([a-z-]+)"|\b_?tell\w*\(\s*(?:[\w.]+,\s*)*"([a-z-]+)"')


def test_every_change_that_is_told_can_be_asked_for():
    told = {
        change
        for file in SOURCE.rglob("*.py")
        for found in CHANGE.findall(file.read_text())
        for change in found
        if change
    }

    assert told - {change for changes in EVENT_TYPES.values() for change in changes} == set()


def test_every_change_that_can_be_asked_for_is_told():
    readers = {"event_types.py", "subscribers.py", "occasions.py"}
    texts = [file.read_text() for file in SOURCE.rglob("*.py") if file.name not in readers]
    everything = "\n".join(texts)
    changes = {change for told in EVENT_TYPES.values() for change in told}

    assert [each for each in sorted(changes) if f'"{each}"' not in everything] == []


def test_what_a_pattern_matches():
    event = {"name": "booking-updated", "change": "cancelled"}
    patterns = ["*", "booking-updated", "booking-updated.cancelled"]
    others = ["booking-created", "booking", "booking-updated.", "cancelled", "booking-updated.can"]

    assert [is_wanted([each], **event) for each in patterns] == [True] * 3
    assert is_wanted(others, **event) is False
