"""What an earlier server of the same data folder left behind, told apart by /proc, not by pids.

`postmaster.pid` may name a living stranger (after a reboot or in a new container) or a process
that nobody reaps; PostgreSQL would refuse to start for ever. Only processes whose own command
line shows this data folder or this cluster's name are ever signalled.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PATIENCE_SECONDS = 10.0


def clear(data: Path, cluster_name: str) -> None:
    """End orphaned processes of this cluster, then drop a pid file that names none of them."""
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if not _end(data, cluster_name, sign):
            break
    (data / "postmaster.pid").unlink(missing_ok=True)


def processes_of(data: Path, cluster_name: str) -> list[int]:
    """The living processes of this cluster; a zombie has no command line and does not count."""
    processes = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return sorted(int(one.name) for one in processes if _belongs(one, data, cluster_name))


def _belongs(process: Path, data: Path, cluster_name: str) -> bool:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    if words[0].startswith(f"postgres: {cluster_name}:".encode()):
        return True
    return Path(os.fsdecode(words[0])).name == "postgres" and os.fsencode(data) in words


def _end(data: Path, cluster_name: str, sign: signal.Signals) -> bool:
    """Signal them and wait. True while some are left."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    found = processes_of(data, cluster_name)
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, sign)
    while found and time.monotonic() < deadline:
        time.sleep(0.05)
        found = processes_of(data, cluster_name)
    return bool(found)
