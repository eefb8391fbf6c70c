from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from cli.postgres.account import Identity
from cli.postgres.cluster import cluster_in
from cli.postgres.server import serving

REPOSITORY = Path(__file__).resolve().parents[2]
OWNER = Path(__file__).with_name("owner.py")
IN_MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")
SEARCH_PATH = os.pathsep.join([str(REPOSITORY / "src"), *(p for p in sys.path if "packages" in p)])


@dataclass
class Owner:
    """A running program that uses the embedded server."""

    process: subprocess.Popen[str]

    def url(self) -> str:
        return self.process.stdout.readline().strip()

    def leave(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(timeout=60) == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=60)


StartOwner = Callable[..., Owner]


def new_folder() -> Path:
    """Where PostgreSQL's own account can get, unlike pytest's private temporary folders."""
    folder = IN_MEMORY / f"hotelmate-cli-{uuid4().hex[:12]}"
    folder.mkdir(mode=0o711)
    return folder


@pytest.fixture(autouse=True)
def _without_database_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture(scope="session")
def made_home() -> Iterator[Path]:
    """A home with a cluster made once; the tests start from copies of it."""
    folder = new_folder()
    with serving(cluster_in(folder)):
        pass
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def empty_home() -> Iterator[Path]:
    folder = new_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home(made_home: Path, empty_home: Path) -> Path:
    return copied(made_home, empty_home)


def copied(home: Path, into: Path) -> Path:
    subprocess.run(["cp", "-a", home / "postgres", into], check=True)
    return into


@pytest.fixture
def start_owner(empty_home: Path) -> Iterator[StartOwner]:
    with ExitStack() as stack:

        def start(home: Path, python: str = sys.executable, **identity: Identity) -> Owner:
            process = subprocess.Popen(
                [python, OWNER, home],
                env={**os.environ, "PYTHONPATH": SEARCH_PATH},
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                **identity,
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return Owner(process)

        yield start
