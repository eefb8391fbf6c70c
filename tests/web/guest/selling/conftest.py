from __future__ import annotations

import pytest

from tests.factories.guest_pages import Visitor
from tests.factories.world import World, make_world


@pytest.fixture
def visitor(world: World, noon: None, no_throttles: None) -> Visitor:
    return Visitor(world.hotel.slug)


@pytest.fixture
def other(world: World) -> Visitor:
    """At another hotel."""
    return Visitor(make_world().hotel.slug)
