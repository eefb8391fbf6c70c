"""One booking's page in a real browser: forms that swap in place, previews, refunds, keys, others' changes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from common.clock import now
from hotel.models import RoomBooking
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.notes import change_notes
from room_bookings.services.room_assignment import RoomAssignmentService
from staff.enums import StaffRole
from tests.browser.acting import expect_title, go_to_pay, open_booking, pay
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Booked
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

TOLD = "detail => document.body.dispatchEvent(new CustomEvent('hotel:booking', {detail}))"


OPENED = "document.querySelectorAll('details.disclosure').forEach(each => { each.open = true; })"


@pytest.fixture
def confirmed(world: World, booked: Booked) -> RoomBooking:
    """A double room for two nights in a week, without a room yet."""
    facts = {"hotel_id": world.hotel.pk, "booking_id": booked.booking_id, "by": world.desk}
    return confirm_booking(**facts, at=now())


def below(booking: RoomBooking, rest: str = "") -> str:
    return f"bookings/{booking.booking_id}/{rest}"


def said(page: Page, text: str) -> None:
    expect(page.locator("#flashes")).to_contain_text(text)


def test_a_stay_is_changed_after_a_look_at_its_price(open_desk: OpenDesk, confirmed: RoomBooking):
    page = open_desk(below(confirmed))
    page.keyboard.press("e")
    page.wait_for_url("**/change/")
    later = confirmed.check_out + timedelta(days=1)
    page.get_by_label("Departure").fill(later.isoformat())
    page.get_by_label("Departure").blur()
    expect(page.locator("#preview")).to_contain_text("+€75.00")
    page.get_by_role("button", name="Make this change").click()

    said(page, "The stay is changed.")
    confirmed.refresh_from_db()
    assert (confirmed.check_out, str(confirmed.total_amount)) == (later, "225.00")
    expect(page.locator("#trail")).to_contain_text("changed the departure from")


def test_cancelling_tells_what_goes_back_and_the_card_gets_it(
    page: Page, booked: Booked, open_desk: OpenDesk
):
    open_booking(page, booked)
    go_to_pay(page)
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")
    desk = open_desk(f"bookings/{booked.booking_id}/")
    desk.locator(".booking-menu summary").click()
    desk.get_by_role("link", name="Cancel the booking").click()
    expect(desk.locator(".booking-balance__due")).to_contain_text("€150.00")
    desk.get_by_label("Reason").fill("ill")
    desk.get_by_role("button", name="Cancel the booking").click()

    said(desk, "The booking is cancelled.")
    booked.wait_for(("CANCELLED", "0.00", "0.00", "0.00"))
    desk.reload()
    expect(desk.locator("#money")).to_contain_text("Paid back to the card")
    expect(desk.locator("#trail")).to_contain_text(
        re.compile("cancelled the booking at .*because ill")
    )


def test_a_manager_pays_a_part_back_to_the_card(page: Page, booked: Booked, open_desk: OpenDesk):
    open_booking(page, booked)
    go_to_pay(page)
    pay(page)
    expect_title(page, "Thank you, your payment has arrived")
    desk = open_desk(f"bookings/{booked.booking_id}/", role=StaffRole.MANAGER)
    desk.locator("#refund > summary").click()
    form = desk.locator("#refund form")
    form.get_by_label("Amount").fill("20.00")
    form.get_by_label("Reason").fill("no hot water")
    form.get_by_role("button").click()

    said(desk, "The refund is on its way.")
    booked.wait_for(("CONFIRMED", "130.00", "0.00", "0.00"))


def test_a_companion_is_added_without_leaving_the_page(open_desk: OpenDesk, confirmed: RoomBooking):
    page = open_desk(below(confirmed))
    page.evaluate("window.stayed = true")
    page.get_by_label("Internal notes").fill("half a thought")
    page.get_by_text("Add a guest").first.click()
    form = page.locator("#guest-new form")
    form.get_by_label("First name").fill("Jane")
    form.get_by_label("Last name").fill("Roe")
    form.get_by_role("button").click()

    said(page, "The guest is added.")
    expect(page.locator("#party")).to_contain_text("2 of 2 named")
    expect(page.locator("#party")).to_contain_text("Jane Roe")
    expect(page.get_by_label("Internal notes")).to_have_value("half a thought")
    assert page.evaluate("window.stayed")


def test_without_scripts_the_forms_work_all_the_same(open_desk: OpenDesk, confirmed: RoomBooking):
    page = open_desk(below(confirmed), java_script_enabled=False)
    page.get_by_label("Internal notes").fill("likes tea")
    page.get_by_role("button", name="Save the notes").click()

    said(page, "The notes are saved.")
    expect(page.get_by_label("Internal notes")).to_have_value("likes tea")


def test_what_others_do_appears_by_itself(
    open_desk: OpenDesk, world: World, confirmed: RoomBooking
):
    page = open_desk(below(confirmed))
    RoomAssignmentService.assign_room_atomic(
        **world.who(confirmed), room_id=world.rooms["201"].pk, at=now()
    )
    page.evaluate(TOLD, {"booking_id": confirmed.booking_id})

    expect(page.locator("#booking-head")).to_contain_text("201")
    expect(page.locator("#booking-news")).to_be_empty()


def test_what_is_being_typed_is_left_alone_and_cannot_overwrite(
    open_desk: OpenDesk, world: World, confirmed: RoomBooking
):
    page = open_desk(below(confirmed))
    page.keyboard.press("n")
    page.keyboard.type("mine")
    change_notes(**world.who(confirmed), notes={"internal_notes": "theirs"}, at=now())
    page.evaluate(TOLD, {"booking_id": confirmed.booking_id})
    expect(page.locator("#booking-news")).to_contain_text("changed the internal notes")
    expect(page.get_by_label("Internal notes")).to_have_value("mine")
    page.get_by_role("button", name="Save the notes").click()

    expect(page.locator("#problem")).to_contain_text("Somebody else has changed this booking")
    expect(page.locator("#problem")).to_contain_text("changed the internal notes")
    expect(page.get_by_label("Internal notes")).to_have_value("mine")
    confirmed.refresh_from_db()
    assert confirmed.internal_notes == "theirs"
    page.get_by_role("button", name="Save the notes").click()
    said(page, "The notes are saved.")


def test_a_room_is_given_by_keyboard_alone(
    open_desk: OpenDesk, world: World, confirmed: RoomBooking
):
    page = open_desk(below(confirmed))
    page.keyboard.press("a")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a room")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    said(page, "The room is assigned.")
    confirmed.refresh_from_db()
    assert confirmed.assigned_room_id == world.rooms["202"].pk


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_accessible(
    open_desk: OpenDesk, confirmed: RoomBooking, viewport: dict[str, int], theme: str
):
    later = (confirmed.check_out + timedelta(days=1)).isoformat()
    page = open_desk(
        below(confirmed), role=StaffRole.MANAGER, viewport=viewport, color_scheme=theme
    )
    for rest in ("", "room/", f"change/?check_out={later}", "cancel/"):
        page.goto(page.url.split(confirmed.booking_id)[0] + confirmed.booking_id + "/" + rest)
        page.evaluate(OPENED)

        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
