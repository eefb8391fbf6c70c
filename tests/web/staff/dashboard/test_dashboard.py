"""The page of figures, its tiles and its document."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

import figures
from hotel.enums import Language
from staff.enums import StaffRole
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, day, nights

MARCH = {"first": "2026-03-02", "last": "2026-03-08"}
TILE = re.compile(r'id="tile-([a-z_]+)"><dt>[^<]*</dt><dd>([^<]*)</dd>')


@pytest.fixture(autouse=True)
def on_the_second_of_march():
    with time_machine.travel(NOON, tick=False):
        yield


def text_of(answer) -> str:
    return answer.content.decode()


def test_tiles_tell_the_house_at_this_moment(desk: Desk, world: World):
    world.in_house(nights(0, 2), "201")
    world.confirmed(nights(0, 1))
    tiles = dict(TILE.findall(text_of(desk.get("dashboard/tiles/"))))

    assert tiles == {
        "occupancy_tonight": "66.7\u202f%",
        "in_house": "1",
        "arrivals_left": "1",
        "departures_left": "0",
        "free_tonight": "1",
        "unpaid_arrivals": "1",
        "revenue_today": "€150.00",
    }


def test_a_period_is_shown_with_what_each_figure_means(desk: Desk, world: World):
    world.confirmed(nights(1, 3))
    page = text_of(desk.get("dashboard/", **MARCH))

    assert "2\u00a0March 2026 to 8\u00a0March 2026" in page
    assert '<p class="keyfigures__value">9.5\u202f%</p>' in page
    assert page.count('<div id="means-') == 19
    assert 'style="' not in page


def test_a_hotel_without_bookings_is_taught(desk: Desk):
    page = text_of(desk.get("dashboard/", **MARCH))

    assert "Nothing to count in this period" in page
    assert "table-nights" not in page


@pytest.mark.parametrize(
    "query",
    [
        {"first": "2026-03-08", "last": "2026-03-02"},
        {"first": "2020-01-01", "last": "2026-03-02"},
        {"first": "tomorrow", "last": ""},
        {"first": "0001-01-01", "last": "0001-01-02"},
        {"preset": "decade"},
    ],
)
def test_days_that_make_no_period_are_told_and_the_month_is_shown(desk: Desk, query):
    answer = desk.get("dashboard/", **query)

    assert answer.status_code == 400
    assert 'role="alert"' in text_of(answer)
    assert 'name="first" required value="2026-03-01"' in text_of(answer)


@pytest.mark.parametrize("language", Language)
def test_every_language_has_words_for_every_column_and_figure(
    desk: Desk, world: World, language: Language
):
    world.confirmed(nights(1, 3))
    desk.staff.language = language
    desk.staff.save()
    for path in ("dashboard/", "dashboard/outlook/"):
        page = text_of(desk.get(path))

        assert re.findall(r">(?:col|table|figure|means|series)_[a-z_]+<", page) == []
        assert re.findall(r"<h[23][^>]*></h", page) == []


def test_the_outlook_is_honest_about_too_little_history(desk: Desk, world: World):
    world.confirmed(nights(1, 3))
    page = text_of(desk.get("dashboard/outlook/"))

    assert "The hotel has too little history" in page
    assert all(f'id="table-{key}"' in page for key in ("forecast", "pace", "pick-up"))


def test_housekeeping_has_no_figures(world: World, no_throttles: None):
    desk = Desk(world, StaffRole.HOUSEKEEPING)
    paths = ("", "outlook/", "tiles/", "figures.pdf")

    assert [desk.get(f"dashboard/{path}").status_code for path in paths] == [403] * 4


def test_another_hotels_figures_are_unknown(desk: Desk):
    assert desk.client.get("/staff/hotel/elsewhere/dashboard/").status_code == 404


def test_the_document_says_what_the_page_says(desk: Desk, world: World):
    world.confirmed(nights(1, 3))
    answer = desk.get("dashboard/figures.pdf", **MARCH)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        f'inline; filename="figures-{world.hotel.slug}-{day(0)}.pdf"'
    )
    assert all(word in text for word in ("Occupancy", "€150.00", "Booking pace", "Pick-up"))


def test_figures_know_no_floats():
    folder = Path(figures.__file__).parent
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]

    assert found == []
