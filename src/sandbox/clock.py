"""The time of the sandbox: that of the machine, plus what it was set ahead."""

from __future__ import annotations

import time

from sandbox.options import Options

LEAD = "clock_lead"


class Clock:
    def __init__(self, options: Options) -> None:
        self._options = options

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.lead

    @property
    def lead(self) -> float:
        lead: float = self._options.get(LEAD, 0)
        return lead

    def advance(self, seconds: float) -> None:
        self._options.set(LEAD, self.lead + seconds)
