"""What is measured: a kind of request over HTTP, and the same statements in pgbench."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test import Client

from bench.drivers import CannotMeasure
from bench.statements import Statement, recorded, round_trips, script_of
from bench.world import FIRST_HOTEL, NIGHTS, TYPES, World
from common.clock import now

HOTEL = FIRST_HOTEL + 7
ROOM_TYPE = HOTEL * 10 + 3
LONGEST_NIGHTS = 14
DAYS_TO_DRAW = NIGHTS - LONGEST_NIGHTS - 10
GUEST = {
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "booker_type": "SELF",
    "special_requests": "Late check-in requested",
}


@dataclass(frozen=True)
class Case:
    """`lua` and `arguments` are wrk's, `script` is pgbench's; `trips` counts BEGIN and COMMIT too."""

    name: str
    lua: str
    arguments: tuple[object, ...]
    script: str
    trips: int

    @property
    def is_write(self) -> bool:
        return self.lua == "booking.lua"


def all_cases(world: World) -> list[Case]:
    """Two days from now, so that no time zone makes the first arrival a day of the past."""
    start = now().date() + timedelta(days=2)
    return [
        search_case(world, start, nights=3),
        search_case(world, start, nights=LONGEST_NIGHTS),
        booking_case(world, start, nights=2),
    ]


def search_case(world: World, start: date, *, nights: int) -> Case:
    departure = start + timedelta(days=nights)
    with recorded() as statements:
        response = Client().get(
            f"/api/public/hotel/bench-{HOTEL}/availability/",
            {"check_in": start.isoformat(), "check_out": departure.isoformat(), "adults": "2"},
            headers={"host": "127.0.0.1"},
        )
    if response.status_code != 200 or len(response.json()["room_types"]) != TYPES:
        raise CannotMeasure(f"availability answered {response.status_code}: {response.content!r}")
    assert_uses_index(statements[-1], "rooms_roomtypenight_pkey")
    return _case(
        f"availability, {nights} nights", "availability.lua", world, start, nights, statements
    )


def booking_case(world: World, start: date, *, nights: int) -> Case:
    departure = start + timedelta(days=nights)
    body = GUEST | {
        "room_type_code": f"T{ROOM_TYPE % 10}",
        "check_in": start.isoformat(),
        "check_out": departure.isoformat(),
        "adults": 2,
        "children": 0,
    }
    with recorded() as statements:
        response = Client().post(
            f"/api/public/hotel/bench-{HOTEL}/room-bookings/",
            body,
            content_type="application/json",
            headers={"host": "127.0.0.1"},
        )
    if response.status_code != 201:
        raise CannotMeasure(f"booking answered {response.status_code}: {response.content!r}")
    booked = response.json()
    ids = {
        booked["booking_id"]: "('BK-2021-' || :serial::bigint)",
        booked["confirmation_number"]: "('HTL-2021-' || :serial::bigint)",
    }
    return _case(f"booking, {nights} nights", "booking.lua", world, start, nights, statements, ids)


def assert_uses_index(statement: Statement, index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement.text}", statement.parameters)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    if index not in plan:
        raise CannotMeasure(f"the plan does not use {index}:\n{plan}")


def _case(
    name: str,
    lua: str,
    world: World,
    start: date,
    nights: int,
    statements: list[Statement],
    more: Mapping[Any, str] | None = None,
) -> Case:
    first = f"(DATE '{start}' + :day::int)"
    variables = {
        HOTEL: ":hotel",
        ROOM_TYPE: "(:hotel * 10 + :type)",
        f"bench-{HOTEL}": "('bench-' || :hotel::int)",
        f"T{ROOM_TYPE % 10}": "('T' || :type::int)",
        start: first,
        start + timedelta(days=nights): f"({first} + {nights})",
        **(more or {}),
    }
    head = (
        f"\\set hotel random({FIRST_HOTEL}, {world.last_hotel})\n"
        f"\\set type random(0, {TYPES - 1})\n"
        f"\\set day random(0, {DAYS_TO_DRAW})\n"
        "\\set serial random(1, 9000000000000000)"
    )
    seconds = int((start - date(1970, 1, 1)).total_seconds()) + 43_200
    arguments = (FIRST_HOTEL, world.last_hotel, nights, seconds, DAYS_TO_DRAW)
    return Case(
        name, lua, arguments, script_of(statements, variables, head), round_trips(statements)
    )
