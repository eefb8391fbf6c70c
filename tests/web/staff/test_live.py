"""Pages listen where they come from, and may speak to nobody else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse

from staff.models import Staff
from tests.factories.staff_api import token_of
from tests.factories.staff_pages import Desk
from tests.factories.world import World


@pytest.fixture
def server(settings: Any) -> Any:
    """Our own, without an address of its own."""
    settings.REALTIME_PORT, settings.REALTIME_URL, settings.PUSHER_SECRET = 6001, "", "secret"
    return settings


def connect_src(answer: HttpResponse) -> str:
    policy = answer.headers["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("connect-src"))


def told(answer: HttpResponse) -> Any:
    """Where the page is told to connect to: host, port, whether encrypted, and the path."""
    found = re.search(r'id="live-facts"[^>]*>(.*?)</script>', answer.content.decode())
    server = json.loads(found[1])["server"]
    return server and tuple(server[name] for name in ("host", "port", "tls", "path"))


@pytest.mark.parametrize(
    ("asked", "host"),
    [
        ("127.0.0.1:8000", "127.0.0.1"),
        ("localhost", "localhost"),
        ("192.168.1.20:8000", "192.168.1.20"),
        ("desk.hotel.example:80", "desk.hotel.example"),
        ("[::1]:8000", "[::1]"),
    ],
)
def test_a_page_listens_at_the_host_that_it_comes_from(
    server: Any, world: World, asked: str, host: str
):
    answer = Desk(world, HTTP_HOST=asked).get("preferences/")

    assert told(answer) == (host, 6001, False, "")
    assert connect_src(answer) == f"connect-src 'self' ws://{host}:6001"


@pytest.mark.parametrize(
    ("address", "facts", "origin"),
    [
        (
            "wss://live.hotel.example/socket",
            ("live.hotel.example", 443, True, "/socket"),
            "wss://live.hotel.example",
        ),
        ("ws://10.0.0.2:7001", ("10.0.0.2", 7001, False, ""), "ws://10.0.0.2:7001"),
        ("wss://[fd00::2]:7001", ("[fd00::2]", 7001, True, ""), "wss://[fd00::2]:7001"),
    ],
)
def test_a_named_address_is_the_only_one(
    server: Any, world: World, address: str, facts: Any, origin: str
):
    server.REALTIME_URL = address
    answer = Desk(world, HTTP_HOST="elsewhere.example").get("preferences/")

    assert (told(answer), connect_src(answer)) == (facts, f"connect-src 'self' {origin}")


def test_without_a_server_pages_ask_the_site_alone(server: Any, world: World):
    server.PUSHER_SECRET = ""
    answer = Desk(world).get("preferences/")

    assert (told(answer), connect_src(answer)) == (None, "connect-src 'self'")


@pytest.mark.parametrize("host", ["a.example; script-src *", "a b", "'self'", "a.example,b"])
def test_a_host_that_is_none_gets_no_page(server: Any, world: World, host: str):
    answer = Desk(world, HTTP_HOST=host, raise_request_exception=False).get("preferences/")

    assert answer.status_code == 400
    assert host not in str(answer.headers)


def test_programs_are_told_the_host_that_they_asked(server: Any, world: World):
    clerk: Staff = world.staff["FRONT_DESK"]
    path = f"/api/staff/hotel/{world.hotel.slug}/realtime/"
    desk = Desk(world, headers=token_of(clerk), HTTP_HOST="hotel.example:8000")
    answer = desk.client.get(path).json()

    assert [answer[name] for name in ("host", "port", "tls", "path")] == [
        "hotel.example", 6001, False, "",
    ]  # fmt: skip
