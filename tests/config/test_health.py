from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

HEARTBEAT = """
INSERT INTO procrastinate_workers (last_heartbeat, program) VALUES (now() - %s::interval, %s)
"""


def beat(age: str, *programs: str) -> None:
    with connection.cursor() as cursor:
        for program in programs or ("inside", "outside"):
            cursor.execute(HEARTBEAT, [age, f"hotelmate-{program}"])


def answer(client: Client, path: str) -> tuple[int, dict[str, object]]:
    response = client.get(path)
    return response.status_code, response.json()


def test_alive_without_a_database(client: Client):
    assert answer(client, "/healthz") == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_with_a_living_worker(client: Client):
    beat("5 seconds")

    assert answer(client, "/readyz") == (
        200,
        {"status": "ready", "database": True, "migrations": True, "worker": True, "outside": True},
    )


@pytest.mark.django_db
def test_not_ready_when_the_worker_fell_silent(client: Client):
    beat("31 seconds")

    assert answer(client, "/readyz") == (
        503,
        {
            "status": "not ready",
            "database": True,
            "migrations": True,
            "worker": False,
            "outside": False,
        },
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("living", "worker", "outside"), [("inside", True, False), ("outside", False, True)]
)
def test_not_ready_when_one_of_the_workers_is_missing(
    client: Client, living: str, worker: bool, outside: bool
):
    beat("5 seconds", living)

    assert answer(client, "/readyz") == (
        503,
        {
            "status": "not ready",
            "database": True,
            "migrations": True,
            "worker": worker,
            "outside": outside,
        },
    )


@pytest.mark.django_db
def test_not_ready_before_the_migrations(client: Client):
    beat("5 seconds")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'hotel'")

    assert answer(client, "/readyz") == (
        503,
        {
            "status": "not ready",
            "database": True,
            "migrations": False,
            "worker": True,
            "outside": True,
        },
    )


@pytest.mark.django_db
def test_readiness_costs_one_query(client: Client, django_assert_num_queries):
    answer(client, "/readyz")
    with django_assert_num_queries(1):
        answer(client, "/readyz")


@pytest.mark.django_db
def test_metrics_tell_how_long_each_queue_is_and_how_old(client: Client):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
        for queue, due in (
            ("default", None),
            ("default", "1 hour"),
            ("messages-outside", "-90 seconds"),
            ("messages-outside", "-10 seconds"),
        ):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
                " VALUES (%s, 'any', now() + %s::interval)",
                [queue, due],
            )
    lines = client.get("/metrics").content.decode().splitlines()

    assert [line for line in lines if line.startswith("hotelmate_jobs_waiting")] == [
        'hotelmate_jobs_waiting{queue="default"} 1.0',
        'hotelmate_jobs_waiting{queue="builtin"} 0.0',
        'hotelmate_jobs_waiting{queue="payments-outside"} 0.0',
        'hotelmate_jobs_waiting{queue="messages-outside"} 2.0',
        'hotelmate_jobs_waiting{queue="webhooks-outside"} 0.0',
        'hotelmate_jobs_waiting_seconds{queue="default"} 0.0',
        'hotelmate_jobs_waiting_seconds{queue="builtin"} 0.0',
        'hotelmate_jobs_waiting_seconds{queue="payments-outside"} 0.0',
        'hotelmate_jobs_waiting_seconds{queue="messages-outside"} 90.0',
        'hotelmate_jobs_waiting_seconds{queue="webhooks-outside"} 0.0',
    ]


@pytest.mark.django_db
def test_metrics_count_requests_by_route(client: Client):
    client.get("/healthz")
    lines = client.get("/metrics").content.decode().splitlines()
    counters = [line.rpartition(" ")[0] for line in lines if "requests_total{" in line]

    assert [counter for counter in counters if "healthz" in counter] == [
        'hotelmate_requests_total{method="GET",route="healthz",status="200"}'
    ]


@pytest.mark.django_db
def test_the_front_door_leads_to_the_hotels(client):
    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/hotels/")
