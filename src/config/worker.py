"""The program that works on jobs: `python -m config.worker outside`.

One process runs a worker for each group of the program's queues. Each has its own number of places, so
that what hangs in one group leaves the others alone; the pool of threads has room for all of them.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import django
from procrastinate.contrib.django import app

from common.queues import (
    DEFAULT,
    MESSAGES_OUTSIDE,
    OUTSIDE_PROGRAM,
    PAYMENTS_OUTSIDE,
    PROGRAMS,
    WEBHOOKS_OUTSIDE,
)
from config.env import read_int

GRACE_SECONDS: Final = 10.0
YIELDING: Final = 10
"""How nice the program `outside` is: guests on the site come before the documents of their mails."""
SPARE_THREADS: Final = 4  # name look-ups and the loop's own work


class WorkerEnded(Exception):
    """A worker stopped although nobody asked: the program ends, and is started again."""


@dataclass(frozen=True, slots=True)
class Worker:
    queues: tuple[str, ...]
    places: int

    async def run(self) -> None:
        await app.run_worker_async(
            queues=list(self.queues),  # a tuple would be sent as a row
            name=self.queues[0],
            concurrency=self.places,
            shutdown_graceful_timeout=GRACE_SECONDS,
            install_signal_handlers=False,
        )
        raise WorkerEnded(self.queues[0])


def places_of(queue: str) -> int:
    """How many jobs of the group that begins with this queue run at once."""
    variable, usual = {
        DEFAULT: ("JOBS_AT_ONCE", 4),
        PAYMENTS_OUTSIDE: ("PAYMENT_JOBS_AT_ONCE", 4),
        MESSAGES_OUTSIDE: ("MESSAGE_JOBS_AT_ONCE", 6),
        WEBHOOKS_OUTSIDE: ("WEBHOOK_JOBS_AT_ONCE", 16),
    }[queue]
    return read_int(variable, usual, low=1, high=64)


def workers_of(program: str) -> list[Worker]:
    return [Worker(queues, places_of(queues[0])) for queues in PROGRAMS[program]]


async def work(workers: list[Worker]) -> None:
    """Until SIGTERM or SIGINT, which let running jobs end; raises when one worker ends by itself."""
    loop = asyncio.get_running_loop()
    threads = sum(worker.places for worker in workers) + SPARE_THREADS
    loop.set_default_executor(ThreadPoolExecutor(threads, thread_name_prefix="job"))
    working = asyncio.create_task(_run_together(workers))
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, working.cancel)
    with suppress(asyncio.CancelledError):
        await working


async def _run_together(workers: list[Worker]) -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async(), asyncio.TaskGroup() as group:
            for worker in workers:
                group.create_task(worker.run(), name=worker.queues[0])


def main(program: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["HOTELMATE_PROGRAM"] = program
    if program == OUTSIDE_PROGRAM:
        os.nice(YIELDING)
    django.setup()
    asyncio.run(work(workers_of(program)))


if __name__ == "__main__":
    main(sys.argv[1])
