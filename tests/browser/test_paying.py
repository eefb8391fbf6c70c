"""A guest pays on the hosted page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.acting import expect_title, go_to_pay, open_booking, pay
from tests.browser.site import Booked


def test_a_guest_pays_and_the_booking_is_confirmed(page: Page, booked: Booked):
    open_booking(page, booked)
    go_to_pay(page)
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")
    page.get_by_role("link", name="Go to my booking").click()
    expect_title(page, "We look forward to seeing you, John")

    assert booked.money == ("CONFIRMED", "150.00", "0.00", "0.00")
    assert page.url == booked.address
