"""Whatever is sent to the public addresses: a typed 4xx as described, and nothing written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from common.models import IdempotencyRecord
from tests.common.api.malformed import (
    BAD_VALUES,
    MEDIA_TYPES,
    NO_OBJECTS,
    NO_TEXTS,
    RAW_BODIES,
    UNKNOWN_KEYS,
)
from tests.factories.api_description import assert_described
from tests.factories.guest_api import JOHN, Guest, booking_of_john, wanted
from tests.factories.refusals import everything_written
from tests.factories.world import World

JSON = "application/json"
DATES = "check_in=2026-03-03&check_out=2026-03-05"


@dataclass(frozen=True)
class Bad:
    """`path` is below the hotel's address, or absolute."""

    what: str
    method: str
    path: str
    raw: bytes = b""
    media_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def posted(what: str, path: str, body: Any, **headers: str) -> Bad:
    return Bad(what, "POST", path, json.dumps(body).encode(), JSON, headers)


def routes(world: World) -> dict[str, dict[str, Any]]:
    """Every address that takes a body, with one that it would accept."""
    booking_id = "BK-2026-0123456789"
    return {
        "pricing-quote/": wanted(),
        "room-bookings/": booking_of_john(),
        f"room-bookings/{booking_id}/verify/": {"last_name": "Doe", "email": "john@example.com"},
        f"room-bookings/{booking_id}/cancel/": {"reason": "x"},
    }


VALUES: dict[str, list[Any]] = {
    "room_type_code": BAD_VALUES["room_type_code"],
    "check_in": BAD_VALUES["check_in"],
    "check_out": BAD_VALUES["check_in"],
    "adults": BAD_VALUES["adults"],
    "children": [value for value in BAD_VALUES["adults"] if value not in ([0, "0"])],
    "promo_code": [*NO_TEXTS, *NO_OBJECTS, 5, "x" * 51, "a\tb"],
}
PEOPLE: dict[str, list[Any]] = {
    "primary_first_name": BAD_VALUES["primary_first_name"],
    "primary_last_name": BAD_VALUES["primary_first_name"],
    "primary_email": BAD_VALUES["primary_email"],
    "primary_phone": BAD_VALUES["primary_phone"],
    "booker_type": BAD_VALUES["kind"],
    "booker_first_name": [*NO_TEXTS, *NO_OBJECTS, 5, "x" * 101],
    "booker_last_name": [*NO_TEXTS, *NO_OBJECTS, 5, "x" * 101],
    "booker_email": [value for value in BAD_VALUES["primary_email"] if value != ""],
    "booker_phone": BAD_VALUES["primary_phone"],
    "booker_company": [*NO_TEXTS, *NO_OBJECTS, 5, "x" * 151],
    "party": BAD_VALUES["party"],
    "quote_id": [*NO_TEXTS, *NO_OBJECTS, 5, "x" * 51, "QUOTE-2025-001", "' OR 1=1--"],
    "special_requests": [*NO_OBJECTS, 5, "x" * 2001, "nul \0", "half \udfff", "esc \x1b"],
}
QUERIES = [
    "", "check_in=2026-03-03", "check_in=&check_out=2026-03-05", f"{DATES}&check_in=2026-03-04",
    f"{DATES}&adults=2&adults=3", f"{DATES}&adults=0", f"{DATES}&adults=21", f"{DATES}&adults=1.0",
    f"{DATES}&adults=+1", f"{DATES}&adults=%D9%A2", f"{DATES}&adults=two", f"{DATES}&adults=-1",
    f"{DATES}&adults=99999999999999999999", f"{DATES}&adults=" + "9" * 5000,
    f"{DATES}&children=-1", f"{DATES}&children=21", f"{DATES}&children=x", f"{DATES}&children=1e1",
    "check_in=2026-W10-1&check_out=2026-03-05", "check_in=20260303&check_out=2026-03-05",
    "check_in=2026-03-03&check_out=2026-03-05%0A", "check_in=2026-03-05&check_out=2026-03-03",
    "check_in=2026-03-03&check_out=2026-03-03", "check_in=2026-03-01&check_out=2026-03-03",
    "check_in=2099-12-30&check_out=2099-12-31", "check_in=2026-03-03&check_out=2099-12-31",
    "check_in=1999-12-30&check_out=2026-03-03", "check_in=9999-12-30&check_out=9999-12-31",
    "check_in=2026-02-30&check_out=2026-03-03", "check_in=%D9%A2026-03-03&check_out=2026-03-05",
    "check_in[]=2026-03-03&check_out[]=2026-03-05", "CHECK_IN=2026-03-03&CHECK_OUT=2026-03-05",
    f"{DATES}&other=%00", f"{DATES}&other=%FF", f"{DATES}&%C0%80=1", "%00",
    DATES.replace("&", ";"), "&".join(f"a{number}=1" for number in range(2000)),
]  # fmt: skip
ADDRESSES = [
    "/api/public/", "/api/public/hotel/", "/api/public/hotel//availability/",
    "/api/public/hotel/Grand-Hotel/availability/", "/api/public/hotel/a_b/availability/",
    "/api/public/hotel/a%2Fb/availability/", "/api/public/hotel/../availability/",
    "/api/public/hotel/a%00b/availability/", "/api/public/hotel/%FF/availability/",
    f"/api/public/hotel/{'a' * 51}/availability/", f"/api/public/hotel/{'a' * 9000}/availability/",
    "/api/public/hotel/'%20OR%201=1--/availability/", "availability", "availability//",
    "Availability/", "pricing-quote", "room-bookings", "room-bookings/1/", "room-bookings/0/",
    "room-bookings/-1/", "room-bookings/BK-2026-0001/", "room-bookings/bk-2026-0123456789/",
    "room-bookings/BK-2026-012345678I/", "room-bookings/BK-2026-012345678U/",
    "room-bookings/BK-2026-01234567890/", "room-bookings/BK-%D9%A2026-0123456789/",
    "room-bookings/BK-2026-0123456789%00/", "room-bookings/BK-2026-0123456789%0A/",
    "room-bookings/BK-2026-0123456789/../", "room-bookings/BK-2026-0123456789",
    "room-bookings/BK-2026-0123456789/confirm/", "room-bookings/BK-2026-0123456789/party/",
    "room-bookings/QUOTE-2026-0123456789/", f"room-bookings/{'9' * 5000}/",
    "room-bookings/%3Cscript%3E/",
]  # fmt: skip
METHODS = {
    "availability/": ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"),
    "pricing-quote/": ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT"),
    "room-bookings/": ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "MOVE"),
    "room-bookings/BK-2026-0123456789/": ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    "room-bookings/BK-2026-0123456789/verify/": ("GET", "PUT", "PATCH", "DELETE", "OPTIONS"),
    "room-bookings/BK-2026-0123456789/cancel/": ("GET", "PUT", "PATCH", "DELETE", "OPTIONS"),
}
HEADERS: list[dict[str, str]] = [
    {"Idempotency-Key": ""}, {"Idempotency-Key": " "}, {"Idempotency-Key": "x" * 256},
    {"Idempotency-Key": "a b"}, {"Idempotency-Key": "é"}, {"Idempotency-Key": "a\tb"},
    {"Idempotency-Key": "a\x7f"}, {"Transfer-Encoding": "chunked"},
]  # fmt: skip


