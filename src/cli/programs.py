"""The commands of the web server and of the job worker."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from cli.children import Child
from cli.database import PATIENT_LIMITS
from common.queues import INSIDE_PROGRAM, OUTSIDE_PROGRAM
from config.env import data_folder, read_int, read_str


def host() -> str:
    return read_str("HOST", "127.0.0.1")


def port() -> int:
    return read_int("PORT", 8000, low=1, high=65_535)


def web() -> Child:
    """A worker a core with three threads: one may wait for the payment provider and one for its turn,
    more only wait for one another. See docs/performance.md.

    Every thread keeps its own database connection.
    """
    command = [
        sys.executable, "-m", "granian", "config.wsgi:application", "--interface", "wsgi",
        "--host", host(), "--port", str(port()), "--http", "1", "--no-ws",
        "--workers", str(read_int("WEB_WORKERS", 2, low=1, high=64)),
        "--blocking-threads", str(read_int("WEB_THREADS", 3, low=1, high=64)),
        "--blocking-threads-idle-timeout", "600",
        "--http1-header-read-timeout", "10000",
        "--workers-kill-timeout", "15",
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--log-level", "warning",
    ]  # fmt: skip
    return Child("web", command, {"PROMETHEUS_MULTIPROC_DIR": str(fresh_metrics_folder())})


def worker() -> Child:
    """Works on what only touches the database."""
    return Child("worker", worker_command(INSIDE_PROGRAM), PATIENT_LIMITS)


def outside() -> Child:
    """Works on what speaks to a network."""
    return Child("outside", worker_command(OUTSIDE_PROGRAM), PATIENT_LIMITS)


def realtime(port: int) -> Child:
    """Our own server of real time; a backlog of connections that stay."""
    places = str(read_int("REALTIME_CONNECTIONS", 5000, low=1, high=100_000) + 256)
    command = [
        sys.executable, "-m", "granian", "realtime.server.program:application",
        "--interface", "asgi", "--host", host(), "--port", str(port),
        "--http", "1", "--ws", "--loop", "asyncio",
        "--workers", str(read_int("REALTIME_WORKERS", 1, low=1, high=64)),
        "--backpressure", places,
        "--http1-header-read-timeout", "10000",
        "--workers-kill-timeout", "5",
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--log-level", "warning",
    ]  # fmt: skip
    return Child("realtime", command, {})


def relay() -> Child:
    """Tells the server of real time what the log of events says."""
    return Child("relay", [sys.executable, "-m", "realtime.relay_program"], PATIENT_LIMITS)


def worker_command(program: str) -> list[str]:
    return [sys.executable, "-m", "config.worker", program]


def fresh_metrics_folder() -> Path:
    folder = data_folder() / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
