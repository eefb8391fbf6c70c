"""Jobs that are written with the change that causes them, by web requests and by other jobs alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from common.queues import DEFAULT

DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW(%s, %s, 0, NULL, NULL, %s, %s)::procrastinate_job_to_defer_v1])
"""


def defer(task: str, *, queue: str = DEFAULT, at: datetime | None = None, **args: Any) -> None:
    """Write a job on Django's own connection: it commits with the caller's transaction, or never was.

    Inside of a worker the library's own `defer()` writes on another connection, at once and for good.
    `at` is when the job falls due; without it the worker is woken.
    """
    with connection.cursor() as cursor:
        facts: list[Any] = [queue, task, Jsonb(args), at]
        cursor.execute(DEFER, facts)
