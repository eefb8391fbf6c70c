"""The jobs of bringing over: safe to run twice."""

from __future__ import annotations

from typing import Final

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from common.clock import now
from hotel_setup.files.runs import TASK, forget_old_runs, work_on

RETRY: Final = RetryStrategy(max_attempts=3, exponential_wait=5)


@app.task(name=TASK, retry=RETRY)
def bring_over_file(run_id: int) -> None:
    work_on(run_id=run_id, at=now())


@app.periodic(cron="50 3 * * *")
@app.task(name="hotel_setup.forget_old", queueing_lock="hotel_setup.forget_old", retry=RETRY)
def forget_old(timestamp: int) -> None:
    forget_old_runs(at=now())
