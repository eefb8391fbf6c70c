"""The price calendar: what it shows, and what its form changes."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from rates.models import RateNight, RatePlan
from staff.enums import StaffRole
from tests.factories import rates
from tests.factories.staff_pages import Desk
from tests.factories.world import World, day, nights

DIGEST = re.compile(r'name="digest" value="(\w+)"')


@pytest.fixture
def flex(world: World) -> RatePlan:
    return rates.plan(world, "FLEX")


@pytest.fixture
def manager(world: World, flex: RatePlan, noon: None, no_throttles: None) -> Desk:
    return Desk(world, StaffRole.MANAGER)


def cells(*runs: tuple[str, str, int, int]) -> str:
    return json.dumps([[plan, code, day(first).isoformat(), n] for plan, code, first, n in runs])


def preview(manager: Desk, **fields: Any) -> str:
    return manager.post("prices/preview/", **fields).content.decode()


def apply(manager: Desk, **fields: Any) -> Any:
    """What a form does: it looks ahead and agrees."""
    digest = DIGEST.search(preview(manager, **fields))[1]
    return manager.post("prices/apply/", digest=digest, **fields)


def prices(world: World, code: str = "DBL") -> dict[int, Decimal | None]:
    rows = RateNight.objects.filter(hotel=world.hotel, room_type=world.types[code])
    return {(row.night - day(0)).days: row.price for row in rows.order_by("night")}


def test_the_calendar_shows_prices_rules_and_rooms_left(
    world: World, flex: RatePlan, manager: Desk
):
    world.confirmed(nights(1, 2))
    rates.night(flex, 1, world, price=Decimal("99.00"), min_stay_arrival=2, stop_sell=True)

    page = manager.get("prices/", start=day(0).isoformat(), days="14").content.decode()

    assert 'data-night="2026-03-03"' in page
    assert re.search(r"99\.00.*?not for sale, at least 2 nights when arriving", page, re.DOTALL)
    assert page.count("prices__cell") == 2 * 14


def test_without_plans_the_page_teaches(world: World, noon: None, no_throttles: None):
    page = Desk(world, StaffRole.MANAGER).get("prices/").content.decode()

    assert "There are no rate plans yet" in page


def test_marked_cells_get_a_price(world: World, manager: Desk):
    apply(manager, cells=cells(("FLEX", "DBL", 1, 2)), price_how="set", price="80,50")

    assert prices(world) == {1: Decimal("80.50"), 2: Decimal("80.50")}
    assert manager.flashes() == [{"tone": "good", "text": "2 nights changed."}]


def test_a_range_may_be_for_some_weekdays_only(world: World, manager: Desk):
    apply(
        manager,
        first=day(0).isoformat(),
        last=day(13).isoformat(),
        weekdays=["4", "5"],
        types="DBL",
        price_how="percent",
        price="10",
    )

    assert prices(world) == dict.fromkeys([4, 5, 11, 12], Decimal("82.50"))


def test_raising_starts_from_what_each_night_costs(world: World, flex: RatePlan, manager: Desk):
    rates.night(flex, 1, world, price=Decimal("100.00"))

    apply(manager, cells=cells(("FLEX", "DBL", 1, 2)), price_how="add", price="-5")

    assert prices(world) == {1: Decimal("95.00"), 2: Decimal("70.00")}


def test_rules_are_set_and_taken_off(world: World, flex: RatePlan, manager: Desk):
    rates.night(flex, 1, world, min_stay_arrival=3, closed_to_arrival=True)

    apply(
        manager,
        cells=cells(("FLEX", "DBL", 1, 1)),
        min_stay_arrival="0",
        closed_to_arrival="no",
        stop_sell="yes",
    )

    row = RateNight.objects.get()
    assert (row.min_stay_arrival, row.closed_to_arrival, row.stop_sell) == (None, False, True)


def test_nights_are_copied_with_their_rules(world: World, flex: RatePlan, manager: Desk):
    rates.night(flex, 1, world, price=Decimal("100.00"), min_stay_arrival=2)

    apply(
        manager,
        cells=cells(("FLEX", "DBL", 1, 2)),
        price_how="copy",
        copy_to=day(8).isoformat(),
    )

    assert prices(world) == {1: Decimal(100), 8: Decimal(100), 9: Decimal(75)}
    assert RateNight.objects.get(night=day(8)).min_stay_arrival == 2


def test_the_preview_tells_runs_and_changes_nothing(world: World, manager: Desk):
    page = preview(manager, cells=cells(("FLEX", "DBL", 1, 3)), price_how="set", price="80")

    assert "3 nights change." in page
    assert "3\xa0March 2026 – 5\xa0March 2026" in page
    assert prices(world) == {}


def test_what_changed_since_the_preview_is_shown_again(world: World, flex: RatePlan, manager: Desk):
    asked = {"cells": cells(("FLEX", "DBL", 1, 1)), "price_how": "set", "price": "80"}
    digest = DIGEST.search(preview(manager, **asked))[1]
    rates.night(flex, 1, world, price=Decimal("120.00"))

    page = manager.post("prices/apply/", digest=digest, **asked)

    assert page.status_code == 409
    assert "Somebody has changed these nights in the meantime." in page.content.decode()
    assert prices(world) == {1: Decimal(120)}


def test_a_change_is_undone(world: World, flex: RatePlan, manager: Desk):
    rates.night(flex, 1, world, price=Decimal("100.00"), min_stay_arrival=2)
    apply(
        manager,
        cells=cells(("FLEX", "DBL", 1, 2)),
        price_how="set",
        price="80",
        min_stay_arrival="0",
    )

    manager.post("prices/undo/")

    assert prices(world) == {1: Decimal(100)}
    assert RateNight.objects.get(night=day(1)).min_stay_arrival == 2
    assert manager.flashes()[-1]["text"] == "The last change is undone."


def test_it_is_not_undone_over_somebody_elses_change(world: World, manager: Desk):
    apply(manager, cells=cells(("FLEX", "DBL", 1, 2)), price_how="set", price="80")
    RateNight.objects.filter(night=day(2)).update(price=Decimal("99.00"))

    manager.post("prices/undo/")

    assert prices(world) == {1: Decimal(80), 2: Decimal(99)}
    assert [flash["tone"] for flash in manager.flashes()] == ["good", "bad"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"price_how": "set", "price": "80"}, "Please check the dates."),
        ({"cells": "[]", "price_how": "set", "price": "80"}, "Please choose the nights."),
        ({"cells": "{", "price_how": "set", "price": "80"}, "Please choose the nights."),
        ({"cells": '[["FLEX","DBL","2026-03-03",1]]'}, "Please say what is to change."),
        (
            {"cells": '[["FLEX","DBL","2026-03-03",1]]', "price_how": "set", "price": "NaN"},
            "Please check the price.",
        ),
        (
            {"cells": '[["FLEX","DBL","2026-03-03",1]]', "min_stay_arrival": "x"},
            "Please check the numbers of the rules.",
        ),
        (
            {"cells": '[["FLEX","DBL","2026-03-03",99999]]', "price_how": "clear"},
            "Those are too many nights at once.",
        ),
    ],
)
def test_what_cannot_be_read_is_told(
    world: World, manager: Desk, fields: dict[str, str], told: str
):
    page = manager.post("prices/preview/", **fields)

    assert page.status_code == 302
    assert [flash["text"][: len(told)] for flash in manager.flashes()] == [told]


def test_a_form_that_marks_millions_of_nights_is_not_read_to_its_end(manager: Desk):
    runs = [["FLEX", "DBL", "2026-03-03", 5000]] * 5000

    page = manager.post("prices/preview/", cells=json.dumps(runs), price_how="clear")

    assert page.status_code == 302
    assert manager.flashes()[0]["text"].startswith("Those are too many nights at once.")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"cells": cells(("FLEX", "DBL", -1, 1))}, "Nights before today stay as they are."),
        ({"cells": cells(("NONE", "DBL", 1, 1))}, "There is no such rate plan"),
        ({"cells": cells(("FLEX", "DBL", 1, 1)), "price": "80.555"}, "more decimal places"),
    ],
)
def test_what_the_nights_refuse_is_told_and_cannot_be_applied(
    world: World, manager: Desk, fields: dict[str, str], told: str
):
    page = preview(manager, **({"price_how": "set", "price": "80"} | fields))

    assert told in page
    assert "Change now" not in page
    manager.post("prices/apply/", **({"price_how": "set", "price": "80"} | fields))
    assert prices(world) == {}


def test_the_front_desk_looks_and_may_not_change(world: World, manager: Desk):
    desk = Desk(world)

    page = desk.get("prices/").content.decode()

    assert "price-form" not in page
    assert desk.post("prices/apply/", price_how="clear").status_code == 403


def test_what_a_guest_sees_is_the_public_search(world: World, flex: RatePlan, manager: Desk):
    rates.night(flex, 1, world, stop_sell=True)

    open_page = manager.get("prices/guest/", arrival=day(2).isoformat(), nights="2")
    shut_page = manager.get("prices/guest/", arrival=day(1).isoformat(), nights="1")

    assert "€150.00" in open_page.content.decode()
    assert "€150.00" not in shut_page.content.decode()
    assert manager.get("prices/guest/", arrival="never").status_code == 400
