from __future__ import annotations

import pytest

from tests.factories.staff_pages import Desk
from tests.factories.world import World


@pytest.fixture
def desk(world: World, no_throttles: None) -> Desk:
    return Desk(world)
