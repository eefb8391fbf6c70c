"""What the rack shows and remembers, on which screens, and that everybody can use it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from rooms.models import Room
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff.rack_page import House, RackPage

SETTLED = "() => Promise.all(document.getAnimations().map((each) => each.finished))"


def violations(page: Page) -> list[str]:
    page.evaluate(SETTLED)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_the_rack_is_accessible(house: House, open_rack, viewport, colour_scheme):
    house.booked("Ana Silva", 1, 3, "201")
    house.booked("Ben Rossi", 3, 5)
    house.in_house("Cleo Byrne", 2, "202")
    rack = open_rack(viewport=viewport, color_scheme=colour_scheme)
    assert violations(rack.page) == []

    rack.bar("Ana Silva").click()
    assert violations(rack.page) == []
    rack.page.get_by_role("button", name="Move or change stay").click()
    assert violations(rack.page) == []


def test_the_legend_is_accessible(house: House, open_rack):
    rack = open_rack()

    rack.page.get_by_role("button", name="Legend and keys").click()

    expect(rack.page.get_by_role("dialog", name="Legend and keys")).to_be_visible()
    assert violations(rack.page) == []


def test_a_phone_scrolls_the_rack_and_not_the_page(house: House, open_rack):
    house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack(viewport=PHONE, has_touch=True)

    widths = rack.page.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('.rack__grid').scrollWidth]"
    )

    assert widths[0] == PHONE["width"]
    assert widths[1] > PHONE["width"]


def test_what_was_chosen_is_remembered_in_the_address(house: House, open_rack):
    house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.page.get_by_role("radio", name="Floor").check()
    rack.page.get_by_role("radio", name="30 days").check()
    rack.page.get_by_role("button", name="No floor").click()
    expect(rack.row("201")).to_have_count(0)
    rack.page.reload()

    expect(rack.page.get_by_role("button", name="No floor")).to_have_attribute(
        "aria-expanded", "false"
    )
    expect(rack.page.get_by_role("radio", name="30 days")).to_be_checked()
    assert rack.page.url.endswith("?days=30&by=floor&folded=floor-")


def test_another_date_is_reached_and_today_again(house: House, open_rack):
    rack = open_rack()
    far = house.stay(30, 31).check_in

    rack.page.get_by_label("Go to date").fill(far.isoformat())
    expect(rack.page.get_by_role("columnheader").nth(1)).to_have_text(re.compile(rf"{far.day}$"))
    rack.page.get_by_role("button", name="Today").click()

    expect(rack.page.locator("[aria-current=date]")).to_be_visible()
    assert rack.page.url.endswith("/rack/")


def test_a_hotel_without_rooms_is_told_what_will_be_here(house: House, open_desk):
    Room.objects.filter(hotel=house.world.hotel).delete()

    page = open_desk("rack/")

    expect(page.get_by_text("Here every room will have its row")).to_be_visible()
    assert violations(page) == []


def test_the_rack_speaks_german(house: House, open_rack):
    house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack(locale="de-DE")

    expect(rack.page.get_by_role("heading", level=1)).to_have_text("Zimmerplan")
    expect(rack.bar("Ana Silva")).to_have_accessible_name(
        re.compile(r"^Ana Silva, Zimmer 201, .*, Bestätigt, Nicht bezahlt$")
    )


def evaluated(rack: RackPage, body: str) -> Any:
    return rack.page.evaluate(
        f"async () => {{ const g = await import('/static/web/staff/rack/geometry.js'); return {body}; }}"
    )


def test_places_are_worked_out(open_rack):
    """A stay begins in the middle of its arrival and ends in the middle of its departure."""
    rack = open_rack()
    view = "{ start: 100, days: 14, col: 40 }"

    assert evaluated(rack, f"g.barBox({{ from: 102, to: 104 }}, {view})") == {
        "left": 100, "width": 80, "isCutLeft": False, "isCutRight": False,
    }  # fmt: skip
    assert evaluated(rack, f"g.barBox({{ from: 98, to: 120 }}, {view})") == {
        "left": 0, "width": 560, "isCutLeft": True, "isCutRight": True,
    }  # fmt: skip
    assert evaluated(rack, f"g.barBox({{ from: 102, to: 102 }}, {view}).width") == 20


def test_stays_that_overlap_are_stacked_in_as_few_rows_as_need_be(open_rack):
    rack = open_rack()
    spans = """[{ id: "a", from: 1, to: 4 }, { id: "b", from: 2, to: 3 }, { id: "c", from: 4, to: 6 },
                { id: "d", from: 3, to: 9 }]"""

    stacked = evaluated(
        rack, f"(() => {{ const s = g.stack({spans}); return [[...s.tracks], s.count]; }})()"
    )

    assert stacked == [[["a", 0], ["b", 1], ["d", 1], ["c", 0]], 2]


def test_only_what_is_seen_and_a_spare_view_is_drawn(open_rack):
    rack = open_rack()
    lines = "Array.from({ length: 300 }, (_, index) => ({ top: index * 36, height: 36 }))"

    drawn = evaluated(rack, f"g.linesToDraw({lines}, {{ top: 3600, height: 720, spare: 720 }})")

    assert drawn == [80, 140]


def test_days_are_the_hotels_and_never_shift(open_rack):
    rack = open_rack(timezone_id="Pacific/Auckland")
    leap = "['2024-02-29', '2026-03-29', '2026-10-25', '1999-12-31']"

    assert evaluated(rack, f"{leap}.map((day) => g.isoDay(g.dayNumber(day)))") == [
        "2024-02-29", "2026-03-29", "2026-10-25", "1999-12-31",
    ]  # fmt: skip
    assert evaluated(rack, "g.weekdayOf(g.dayNumber('2026-03-02'))") == 0


def test_an_edge_never_passes_the_other(open_rack):
    rack = open_rack()
    stay = "{ from: 10, to: 12 }"

    assert evaluated(rack, f"g.dragged({stay}, 'end', -5)") == {"from": 10, "to": 11}
    assert evaluated(rack, f"g.dragged({stay}, 'start', 5)") == {"from": 11, "to": 12}
    assert evaluated(rack, f"g.dragged({stay}, 'body', -5)") == {"from": 5, "to": 7}
