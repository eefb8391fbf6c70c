"""Where the server of real time comes up, and with which secret."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from cli.realtime import Realtime, last_port, memory, wanted_realtime
from tests.cli.test_up import free_port

STRONG = "kX9-vQ2_mZ7wL4tR8yB1nC6pD3fG5hJ0sA-eU_iOqWzTxYrEbNc"
NAMES = ("PUSHER_SECRET", "PUSHER_CLUSTER", "PUSHER_HOST", "REALTIME_PORT")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTELMATE_DATA", str(tmp_path))
    monkeypatch.setenv("HOTELMATE_ENV", "development")
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def started(site_port: int, *taken: int) -> Realtime:
    realtime = wanted_realtime(site_port, taken=taken)
    assert realtime is not None
    realtime.programs()
    return realtime


def test_pages_that_were_open_find_it_again_after_a_restart():
    site_port = free_port()
    with closing(socket.create_server(("127.0.0.1", site_port + 3))):
        first = started(site_port)
    again = started(site_port)

    assert first.port != site_port + 3
    assert again.port == first.port == last_port()


def test_a_port_that_is_taken_by_now_is_replaced_and_the_new_one_remembered():
    first = started(free_port())
    with closing(socket.create_server(("127.0.0.1", first.port))):
        other = started(free_port())

    assert other.port != first.port
    assert last_port() == other.port


def test_the_ports_of_the_site_and_of_the_sandbox_are_left_to_them():
    first = started(free_port())

    assert started(first.port).port != first.port
    second = started(free_port())
    assert started(free_port(), second.port).port != second.port


@pytest.mark.parametrize("text", ["", "a", "70000", "-1", "1 2"])
def test_what_cannot_be_read_is_forgotten(text: str):
    memory().parent.mkdir(parents=True)
    memory().write_text(text)

    assert started(free_port()).port == last_port()


def test_a_named_port_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REALTIME_PORT", "16001")

    assert started(free_port()).port == 16001


def test_each_run_has_a_secret_of_its_own_unless_one_is_set(monkeypatch: pytest.MonkeyPatch):
    made = {started(free_port()).secret for _ in range(2)}
    monkeypatch.setenv("PUSHER_SECRET", "named")

    assert [len(secret) for secret in made] == [64, 64]
    assert started(free_port()).secret == "named"


def test_nothing_is_made_up_in_production(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOTELMATE_ENV", "production")
    without = wanted_realtime(8000, taken=[])
    monkeypatch.setenv("PUSHER_SECRET", STRONG)

    assert (without, wanted_realtime(8000, taken=[])) == (None, Realtime(6001, STRONG))


@pytest.mark.parametrize("name", ["PUSHER_CLUSTER", "PUSHER_HOST"])
def test_beside_somebody_elses_server_only_the_relay_is_started(
    monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setenv(name, "eu")
    without = wanted_realtime(8000, taken=[])
    monkeypatch.setenv("PUSHER_SECRET", "theirs")
    with_secret = started(8000)

    assert (without, with_secret) == (None, Realtime(None, "theirs"))
    assert [program.name for program in with_secret.programs()] == ["relay"]
    assert with_secret.environment == {"PUSHER_SECRET": "theirs"}
