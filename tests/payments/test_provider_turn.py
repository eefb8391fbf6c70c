"""How web requests speak to a provider that hangs, fails and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.conf import LazySettings

from payments import provider
from payments.errors import PaymentProviderUnavailable, PaymentsNotConfigured
from payments.gateway import Refused, Unavailable
from payments.provider import Turn, gateway, in_request
from tests.factories.stripe_side import (
    closed_port,
    dripping_server,
    hanging_server,
    point_at,
)


class Hands:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def turn(clock: Hands) -> Turn:
    return Turn(clock)


def take(turn: Turn, call: Callable[[], Any] = lambda: "answer") -> Any:
    """The answer, or the name of what came instead."""
    try:
        return turn.take(call, seconds=20)
    except (Unavailable, Refused, PaymentProviderUnavailable) as exc:
        return type(exc).__name__


def failing(reason: str = "unreachable", *, after: float = 0, clock: Hands | None = None) -> Any:
    def call() -> None:
        if clock:
            clock.now += after
        raise Unavailable(reason)

    return call


def refusing() -> None:
    raise Refused("card_declined")


CLOSED = "PaymentProviderUnavailable"


def test_after_two_failures_nobody_asks_for_a_while(turn: Turn, clock: Hands):
    asked = [take(turn, failing()) for _ in range(3)]
    clock.now += 5

    assert asked == ["Unavailable", "Unavailable", CLOSED]
    assert take(turn) == "answer"


def test_after_one_hang_nobody_asks_for_a_while(turn: Turn, clock: Hands):
    asked = [take(turn, failing("timeout", after=4, clock=clock)), take(turn)]

    assert asked == ["Unavailable", CLOSED]


def test_what_answers_is_asked_again(turn: Turn):
    calls = [failing(), lambda: "answer", failing(), refusing, failing(), lambda: "answer"]

    assert [take(turn, call) for call in calls] == [
        "Unavailable",
        "answer",
        "Unavailable",
        "Refused",
        "Unavailable",
        "answer",
    ]


@pytest.mark.parametrize("reason", ["in_progress", "rate_limited"])
def test_who_says_to_wait_is_alive(turn: Turn, reason: str):
    assert [take(turn, failing(reason)) for _ in range(4)] == ["Unavailable"] * 4


def test_each_failed_attempt_doubles_the_pause_up_to_a_minute(turn: Turn, clock: Hands):
    take(turn, failing())
    pauses = []
    for _ in range(6):
        assert take(turn, failing()) == "Unavailable"
        closed_at = clock.now
        while turn._is_closed():
            clock.now += 1
        pauses.append(clock.now - closed_at)

    assert pauses == [5, 10, 20, 40, 60, 60]


def test_the_first_answer_forgets_the_failures(turn: Turn, clock: Hands):
    for _ in range(2):
        take(turn, failing())
    clock.now += 5
    take(turn)

    assert [take(turn, failing()), take(turn, failing()), take(turn)] == [
        "Unavailable",
        "Unavailable",
        CLOSED,
    ]
    clock.now += 5
    assert take(turn) == "answer"


def test_only_one_waits_for_the_provider_at_a_time():
    turn, inside, leave = Turn(), Event(), Event()

    def stay() -> str:
        inside.set()
        leave.wait(20)
        return "answer"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(take, turn, stay)
        inside.wait(20)
        time.sleep(provider.TURN_SECONDS)
        started = time.monotonic()
        others = [take(turn) for _ in range(20)]
        waited = time.monotonic() - started
        leave.set()

    assert (first.result(), others) == ("answer", [CLOSED] * 20)
    assert waited < 0.5


def test_who_comes_right_after_waits_a_moment_for_a_quick_answer():
    turn, inside = Turn(), Event()

    def stay() -> str:
        inside.set()
        time.sleep(0.1)
        return "first"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(take, turn, stay)
        inside.wait(20)
        second = take(turn)

    assert (first.result(), second) == ("first", "answer")


def test_nobody_waits_for_the_one_who_tries_again_after_a_hang(clock: Hands):
    turn, inside, leave = Turn(clock), Event(), Event()
    take(turn, failing("timeout", after=4, clock=clock))
    clock.now += provider.FIRST_PAUSE

    def stay() -> str:
        inside.set()
        leave.wait(20)
        return "answer"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(take, turn, stay)
        inside.wait(20)
        started = time.monotonic()
        second = take(turn)
        waited = time.monotonic() - started
        leave.set()

    assert (first.result(), second) == ("answer", CLOSED)
    assert waited < provider.TURN_SECONDS / 2


def test_one_waits_for_its_turn_and_the_next_does_not():
    turn, inside, leave = Turn(), Event(), Event()

    def stay() -> str:
        inside.set()
        leave.wait(20)
        return "answer"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(take, turn, stay)
        inside.wait(20)
        second = pool.submit(take, turn)
        while not turn._is_next.locked():
            time.sleep(0.001)
        started = time.monotonic()
        others = [take(turn) for _ in range(5)]
        waited = time.monotonic() - started
        leave.set()

    assert (first.result(), second.result(), others) == ("answer", "answer", [CLOSED] * 5)
    assert waited < provider.TURN_SECONDS / 2


@pytest.fixture
def fresh_turn() -> Iterator[None]:
    provider._turn.start_afresh()
    yield
    provider._turn.start_afresh()


def ask() -> Any:
    try:
        return in_request(None, lambda stripe: stripe.intent("pi_1"))
    except (Unavailable, PaymentProviderUnavailable) as exc:
        return type(exc).__name__


def test_a_provider_that_hangs_costs_one_request_some_seconds_and_the_others_nothing(
    settings: LazySettings, fresh_turn: None
):
    with hanging_server() as address:
        point_at(settings, address)
        started = time.monotonic()
        first = ask()
        between = time.monotonic()
        others = [ask() for _ in range(50)]
        done = time.monotonic()

    assert (first, others) == ("Unavailable", [CLOSED] * 50)
    assert 3.9 < between - started < 6
    assert done - between < 0.2


def test_an_answer_in_drops_is_left_behind(
    settings: LazySettings, fresh_turn: None, monkeypatch: pytest.MonkeyPatch
):
    """No single drop comes too late, so that the timeout for reading never strikes."""
    monkeypatch.setattr(provider, "REQUEST_SECONDS", 1.6)
    with dripping_server(every=0.2) as (address, stop):
        point_at(settings, address)
        started = time.monotonic()
        first = ask()
        waited = time.monotonic() - started
        provider._turn.start_afresh()
        while_it_drips = [ask() for _ in range(3)]
        stop.set()

    assert (first, while_it_drips) == ("Unavailable", [CLOSED] * 3)
    assert 1.5 < waited < 2.5


def test_a_provider_that_is_away_costs_nobody_anything(settings: LazySettings, fresh_turn: None):
    point_at(settings, closed_port())
    started = time.monotonic()

    assert [ask() for _ in range(4)] == ["Unavailable", "Unavailable", CLOSED, CLOSED]
    assert time.monotonic() - started < 2


def test_without_a_key_there_is_no_provider(settings: LazySettings):
    settings.STRIPE_SECRET_KEY = ""

    with pytest.raises(PaymentsNotConfigured):
        gateway(None)
    with pytest.raises(PaymentsNotConfigured):
        in_request(None, lambda stripe: stripe.intent("pi_1"))


def test_a_new_key_counts_at_once(settings: LazySettings):
    point_at(settings, "http://127.0.0.1:1")
    first = gateway(None)
    settings.STRIPE_SECRET_KEY = "sk_test_new"

    assert gateway(None) is not first
