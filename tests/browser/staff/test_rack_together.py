"""Several desks before the same rack: they see each other, and nobody's change is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from rooms.enums import RoomStatus
from staff.enums import StaffRole
from tests.browser.staff.rack_page import LANE, House

A_SECOND = 1000
HEARS = "() => new Promise((done) => document.documentElement.dataset.live ? done() : setTimeout(done, 1500))"


def test_two_desks_see_each_other_within_a_second(house: House, open_rack):
    house.booked("Ana Silva", 1, 3)
    one, other = open_rack(), open_rack(role=StaffRole.MANAGER)
    other.page.evaluate(HEARS)
    other.expect_in("Ana Silva", LANE)

    one.drag("Ana Silva", "201", told="Free.")
    one.expect_in("Ana Silva", "201")

    seen = other.row("201").locator(".tape[data-stay]").filter(has_text="Ana Silva")
    expect(seen).to_be_visible(timeout=A_SECOND)
    expect(other.page.locator(".rack__free").nth(1)).to_contain_text("Double Room")


def test_whoever_comes_too_late_is_told_who_was_first_and_where_it_stands(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()
    manager = house.world.staff[StaffRole.MANAGER]
    rack.lift("Ana Silva", LANE)
    expect(rack.verdict).to_contain_text("Free.")

    house.move(ana, "202", by=manager.actor)
    rack.page.mouse.up()

    expect(rack.toasts).to_contain_text(
        f"{manager.user.username} has changed Ana Silva in the meantime"
    )
    expect(rack.toasts).to_contain_text("Room 202")
    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 1, 3)


def test_what_was_changed_since_cannot_be_taken_back(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()
    rack.drag("Ana Silva", LANE, told="Free.")
    rack.expect_in("Ana Silva", LANE)

    house.move(ana, "202")
    rack.toasts.get_by_role("button", name="Undo").click()

    expect(rack.toasts).to_contain_text("in the meantime")
    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 1, 3)


def test_a_bar_in_somebodys_hand_is_not_redrawn_until_it_is_let_go(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    ben = house.booked("Ben Rossi", 4, 6, "201")
    rack = open_rack()
    rack.page.evaluate(HEARS)
    rack.lift("Ana Silva", LANE)

    house.move(ana, "202")
    house.move(ben, "202")
    rack.expect_in("Ben Rossi", "202")
    rack.expect_in("Ana Silva", "201")
    rack.page.keyboard.press("Escape")

    rack.expect_in("Ana Silva", "202")
    rack.page.mouse.up()


def test_a_rooms_status_shows_at_once(house: House, open_rack):
    rack = open_rack()

    rack.page.evaluate(
        """(detail) => document.body.dispatchEvent(new CustomEvent("hotel:room", { detail }))""",
        {"room_number": "201", "room_status": RoomStatus.CHECKOUT_DIRTY.value},
    )

    expect(rack.row("201").get_by_role("rowheader")).to_have_accessible_name(
        "Room 201, Double Room, Dirty"
    )


def test_without_a_line_the_rack_can_only_be_read(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()
    rack.page.context.set_offline(True)
    rack.page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('hotel:offline', { detail: {} }))"
    )

    rack.lift("Ana Silva", "202")
    rack.page.mouse.up()

    expect(rack.verdict).to_be_hidden()
    rack.expect_in("Ana Silva", "201")
    rack.page.context.set_offline(False)
    assert house.where(ana) == ("201", 1, 3)


def test_housekeeping_has_no_rack(open_desk):
    page = open_desk("rack/", role=StaffRole.HOUSEKEEPING)

    expect(page.get_by_role("heading", level=1)).to_have_text("This is not part of your role")
