from __future__ import annotations

import pytest

from staff.enums import StaffRole
from tests.factories.staff_fixtures import no_throttles, noon  # noqa: F401 - fixtures
from tests.factories.staff_pages import Desk
from tests.factories.world import World


@pytest.fixture
def desk(world: World, noon: None, no_throttles: None) -> Desk:  # noqa: F811
    return Desk(world)


@pytest.fixture
def manager(world: World, noon: None, no_throttles: None) -> Desk:  # noqa: F811
    return Desk(world, StaffRole.MANAGER)


@pytest.fixture
def housekeeping(world: World, noon: None, no_throttles: None) -> Desk:  # noqa: F811
    return Desk(world, StaffRole.HOUSEKEEPING)
