"""The CSV file."""
# ruff: noqa: RUF001 - look-alike characters are the point

from __future__ import annotations

import csv
import io
import tracemalloc
from itertools import count
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from common.ids import new_booking_id
from hotel.enums import BookerType, BookingStatus
from hotel.models import RoomBooking
from hotel.staff_export_views import COLUMNS, csv_lines, safe_cell
from room_bookings.services.booking import Booker, Person
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, nights

serial = count(1)
PATH = "room-bookings/export.csv"


def text_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8")


def rows_of(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of(answer).removeprefix("\ufeff"), newline="")))


def test_the_file_in_full(world: World, manager: Desk):
    booking = world.in_house(nights(0, 2), "201")
    answer = manager.get(PATH)

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="bookings-{world.hotel.slug}-2026-03-02.csv"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert text_of(answer) == (
        '\ufeff"booking_id","confirmation_number","status","guest_name","primary_email",'
        '"primary_phone","booker_type","booker_company","room_type_code","room_type_name",'
        '"assigned_room_number","check_in","check_out","nights","adults","children",'
        '"total_amount","currency","created_at","checked_in_at","checked_out_at"\r\n'
        f'"{booking.booking_id}","{booking.confirmation_number}","CONFIRMED","John Doe",'
        '"john@example.com","\'+1234567890","SELF","","DBL","Double Room","201","2026-03-02",'
        '"2026-03-04","2","2","0","150.00","EUR","2026-03-02T12:00:00Z","2026-03-02T12:00:00Z",""'
        "\r\n"
    )


def test_an_empty_hotel_has_the_heads_only(manager: Desk):
    assert rows_of(manager.get(PATH)) == [list(COLUMNS)]


def test_the_lists_filters_and_order_count(world: World, manager: Desk):
    held = [world.hold(nights(day, day + 1)) for day in (2, 1)]
    world.confirmed(nights(0, 1))
    answer = manager.get(PATH, status="PENDING_PAYMENT", ordering="-check_in")

    assert [row[0] for row in rows_of(answer)[1:]] == [booking.booking_id for booking in held]


def test_pages_do_not_count(world: World, manager: Desk):
    for _ in range(2):
        world.hold(nights(0, 1))

    assert len(rows_of(manager.get(PATH, page="1", page_size="1"))) == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "x"}, (400, "VALIDATION_ERROR", "status.0")),
        ({"date_from": "2026-1-1"}, (400, "VALIDATION_ERROR", "date_from")),
        (
            {"date_from": "2026-03-02", "date_to": "2026-03-01"},
            (400, "INVALID_DATE_RANGE", "date_to"),
        ),
    ],
)
def test_a_senseless_question_is_refused_before_the_file_starts(
    manager: Desk, query: dict[str, str], expected: tuple[int, str, str]
):
    assert refusal(manager.get(PATH, **query)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tharmless",
        " =1",
        "   +1",
        "\u00a0=1",
        "\u3000@x",
        "\u200b=1",
        "\ufeff=1",
        " \u200b =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " ＝1",
        "﹦1",
    ],
)
def test_what_might_be_a_formula_gets_an_apostrophe(text: str):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["John", "1+1", "a=b", "O'Brien", "", " ", "2026-03-02", "150.00", "'quoted", "#1", "王"],
)
def test_anything_else_stays_as_it_is(text: str):
    assert safe_cell(text) == text


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (0, "0"), (2, "2")])
def test_numbers_and_nothing(value: object, shown: str):
    assert safe_cell(value) == shown


def test_guests_who_try_formulas(world: World, manager: Desk):
    world.hold(
        nights(0, 1),
        primary=Person('=HYPERLINK("http://x","y")', '"quoted", with comma'),
        booker=Booker(booker_type=BookerType.COMPANY, company="@cmd|' /C calc'!A0"),
    )
    (row,) = rows_of(manager.get(PATH))[1:]
    shown = dict(zip(COLUMNS, row, strict=True))

    assert shown["guest_name"] == '\'=HYPERLINK("http://x","y") "quoted", with comma'
    assert shown["booker_company"] == "'@cmd|' /C calc'!A0"


def copies_of(booking: RoomBooking, number: int) -> list[RoomBooking]:
    """Enough rows for the file to be long; cancelled ones hold no nights."""
    facts: dict[str, Any] = {
        name: getattr(booking, name)
        for name in ("hotel_id", "room_type_id", "check_in", "check_out", "total_amount")
    }
    bookings = [
        RoomBooking(
            **facts,
            status=BookingStatus.CANCELLED,
            booking_id=new_booking_id(2026),
            confirmation_number=f"HTL-COPY-{next(serial)}",
            primary_first_name="Jo" * 40,
            primary_last_name="Do" * 40,
        )
        for _ in range(number)
    ]
    return RoomBooking.objects.bulk_create(bookings, batch_size=1000)


def test_the_number_of_queries_does_not_grow(
    world: World, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    booking = world.hold(nights(0, 1))
    with django_assert_num_queries(2):
        assert len(rows_of(manager.get(PATH))) == 2
    copies_of(booking, 2000)
    with django_assert_num_queries(2):
        assert len(rows_of(manager.get(PATH))) == 2002


def memory_used(answer: HttpResponse) -> int:
    tracemalloc.start()
    for _ in answer.streaming_content:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_file_four_times_as_long_needs_no_more_memory(world: World, manager: Desk):
    booking = world.hold(nights(0, 1))
    copies_of(booking, 1500)
    short = memory_used(manager.get(PATH))
    copies_of(booking, 4500)

    assert memory_used(manager.get(PATH)) < short * 1.3


def test_nothing_is_written_before_it_is_asked_for():
    def rows() -> Any:
        raise AssertionError("read too early")
        yield {}

    assert next(csv_lines(rows())).startswith("\ufeff")
