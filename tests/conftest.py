"""Every test process works on its own copy of one migrated template database.

The server is DATABASE_URL's, or else a throw-away cluster in memory that lives as long as the
session. Under xdist the controller makes the template once and hands its address to the workers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from pytest_django.plugin import blocking_manager_key

from cli.postgres.account import server_account
from cli.postgres.cluster import Cluster, make_folder
from cli.postgres.server import serving
from config.env import read_database

SERVER = os.environ.pop("DATABASE_URL", "")
os.environ["HOTELMATE_ENV"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DB_IDLE_TIMEOUT_MS"] = "120000"  # a whole test is one transaction
os.environ["PUSHER_SECRET"] = "kR3-vQ2_mZ7wL4tR8yB1nC6pD3fG5hJ0sA-eU_iOqWzTxYrEbNc"
django.setup()

IN_MEMORY = Path("/dev/shm")
WITHOUT_DURABILITY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "300",
    "shared_buffers": "128MB",
    "log_min_messages": "fatal",
}
template_key = pytest.StashKey[str]()
resources_key = pytest.StashKey[ExitStack]()


def with_database(url: str, name: str) -> str:
    return url.rpartition("/")[0] + "/" + name


def run_on(url: str, statement: str, *names: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def point_django_at(url: str) -> None:
    """In place: the threads of a test open their connections from the same settings."""
    facts = read_database("", url)
    connection.close()
    connection.settings_dict.update({key: facts[key] for key in ("NAME", "USER", "PASSWORD")})
    connection.settings_dict.update(HOST=facts["HOST"], PORT=facts["PORT"])
    os.environ["DATABASE_URL"] = url


@contextmanager
def throw_away_server() -> Iterator[str]:
    parent = IN_MEMORY if IN_MEMORY.is_dir() else Path("/tmp")
    folder = parent / f"hotelmate-test-{uuid4().hex[:12]}"
    make_folder(folder)
    with serving(Cluster(folder, server_account(), WITHOUT_DURABILITY, is_throw_away=True)) as use:
        yield use.url()


@contextmanager
def migrated_template() -> Iterator[str]:
    with ExitStack() as stack:
        server = SERVER or stack.enter_context(throw_away_server())
        name = f"hotelmate_template_{uuid4().hex[:12]}"
        run_on(server, "CREATE DATABASE {}", name)
        stack.callback(run_on, server, "DROP DATABASE {} WITH (FORCE)", name)
        url = with_database(server, name)
        point_django_at(url)
        call_command("migrate", verbosity=0)
        connection.close()
        yield url


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    stack = config.stash[resources_key] = ExitStack()
    with config.stash[blocking_manager_key].unblock():
        config.stash[template_key] = stack.enter_context(migrated_template())


def pytest_configure_node(node: Any) -> None:
    node.workerinput["template"] = node.config.stash[template_key]


def pytest_unconfigure(config: pytest.Config) -> None:
    if resources_key in config.stash:
        config.stash[resources_key].close()


@pytest.fixture(scope="session")
def template_database(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[str]:
    workerinput = getattr(request.config, "workerinput", None)
    if workerinput is not None:
        yield workerinput["template"]
        return
    with django_db_blocker.unblock(), migrated_template() as url:
        yield url


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, template_database: str, django_db_blocker: Any
) -> Iterator[None]:
    template = template_database.rpartition("/")[2]
    server = with_database(template_database, "postgres")
    name = f"hotelmate_test_{uuid4().hex[:12]}"
    run_on(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
    with django_db_blocker.unblock():
        point_django_at(with_database(template_database, name))
    yield
    with django_db_blocker.unblock():
        connection.close()
    run_on(server, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def empty_queue(transactional_db: None) -> None:
    """The queue's tables are not Django's, so that the flush between tests leaves them as they are."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
