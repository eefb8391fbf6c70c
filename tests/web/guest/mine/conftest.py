from __future__ import annotations

import pytest

from tests.factories.own_booking import Own, opened
from tests.factories.staff_fixtures import no_throttles, noon
from tests.factories.world import World, make_world, nights

__all__ = ["no_throttles", "noon", "own", "world"]


@pytest.fixture
def world(db: None) -> World:
    return make_world(email="desk@grand.example", phone="+353 1 555 0100", city="Dublin")


@pytest.fixture
def own(world: World, noon: None, no_throttles: None) -> Own:
    """A confirmed booking of two adults in a week, unpaid, opened by its link."""
    return opened(world.confirmed(nights(7, 9)))
