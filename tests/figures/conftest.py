from __future__ import annotations

import pytest

from tests.factories.staff_fixtures import desk, housekeeping, manager, no_throttles, noon
from tests.factories.world import World, make_world

__all__ = ["desk", "housekeeping", "manager", "no_throttles", "noon", "world"]


@pytest.fixture
def world(db: None) -> World:
    return make_world()
