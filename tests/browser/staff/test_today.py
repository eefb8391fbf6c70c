"""The clerk's day at a real browser: arrivals by keyboard alone, two desks at once, somebody without a
booking, and a departure."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import Person, create_booking
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

LIVE = """
document.body.dispatchEvent(new CustomEvent("hotel:booking", {bubbles: true, detail: {}}))
"""


def expected(world: World, *, nights: int = 2, room: str = "", name: str = "Doe") -> RoomBooking:
    """Arrives today, by the real clock."""
    today, moment = hotel_today(world.hotel.timezone, now()), now()
    stay = Stay(today, today + timedelta(days=nights))
    request = world.request(stay, primary=Person("John", name, "john@example.com", ""))
    held = create_booking(request, by=Actor.guest(), at=moment)
    booking = confirm_booking(**world.who(held), at=moment)
    if room:
        place = world.who(booking) | {"room_id": world.rooms[room].pk}
        booking = RoomAssignmentService.assign_room_atomic(**place, at=moment)
    return booking


def there(world: World, room: str = "201", **facts: str) -> RoomBooking:
    return check_in(**world.who(expected(world, room=room, **facts)), at=now())


def lane(page: Page, name: str) -> object:
    return page.locator(f"#lane-{name}")


def test_a_whole_check_in_by_keyboard_alone(site: Site, world: World, open_context: object):
    clerk = world.staff["FRONT_DESK"].user
    clerk.set_password("a long password")
    clerk.save()
    expected(world)
    page = open_context().new_page()
    keys = page.keyboard

    page.goto(f"{site.url}/staff/")
    expect(page.get_by_label("User name")).to_be_focused()
    keys.type(clerk.username)
    keys.press("Tab")
    keys.type("a long password")
    keys.press("Enter")
    expect(lane(page, "arrivals").get_by_text("John Doe").first).to_be_visible()
    page.wait_for_load_state()
    keys.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()
    keys.press("c")
    expect(page.get_by_role("heading", name="Check in John Doe")).to_be_visible()
    page.wait_for_load_state()
    keys.type("Mary")
    keys.press("Tab")
    keys.type("Doe")
    keys.press("Enter")

    expect(page.get_by_text("John Doe is now in room 201.")).to_be_visible()
    expect(lane(page, "in_house").get_by_text("John Doe").first).to_be_visible()
    guest = RoomBooking.objects.get(hotel=world.hotel)
    assert guest.is_in_house
    assert [str(each) for each in guest.party.all()] == ["John Doe", "Mary Doe"]


def test_the_keys_walk_over_the_board(world: World, open_desk: OpenDesk):
    expected(world, name="Aa")
    there(world, room="202", name="Zz")
    page = open_desk()
    rows = page.locator("[data-row]")

    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.get_by_role("heading", name="Check out John Zz")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/staff/hotel/*/")
    page.keyboard.press("w")
    expect(page.get_by_role("heading", name="Walk-in or new booking")).to_be_visible()


def test_the_board_renews_itself_and_keeps_the_focus(world: World, open_desk: OpenDesk):
    expected(world, name="Aa")
    page = open_desk()
    page.keyboard.press("j")
    expected(world, name="Zz")

    page.evaluate(LIVE)

    expect(lane(page, "arrivals").get_by_text("John Zz").first).to_be_visible()
    expect(page.locator("[data-row]").first).to_be_focused()


def test_a_walk_in_sees_the_price_change_and_is_in_the_house(world: World, open_desk: OpenDesk):
    page = open_desk("walk-in/")
    tomorrow = hotel_today(world.hotel.timezone, now()) + timedelta(days=2)
    expect(page.locator("#offers")).to_contain_text("€75.00")

    page.get_by_label("Departure").fill(tomorrow.isoformat())
    page.get_by_label("Adults").focus()
    expect(page.locator("#offers")).to_contain_text("€150.00")
    page.locator("#walk-in-room").select_option(label="202 · Ready")
    expect(page.locator("#offers")).not_to_contain_text("Suite ")
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("Last name").fill("King")
    page.get_by_label("Cash").check()
    page.get_by_role("button", name="Book", exact=True).click()

    expect(page.get_by_text("in room 202.")).to_be_visible()
    expect(lane(page, "in_house").get_by_text("Ada King").first).to_be_visible()


def test_leaving_shows_the_balance_first(world: World, open_desk: OpenDesk):
    guest = there(world)
    page = open_desk(f"bookings/{guest.booking_id}/check-out/")
    expect(page.locator(".sums__total")).to_contain_text("€150.00")

    page.get_by_label("Card terminal").check()
    page.get_by_role("button", name="Check out").click()

    expect(page.get_by_text("John Doe has left.")).to_be_visible()


def test_of_two_desks_one_is_told_kindly(world: World, open_desk: OpenDesk):
    booking = expected(world, room="201")
    address = f"bookings/{booking.booking_id}/check-in/"
    first, second = open_desk(address), open_desk(address)
    for page in (first, second):
        page.get_by_role("button", name="Check in").click()

    expect(first.get_by_text("John Doe is now in room 201.")).to_be_visible()
    expect(second.get_by_text("Somebody else has changed this booking")).to_be_visible()
    expect(second.get_by_text("The guest is in room 201 already.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_is_accessible(
    world: World, open_desk: OpenDesk, scheme: str, viewport: dict[str, int]
):
    arrives, guest = expected(world, name="Aa"), there(world)
    pages = [
        "",
        "?show=overdue",
        "walk-in/",
        f"bookings/{arrives.booking_id}/check-in/",
        f"bookings/{guest.booking_id}/check-in/",
        f"bookings/{guest.booking_id}/check-out/",
    ]
    page = open_desk(color_scheme=scheme, viewport=viewport)
    for rest in pages:
        page.goto(page.url.split("/staff/")[0] + f"/staff/hotel/{world.hotel.slug}/{rest}")

        assert Axe().run(page).response["violations"] == [], rest
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], rest
