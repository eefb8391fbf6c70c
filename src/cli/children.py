"""The programs that `hotelmate up` starts: restarted when they die, stopped together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
STOP_SECONDS = 20.0
LONG_LIFE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 30.0

Process = subprocess.Popen[bytes]


def die_with_parent() -> None:
    """Also after `kill -9` of the parent, which cannot stop anything itself."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: Process | None = None
    started_at: float = 0.0
    next_start: float = 0.0
    quick_deaths: int = 0
    starts: int = 0

    def start(self) -> None:
        self.starts += 1
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            process_group=0,  # Ctrl-C in the terminal reaches only the parent, which stops us
            preexec_fn=die_with_parent,  # noqa: PLW1509  the parent has one thread
        )

    def keep_alive(self) -> None:
        """Start it, or start it again after a pause that grows while it dies young."""
        if self.process is not None and self.process.poll() is not None:
            self._bury(self.process)
        if self.process is None and time.monotonic() >= self.next_start:
            self.start()

    def _bury(self, process: Process) -> None:
        self.signal(signal.SIGKILL)  # what it started itself
        lived = time.monotonic() - self.started_at
        self.quick_deaths = self.quick_deaths + 1 if lived < LONG_LIFE_SECONDS else 0
        pause = min(2.0**self.quick_deaths - 1, LONGEST_PAUSE_SECONDS)
        self.next_start = time.monotonic() + pause
        self.process = None
        print(f"{self.name} ended with {process.returncode}; starting it again", flush=True)

    def signal(self, sign: signal.Signals) -> None:
        """To the whole process group: a killed server's workers go with it."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)


def stop_all(children: Sequence[Child]) -> None:
    """Ask the programs, wait for them, then end what is left of their groups."""
    running = [child for child in children if child.process is not None]
    deadline = time.monotonic() + STOP_SECONDS
    for child in running:
        with suppress(ProcessLookupError):
            child.process.terminate()  # type: ignore[union-attr]
    for child in running:
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, deadline - time.monotonic()))  # type: ignore[union-attr]
        child.signal(signal.SIGKILL)
