"""A database of its own for each test: real commits, and guards may be switched off inside it."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.factories.world import World, make_world


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/concurrency" in item.path.as_posix():
            item.add_marker(pytest.mark.concurrency)


def run_on(server: str, statement: str, *names: str) -> None:
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture
def own_database(
    template_database: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    address, _, template = template_database.rpartition("/")
    name, usual = f"hotelmate_race_{uuid4().hex[:12]}", connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        run_on(f"{address}/postgres", "CREATE DATABASE {} TEMPLATE {}", name, template)
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual
            run_on(f"{address}/postgres", "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def world(own_database: None) -> World:
    """Six double rooms and two suites, open for twelve days."""
    doubles = tuple(str(number) for number in range(201, 207))
    return make_world(rooms={"DBL": doubles, "STE": ("301", "302")}, booking_window_days=12)


@pytest.fixture
def small_world(own_database: None) -> World:
    """One double room and one suite."""
    return make_world(rooms={"DBL": ("201",), "STE": ("301",)}, booking_window_days=12)


@pytest.fixture
def seed() -> int:
    """Printed, and so shown with a failure; RACE_SEED repeats it."""
    drawn = int(os.environ.get("RACE_SEED") or random.randrange(2**32))
    sys.stdout.write(f"RACE_SEED={drawn}\n")
    return drawn
