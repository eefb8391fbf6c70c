"""The programs that work on jobs, as `hotelmate up` starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from socket import create_server, socket

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cli.programs import worker_command
from common import queues
from common.jobs import defer
from common.queues import PROGRAMS
from config.jobs import rescue_stalled_jobs
from config.worker import workers_of
from tests.cli.conftest import SEARCH_PATH

TASKS = "tests.config.jobs_that_wait"
Start = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def start(empty_queue: None) -> Iterator[Start]:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_workers, procrastinate_periodic_defers CASCADE")
    environment = os.environ | {"PYTHONPATH": SEARCH_PATH, "DJANGO_SETTINGS_MODULE": TASKS}
    with ExitStack() as stack:

        def begin(program: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(worker_command(program), env=environment)
            stack.callback(process.wait, timeout=60)
            stack.callback(process.kill)
            return process

        yield begin


@pytest.fixture
def silent_host() -> Iterator[socket]:
    """Takes connections and says nothing."""
    with closing(create_server(("127.0.0.1", 0), backlog=256)) as listening:
        yield listening


def until(question: Callable[[], bool], seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def statuses(queue: str) -> Counter[str]:
    jobs = ProcrastinateJob.objects.filter(queue_name=queue, task_name__startswith="tests.")
    return Counter(jobs.values_list("status", flat=True))


def test_every_task_is_on_a_queue_that_one_program_works_on():
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    worked_on = [queue for groups in PROGRAMS.values() for group in groups for queue in group]

    assert {task.queue for task in app.tasks.values()} - set(worked_on) == set()
    assert len(worked_on) == len(set(worked_on))


def test_outside_has_places_for_each_kind(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WEBHOOK_JOBS_AT_ONCE", "3")

    assert [(each.queues, each.places) for each in workers_of("outside")] == [
        (("payments-outside",), 4),
        (("messages-outside",), 6),
        (("webhooks-outside",), 3),
    ]


@pytest.mark.slow
def test_hosts_that_hang_delay_neither_other_kinds_nor_the_database(
    start: Start, silent_host: socket
):
    port = silent_host.getsockname()[1]
    for _ in range(20):
        defer("tests.wait", queue=queues.MESSAGES_OUTSIDE, port=port)
        defer("tests.wait", queue=queues.WEBHOOKS_OUTSIDE, port=port)
    start("outside"), start("inside")
    until(lambda: statuses(queues.MESSAGES_OUTSIDE)["doing"] == 6)
    until(lambda: statuses(queues.WEBHOOKS_OUTSIDE)["doing"] == 16)
    for queue in (queues.DEFAULT, queues.PAYMENTS_OUTSIDE):
        defer("tests.work", queue=queue)
    until(lambda: statuses(queues.DEFAULT) == statuses(queues.PAYMENTS_OUTSIDE) == {"succeeded": 1})

    assert statuses(queues.MESSAGES_OUTSIDE) == {"doing": 6, "todo": 14}
    assert statuses(queues.WEBHOOKS_OUTSIDE) == {"doing": 16, "todo": 4}


@pytest.mark.slow
def test_jobs_that_run_end_before_the_program_does(start: Start):
    for _ in range(3):
        defer("tests.take_a_second", queue=queues.MESSAGES_OUTSIDE)
    process = start("outside")
    until(lambda: statuses(queues.MESSAGES_OUTSIDE) == {"doing": 3})
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=30) == 0
    assert statuses(queues.MESSAGES_OUTSIDE) == {"succeeded": 3}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        assert cursor.fetchone() == (0,)


@pytest.mark.slow
def test_jobs_of_a_killed_program_run_again_and_readiness_knows(start: Start, client: Client):
    defer("tests.wait_once", queue=queues.MESSAGES_OUTSIDE)
    process = start("outside")
    start("inside")
    until(lambda: client.get("/readyz").status_code == 200)
    until(lambda: statuses(queues.MESSAGES_OUTSIDE) == {"doing": 1})
    process.kill()
    process.wait(timeout=30)
    with connection.cursor() as cursor:  # half a minute later
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'"
            " WHERE program = 'hotelmate-outside'"
        )
    silent = client.get("/readyz").json()
    defer("config.jobs.rescue_stalled_jobs", timestamp=0)
    start("outside")
    until(lambda: statuses(queues.MESSAGES_OUTSIDE) == {"succeeded": 1})

    assert silent == {
        "status": "not ready",
        "database": True,
        "migrations": True,
        "worker": True,
        "outside": False,
    }


@pytest.mark.slow
def test_a_rescue_that_was_killed_itself_is_rescued(start: Start):
    rescue_stalled_jobs.defer(timestamp=0), defer("tests.work")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        dead = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [dead])
    rescue_stalled_jobs.defer(timestamp=60)
    start("inside")

    until(lambda: statuses(queues.DEFAULT) == {"succeeded": 1})


@pytest.mark.slow
def test_four_workers_defer_a_periodic_job_once(start: Start):
    start("outside"), start("inside")
    ticks = ProcrastinateJob.objects.filter(task_name="tick")
    until(lambda: ticks.count() >= 4)

    moments = [job.args["timestamp"] for job in ticks]
    assert len(moments) == len(set(moments))


def test_a_program_that_nobody_knows_does_not_start():
    done = subprocess.run(
        [sys.executable, "-m", "config.worker", "sideways"],
        env=os.environ | {"PYTHONPATH": SEARCH_PATH},
        capture_output=True,
        check=False,
    )

    assert done.returncode != 0
