"""The postmaster's parent: starts it, reaps it, starts it again, and stops it after its last user.

Every user of the server holds a shared lock on `users.lock`. When this process can take that lock
exclusively nobody is left, however they went. If this process is killed, the kernel tells the
postmaster to stop (PR_SET_PDEATHSIG).
"""

from __future__ import annotations

import ctypes
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from cli.postgres import leftovers
from cli.postgres.account import Account
from cli.postgres.cluster import Cluster
from cli.postgres.locks import exclusive, open_lock, try_exclusive

PR_SET_PDEATHSIG = 1
QUICK_DEATH_SECONDS = 5.0
MOST_QUICK_DEATHS = 4
LIBC = ctypes.CDLL(None)


class Stopped(Exception):
    """Asked to stop by a signal."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def die_with_parent() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def start(cluster: Cluster) -> subprocess.Popen[bytes]:
    leftovers.clear(cluster.data, cluster.name)
    with (cluster.folder / "postgres.log").open("ab") as log:
        return subprocess.Popen(
            [cluster.program("postgres"), "-D", str(cluster.data), "-p", str(cluster.port)],
            **cluster.account.identity,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,  # noqa: PLW1509  this process has one thread
        )


def end(server: subprocess.Popen[bytes]) -> None:
    """A fast shutdown, then an immediate one, then none at all: recovery copes with each."""
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(sign)
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                continue
        return


def keep(cluster: Cluster) -> None:
    """Return when the last user has gone, or when the server keeps dying as soon as it starts."""
    users = open_lock(cluster.folder / "users.lock")
    quick_deaths = 0
    while quick_deaths < MOST_QUICK_DEATHS:
        started = time.monotonic()
        server = start(cluster)
        try:
            while server.poll() is None:
                if try_exclusive(users):
                    return
                time.sleep(0.1)
        finally:
            end(server)
        lived = time.monotonic() - started
        quick_deaths = quick_deaths + 1 if lived < QUICK_DEATH_SECONDS else 0
        time.sleep(0.2 * quick_deaths)


def main(specification: str) -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, stop)
    facts = json.loads(specification)
    cluster = Cluster(
        Path(facts["folder"]),
        Account(facts["uid"], facts["gid"]),
        is_throw_away=facts["is_throw_away"],
    )
    with exclusive(cluster.folder / "keeper.lock"):
        try:
            keep(cluster)
        except Stopped:
            return
        finally:
            if cluster.is_throw_away:
                shutil.rmtree(cluster.folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
