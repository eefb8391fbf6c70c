"""The small commands of `hotelmate`, run as their users run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.postgres.cluster import cluster_in
from cli.postgres.server import serving
from tests.cli.conftest import SEARCH_PATH

GIVEN_URL = "postgresql://somebody:secret@127.0.0.1:1/elsewhere"


def hotelmate(home: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        env={**os.environ, "HOTELMATE_DATA": str(home), "PYTHONPATH": SEARCH_PATH, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_db_url_makes_the_database_and_prints_its_address(empty_home: Path):
    done = hotelmate(empty_home, "db-url")

    assert done.stdout == cluster_in(empty_home).url() + "\n"
    assert done.stderr == "the server is not running; `hotelmate up` starts it\n"
    assert done.returncode == 0


def test_db_url_of_a_running_server_can_be_used(home: Path):
    with serving(cluster_in(home)) as use:
        done = hotelmate(home, "db-url")

    assert (done.stdout, done.stderr, done.returncode) == (use.url() + "\n", "", 0)


def test_given_database_url_is_respected(empty_home: Path):
    done = hotelmate(empty_home, "db-url", DATABASE_URL=GIVEN_URL)

    assert (done.stdout, done.stderr, done.returncode) == (GIVEN_URL + "\n", "", 0)
    assert list(empty_home.iterdir()) == []


def test_unreachable_given_database_is_said_in_one_line(empty_home: Path):
    done = hotelmate(empty_home, "check", DATABASE_URL=GIVEN_URL)

    assert done.returncode == 1
    assert done.stderr.startswith("hotelmate check: connection failed")
    assert "Traceback" not in done.stderr


def test_manage_passes_everything_to_django(home: Path):
    done = hotelmate(
        home, "manage", "diffsettings", "--output=unified", "--default=config.settings"
    )

    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize("words", [["frobnicate"], []])
def test_unknown_command_is_refused(empty_home: Path, words: list[str]):
    done = hotelmate(empty_home, *words)

    assert (done.stdout, done.returncode) == ("", 2)


def test_doctor_finds_unapplied_migrations_then_none(home: Path):
    before = hotelmate(home, "doctor", PORT="1")
    hotelmate(home, "prepare")
    after = hotelmate(home, "doctor", PORT="1")

    assert verdicts(before) == {
        "Python": "OK",
        "data folder": "OK",
        "database programs": "OK",
        "database": "OK",
        "settings": "OK",
        "migrations": "FAIL",
        "web port": "OK",
        "PDF documents": "OK",
    }
    assert verdicts(after) == {**verdicts(before), "migrations": "OK"}
    assert (before.returncode, after.returncode) == (1, 0)


def verdicts(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    lines = re.findall(r"^(OK|FAIL) +([^:]+):", done.stdout, re.MULTILINE)
    return {name: verdict for verdict, name in lines}
