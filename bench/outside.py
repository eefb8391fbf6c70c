"""Does a booking take longer while Stripe, the mail server, SMS and receivers of webhooks hang?

The same steady load on the same programs in three surroundings by turns: nobody is set up, the sandbox
answers, or everybody takes the call and never answers.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final, LiteralString

import psycopg

from bench.bulk import PASSWORD, hire, send
from bench.drivers import CannotMeasure
from bench.neighbours import Neighbours, answering, nobody, silent
from bench.processor import seconds_of_family, seconds_of_groups
from bench.rated import TYPE_NIGHTS
from bench.server import DEVELOPMENT, Shape, free_port, serving_web
from bench.traffic import Answer, Guest, Load, drive
from bench.world import HOTELS, NIGHTS, ROOM_TYPES, ROOMS

HOTEL: Final = 7000
SLUG: Final = f"bench-{HOTEL}"
TYPES: Final = 10
ROOMS_PER_TYPE: Final = 60
MANAGER: Final = "outside-manager"
AT_HOTEL, NOW = "LATER", "NOW"
BOOKINGS, SEARCHES, STARTS = "bookings", "searches", "starts"
BOOKINGS_A_SECOND: Final = 15.0
SEARCHES_A_SECOND: Final = 15.0
STARTS_A_SECOND: Final = 3.0
WARM_UP_SECONDS: Final = 1.0
FIRST_MESSAGE_SECONDS: Final = 20
Connect = Callable[[str], AbstractContextManager[Neighbours]]
SURROUNDINGS: Final[dict[str, Connect]] = {
    "nobody is set up": nobody,
    "all answer": answering,
    "all hang": silent,
}
ANSWERING, HANGING = "all answer", "all hang"

PLANS = """
INSERT INTO rates_rateplan (hotel_id, code, name, description, adjustment_kind, adjustment_value,
       inherits_restrictions, payment_mode, audience, meal, meal_adult, meal_child, meal_is_contained,
       sort_order, is_active)
SELECT %(first)s, plan.code, plan.code, '', '', 0, true, plan.mode, 'PUBLIC', 'NONE', 0, 0, true, 0, true
  FROM (VALUES ('LATER', 'PAY_AT_HOTEL'), ('NOW', 'PAY_NOW')) plan (code, mode)
"""
CLEAR: Final[tuple[LiteralString, ...]] = (
    "TRUNCATE procrastinate_jobs, notifications_message CASCADE",
    "UPDATE webhooks_webhookendpoint SET is_active = false",
)
"""What one surrounding leaves undone is not the next one's work."""
WAITING: Final[LiteralString] = """
SELECT queue_name, count(*) FROM procrastinate_jobs
 WHERE status IN ('todo', 'doing') AND coalesce(scheduled_at <= now(), true) GROUP BY 1
"""
MESSAGES: Final[LiteralString] = "SELECT status, count(*) FROM notifications_message GROUP BY 1"
TRIED: Final[LiteralString] = (
    "SELECT status, count(*) FROM notifications_message WHERE attempts > 0 GROUP BY 1"
)


@dataclass(frozen=True)
class Turn:
    """One repetition in one surrounding. Processor time in seconds. At its end: jobs that are due and not
    done by queue, and messages by status."""

    answers: dict[str, list[Answer]]
    seconds: float
    web: float
    jobs: float
    database: float
    waiting: dict[str, int]
    messages: dict[str, int]


@dataclass
class Surrounding:
    name: str
    turns: list[Turn] = field(default_factory=list)


def load_outside(server: psycopg.Connection) -> None:
    """A hotel with rooms enough for every booking, one plan paid at the hotel and one paid at once."""
    facts = {
        "first": HOTEL,
        "last": HOTEL,
        "types": TYPES,
        "rooms": ROOMS_PER_TYPE,
        "nights": NIGHTS,
    }
    for step in (HOTELS, ROOM_TYPES, ROOMS, TYPE_NIGHTS, PLANS):
        server.execute(step, facts)
    hire(server, MANAGER, HOTEL)


