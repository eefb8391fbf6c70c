"""What a guest does on the pages."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.site import Booked

GOOD_CARD = "4242424242424242"
DECLINED_CARD = "4000000000000002"
CHALLENGED_CARD = "4000002760003184"
HOSTED = re.compile(r"/c/pay/cs_")
RETURN = re.compile(r"/payment/return/\?session_id=cs_")


def open_booking(page: Page, booked: Booked) -> None:
    """The link's key opens it, and the server draws the page."""
    page.goto(booked.link)
    expect(page.locator("#headline")).to_be_visible()


def go_to_pay(page: Page, label: str = "Pay €150.00") -> None:
    page.get_by_role("button", name=label).click()
    page.wait_for_url(HOSTED)


def fill_card(page: Page, number: str) -> None:
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expires").fill("12 / 40")
    page.get_by_label("Security code").fill("123")
    page.get_by_label("Name on the card").fill("John Doe")
    page.locator("form.card button[type=submit]").click()


def pay(page: Page, number: str = GOOD_CARD) -> None:
    fill_card(page, number)
    page.wait_for_url(RETURN)


def expect_title(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()
