from __future__ import annotations

import pytest

from tests.factories.staff_fixtures import no_throttles, noon
from tests.factories.world import World, make_world

__all__ = ["no_throttles", "noon", "world"]


@pytest.fixture
def world(db: None) -> World:
    return make_world(email="desk@grand.example", phone="+353 1 555 0100", city="Dublin")
