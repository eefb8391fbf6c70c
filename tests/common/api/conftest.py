from __future__ import annotations

import pytest
from django.test import Client

from tests.common.api import toy


@pytest.fixture
def client(settings: pytest.FixtureRequest) -> Client:
    """Talks to the toy API through the real middleware; a server fault is an answer, no raise."""
    settings.ROOT_URLCONF = toy
    return Client(raise_request_exception=False)
