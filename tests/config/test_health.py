from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

HEARTBEAT = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)"


def beat(age: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(HEARTBEAT, [age])


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
        {"status": "ready", "database": True, "migrations": True, "worker": True},
    )


@pytest.mark.django_db
def test_not_ready_when_the_worker_fell_silent(client: Client):
    beat("31 seconds")

    assert answer(client, "/readyz") == (
        503,
        {"status": "not ready", "database": True, "migrations": True, "worker": False},
    )


@pytest.mark.django_db
def test_not_ready_before_the_migrations(client: Client):
    beat("5 seconds")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'hotel'")

    assert answer(client, "/readyz") == (
        503,
        {"status": "not ready", "database": True, "migrations": False, "worker": True},
    )


@pytest.mark.django_db
def test_readiness_costs_one_query(client: Client, django_assert_num_queries):
    answer(client, "/readyz")
    with django_assert_num_queries(1):
        answer(client, "/readyz")


def test_metrics_count_requests_by_route(client: Client):
    client.get("/healthz")
    lines = client.get("/metrics").content.decode().splitlines()
    counters = [line.rpartition(" ")[0] for line in lines if "requests_total{" in line]

    assert [counter for counter in counters if "healthz" in counter] == [
        'hotelmate_requests_total{method="GET",route="healthz",status="200"}'
    ]


def test_the_front_door_leads_to_the_api_description(client):
    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/api/docs/")
