"""The rack's one endpoint beside the same statements in psql: 300 rooms, 60 nights, 3,000 stays.

The application's part is measured in this process, from the view to the last byte of the answer; the
database's part by the server's own clock, on the very statements that the view sent.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any, Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.drivers import CannotMeasure
from common.api.renderers import dumps
from common.clock import hotel_today, now
from hotel.models import Hotel
from hotel.rack_bodies import rack_body
from room_bookings.selectors.rack import rack_of, window_from

NIGHTS: Final = 60
REPEATS: Final = 25
SLOWEST: Final = 150
MILLISECONDS: Final = 1000


@dataclass(frozen=True)
class RackAnswer:
    """Times in milliseconds. `database`: the same statements alone, with all their rows."""

    rooms: int
    stays: int
    bytes: int
    statements: int
    middle: float
    slow: float
    database: float


def measure_rack_answer(hotel_id: int) -> RackAnswer:
    """Of the hotel as it was loaded, from its today on."""
    hotel = Hotel.objects.get(pk=hotel_id)
    start = hotel_today(hotel.timezone, now())
    _answer(hotel, start)  # plans and connections are warm, as in a server that runs
    with CaptureQueriesContext(connection) as asked:
        body = _answer(hotel, start)
    times = [_timed(lambda: dumps(_answer(hotel, start))) for _ in range(REPEATS)]
    alone = [_timed(lambda: _run_all(asked.captured_queries)) for _ in range(REPEATS)]
    return RackAnswer(
        rooms=len(body["rooms"]),
        stays=len(body["stays"]),
        bytes=len(dumps(body)),
        statements=len(asked),
        middle=median(times),
        slow=quantiles(times, n=20)[-1],
        database=median(alone),
    )


def _answer(hotel: Hotel, start: date) -> dict[str, Any]:
    return rack_body(rack_of(hotel, window=window_from(start, nights=NIGHTS), at=now()))


def _timed(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * MILLISECONDS


def _run_all(captured: list[dict[str, str]]) -> None:
    """As psql would send them: whole texts, all rows fetched, nothing made of them."""
    connection.ensure_connection()
    for each in captured:
        connection.connection.execute(each["sql"], prepare=False).fetchall()


def assert_answers_fast(found: RackAnswer) -> None:
    if found.middle > SLOWEST:
        raise CannotMeasure(
            f"the rack takes {found.middle:.0f} ms of the server, more than {SLOWEST}"
        )


def rack_answer_table(found: RackAnswer) -> str:
    rows = (
        ("rooms x nights", f"{found.rooms} x {NIGHTS}"),
        ("stays", f"{found.stays:,}"),
        ("answer", f"{found.bytes / 1024:.0f} kB"),
        ("statements", str(found.statements)),
        ("server, median", f"{found.middle:.0f} ms"),
        ("server, 95 %", f"{found.slow:.0f} ms"),
        ("the same statements alone", f"{found.database:.0f} ms"),
    )
    lines = ["| the rack's endpoint | |", "|---|---:|"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows)])


def rack_answer_facts(found: RackAnswer) -> dict[str, object]:
    return {name: getattr(found, name) for name in RackAnswer.__dataclass_fields__}
