"""Jobs that wait for somebody, as jobs that speak to a network do."""

from __future__ import annotations

import socket
import time

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.task(name="tests.wait")
def wait(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=50) as host:
        host.recv(1)


@app.task(name="tests.wait_once", pass_context=True)
def wait_once(context: JobContext) -> None:
    """Its first attempt takes longer than anybody waits."""
    if context.job.attempts == 0:
        time.sleep(50)


@app.task(name="tests.take_a_second")
def take_a_second() -> None:
    time.sleep(1)


@app.task(name="tests.work")
def work() -> None:
    """Nothing to do."""


@app.periodic(cron="* * * * * *")
@app.task(name="tick")
def tick(timestamp: int) -> None:
    """Every second."""
