"""Where REDIS_URL is set, sessions lie there: every process of the site knows who is logged in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import requests
from django.contrib.sessions.models import Session
from django.db import connection

from tests.browser.site import answers, wait_until, web_on
from tests.factories.realtime import free_port, process
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long way to the sea"


@pytest.fixture
def clerk() -> Iterator[Any]:
    world: World = make_world()
    user = world.staff["FRONT_DESK"].user
    user.set_password(PASSWORD)
    user.save()
    yield user
    connection.close()


@contextmanager
def running_web(database_url: str, redis_url: str) -> Iterator[str]:
    port = free_port()
    shared = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "LOG_LEVEL": "ERROR"}
    with process(web_on(port), os.environ | shared):
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(f"{url}/healthz"), "the site never came up")
        yield url


def test_who_logs_in_at_one_process_is_known_to_another_and_to_no_other_store(
    clerk: Any, database_url: str, valkey: str
):
    with (
        running_web(database_url, valkey) as one,
        running_web(database_url, valkey) as other,
        running_web(database_url, f"{valkey[:-1]}1") as elsewhere,
        requests.Session() as browser,
    ):
        log_in(browser, one, clerk.username)
        cookies = browser.cookies.get_dict()
        known = [
            requests.get(f"{url}/api/staff/me/", cookies=cookies, timeout=10)
            for url in (one, other, elsewhere)
        ]
        left = log_out(browser, other), browser.get(f"{one}/api/staff/me/").status_code

    assert [answer.status_code for answer in known] == [200, 200, 401]
    assert known[0].json() == known[1].json()
    assert left == (204, 401)
    assert not Session.objects.exists()


def log_in(browser: requests.Session, url: str, username: str) -> None:
    page = f"{url}/staff/login/"
    browser.get(page)
    proof = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
    facts = {"username": username, "password": PASSWORD} | proof
    assert browser.post(page, facts, allow_redirects=False).status_code == 302


def log_out(browser: requests.Session, url: str) -> int:
    proof = {"X-CSRFToken": browser.cookies["csrftoken"]}
    return browser.post(f"{url}/api/staff/logout/", headers=proof).status_code
