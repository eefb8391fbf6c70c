"""Moving stays on the room rack by hand."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.staff.rack_page import LANE, House


def test_a_stay_without_a_room_is_dragged_into_one(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    rack = open_rack()
    rack.expect_in("Ana Silva", LANE)

    rack.drag("Ana Silva", "201", told="Free. The price stays the same.")

    rack.expect_in("Ana Silva", "201")
    assert house.where(ana) == ("201", 1, 3)


def test_a_stay_moves_to_another_room(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.drag("Ana Silva", "202", told="Free.")

    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 1, 3)


def test_a_longer_stay_says_its_price_before_it_is_dropped_and_asks(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.drag("Ana Silva", "201", 1, edge="end", told="Price: +€75.00 (€150.00 → €225.00).")
    rack.agree("Change")

    expect(rack.toasts).to_contain_text("Ana Silva: Room 201")
    assert house.where(ana) == ("201", 1, 4)
    assert house.total(ana) == "225.00"


def test_a_question_that_is_answered_no_changes_nothing(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 4, "201")
    rack = open_rack()

    rack.drag("Ana Silva", "201", -1, edge="end", told="Price: -€75.00")
    rack.agree("Cancel")

    expect(rack.verdict).to_be_hidden()
    assert house.where(ana) == ("201", 1, 4)


def test_a_room_of_another_type_is_asked_about(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.drag("Ana Silva", "301", told="Suite instead of Double Room.")
    rack.agree("Change")

    rack.expect_in("Ana Silva", "301")
    assert house.where(ana) == ("301", 1, 3)


def test_the_unassigned_lane_holds_a_stay(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.drag("Ana Silva", LANE, told="Free.")

    rack.expect_in("Ana Silva", LANE)
    assert house.where(ana) == (None, 1, 3)


def test_two_stays_change_rooms_with_each_other(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    ben = house.booked("Ben Rossi", 2, 4, "202")
    rack = open_rack()

    rack.drag("Ana Silva", "202", told="Taken by Ben Rossi")
    rack.agree("Swap rooms")

    rack.expect_in("Ana Silva", "202")
    rack.expect_in("Ben Rossi", "201")
    assert (house.where(ana), house.where(ben)) == (("202", 1, 3), ("201", 2, 4))


def test_a_swap_is_taken_back_by_its_button_and_by_key(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    ben = house.booked("Ben Rossi", 2, 4, "202")
    rack = open_rack()

    for take_back in (
        lambda: rack.toasts.get_by_role("button", name="Undo").click(),
        lambda: rack.page.keyboard.press("Control+z"),
    ):
        rack.drag("Ana Silva", "202", told="Taken by Ben Rossi")
        rack.agree("Swap rooms")
        rack.expect_in("Ana Silva", "202")
        take_back()
        rack.expect_in("Ana Silva", "201")
        rack.expect_in("Ben Rossi", "202")

    assert (house.where(ana), house.where(ben)) == (("201", 1, 3), ("202", 2, 4))


def test_a_conflict_is_told_before_the_drop_and_refused_after_it(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    ben = house.booked("Ben Rossi", 2, 4, "202")
    rack = open_rack()

    rack.drag("Ana Silva", "202", told="Taken by Ben Rossi")

    expect(rack.toasts).to_contain_text("Ana Silva was not moved. Taken by Ben Rossi")
    rack.expect_in("Ana Silva", LANE)
    assert (house.where(ana), house.where(ben)) == ((None, 1, 3), ("202", 2, 4))


def test_a_move_is_taken_back_by_its_button_and_by_key(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()
    rack.drag("Ana Silva", "202", told="Free.")
    rack.expect_in("Ana Silva", "202")
    rack.drag("Ana Silva", LANE, told="Free.")
    rack.expect_in("Ana Silva", LANE)

    rack.toasts.get_by_role("button", name="Undo").click()
    rack.expect_in("Ana Silva", "202")
    rack.page.keyboard.press("Control+z")

    rack.expect_in("Ana Silva", "201")
    assert house.where(ana) == ("201", 1, 3)


def test_escape_lets_a_dragged_stay_go(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack()

    rack.lift("Ana Silva", "202")
    expect(rack.verdict).to_contain_text("Free.")
    rack.page.keyboard.press("Escape")
    rack.page.mouse.up()

    expect(rack.verdict).to_be_hidden()
    rack.expect_in("Ana Silva", "201")
    assert house.where(ana) == ("201", 1, 3)


def test_a_guest_in_the_house_keeps_the_arrival(house: House, open_rack):
    ana = house.in_house("Ana Silva", 3, "201")
    rack = open_rack()

    rack.drag("Ana Silva", "202", 2, told="Free.")

    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 0, 3)


def test_a_finger_scrolls_and_after_a_long_press_it_drags(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    rack = open_rack(viewport={"width": 820, "height": 1100}, has_touch=True)
    touch = rack.page.context.new_cdp_session(rack.page)
    here, there = rack.place("201", 2), rack.place("202", 2)

    def finger(kind: str, *points: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", {"x": here.x, "y": here.y})
    expect(rack.verdict).to_be_visible()
    finger("touchMove", {"x": there.x, "y": (here.y + there.y) / 2})
    finger("touchMove", {"x": there.x, "y": there.y})
    expect(rack.verdict).to_contain_text("Free.")
    finger("touchEnd")

    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 1, 3)
