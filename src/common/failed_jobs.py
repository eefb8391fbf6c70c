"""Jobs that failed for good, by procrastinate's own means: what they are about, again, or no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from common.db import use_case
from common.errors import Conflict

MOST_SHOWN: Final = 100
QUEUES: Final = """
SELECT queue_name,
       count(*) FILTER (WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())),
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
       count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'doing' AND (last_heartbeat IS NULL
                                OR last_heartbeat < now() - make_interval(secs => %s))),
       count(*) FILTER (WHERE status = 'failed')
  FROM (SELECT queue_name, status, scheduled_at, worker_id FROM procrastinate_jobs WHERE status = 'todo'
         UNION ALL
        SELECT queue_name, status, scheduled_at, worker_id FROM procrastinate_jobs
         WHERE status = 'doing'
         UNION ALL
        SELECT queue_name, status, scheduled_at, worker_id FROM procrastinate_jobs
         WHERE status = 'failed') AS job
  LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
 GROUP BY queue_name ORDER BY queue_name
"""
FAILED: Final = """
SELECT job.id, job.task_name, job.queue_name, job.attempts, job.args,
       (SELECT max(at) FROM procrastinate_events WHERE job_id = job.id AND type = 'failed')
  FROM procrastinate_jobs AS job WHERE job.status = 'failed' ORDER BY job.id DESC LIMIT %s
"""
COUNT: Final = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"
SILENT_SECONDS: Final = 30


class JobNotFailed(Conflict):
    code = "JOB_NOT_FAILED"
    message = "This job is not among those that failed, or the same work waits already."


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs are due, planned for later, under way, stalled among those, and failed."""

    name: str
    due: int
    later: int
    doing: int
    stalled: int
    failed: int


@dataclass(frozen=True, slots=True)
class FailedJob:
    """`about` are the numbers among its arguments: ids, and nothing that somebody typed."""

    id: int
    task: str
    queue: str
    attempts: int
    about: dict[str, int]
    failed_at: datetime | None


def queues() -> list[Queue]:
    with connection.cursor() as cursor:
        cursor.execute(QUEUES, [SILENT_SECONDS])
        return [Queue(*row) for row in cursor.fetchall()]


def failed_jobs() -> list[FailedJob]:
    """The newest first, MOST_SHOWN at most."""
    with connection.cursor() as cursor:
        cursor.execute(FAILED, [MOST_SHOWN])
        rows = cursor.fetchall()
    return [
        FailedJob(job, task, queue, attempts, _numbers(args), at)
        for job, task, queue, attempts, args, at in rows
    ]


def count_failed() -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        return int(cursor.fetchone()[0])


@use_case
def try_again(*, job_id: int, at: datetime) -> None:
    """Raises JobNotFailed."""
    _retry(job_id, at)


@use_case
def give_up(*, job_id: int, at: datetime) -> None:
    """It is cancelled, and goes with the old ones. Raises JobNotFailed."""
    _retry(job_id, at)  # only what is to be done can be cancelled; nobody sees it in between
    app.job_manager.cancel_job_by_id(job_id)


def _retry(job_id: int, at: datetime) -> None:
    if app.job_manager.list_jobs(id=job_id, status="failed"):
        try:
            app.job_manager.retry_job_by_id(job_id, at)
        except ConnectorException as exc:
            raise JobNotFailed from exc
    else:
        raise JobNotFailed


def _numbers(args: str) -> dict[str, int]:
    return {name: value for name, value in orjson.loads(args).items() if isinstance(value, int)}
