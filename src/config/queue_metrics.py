"""How long the queues are, for /metrics; asked of the database when somebody looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import DatabaseError, connection
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from typing_extensions import override

from common.queues import PROGRAMS

WAITING = """
SELECT queue_name, count(*),
       extract(epoch FROM now() - least(
           min(scheduled_at),
           (SELECT max(at) FROM procrastinate_events
             WHERE job_id = min(job.id) FILTER (WHERE scheduled_at IS NULL))))::float
  FROM procrastinate_jobs AS job
 WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
 GROUP BY queue_name
"""
QUEUES = [queue for groups in PROGRAMS.values() for group in groups for queue in group]


class QueueCollector(Collector):
    """Jobs that are due and nobody has begun. Without a database there is nothing to tell."""

    def describe(self) -> Iterable[Metric]:
        return []  # else registering would ask the database

    @override
    def collect(self) -> Iterator[Metric]:
        try:
            waiting = self._waiting()
        except DatabaseError:
            return
        length = GaugeMetricFamily("hotelmate_jobs_waiting", "Jobs due", labels=["queue"])
        age = GaugeMetricFamily(
            "hotelmate_jobs_waiting_seconds", "Age of the oldest job due", labels=["queue"]
        )
        for queue in QUEUES:
            jobs, seconds = waiting.get(queue, (0, 0.0))
            length.add_metric([queue], jobs)
            age.add_metric([queue], seconds)
        yield from (length, age)

    def _waiting(self) -> dict[str, tuple[int, float]]:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            return {queue: (jobs, seconds or 0.0) for queue, jobs, seconds in cursor.fetchall()}