def bad_values(world: World) -> Iterator[Bad]:
    for path, good in routes(world).items():
        values = VALUES | PEOPLE if "primary_email" in good else VALUES if "adults" in good else {}
        for name, found in values.items():
            yield from (
                posted(f"{name} {value!r:.40}", path, good | {name: value}) for value in found
            )
        for key in UNKNOWN_KEYS:
            yield posted(f"unknown {key!r:.40}", path, good | {key: 1})
        for name in set(good) - {"children", "primary_phone", "reason"}:
            yield posted(f"no {name}", path, {k: v for k, v in good.items() if k != name})


def bad_bodies(world: World) -> Iterator[Bad]:
    for path, good in routes(world).items():
        for what, raw in RAW_BODIES.items():
            yield Bad(what, "POST", path, raw, JSON)
        for media_type in MEDIA_TYPES:
            yield Bad(media_type, "POST", path, json.dumps(good).encode(), media_type)
        yield posted("too large", path, good | {"x": "x" * 300_000})


def bad_proofs(world: World) -> Iterator[Bad]:
    verify, cancel = list(routes(world))[2:]
    for name, values in {
        "last_name": BAD_VALUES["primary_first_name"],
        "email": BAD_VALUES["primary_email"],
    }.items():
        good = {"last_name": "Doe", "email": "john@example.com"}
        yield from (posted(f"{name} {v!r:.40}", verify, good | {name: v}) for v in values)
    for value in (*NO_OBJECTS, 5, "x" * 501, "nul \0", "half \udfff"):
        yield posted(f"reason {value!r:.40}", cancel, {"reason": value})


def bad_addresses(world: World) -> Iterator[Bad]:
    yield from (Bad(address, "GET", address) for address in ADDRESSES)
    yield from (posted(address, address, JOHN) for address in ADDRESSES)
    for path, methods in METHODS.items():
        yield from (Bad(f"{method} {path}", method, path) for method in methods)
    yield from (Bad(query[:60], "GET", f"availability/?{query}") for query in QUERIES)
    yield from (posted(str(h)[:60], "room-bookings/", booking_of_john(), **h) for h in HEADERS)


def send(guest: Guest, bad: Bad) -> str | None:
    """Why the answer is not what it should be, or None."""
    path = bad.path if bad.path.startswith("/") else f"/api/public/hotel/{guest.slug}/{bad.path}"
    answer = guest.client.generic(
        bad.method, path, bad.raw, content_type=bad.media_type, headers=bad.headers
    )
    if not 400 <= answer.status_code < 500:
        return f"{bad.what} at {bad.path}: {answer.status_code} {answer.content[:80]!r}"
    assert answer.headers["Content-Type"] == JSON
    assert len(answer.headers["X-Request-ID"]) == 20
    assert_described(answer)
    return None


@pytest.mark.parametrize("table", [bad_values, bad_bodies, bad_proofs, bad_addresses])
def test_malformed_is_refused_without_a_trace(table: Any, world: World, guest: Guest):
    before = everything_written(), IdempotencyRecord.objects.count()

    assert [fault for bad in table(world) if (fault := send(guest, bad))] == []
    assert (everything_written(), IdempotencyRecord.objects.count()) == before


def test_the_tables_are_long_and_the_good_requests_are_good(world: World, guest: Guest):
    tables = (bad_values, bad_bodies, bad_proofs, bad_addresses)
    statuses = [guest.ask("POST", path, body).status_code for path, body in routes(world).items()]

    assert [len(list(table(world))) >= 50 for table in tables] == [True] * 4
    assert sum(len(list(table(world))) for table in tables) >= 800
    assert statuses == [201, 201, 404, 404]
