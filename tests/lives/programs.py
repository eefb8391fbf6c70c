"""Programs of the site that can be killed in the middle of their work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from common.queues import PROGRAMS

SOURCE = Path(__file__).parents[2] / "src"


class Program:
    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._command, self._environment = command, environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, env=self._environment, cwd=SOURCE, stdin=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """Without a chance to end anything."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None


def worker_programs(environment: dict[str, str]) -> list[Program]:
    return [
        Program([sys.executable, "-m", "config.worker", name], os.environ | environment)
        for name in PROGRAMS
    ]
