"""Parts of a page that renew themselves follow the last event, however fast events come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src/web/templates/staff"
LIVE_TAG = re.compile(r"<[a-z]+ [^>]*hx-trigger=\"hotel:[^>]*>")
LIVE_PARTS = [
    pytest.param(tag, id=f"{path.parent.name}/{path.name}")
    for path in sorted(TEMPLATES.rglob("*.html"))
    for tag in LIVE_TAG.findall(path.read_text())
]


def test_there_are_live_parts():
    assert LIVE_PARTS


@pytest.mark.parametrize("tag", LIVE_PARTS)
def test_a_live_part_waits_for_rest_and_stays_in_the_page(tag: str):
    """A throttle drops the last event; an element that is replaced forgets what it was still to ask."""
    triggers = re.search(r'hx-trigger="([^"]*)"', tag)
    assert triggers
    heard = [each for each in triggers[1].split(",") if "hotel:" in each]

    assert [each for each in heard if " delay:" not in each or "throttle" in each] == []
    assert 'hx-swap="innerHTML"' in tag
