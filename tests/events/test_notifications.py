"""What the job queue tells its worker when a job is written, heard by a listener of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection
from procrastinate.contrib.django import app

from tests.factories.world import make_world, nights

CHANNEL = "procrastinate_any_queue_v1"
TASK = "room_bookings.release_hold"


@pytest.fixture
def listener(empty_queue: None) -> Iterator[psycopg.Connection]:
    facts = connection.get_connection_params()
    wanted = {key: facts[key] for key in ("host", "port", "user", "password", "dbname")}
    with psycopg.connect(**wanted, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        yield listening


def heard(listener: psycopg.Connection) -> list[Any]:
    """Everything told up to now: a notification of our own marks the end."""
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}, 'the end'")
    told = []
    for notification in listener.notifies(timeout=10):
        if notification.payload == "the end":
            return told
        told.append(notification.payload)
    raise AssertionError("the end was not heard")


def test_a_job_for_now_wakes_the_worker(listener: psycopg.Connection) -> None:
    job = app.configure_task(TASK).defer(event_id=1)

    assert heard(listener) == [f'{{"type" : "job_inserted", "job_id" : {job}}}']


def test_a_job_for_later_wakes_nobody(listener: psycopg.Connection) -> None:
    app.configure_task(TASK, schedule_at=datetime(2100, 1, 1, tzinfo=UTC)).defer(event_id=1)

    assert heard(listener) == []


def test_a_sale_wakes_nobody(listener: psycopg.Connection) -> None:
    make_world().hold(nights(1, 3))

    assert heard(listener) == []
