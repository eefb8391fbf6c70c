"""Nights as a spreadsheet."""

from __future__ import annotations

import csv
import io
import tracemalloc
from decimal import Decimal

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from rates.models import RatePlan
from rates.night_files import COLUMNS
from staff.enums import StaffRole
from tests.factories.nights import FILE, change, send
from tests.factories.rates import derived, night, plan
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, day, make_world

HEAD = (
    '\ufeff"date","room_type","rate_plan","price","min_stay_arrival","max_stay_arrival",'
    '"min_stay_through","max_stay_through","closed_to_arrival","closed_to_departure","stop_sell",'
    '"min_advance","max_advance"\r\n'
)


@pytest.fixture
def flex(world: World) -> RatePlan:
    return plan(world, "FLEX")


def export(desk: Desk, first: int, last: int, **query: str) -> HttpResponse:
    return desk.get(FILE, **{"from": day(first).isoformat(), "to": day(last).isoformat()}, **query)


def text_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8")


def rows_of(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of(answer).removeprefix("\ufeff"), newline="")))[1:]


def test_the_file_in_full(world: World, flex: RatePlan, desk: Desk):
    saver = derived(world, flex, "SAVER", -10)
    night(flex, 2, world, price=Decimal("99.00"), stop_sell=True, min_advance=0)
    night(flex, 1, world, price=Decimal("98.00"), min_stay_arrival=2, max_stay_arrival=7)
    night(saver, 1, world, "STE", closed_to_departure=True, min_stay_through=3)
    night(flex, 9, world, price=Decimal("1.00"))
    answer = export(desk, 1, 3)

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="rates-{world.hotel.slug}-2026-03-03.csv"'
    )
    assert text_of(answer) == (
        HEAD
        + '"2026-03-03","DBL","FLEX","98.00","2","7","","","no","no","no","",""\r\n'
        + '"2026-03-04","DBL","FLEX","99.00","","","","","no","no","yes","0",""\r\n'
        + '"2026-03-03","STE","SAVER","","","","3","","no","yes","no","",""\r\n'
    )


def test_nothing_set_has_the_heads_only(world: World, flex: RatePlan, desk: Desk):
    assert text_of(export(desk, 0, 30)) == HEAD


def test_effective_is_every_night_with_its_price(world: World, flex: RatePlan, desk: Desk):
    derived(world, flex, "SAVER", -10)
    night(flex, 1, world, price=Decimal("99.00"), stop_sell=True)
    answer = export(desk, 1, 3, effective="true", room_type_code="DBL")

    assert [[row[2], row[0], row[3], row[10]] for row in rows_of(answer)] == [
        ["FLEX", "2026-03-03", "99.00", "yes"],
        ["FLEX", "2026-03-04", "75.00", "no"],
        ["SAVER", "2026-03-03", "89.10", "no"],
        ["SAVER", "2026-03-04", "67.50", "no"],
    ]


def test_one_plan_of_one_type(world: World, flex: RatePlan, manager: Desk):
    plan(world, "OTHER")
    send(manager, change(1, 3, price="99.00"))
    answer = export(manager, 0, 9, rate_plan_code="OTHER", room_type_code="STE")

    assert [row[:3] for row in rows_of(answer)] == [
        ["2026-03-03", "STE", "OTHER"],
        ["2026-03-04", "STE", "OTHER"],
    ]


def test_codes_that_might_be_formulas_get_an_apostrophe(db: None, noon: None, no_throttles: None):
    world = make_world(rooms={"=1+1": ("1",)})
    night(plan(world, "@SUM(A1)"), 1, world, "=1+1", price=Decimal("9.00"))
    [row] = rows_of(export(desk_of(world, StaffRole.MANAGER), 0, 9))

    assert row[:4] == ["2026-03-03", "'=1+1", "'@SUM(A1)", "9.00"]


def test_another_hotels_nights_are_not_in_the_file(world: World, flex: RatePlan, desk: Desk):
    other = make_world()
    night(plan(other, "FLEX"), 1, other, price=Decimal("1.00"))

    assert rows_of(export(desk, 0, 9)) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, (400, "VALIDATION_ERROR", "from")),
        ({"from": "2026-03-02", "to": "2026-03-02"}, (400, "INVALID_DATE_RANGE", "to")),
        ({"from": "2026-03-02", "to": "2029-03-07"}, (400, "CALENDAR_TOO_LONG", "to")),
        (
            {"from": "2026-03-02", "to": "2026-03-03", "effective": "1"},
            (400, "VALIDATION_ERROR", "effective"),
        ),
        (
            {"from": "2026-03-02", "to": "2026-03-03", "rate_plan_code": "X"},
            (404, "RATE_PLAN_NOT_FOUND", "rate_plan_code"),
        ),
    ],
)
def test_a_senseless_question_is_refused_before_the_file_starts(
    world: World, desk: Desk, query: dict[str, str], expected: tuple[int, str, str]
):
    assert refusal(desk.get(FILE, **query)) == expected


@pytest.mark.parametrize("effective", ["true", "false"])
def test_the_number_of_queries_does_not_grow(
    world: World,
    flex: RatePlan,
    manager: Desk,
    django_assert_num_queries: DjangoAssertNumQueries,
    effective: str,
):
    send(manager, change(0, 1, price="99.00"))
    with django_assert_num_queries(3):
        assert len(rows_of(export(manager, 0, 1, effective=effective))) == 2
    send(manager, change(0, 60, price="99.00"))
    with django_assert_num_queries(3):
        assert len(rows_of(export(manager, 0, 60, effective=effective))) == 120


def memory_used(answer: HttpResponse) -> int:
    tracemalloc.start()
    for _ in answer.streaming_content:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_file_of_four_times_as_many_types_needs_no_more_memory(
    db: None, noon: None, no_throttles: None
):
    used = []
    for types in (5, 20):
        world = make_world(rooms={f"T{number}": () for number in range(types)})
        plan(world, "FLEX")
        manager = desk_of(world, StaffRole.MANAGER)
        send(manager, change(0, 400, price="99.00"))
        used.append(memory_used(export(manager, 0, 400)))

    assert used[1] < used[0] * 1.3


def test_the_columns_are_those_of_the_import():
    assert "\ufeff" + ",".join(f'"{name}"' for name in COLUMNS) + "\r\n" == HEAD
