"""The server of real time and the relay as real processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pusher

from cli.children import die_with_parent

KEY = "hotelmate"
SECRET = os.environ["PUSHER_SECRET"]
APP_ID = "1"
SOURCES = Path(__file__).parents[2] / "src"
PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Realtime:
    port: int
    running: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PUSHER_KEY": KEY,
            "PUSHER_SECRET": SECRET,
            "PUSHER_APP_ID": APP_ID,
            "REALTIME_PORT": str(self.port),
        }

    def kill(self) -> None:
        """With its workers, and without a word of farewell."""
        if self.running is not None:
            os.killpg(self.running.pid, signal.SIGKILL)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def library(self) -> pusher.Pusher:
        """The official one, which our application uses too."""
        return pusher.Pusher(
            app_id=APP_ID, key=KEY, secret=SECRET, host="127.0.0.1", port=self.port, ssl=False
        )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(
        command,
        env=environment,
        cwd=SOURCES,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=die_with_parent,  # noqa: PLW1509  started from the main thread only
    )
    try:
        yield started
    finally:
        started.terminate()
        with suppress(subprocess.TimeoutExpired):
            started.wait(10)
        started.kill()
        started.wait()


def server_on(port: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "realtime.server.program:application",
        "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port), "--http", "1", "--ws",
        "--loop", "asyncio", "--workers", "1", "--backpressure", "2000", "--log-level", "warning",
    ]  # fmt: skip


RELAY = [sys.executable, "-m", "realtime.relay_program"]


@contextmanager
def running_server(database_url: str, *, port: int = 0, **variables: str) -> Iterator[Realtime]:
    realtime = Realtime(port or free_port())
    environment = os.environ | realtime.environment | {"DATABASE_URL": database_url} | variables
    with process(server_on(realtime.port), environment) as running:
        wait_until_ready(realtime)
        yield Realtime(realtime.port, running)


@contextmanager
def running_realtime(realtime: Realtime, environment: dict[str, str]) -> Iterator[None]:
    """The server and the relay."""
    with ExitStack() as stack:
        stack.enter_context(process(server_on(realtime.port), environment))
        stack.enter_context(process(RELAY, environment))
        wait_until_ready(realtime)
        yield


def wait_until_ready(realtime: Realtime) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _is_ready(realtime):
        assert time.monotonic() < deadline, "the server of real time never came up"
        time.sleep(0.05)


def _is_ready(realtime: Realtime) -> bool:
    try:
        with urllib.request.urlopen(f"{realtime.url}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.HTTPError):
        return False
