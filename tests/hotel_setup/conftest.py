from __future__ import annotations

import pytest

from tests.factories.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """Two doubles and a suite, open for twenty days."""
    return make_world(booking_window_days=20, email="desk@grand.example")
