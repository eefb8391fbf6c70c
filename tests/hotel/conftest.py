from __future__ import annotations

import pytest

from tests.factories.guest_api import Guest, guest_of
from tests.factories.staff_fixtures import desk, housekeeping, manager, no_throttles, noon
from tests.factories.world import World, make_world

__all__ = ["desk", "housekeeping", "manager", "no_throttles", "noon", "world"]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def guest(world: World, noon: None, no_throttles: None) -> Guest:
    """A guest of the world's hotel, at the noon at which it was opened."""
    return guest_of(world)
