"""Jobs that are written with the change that causes them, by web requests and by other jobs alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from psycopg.types.json import Jsonb

from common.db import constraint_of
from common.queues import DEFAULT

DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW(%s, %s, 0, %s, %s, %s, %s)::procrastinate_job_to_defer_v1])
"""
WAITS_ALREADY = "procrastinate_jobs_queueing_lock_idx_v1"


def defer(
    task: str,
    *,
    queue: str = DEFAULT,
    at: datetime | None = None,
    lock: str | None = None,
    **args: Any,
) -> None:
    """Write a job on Django's own connection: it commits with the caller's transaction, or never was.

    Inside of a worker the library's own `defer()` writes on another connection, at once and for good.
    `at` is when the job falls due; without it the worker is woken. Of the jobs with one `lock` one runs
    at a time.
    """
    _write([queue, task, lock, None, Jsonb(args), at])


def defer_once(task: str, *, name: str, queue: str = DEFAULT, **args: Any) -> bool:
    """The same, unless a job of that name is waiting already. Returns whether it was written."""
    try:
        with transaction.atomic():
            _write([queue, task, None, name, Jsonb(args), None])
    except IntegrityError as exc:
        if constraint_of(exc) != WAITS_ALREADY:
            raise
        return False
    return True


def _write(facts: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(DEFER, facts)
