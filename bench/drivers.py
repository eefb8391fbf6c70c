"""The two drivers of load: wrk over HTTP, pgbench straight to PostgreSQL. Both with the same clients."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CLIENTS = 8
HERE = Path(__file__).parent


class CannotMeasure(Exception):
    """What is missing or wrong, in a sentence."""


@dataclass(frozen=True)
class Run:
    """Rate in operations per second, latencies in milliseconds."""

    operations: int
    rate: float
    p50: float
    p95: float


def ensure_wrk() -> None:
    """wrk is a Debian package: installed when we may, asked for otherwise."""
    if shutil.which("wrk"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], check=False)
    if not shutil.which("wrk"):
        raise CannotMeasure("wrk is missing: apt-get install wrk (as root)")


def run_wrk(site: str, script: str, arguments: Sequence[object], *, seconds: int) -> Run:
    command = [
        "wrk", "--threads", "1", "--connections", str(CLIENTS), "--duration", f"{seconds}s",
        "--timeout", "10s", "--script", str(HERE / script), site, "--", *map(str, arguments),
    ]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    [found] = [line for line in done.stdout.splitlines() if line.startswith("JSON ")]
    facts = json.loads(found.removeprefix("JSON "))
    if facts["refused"] or facts["broken"]:
        raise CannotMeasure(f"{script}: not every answer was a success: {facts}")
    return Run(
        facts["requests"],
        facts["requests"] / facts["microseconds"] * 1e6,
        facts["p50"] / 1000,
        facts["p95"] / 1000,
    )


def run_pgbench(program: str, url: str, script: str, *, seconds: int) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.sql"
        file.write_text(script)
        command = [
            program, url, "--no-vacuum", "--protocol", "prepared", "--client", str(CLIENTS),
            "--jobs", "1", "--time", str(seconds), "--file", str(file), "--log",
            "--log-prefix", str(Path(folder) / "log"), "--sampling-rate", "0.2",
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode or "number of failed transactions: 0 " not in done.stdout:
            raise CannotMeasure(f"pgbench: {done.stderr or done.stdout}")
        latencies = sorted(
            int(line.split()[2])
            for log in Path(folder).glob("log.*")
            for line in log.read_text().splitlines()
        )
    return Run(
        _number_after(done.stdout, "number of transactions actually processed: "),
        float(_after(done.stdout, "tps = ").split()[0]),
        latencies[len(latencies) // 2] / 1000,
        latencies[len(latencies) * 95 // 100] / 1000,
    )


def _after(text: str, label: str) -> str:
    return text.partition(label)[2]


def _number_after(text: str, label: str) -> int:
    return int(_after(text, label).split()[0])
