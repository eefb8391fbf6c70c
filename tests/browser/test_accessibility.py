"""Axe finds nothing on any page of the way, on a phone and on a desktop, by day and by night."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.acting import (
    DECLINED_CARD,
    HOSTED,
    expect_title,
    fill_card,
    go_to_pay,
    open_booking,
    pay,
)
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Booked


def findings(page: Page) -> list[tuple[str, list[Any]]]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def assert_good(page: Page) -> None:
    assert (page.url, findings(page), overflow(page) <= 0) == (page.url, [], True)


@pytest.mark.parametrize(
    "facts",
    [
        {"viewport": PHONE, "color_scheme": "dark", "has_touch": True},
        {"viewport": DESKTOP, "color_scheme": "light"},
    ],
    ids=["phone", "desktop"],
)
def test_nobody_is_kept_out(open_context: Any, booked: Booked, facts: dict[str, Any]):
    page = open_context(**facts, reduced_motion="reduce").new_page()
    page.goto(f"{booked.address}nowhere/")
    assert_good(page)
    page.goto(booked.address)
    expect_title(page, "Open your booking")
    assert_good(page)
    open_booking(page, booked)
    assert_good(page)
    go_to_pay(page)
    assert_good(page)
    fill_card(page, DECLINED_CARD)
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_text("Test cards").click()
    assert_good(page)
    page.get_by_role("link", name="Back").click()
    expect_title(page, "You have not paid yet")
    assert_good(page)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_url(HOSTED)
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")
    assert_good(page)
    page.get_by_role("link", name="Go to my booking").click()
    expect_title(page, "We look forward to seeing you, John")
    page.get_by_text("The price line by line").click()
    assert_good(page)
