from __future__ import annotations

import pytest

from tests.factories.world import World, make_world

ROOMS = {"DBL": ("201", "202", "203"), "STE": ("301",)}


@pytest.fixture
def world(db: None) -> World:
    return make_world(rooms=ROOMS)
