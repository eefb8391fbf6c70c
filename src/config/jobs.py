"""Housekeeping of the job queue itself: jobs of a killed worker run again, old ones go."""

from __future__ import annotations

from contextlib import suppress

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from common import recounts
from common.clock import now
from payments import recount as money
from room_bookings import recount as bookings

SILENT_SECONDS = 30.0  # three missed heartbeats
KEPT_HOURS = 7 * 24


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="rescue_stalled_jobs", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs may run twice, so every job is idempotent. No `lock`: a rescue that was killed would hold it
    for good. One that cannot be retried has ended since, or its successor waits: the others still can.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        with suppress(ConnectorException):
            await manager.retry_job(job)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="remove_old_jobs", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(
        nb_hours=KEPT_HOURS, include_failed=False, include_cancelled=True, include_aborted=True
    )


@app.task(name=recounts.TASK, queueing_lock=recounts.TASK)
def recount_everything(recount_id: int) -> None:
    """What `hotelmate check` prints."""
    lines = [*bookings.differences(), *money.differences()]
    recounts.finish(recount_id=recount_id, lines=lines, at=now())
