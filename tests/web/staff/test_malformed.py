"""Whatever is sent to a page, part or form: it answers, and never by breaking."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from staff.enums import StaffRole
from tests.factories.house import House, make_house
from tests.factories.staff_page_routes import PAGES, Route, page_address
from tests.factories.staff_routes import NOBODYS, Ids

FORM: Final = "application/x-www-form-urlencoded"
FIELDS: Final = (
    "accept_oversold",
    "account",
    "adults",
    "allowance",
    "amount",
    "arrives_from",
    "arrives_to",
    "arrival",
    "attempt",
    "booking",
    "cells",
    "check_in",
    "check_out",
    "child_ages",
    "children",
    "checks_in",
    "copy_to",
    "cots",
    "could_check_in",
    "created_from",
    "created_to",
    "date",
    "density",
    "departs_from",
    "departs_to",
    "departure",
    "despite",
    "digest",
    "do",
    "email",
    "end",
    "end_date",
    "expected_total",
    "first",
    "first_name",
    "floor",
    "group",
    "guest_id",
    "in_house",
    "instead_of",
    "internal_notes",
    "is_shared",
    "is_staying",
    "key",
    "kind",
    "language",
    "lang",
    "last",
    "last_name",
    "method",
    "name",
    "next",
    "nights",
    "note",
    "notes",
    "offer",
    "ordering",
    "override_rules",
    "page",
    "pay",
    "payment",
    "phone",
    "plan",
    "plans",
    "preset",
    "price",
    "price_how",
    "q",
    "query",
    "reason",
    "reason_note",
    "recipient",
    "room",
    "room_id",
    "room_type_code",
    "rate_plan_code",
    "seen",
    "seen_event",
    "seen_note",
    "several",
    "show",
    "sort",
    "special_requests",
    "start",
    "start_date",
    "status",
    "still_owed",
    "theme",
    "type",
    "types",
    "uses_shortcuts",
    "username",
    "version",
    "waive_penalty",
    "weekdays",
    "after",
    "all",
    "part",
    "min_stay",
    "max_stay",
    "closed",
    "stop_sell",
    "from",
    "to",
)
HUGE: Final = "9" * 5000
VALUES: Final = {
    "a huge number": HUGE,
    "an endless number": "1e999999999",
    "the last day": "9999-12-31",
    "a NUL": "a\0b",
    "half a character": "\ud800",
    "a line break": "/staff/\r\nSet-Cookie: a=b",
    "a wildcard": "%_'\"\\;--",
    "long": "ä" * 1_200,
    "deep": "[" * 1_500,
    "cells without end": '[["A","B","2026-03-02",1e300],["A","B","9999-12-31",9]]',
    "no number": "NaN",
    "a pair": "1:READY_FOR_GUEST",
}  # fmt: skip
CHOSEN: Final = (
    {"price_how": "copy", "copy_to": "9999-12-31", "first": "2026-03-02", "last": "2026-03-09"},
    {"price_how": "copy", "copy_to": "9999-12-31", "cells": '[["STANDARD","DBL","2026-03-02",9]]'},
    {"price_how": "set", "price": "1", "first": "9999-12-30", "last": "9999-12-31"},
    {"price_how": "set", "price": "1", "cells": '[["\\ud800","DBL","2026-03-02",1]]'},
    {"price_how": "set", "price": "1e-999999999", "first": "2026-03-02", "last": "2026-03-02"},
    {"allowance": HUGE, "first": "2026-03-02", "last": "2026-03-02"},
    {"min_stay": HUGE, "first": "2026-03-02", "last": "2026-03-02"},
    {"do": "cancel", "booking": "\0", "note": "x" * 10_000},
    {"do": "cancel", "all": "1", "note": "\ud800"},
    {"do": "confirm", "all": "1"},
    {"do": "assign", "booking": "BK-2026-0000000000"},
    {"name": "\ud800", "query": "q=%ff%00"},
    {"arrival": "9999-12-31", "departure": "9999-12-31"},
    {"arrival": "2026-03-02", "departure": "2026-03-03", "adults": "\u0661", "room": HUGE},
    {"status": "CHECKOUT_DIRTY", "room": f"{2**31 - 1}:CHECKOUT_DIRTY"},
    {"status": "CHECKOUT_DIRTY", "seen": "CHECKOUT_DIRTY", "note": "\ud800"},
    {"start": "0001-01-01", "end": "9999-12-31", "room": "1"},
    {"first": "0001-01-01", "last": "9999-12-31"},
    {"price_how": "set", "price": "1", "cells": "[" * 30_000},
    {
        "price_how": "set",
        "price": "1",
        "cells": '[["A","B","2000-01-01",1],["A","B","2099-01-01",1]]',
    },
    {"next": "no-address", "language": "de", "theme": "dark", "density": "compact"},
    {"amount": "1e-5000", "method": "CASH", "pay": "CASH"},
)


@pytest.fixture
def house(noon: None, no_throttles: None, db: None) -> House:
    return make_house()


@pytest.fixture
def browser(house: House) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(house.staff(StaffRole.HOTEL_ADMIN).user)
    return client


def send(client: Client, route: Route, house: House, ids: Ids, facts: list[tuple[str, str]]) -> int:
    method, page = route
    told = urlencode(facts, errors="surrogatepass")
    address = page_address(page, house.world.hotel.slug, ids)
    if method == "POST":
        return client.post(address, told, content_type=FORM).status_code
    return _read(client.get(f"{address}?{told}"))


def _read(answer: HttpResponse) -> int:
    """With all that it streams."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


