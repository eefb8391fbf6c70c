"""On which ports the sandbox comes up: on those of the last run wherever that can be."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from cli.sandbox import Sandbox, last_ports, memory, program, wanted_sandbox
from tests.cli.test_up import free_port


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTELMATE_DATA", str(tmp_path))
    monkeypatch.setenv("HOTELMATE_ENV", "development")
    for name in ("SANDBOX", "SANDBOX_PORT", "SANDBOX_SMTP_PORT"):
        monkeypatch.delenv(name, raising=False)


def started(site_port: int) -> Sandbox:
    sandbox = wanted_sandbox(site_port)
    assert sandbox is not None
    program(sandbox, f"http://127.0.0.1:{site_port}")
    return sandbox


def next_port_taken() -> socket.socket:
    """On the port behind one that is free."""
    while True:
        try:
            return socket.create_server(("127.0.0.1", free_port() + 1))
        except OSError:  # others take ports too
            continue


def test_a_page_that_was_opened_before_a_restart_is_still_there():
    with closing(next_port_taken()) as taken:
        site_port = taken.getsockname()[1] - 1
        first = started(site_port)
    again = started(site_port)

    assert first.port != site_port + 1
    assert (again.port, again.smtp_port) == (first.port, first.smtp_port)


def test_a_port_that_is_taken_by_now_is_replaced_and_the_new_one_remembered():
    first = started(free_port())
    with closing(socket.create_server(("127.0.0.1", first.port))):
        other = started(first.port)

    assert other.port != first.port
    assert last_ports() == (other.port, other.smtp_port)


def test_the_sites_own_port_is_left_to_the_site():
    first = started(free_port())
    other = started(first.port)

    assert first.port not in (other.port, other.smtp_port)


@pytest.mark.parametrize("text", ["", "12", "a b", "70000 -1", "1 2 3"])
def test_what_cannot_be_read_is_forgotten(text: str):
    memory().parent.mkdir(parents=True)
    memory().write_text(text)
    sandbox = started(free_port())

    assert last_ports() == (sandbox.port, sandbox.smtp_port)
    assert len({sandbox.port, sandbox.smtp_port}) == 2


def test_named_ports_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch):
    started(free_port())
    monkeypatch.setenv("SANDBOX_PORT", "12111")
    monkeypatch.setenv("SANDBOX_SMTP_PORT", "12112")

    assert (started(free_port()).port, last_ports()) == (12111, (12111, 12112))


def test_there_is_none_in_production(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOTELMATE_ENV", "production")

    assert wanted_sandbox(free_port()) is None
