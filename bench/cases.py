"""What is measured: a kind of request over HTTP, and the same statements in pgbench."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test import Client

from bench import rated
from bench.drivers import CannotMeasure
from bench.statements import Statement, recorded, round_trips, script_of
from bench.world import FIRST_HOTEL, NIGHTS, TYPES, World
from common.clock import now

HOTEL = FIRST_HOTEL + 7
ROOM_TYPE = HOTEL * 100 + 3
LONGEST_NIGHTS = 14
DAYS_TO_DRAW = NIGHTS - LONGEST_NIGHTS - 10
NIGHTS_INDEX, RATES_INDEX = "rooms_roomtypenight_pkey", "rates_ratenight_pkey"
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
    """`lua` and `arguments` are wrk's, `script` is pgbench's; `trips` counts BEGIN and COMMIT too.
    `beside` names the case that this one's time is compared with."""

    name: str
    lua: str
    arguments: tuple[object, ...]
    script: str
    trips: int
    beside: str = ""

    @property
    def is_write(self) -> bool:
        return self.lua == "booking.lua"

    def in_shape(self, shape: str) -> Case:
        """The same, called by the shape of the server."""
        beside = f"{self.beside}, {shape}" if self.beside else ""
        return replace(self, name=f"{self.name}, {shape}", beside=beside)


@dataclass(frozen=True)
class Hotels:
    """A run of hotels that are alike; `sample` is the one whose request is recorded."""

    first: int
    last: int
    types: int
    plans: int

    @property
    def sample(self) -> int:
        return min(self.first + 7, self.last)


def all_cases(world: World) -> list[Case]:
    """Two days from now, so that no time zone makes the first arrival a day of the past."""
    start = now().date() + timedelta(days=2)
    return [
        search_case("availability, 3 nights", plain(world), start, nights=3),
        search_case("availability, 14 nights", plain(world), start, nights=LONGEST_NIGHTS),
        *_rated_cases(start),
        booking_case(plain(world), start, nights=2),
    ]


def plain(world: World) -> Hotels:
    """Ten types at one standard rate."""
    return Hotels(FIRST_HOTEL, world.last_hotel, TYPES, plans=1)


def _rated_cases(start: date) -> Iterator[Case]:
    """One plan, and beside it six."""
    for one, six, words in (
        (rated.ONE_PLAN, rated.SIX_PLANS, ""),
        (rated.ONE_PLAN_BY_NIGHT, rated.SIX_PLANS_BY_NIGHT, ", a price a night"),
    ):
        beside = _rated_case(one, words, start)
        yield beside
        yield replace(_rated_case(six, words, start), beside=beside.name)


def _rated_case(group: rated.Rated, words: str, start: date) -> Case:
    plans = f"{group.plans} {'plan' if group.plans == 1 else 'plans'}"
    name = f"availability, {LONGEST_NIGHTS} nights, {rated.TYPES} types, {plans}{words}"
    hotels = Hotels(group.first, group.last, rated.TYPES, group.plans)
    return search_case(name, hotels, start, nights=LONGEST_NIGHTS)


def search_case(name: str, hotels: Hotels, start: date, *, nights: int) -> Case:
    departure = start + timedelta(days=nights)
    query = {"check_in": start.isoformat(), "check_out": departure.isoformat(), "adults": "2"}
    address = f"/api/public/hotel/bench-{hotels.sample}/availability/"
    Client().get(address, query, headers={"host": "127.0.0.1"})  # what is kept in memory is read
    with recorded() as statements:
        response = Client().get(address, query, headers={"host": "127.0.0.1"})
    found = response.json().get("room_types", []) if response.status_code == 200 else []
    if [len(each["rate_plans"]) for each in found] != [hotels.plans] * hotels.types:
        raise CannotMeasure(f"availability answered {response.status_code}: {response.content!r}")
    assert_uses_index(statements[-1], NIGHTS_INDEX, RATES_INDEX)
    return _case(name, "availability.lua", hotels, start, nights, statements)


def booking_case(hotels: Hotels, start: date, *, nights: int) -> Case:
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
    return _case(f"booking, {nights} nights", "booking.lua", hotels, start, nights, statements, ids)


def assert_uses_index(statement: Statement, *indexes: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement.text}", statement.parameters)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    for index in indexes:
        if index not in plan:
            raise CannotMeasure(f"the plan does not use {index}:\n{plan}")


def _case(
    name: str,
    lua: str,
    hotels: Hotels,
    start: date,
    nights: int,
    statements: list[Statement],
    more: Mapping[Any, str] | None = None,
) -> Case:
    first = f"(DATE '{start}' + :day::int)"
    variables = {
        hotels.sample: ":hotel",
        ROOM_TYPE: "(:hotel * 100 + :type)",
        f"bench-{hotels.sample}": "('bench-' || :hotel::int)",
        f"T{ROOM_TYPE % 10}": "('T' || :type::int)",
        start: first,
        start + timedelta(days=nights): f"({first} + {nights})",
        **(more or {}),
    }
    head = (
        f"\\set hotel random({hotels.first}, {hotels.last})\n"
        f"\\set type random(0, {hotels.types - 1})\n"
        f"\\set day random(0, {DAYS_TO_DRAW})\n"
        "\\set serial random(1, 9000000000000000)"
    )
    seconds = int((start - date(1970, 1, 1)).total_seconds()) + 43_200
    arguments = (hotels.first, hotels.last, nights, seconds, DAYS_TO_DRAW)
    return Case(
        name, lua, arguments, script_of(statements, variables, head), round_trips(statements)
    )
