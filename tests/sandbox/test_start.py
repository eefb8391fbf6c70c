"""Where the sandbox starts, and where it refuses to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from sandbox.settings import CannotStart, Settings, is_loopback, read_settings
from tests.factories.sandbox import RunningSandbox
from tests.sandbox.browser import visit

ROOT = Path(__file__).resolve().parents[2]


def program(**environ: str) -> subprocess.Popen[str]:
    known = {name: os.environ[name] for name in ("PATH",)}
    return subprocess.Popen(
        [sys.executable, "-m", "sandbox"],
        env=known | {"PYTHONPATH": str(ROOT / "src")} | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal(**environ: str) -> tuple[int, str]:
    with program(**environ) as refused:
        _, said = refused.communicate(timeout=20)
    return refused.returncode, said.strip()


def test_the_program_serves_until_it_is_told_to_end(tmp_path):
    with program(SANDBOX_PORT="0", HOTELMATE_DATA=str(tmp_path)) as running:
        assert running.stdout is not None
        said = running.stdout.readline()
        found = re.fullmatch(r"sandbox at (http://127\.0\.0\.1:\d+)/\n", said)
        assert found, said
        page = visit(found[1])
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=20)

    assert (page.status, running.returncode) == (200, 0)
    assert [path.name for path in (tmp_path / "sandbox").glob("*.sqlite3")] == ["sandbox.sqlite3"]
    assert (tmp_path / "sandbox").stat().st_mode & 0o077 == 0


def test_what_happened_is_known_after_a_kill(tmp_path):
    found = []
    for _ in range(2):
        with program(SANDBOX_PORT="0", HOTELMATE_DATA=str(tmp_path)) as running:
            assert running.stdout is not None
            address = running.stdout.readline().split()[-1]
            client = RunningSandbox(address.rstrip("/")).client
            if not found:
                client.v1.payment_intents.create({"amount": 700, "currency": "eur"})
            found.append([one.to_dict() for one in client.v1.payment_intents.list().data])
            running.kill()
            running.communicate(timeout=20)

    assert found[0] == found[1]
    assert [intent["amount"] for intent in found[0]] == [700]


def test_it_refuses_to_start_in_production(tmp_path):
    assert refusal(HOTELMATE_ENV="production", HOTELMATE_DATA=str(tmp_path)) == (
        1,
        "sandbox: HOTELMATE_ENV: the sandbox does not start in production",
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "hotel.example", "10.0.0.1"])
def test_it_listens_on_loopback_alone(host: str):
    with pytest.raises(CannotStart, match="expected a loopback address"):
        Sandbox(Settings(host=host, port=0))


def test_it_does_not_start_within_a_production_process(monkeypatch):
    monkeypatch.setenv("HOTELMATE_ENV", "production")
    with pytest.raises(CannotStart, match="does not start in production"):
        Sandbox(Settings(port=0))


@pytest.mark.parametrize("port", ["80a", "-1", "65536", "1.5", "٣"])
def test_a_port_is_a_number(port: str):
    with pytest.raises(CannotStart, match="SANDBOX_PORT: expected a port number"):
        read_settings({"SANDBOX_PORT": port})


def test_the_environment_is_read(tmp_path):
    assert read_settings(
        {
            "SANDBOX_PORT": "8010",
            "SANDBOX_SMTP_PORT": "8011",
            "HOTELMATE_DATA": str(tmp_path),
            "SANDBOX_WEBHOOK_URL": "http://127.0.0.1:8000/hook/",
            "SANDBOX_WEBHOOK_SECRET": "whsec_x",
        }
    ) == Settings(
        port=8010,
        smtp_port=8011,
        folder=tmp_path / "sandbox",
        webhook_url="http://127.0.0.1:8000/hook/",
        webhook_secret="whsec_x",
    )


def test_what_counts_as_loopback():
    hosts = ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost", "", "127.0.0.1.evil.example"]

    assert [host for host in hosts if is_loopback(host)] == hosts[:5]


def test_a_taken_port_is_told(tmp_path):
    with Sandbox(Settings(port=0)) as first:
        port = first.base_url.rpartition(":")[2]
        status, said = refusal(SANDBOX_PORT=port, HOTELMATE_DATA=str(tmp_path))

    assert status == 1
    assert "Address already in use" in said
