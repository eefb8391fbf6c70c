"""The API's page works without the internet."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any

import pytest
from django.test import Client

# A streamed file is closed by the test, which may find a connection that an earlier test left open.
pytestmark = pytest.mark.django_db

LINK = re.compile(r"""(?:src|href|url)\s*[=:]\s*["']([^"']+)["']""")
HOST = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)


@pytest.fixture
def page() -> str:
    answer = Client().get("/api/docs/")
    assert answer.status_code == 200
    return answer.content.decode()


def status_of(link: str) -> int:
    with closing(Client().get(link)) as answer:
        return answer.status_code


def test_page_names_no_other_host(page: str):
    assert HOST.findall(page) == []
    assert [link for link in LINK.findall(page) if not link.startswith("/")] == []


def test_what_the_page_loads_is_here(page: str):
    links = [link for link in LINK.findall(page) if link.startswith("/")]

    assert len(links) >= 4
    assert {link: status_of(link) for link in links} == dict.fromkeys(links, 200)


def test_page_asks_no_other_host_to_judge_the_description(page: str):
    assert '"validatorUrl": "none"' in page


def test_description_is_served():
    answer = Client().get("/api/schema/")

    assert answer.status_code == 200
    assert answer.content.startswith(b"openapi: 3.1.1\n")


def test_readers_of_the_description_are_limited(settings: Any):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"public": "1/day"}
    reader = Client(REMOTE_ADDR="192.0.2.77")

    assert [reader.get("/api/schema/").status_code for _ in range(2)] == [200, 429]
