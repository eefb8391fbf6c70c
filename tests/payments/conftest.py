from __future__ import annotations

import pytest

from tests.factories.guest_api import Guest, guest_of
from tests.factories.staff_fixtures import desk, manager, no_throttles, noon
from tests.factories.world import World, make_world

__all__ = ["desk", "manager", "no_throttles", "noon", "world"]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def guest(world: World, noon: None, no_throttles: None) -> Guest:
    return guest_of(world)
