"""`hotelmate up`: the database, the web server and the worker, until Ctrl-C or SIGTERM.

Everything it starts ends with it, however it ends, and a killed run leaves nothing that the next
start cannot clear.
"""

from __future__ import annotations

import argparse
import signal
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cli import children, first_start, programs
from cli.children import Child
from cli.database import database
from cli.ports import wait_for_port
from cli.postgres.server import Use

TICK_SECONDS = 0.25


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotelmate up")
    parser.add_argument("--with-parent", action="store_true", help="stop when the caller dies")
    if parser.parse_args(arguments).with_parent:
        children.die_with_parent()
    wait_for_port(programs.host(), programs.port())
    with database() as use:
        first_start.prepare()
        with running([programs.web(), programs.worker()]) as started:
            watch(started, use)
    return 0


@contextmanager
def running(wanted: Sequence[Child]) -> Iterator[Sequence[Child]]:
    try:
        yield wanted
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_IGN)  # stopping is under way already
        children.stop_all(wanted)


def watch(started: Sequence[Child], use: Use | None) -> None:
    """Keep all alive until somebody interrupts; say so when the site comes up."""
    announced = 0
    try:
        while True:
            for child in started:
                child.keep_alive()
            if use is not None:
                use.ensure_running()
            starts = started[0].starts
            if announced < starts and answers(f"{site()}/healthz"):
                print(welcome() if announced == 0 else "web serves again", flush=True)
                announced = starts
            time.sleep(TICK_SECONDS)
    except KeyboardInterrupt:
        print("stopping", flush=True)


def site() -> str:
    return f"http://{programs.host()}:{programs.port()}"


def welcome() -> str:
    return f"HotelMate serves {site()}  (API: {site()}/api/docs/)"


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own address
            return True
    except OSError:
        return False
