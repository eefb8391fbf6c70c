from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from figures.tables import OF_OUTLOOK, OF_PERIOD
from tests.factories.staff_api import Desk
from tests.factories.world import World, day, nights

PERIOD = {"from": day(0).isoformat(), "to": day(5).isoformat()}


def lines(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [*csv.reader(StringIO(text))]


def test_figures_of_a_period(desk: Desk, world: World):
    world.confirmed(nights(1, 3))
    body = desk.get("figures/", **PERIOD).json()
    figures = {row["figure"]: row["value"] for row in body["summary"]}

    assert (body["from"], body["to"], body["currency"]) == (PERIOD["from"], PERIOD["to"], "EUR")
    assert (figures["nights_sold"], figures["nights_available"]) == ("2", "15")
    assert (figures["occupancy"], figures["adr"], figures["revpar"]) == ("13.3", "75.00", "10.00")
    assert [row["nights_sold"] for row in body["nights"]] == [0, 1, 1, 0, 0]
    assert body["sources"] == [
        {
            "source": "guest-site",
            "nights_sold": 2,
            "room_revenue": "150.00",
            "adr": "75.00",
            "share": "100.0",
        }
    ]


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ({"from": "2026-03-02", "to": "2026-03-02"}, "INVALID_DATE_RANGE", "to"),
        ({"from": "2026-03-02", "to": "2029-03-02"}, "PERIOD_TOO_LONG", "to"),
        ({"from": "yesterday"}, "VALIDATION_ERROR", "from"),
        ({"preset": "decade"}, "VALIDATION_ERROR", "preset"),
    ],
)
def test_a_period_that_is_none_is_refused(desk: Desk, query: dict[str, str], code: str, field: str):
    answer = desk.get("figures/", **query)

    assert answer.status_code == 400
    assert (answer.json()["error"]["code"], answer.json()["error"]["field"]) == (code, field)


@pytest.mark.parametrize("shape", [*OF_PERIOD, *OF_OUTLOOK], ids=lambda shape: shape.key)
def test_every_table_is_a_file(desk: Desk, world: World, shape):
    world.confirmed(nights(1, 3))
    answer = desk.get("figures/table.csv", table=shape.key, **PERIOD)
    head, *rows = lines(answer)

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert head == [column.key for column in shape.columns]
    assert {len(row) for row in rows} <= {len(head)}


def test_nothing_in_a_file_is_taken_for_a_formula(desk: Desk, world: World):
    room_type = world.types["DBL"]
    room_type.name = "=1+1"
    room_type.save()
    rows = lines(desk.get("figures/table.csv", table="room-types", **PERIOD))

    assert rows[1][:2] == ["DBL", "'=1+1"]


def test_pace_and_forecast(desk: Desk, world: World):
    pace, forecast = desk.get("figures/pace/").json(), desk.get("figures/forecast/").json()

    assert ([row["days"] for row in pace["pick_up"]], len(pace["pace"])) == ([1, 7, 30], 12)
    assert len(forecast["forecast"]) == 90


def test_as_many_statements_for_one_booking_as_for_three(desk: Desk, world: World):
    counts = []
    for stays in (1, 2):
        for _ in range(stays):
            world.confirmed(nights(1, 3), "STE" if stays == 1 else "DBL")
        with CaptureQueriesContext(connection) as caught:
            desk.get("figures/", **PERIOD)
        counts.append(len(caught))

    assert counts[0] == counts[1]