PDF: Final = ".pdf"
PLAIN: Final = [route for route in PAGES if not route[1].endswith(PDF)]
"""A page of the same name reads what a PDF reads."""
READERS: Final = [
    route
    for route in PLAIN
    if re.match("bookings/bulk|bookings/views|prices|walk-in|housekeeping", route[1])
]
"""Those that read more than single fields of the API's own."""


def broken(statuses: dict[object, int]) -> dict[object, int]:
    return {sent: status for sent, status in statuses.items() if status >= 500}


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
def test_no_value_breaks_a_page(house: House, browser: Client, value: str):
    """In each of the fields that some page reads, and twice."""
    facts = [(name, value) for name in FIELDS if len(value) < 1000 or name not in {"q", "query"}]
    twice = [*facts, *facts[:20], ("unknown", value)]

    assert broken({route: send(browser, route, house, house.ids, twice) for route in PLAIN}) == {}


@pytest.mark.parametrize("chosen", CHOSEN, ids=[str(number) for number in range(len(CHOSEN))])
def test_no_form_breaks_a_page(house: House, browser: Client, chosen: dict[str, str]):
    facts = list(chosen.items())

    assert broken({route: send(browser, route, house, NOBODYS, facts) for route in READERS}) == {}


@pytest.mark.parametrize("value", ["\0", "%", "\u00b2", "9" * 400, "../..", "'", "\ud800", "BK-"])
def test_no_id_breaks_an_address(house: House, browser: Client, value: str):
    slug, odd = house.world.hotel.slug, quote(value, errors="surrogatepass")
    pages = [route for route in PAGES if "<" in route[1]]
    sent = {}
    for method, page in pages:
        ids = Ids(**dict.fromkeys(Ids.__dataclass_fields__, odd))
        sent[page] = browser.generic(method, page_address(page, slug, ids)).status_code
        sent[f"slug {page}"] = browser.generic(method, page_address(page, odd, NOBODYS)).status_code

    assert broken(sent) == {}


def test_ten_thousand_bookings_at_once_are_not_looked_for(house: House, browser: Client):
    many = [("do", "cancel"), *(("booking", f"BK-2026-{number:010}") for number in range(10_000))]

    assert send(browser, ("POST", "bookings/bulk/run/"), house, house.ids, many) == 413
    assert send(browser, ("GET", "print/registration/"), house, house.ids, many[:300]) == 400


BODIES: Final = {
    "no UTF-8": (b"note=\xff\xfe&q=%ff%fe&next=%C0%AF", FORM),
    "UTF-16": ("note=a".encode("utf-16"), f"{FORM}; charset=utf-16"),
    "an unknown charset": (b"note=a", f"{FORM}; charset=klingon"),
    "JSON": (b'{"note": "a"}', "application/json"),
    "half of a multipart": (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    "a multipart without a boundary": (b"--x--", "multipart/form-data"),
    "a file in a field's place": (
        b'--x\r\nContent-Disposition: form-data; name="note"; filename="a"\r\n\r\n\0\xff\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "too much": (b"note=" + b"a" * 300_000, FORM),
    "too many fields": (b"a=1&" * 5000, FORM),
}  # fmt: skip


@pytest.mark.parametrize(("body", "kind"), BODIES.values(), ids=list(BODIES))
def test_no_body_breaks_a_form(house: House, browser: Client, body: bytes, kind: str):
    slug = house.world.hotel.slug
    sent = {
        page: browser.generic("POST", page_address(page, slug, house.ids), body, kind).status_code
        for method, page in PAGES
        if method == "POST"
    }
    sent["login"] = (
        Client(raise_request_exception=False)
        .generic("POST", "/staff/login/", body, kind)
        .status_code
    )

    assert broken(sent) == {}


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
def test_no_value_breaks_logging_in(db: None, no_throttles: None, value: str):
    facts = [("username", value), ("password", value), ("next", value)]
    told = urlencode(facts, errors="surrogatepass")
    client = Client(raise_request_exception=False)

    assert client.post("/staff/login/", told, content_type=FORM).status_code < 500
    assert client.get(f"/staff/login/?{told}").status_code < 500
