from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from staff.enums import StaffRole
from tests.factories.staff_api import Desk, desk_of
from tests.factories.staff_fixtures import no_throttles  # noqa: F401 - a fixture
from tests.factories.world import World, make_world
from tests.webhooks.receiver import Receiver, receiving


@pytest.fixture
def world(empty_queue: None, settings: LazySettings) -> World:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    settings.SITE_URL = "https://hotel.example.com"
    return make_world()


@pytest.fixture
def manager(world: World, no_throttles: None) -> Desk:  # noqa: F811
    return desk_of(world, StaffRole.MANAGER)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver
