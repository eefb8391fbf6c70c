"""`hotelmate up` as a person runs it: a real process on a real port."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pytest

from cli.postgres import leftovers
from cli.postgres.cluster import cluster_in
from cli.postgres.locks import wait_until_free
from cli.postgres.server import serving
from tests.cli.conftest import SEARCH_PATH, copied, new_folder
from tests.cli.test_embedded_postgres import postmaster_of

StartUp = Callable[[], subprocess.Popen[str]]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def read_until(stream: IO[str], text: str) -> list[str]:
    lines: list[str] = []
    while not (lines and text in lines[-1]):
        line = stream.readline()
        assert line, f"ended without saying {text!r}: {lines}"
        lines.append(line)
    return lines


def status_of(port: int, path: str) -> tuple[int, dict[str, object]]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=40) as answer:
        return answer.status, json.load(answer)


def readiness(port: int) -> dict[str, object]:
    try:
        return status_of(port, "/readyz")[1]
    except urllib.error.HTTPError as answer:
        parts: dict[str, object] = json.load(answer)
        return parts


def parts_of_readiness(port: int) -> tuple[object, object]:
    """Database and migrations; the workers may still be on their way."""
    parts = readiness(port)
    return parts["database"], parts["migrations"]


def children_of(pid: int) -> list[int]:
    return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def web_of(pid: int) -> int:
    return next(child for child in children_of(pid) if "granian" in command_of(child))


def wait_until_gone(pids: list[int]) -> None:
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        waiting = select.poll()
        waiting.register(handle, select.POLLIN)
        assert waiting.poll(30_000), command_of(pid)
        os.close(handle)


@pytest.fixture
def port() -> int:
    return free_port()


def environment_of(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOTELMATE_ENV": "development",
        "HOTELMATE_DATA": str(home),
        "PYTHONPATH": SEARCH_PATH,
        "WEB_WORKERS": "1",
    }


@pytest.fixture(scope="module")
def started_before(made_home: Path) -> Iterator[Path]:
    """A home whose database has its tables and the demo hotels."""
    folder = new_folder()
    copied(made_home, folder)
    subprocess.run([sys.executable, "-m", "cli", "prepare"], env=environment_of(folder), check=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home(request: pytest.FixtureRequest, empty_home: Path) -> Path:
    """As an earlier run left it, unless a test asks for `made_home`: a new machine's."""
    before = getattr(request, "param", "started_before")
    return copied(request.getfixturevalue(before), empty_home)


@pytest.fixture
def start_up(home: Path, port: int) -> Iterator[StartUp]:
    environment = environment_of(home) | {"PORT": str(port)}
    with ExitStack() as stack:

        def start() -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "cli", "up"],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            read_until(process.stdout, "HotelMate serves")
            return process

        yield start
    assert wait_until_free(cluster_in(home).folder / "keeper.lock", seconds=30)


@pytest.mark.parametrize("home", ["made_home"], indirect=True)
def test_it_serves_and_works_and_stops_all_that_it_started(
    start_up: StartUp, home: Path, port: int
):
    process = start_up()
    started = children_of(process.pid)
    alive = status_of(port, "/healthz")
    wait_until_ready(port)
    programs = [command_of(child).split("config.worker ") for child in started]
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    wait_until_gone(started)
    cluster = cluster_in(home)

    assert alive == (200, {"status": "ok"})
    assert [words[1].strip() for words in programs if len(words) == 2] == ["inside", "outside"]
    assert process.returncode == 0
    assert leftovers.processes_of(cluster.data, cluster.name) == []


def wait_until_ready(port: int) -> None:
    """The database, the migrations, and both programs of workers."""
    parts = dict.fromkeys(("database", "migrations", "worker", "outside"), True)
    deadline = time.monotonic() + 60
    while readiness(port) != {"status": "ready"} | parts:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_dead_web_server_is_started_again(start_up: StartUp, port: int):
    process = start_up()
    first = web_of(process.pid)
    os.kill(first, signal.SIGKILL)
    read_until(process.stdout, "web ended with -9; starting it again")
    read_until(process.stdout, "web serves again")

    assert status_of(port, "/healthz") == (200, {"status": "ok"})
    assert web_of(process.pid) != first


def test_killed_run_recovers_at_the_next(start_up: StartUp, port: int):
    process = start_up()
    process.kill()
    process.wait(timeout=60)
    start_up()

    assert status_of(port, "/healthz") == (200, {"status": "ok"})


def test_killed_database_comes_back_and_the_site_with_it(start_up: StartUp, home: Path, port: int):
    start_up()
    cluster = cluster_in(home)
    before = parts_of_readiness(port)
    os.kill(postmaster_of(cluster), signal.SIGKILL)
    with serving(cluster):  # returns when the server answers again
        after = parts_of_readiness(port)

    assert (before, after) == ((True, True), (True, True))
