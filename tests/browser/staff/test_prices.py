"""Marking nights of the price calendar, by pointer and by keys."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from common.clock import hotel_today, now
from rates.models import RateNight, RatePlan
from staff.enums import StaffRole
from tests.browser.conftest import PHONE
from tests.browser.staff.conftest import OpenDesk
from tests.factories import rates
from tests.factories.world import World


@pytest.fixture
def calendar(world: World, open_desk: OpenDesk) -> Page:
    rates.plan(world, "FLEX")
    return open_desk("prices/", role=StaffRole.MANAGER)


def cell(page: Page, code: str, column: int):
    return page.locator(f'tr[data-type="{code}"] .prices__cell').nth(column)


def priced(world: World) -> dict[int, Decimal]:
    today = hotel_today(world.hotel.timezone, now())
    rows = RateNight.objects.filter(hotel=world.hotel, room_type=world.types["DBL"])
    return {(row.night - today).days: row.price for row in rows.order_by("night")}


def agree(page: Page) -> None:
    page.get_by_role("button", name="See what will change").click()
    page.get_by_role("button", name="Change now").click()


def test_nights_are_marked_by_dragging_and_changed_and_taken_back(world: World, calendar: Page):
    cell(calendar, "DBL", 2).hover()
    calendar.mouse.down()
    cell(calendar, "DBL", 4).hover()
    calendar.mouse.up()
    expect(calendar.get_by_text("3 nights marked")).to_be_visible()

    calendar.locator("#price-how").select_option("set")
    calendar.get_by_label("Amount or per cent").fill("88")
    agree(calendar)

    expect(calendar.get_by_text("3 nights changed.")).to_be_visible()
    assert priced(world) == dict.fromkeys([2, 3, 4], Decimal(88))
    calendar.get_by_role("button", name="Undo the last change").click()
    expect(calendar.get_by_text("The last change is undone.")).to_be_visible()
    assert set(priced(world).values()) <= {None}


def test_nights_are_marked_by_keys_alone(world: World, calendar: Page):
    cell(calendar, "DBL", 0).focus()
    calendar.keyboard.press("ArrowRight")
    calendar.keyboard.press("Shift+ArrowRight")
    calendar.keyboard.press("Shift+ArrowDown")

    expect(calendar.get_by_text("4 nights marked")).to_be_visible()
    calendar.keyboard.press("Escape")
    expect(calendar.get_by_text("marked", exact=False).first).to_be_hidden()


def test_the_calendar_renews_itself_when_prices_change(world: World, calendar: Page):
    expect(cell(calendar, "DBL", 2)).to_contain_text("75.00")
    today = hotel_today(world.hotel.timezone, now())
    RateNight.objects.create(
        hotel=world.hotel,
        rate_plan=RatePlan.objects.get(hotel=world.hotel),
        room_type=world.types["DBL"],
        night=today + timedelta(days=2),
        price=Decimal("91.00"),
    )

    calendar.evaluate("document.body.dispatchEvent(new CustomEvent('hotel:rates'))")

    expect(cell(calendar, "DBL", 2)).to_contain_text("91.00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_calendar_is_accessible(world: World, open_desk: OpenDesk, scheme: str):
    rates.plan(world, "FLEX")
    for viewport in (PHONE, {"width": 1400, "height": 900}):
        page = open_desk("prices/", role=StaffRole.MANAGER, color_scheme=scheme, viewport=viewport)

        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
