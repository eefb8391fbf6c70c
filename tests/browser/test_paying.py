"""A guest pays on the hosted page."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import BrowserContext, Page, expect

from common.clock import hotel_today, now
from hotel.models import RoomBooking
from rates.enums import PaymentMode
from tests.browser.acting import (
    CHALLENGED_CARD,
    DECLINED_CARD,
    HOSTED,
    RETURN,
    expect_title,
    fill_card,
    go_to_pay,
    open_booking,
    pay,
)
from tests.browser.site import Booked, Site
from tests.factories import rates
from tests.factories.world import World

PAID = ("CONFIRMED", "150.00", "0.00", "0.00")
UNPAID = ("PENDING_PAYMENT", "0.00", "0.00", "150.00")


def test_a_guest_pays_and_the_booking_is_confirmed(page: Page, booked: Booked):
    open_booking(page, booked)
    go_to_pay(page)
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")
    page.get_by_role("link", name="Go to my booking").click()
    expect_title(page, "We look forward to seeing you, John")

    assert (booked.money, page.url) == (PAID, booked.address)


def test_a_declined_card_can_be_replaced_by_another(page: Page, booked: Booked):
    open_booking(page, booked)
    go_to_pay(page)
    fill_card(page, DECLINED_CARD)
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")
    assert booked.money == UNPAID
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")

    assert booked.money == PAID


def test_the_bank_asks_the_guest(page: Page, booked: Booked):
    open_booking(page, booked)
    go_to_pay(page)
    fill_card(page, CHALLENGED_CARD)
    page.get_by_role("button", name="Fail").click()
    page.wait_for_url(HOSTED)
    fill_card(page, CHALLENGED_CARD)
    page.get_by_role("button", name="Complete").click()
    page.wait_for_url(RETURN)
    expect_title(page, "Thank you, your payment has arrived")

    assert booked.money == PAID


def test_leaving_the_payment_page_and_coming_back_is_one_payment(page: Page, booked: Booked):
    open_booking(page, booked)
    go_to_pay(page)
    first = page.url
    page.get_by_role("link", name="Back").click()
    expect_title(page, "You have not paid yet")
    page.get_by_role("button", name="Try again").click()
    page.wait_for_url(HOSTED)
    assert page.url == first
    page.go_back()
    expect_title(page, "You have not paid yet")
    page.go_back()
    page.wait_for_url(HOSTED)
    page.go_back()
    expect_title(page, "One step left, John")
    go_to_pay(page)

    assert page.url == first
    assert len(booked.ask("GET", "payment/")["payments"]) == 1


def test_a_guest_who_is_paying_gets_more_time_once(page: Page, booked: Booked):
    soon = now() + timedelta(minutes=3)
    RoomBooking.objects.filter(booking_id=booked.booking_id).update(expires_at=soon)
    open_booking(page, booked)
    more = page.get_by_role("button", name="I need more time")
    expect(more).to_be_hidden()
    go_to_pay(page)
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"2:\d\d"))
    more.click()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"1[45]:\d\d"))
    expect(more).to_be_hidden()
    expect(page.get_by_text("You have more time to pay now.")).to_be_visible()

    assert booked.ask("GET")["hold"]["can_be_extended"] is False


def test_more_time_is_given_on_the_bookings_page_too(page: Page, booked: Booked):
    booked.ask("POST", "payment/session/", {})
    soon = now() + timedelta(minutes=3)
    RoomBooking.objects.filter(booking_id=booked.booking_id).update(expires_at=soon)
    open_booking(page, booked)
    page.get_by_role("button", name="I need more time").click()

    expect(page.get_by_role("timer")).to_have_text(re.compile(r"1[45]:\d\d"))
    expect(page.get_by_role("button", name="Pay €150.00")).to_be_visible()


def test_a_hold_that_ends_takes_the_way_to_pay_with_it(page: Page, booked: Booked):
    soon = now() + timedelta(seconds=3)
    RoomBooking.objects.filter(booking_id=booked.booking_id).update(expires_at=soon)
    open_booking(page, booked)

    expect(page.get_by_text("The time for paying is over.").first).to_be_visible()
    expect(page.get_by_role("button", name="Pay €150.00")).to_be_hidden()
    page.goto(f"{booked.address}payment/cancelled/")
    expect_title(page, "The time for paying is over")


def test_a_payment_that_is_not_known_yet_is_looked_for_again(
    page: Page, open_context: BrowserContext, booked: Booked
):
    """The guest is back before the news of the payment: here, because it is made elsewhere."""
    session = booked.ask("POST", "payment/session/", {})
    page.goto(f"{booked.address}payment/return/?session_id={session['session_id']}")
    expect_title(page, "Your payment is being confirmed")
    elsewhere = open_context().new_page()
    elsewhere.goto(session["payment_url"])
    pay(elsewhere)

    expect_title(page, "Thank you, your payment has arrived")


def test_without_scripts_the_page_looks_again_by_itself(
    open_context: BrowserContext, booked: Booked
):
    session = booked.ask("POST", "payment/session/", {})
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{booked.address}payment/return/?session_id={session['session_id']}")
    expect_title(page, "Your payment is being confirmed")
    elsewhere = open_context().new_page()
    elsewhere.goto(session["payment_url"])
    pay(elsewhere)

    expect_title(page, "Thank you, your payment has arrived")


def test_a_card_that_only_guarantees_is_not_charged(page: Page, site: Site, world: World):
    terms = rates.policy(world, no_show={"kind": "FIRST_NIGHT", "value": "0"})
    mode = PaymentMode.CARD_GUARANTEE.value
    rates.plan(world, "LATER", payment_mode=mode, policy=terms)
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today, rate_plan_code="LATER")
    open_booking(page, booked)
    go_to_pay(page, "Guarantee with my card")
    pay(page)
    expect_title(page, "Thank you, your card is accepted")

    assert booked.money == ("CONFIRMED", "0.00", "0.00", "150.00")
    assert booked.ask("GET")["payment_status"] == "GUARANTEED"
