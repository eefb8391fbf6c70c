from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from rest_framework.request import Request

from common.api.renderers import json_response
from common.api.throttling import (
    BookingThrottle,
    LoginThrottle,
    LookupThrottle,
    PublicThrottle,
    Rate,
    StaffThrottle,
    client_address,
    client_network,
    parse_rate,
)
from tests.common.api.toy import PublicView

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PURPOSES = (PublicThrottle, BookingThrottle, LookupThrottle, StaffThrottle, LoginThrottle)


class ThrottledView(PublicView):
    def post(self, request: Request) -> HttpResponse:
        return json_response({})


class urls:  # noqa: N801 - stands for a module
    urlpatterns = [
        path(
            f"api/{throttle.purpose}/",
            type(throttle.__name__, (ThrottledView,), {"throttle_classes": [throttle]}).as_view(),
        )
        for throttle in PURPOSES
    ]


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


@pytest.fixture
def client(settings: Any) -> Client:
    settings.ROOT_URLCONF = urls
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES, "3/min")
    return Client(raise_request_exception=False)


def ask(client: Client, purpose: str, address: str = "192.0.2.1", name: str = "anna") -> int:
    body = {"username": name, "password": "x"}
    return client.post(
        f"/api/{purpose}/", body, content_type="application/json", REMOTE_ADDR=address
    ).status_code


@pytest.mark.parametrize("purpose", ["public", "booking", "lookup", "staff", "login"])
def test_limit_holds_until_the_window_ends(client: Client, purpose: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert [ask(client, purpose) for _ in range(5)] == [200, 200, 200, 429, 429]
        clock.shift(59.5)
        assert ask(client, purpose) == 429
        clock.shift(0.5)
        assert [ask(client, purpose) for _ in range(4)] == [200, 200, 200, 429]


def test_refusal_says_when_to_come_back(client: Client) -> None:
    with time_machine.travel(NOON.replace(second=17), tick=False):
        for _ in range(3):
            ask(client, "public")
        answer = client.post("/api/public/", REMOTE_ADDR="192.0.2.1")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "43")
    assert answer.json() == {
        "error": {
            "code": "RATE_LIMITED",
            "message": "Too many requests. Please try again later.",
        }
    }


def test_off_counts_nothing(client: Client, settings: Any) -> None:
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES)
    settings.CACHES = {"default": {"BACKEND": "no.such.Cache"}}
    assert {ask(client, "public") for _ in range(50)} == {200}


def test_purposes_and_clients_are_counted_apart(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        assert [ask(client, "public") for _ in range(4)] == [200, 200, 200, 429]
        assert ask(client, "booking") == 200
        assert ask(client, "public", "192.0.2.2") == 200


def test_addresses_of_one_ipv6_customer_are_one_client(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        found = [ask(client, "public", f"2001:db8::{number:x}") for number in range(4)]
        assert found == [200, 200, 200, 429]
        assert ask(client, "public", "2001:db8:0:1::1") == 200


def test_login_counts_by_name_and_network(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        assert [ask(client, "login") for _ in range(4)] == [200, 200, 200, 429]
        assert ask(client, "login", name=" ANNA ") == 429
        assert ask(client, "login", name="ben") == 200
        assert ask(client, "login", address="192.0.2.2") == 200


def test_one_network_cannot_try_every_name(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        found = [ask(client, "login", name=f"name-{number}") for number in range(31)]
    assert found == [200] * 30 + [429]


@pytest.mark.parametrize("body", ["{}", '{"username": 5}', '{"username": ["\\u00e9"]}'])
def test_login_without_a_proper_name_is_counted_too(client: Client, body: str) -> None:
    with time_machine.travel(NOON, tick=False):
        found = [
            client.post("/api/login/", body, content_type="application/json").status_code
            for _ in range(4)
        ]
    assert found == [200, 200, 200, 429]


def test_staff_are_counted_by_account(settings: Any) -> None:
    settings.THROTTLE_RATES = {"staff": "1/min"}
    request: Any = Request(RequestFactory().get("/"))

    class Account:
        pk = 7

    request.user = Account()
    assert list(StaffThrottle().clients(request)) == [("user 7", 1)]
    request.user = None
    assert list(StaffThrottle().clients(request)) == [("127.0.0.1", 1)]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        (2, "1.1.1.1, 198.51.100.1 ,10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (1, "", "192.0.2.1"),
        (1, "198.51.100.1,", "192.0.2.1"),
    ],
)
def test_forwarded_for_counts_as_far_as_our_proxies_wrote_it(
    settings: Any, proxies: int, forwarded: str | None, address: str
) -> None:
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"NUM_PROXIES": proxies}
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002::/64"),
        ("2001:db8:1:2::", "20010db800010002::/64"),
        ("fe80::1%eth0", "fe80000000000000::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("not:an:address", "not:an:address"),
        ("", ""),
    ],
)
def test_network(address: str, network: str) -> None:
    assert client_network(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("60/min", Rate(60, 60)),
        ("5/s", Rate(5, 1)),
        ("9/hour", Rate(9, 3600)),
        ("1/day", Rate(1, 86400)),
    ],
)
def test_rate(text: str, rate: Rate) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["", "60", "0/min", "-1/min", "x/min", "60/fortnight"])
def test_bad_rate(text: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        parse_rate(text)
