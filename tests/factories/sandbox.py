"""A sandbox for a test, in this process and in memory, on any free port of loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.server import Sandbox
from sandbox.settings import Settings

SECRET = "whsec_sandbox_tests"


@contextmanager
def running_sandbox(
    *,
    webhook_url: str = "",
    secret: str = SECRET,
    folder: Path | None = None,
    settling_seconds: float = 0.2,
) -> Iterator[Sandbox]:
    """With a folder it finds what an earlier one left there."""
    settings = Settings(
        port=0,
        folder=folder,
        webhook_url=webhook_url,
        webhook_secret=secret,
        settling_seconds=settling_seconds,
    )
    with Sandbox(settings) as sandbox:
        yield sandbox
