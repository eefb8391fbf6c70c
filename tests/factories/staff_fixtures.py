"""Fixtures of everything that speaks to the staff API; a folder's conftest imports them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.conf import LazySettings

from staff.enums import StaffRole
from tests.factories.staff_api import Desk, desk_of
from tests.factories.world import NOON, World


@pytest.fixture
def noon() -> Iterator[None]:
    """The moment at which the world was made."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def no_throttles(settings: LazySettings) -> None:
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES)


@pytest.fixture
def desk(world: World, noon: None, no_throttles: None) -> Desk:
    return desk_of(world)


@pytest.fixture
def manager(world: World, noon: None, no_throttles: None) -> Desk:
    return desk_of(world, StaffRole.MANAGER)


@pytest.fixture
def housekeeping(world: World, noon: None, no_throttles: None) -> Desk:
    return desk_of(world, StaffRole.HOUSEKEEPING)