def measure_outside(url: str, postmaster: int, *, seconds: int, repeats: int) -> list[Surrounding]:
    """In alternating order."""
    found = [Surrounding(name) for name in SURROUNDINGS]
    for repeat in range(repeats):
        for each in found if repeat % 2 == 0 else reversed(found):
            each.turns.append(_turn(each.name, url, postmaster, seconds=seconds))
    return found


def _turn(name: str, url: str, postmaster: int, *, seconds: int) -> Turn:
    port = free_port()
    with _cleared(url), SURROUNDINGS[name](f"http://127.0.0.1:{port}") as neighbours:
        environment = {**DEVELOPMENT, **neighbours.environment}
        with serving_web(Shape(), environment, port=port) as (site, groups):
            _listen(site, neighbours)
            guest = Guest(site.removeprefix("http://"), SLUG, TYPES)
            drive(_loads(guest)[:2], seconds=WARM_UP_SECONDS)
            if neighbours.environment:
                _wait_for_first_message(url)
            turn = _measure(guest, url, groups, postmaster, seconds=seconds)
            neighbours.hang_up()
    _assert_is_fair(name, turn)
    return turn


def _loads(guest: Guest) -> list[Load]:
    """Payments come last: the first of them, which finds out that nobody answers, is measured too."""
    return [
        Load(BOOKINGS, BOOKINGS_A_SECOND, partial(guest.book, AT_HOTEL), threads=32),
        Load(SEARCHES, SEARCHES_A_SECOND, guest.search, threads=32),
        Load(STARTS, STARTS_A_SECOND, partial(guest.start_payment, NOW), threads=32),
    ]


def _listen(site: str, neighbours: Neighbours) -> None:
    """A receiver of webhooks signs up for everything."""
    if not neighbours.webhook:
        return
    token = send(f"{site}/api/staff/login/", {"username": MANAGER, "password": PASSWORD})["token"]
    send(
        f"{site}/api/staff/hotel/{SLUG}/webhooks/",
        {"url": neighbours.webhook, "events": ["*"]},
        Authorization=f"Token {token}",
    )


def _measure(guest: Guest, url: str, groups: list[int], postmaster: int, *, seconds: int) -> Turn:
    web, jobs = groups[:1], groups[1:]
    before = (seconds_of_groups(web), seconds_of_groups(jobs), seconds_of_family(postmaster))
    answers = drive(_loads(guest), seconds=seconds)
    return Turn(
        answers=answers,
        seconds=seconds,
        web=seconds_of_groups(web) - before[0],
        jobs=seconds_of_groups(jobs) - before[1],
        database=seconds_of_family(postmaster) - before[2],
        waiting=_counted(url, WAITING),
        messages=_counted(url, MESSAGES),
    )


def _assert_is_fair(name: str, turn: Turn) -> None:
    """Rooms are found and booked everywhere; payments are begun where somebody answers."""
    wanted = {BOOKINGS: 201, SEARCHES: 200} | ({STARTS: 200} if name == ANSWERING else {})
    for kind, status in wanted.items():
        others = [each for each in turn.answers[kind] if each.status != status]
        if others:
            raise CannotMeasure(
                f"{name}: {len(others)} {kind} not {status}, the first: {others[0]}"
            )


@contextmanager
def _cleared(url: str) -> Iterator[None]:
    try:
        yield
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            for statement in CLEAR:
                server.execute(statement)


def _wait_for_first_message(url: str) -> None:
    """From then on the jobs are at work on what goes out."""
    deadline = time.monotonic() + FIRST_MESSAGE_SECONDS
    while not _counted(url, TRIED):
        if time.monotonic() > deadline:
            raise CannotMeasure("no message was sent, nor was it tried")
        time.sleep(0.1)


def _counted(url: str, question: LiteralString) -> dict[str, int]:
    with psycopg.connect(url) as server:
        return dict(server.execute(question).fetchall())
