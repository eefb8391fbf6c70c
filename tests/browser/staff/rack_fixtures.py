from __future__ import annotations

import pytest

from tests.browser.staff.conftest import OpenDesk
from tests.browser.staff.rack_page import House, RackPage
from tests.factories.world import World


@pytest.fixture
def house(world: World) -> House:
    return House(world)


@pytest.fixture
def open_rack(open_desk: OpenDesk, house: House):
    """After the stays are made: `open_rack(viewport=...)`."""
    return lambda query="", **facts: RackPage(open_desk(f"rack/{query}", **facts), house).ready()
