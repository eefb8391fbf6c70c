"""`hotelmate up`: the database, the web server, the workers and real time, until Ctrl-C or SIGTERM.

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
from cli.demo.log_in import PASSWORD, USER
from cli.environment import with_defaults
from cli.ports import wait_for_port
from cli.postgres.server import Use
from cli.realtime import wanted_realtime
from cli.sandbox import Sandbox, environment_of_site, wanted_sandbox
from cli.sandbox import program as sandbox_program
from config.env import read_environment

TICK_SECONDS = 0.25


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotelmate up")
    parser.add_argument("--with-parent", action="store_true", help="stop when the caller dies")
    if parser.parse_args(arguments).with_parent:
        children.die_with_parent()
    wait_for_port(programs.host(), programs.port())
    sandbox = wanted_sandbox(programs.port())
    environment = environment_of_site(sandbox) if sandbox else {}
    taken = [sandbox.port, sandbox.smtp_port] if sandbox else []
    realtime = wanted_realtime(programs.port(), taken=taken)
    environment |= realtime.environment if realtime else {}
    with database() as use, with_defaults(environment):
        first_start.prepare()
        wanted = [programs.web(), programs.worker(), programs.outside()]
        wanted += [sandbox_program(sandbox, site())] if sandbox else []
        wanted += realtime.programs() if realtime else []
        with running(wanted) as started:
            watch(started, use, welcome(sandbox))
    return 0


@contextmanager
def running(wanted: Sequence[Child]) -> Iterator[Sequence[Child]]:
    try:
        yield wanted
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_IGN)  # stopping is under way already
        children.stop_all(wanted)


def watch(started: Sequence[Child], use: Use | None, greeting: str) -> None:
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
                print(greeting if announced == 0 else "web serves again", flush=True)
                announced = starts
            time.sleep(TICK_SECONDS)
    except KeyboardInterrupt:
        print("stopping", flush=True)


def site() -> str:
    return f"http://{programs.host()}:{programs.port()}"


def welcome(sandbox: Sandbox | None) -> str:
    lines = [f"HotelMate serves {site()}  (API: {site()}/api/docs/)"]
    log_in = f"  (log in as {USER}, password {PASSWORD})" if makes_demo() else ""
    lines.append(f"The front desk is at {site()}/staff/{log_in}")
    if sandbox is not None:
        lines.append(f"Payments, mail and SMS end in the sandbox: {sandbox.address}")
    return "\n".join(lines)


def makes_demo() -> bool:
    return read_environment() == "development"


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own address
            return True
    except OSError:
        return False
