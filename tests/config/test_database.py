"""How the application talks to PostgreSQL: limits, prepared statements, the queue's transaction."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from config.jobs import remove_old_jobs

pytestmark = pytest.mark.django_db


def value_of(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lock_timeout", "2s"),
        ("statement_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "2min"),
        ("TimeZone", "UTC"),
        ("server_encoding", "UTF8"),
    ],
)
def test_a_web_connection_has_limits(name: str, value: str):
    assert value_of(f"SHOW {name}") == value


def test_statements_are_prepared_at_once():
    value_of("SELECT 40 + 2 AS asked_once")

    assert (
        value_of(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%asked_once%'"
            " AND statement NOT LIKE '%pg_prepared%'"
        )
        == 1
    )


def test_a_migration_may_send_several_statements():
    with connection.schema_editor() as editor:
        editor.execute("CREATE TABLE one_of_two (); CREATE TABLE two_of_two ()", None)

    assert value_of("SELECT to_regclass('two_of_two')::text") == "two_of_two"
    assert connection.connection.prepare_threshold == 0


def test_a_job_is_deferred_with_its_transaction_or_not_at_all():
    with transaction.atomic():
        remove_old_jobs.configure(lock="kept").defer(timestamp=0)
    with transaction.atomic():
        remove_old_jobs.configure(lock="lost", queueing_lock="other").defer(timestamp=0)
        transaction.set_rollback(True)

    assert list(ProcrastinateJob.objects.values_list("lock", flat=True)) == ["kept"]


def test_every_periodic_job_is_known_to_the_worker():
    known = set(app.tasks)

    assert {"config.jobs.rescue_stalled_jobs", "config.jobs.remove_old_jobs"} <= known


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_replaced_before_the_next_request():
    own = value_of("SELECT pg_backend_pid()")
    was_usable = connection.is_usable()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [own])
    other.close()

    assert (was_usable, connection.is_usable()) == (True, False)
    connection.close_if_unusable_or_obsolete()
    connection.close()
    assert value_of("SELECT 1") == 1


@pytest.mark.django_db(transaction=True)
def test_a_stuck_statement_is_ended():
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '20ms'")
        with pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")
        cursor.execute("RESET statement_timeout")
