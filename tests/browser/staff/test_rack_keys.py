"""Everything that a drag does, by keys alone and by form; and what begins on empty nights."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from rooms.models import RoomBlock
from tests.browser.staff.rack_page import LANE, House, RackPage


def walk_to(rack: RackPage, name: str) -> None:
    """Tab leads into the rack, arrows to the bar of the unassigned lane or of the first room."""
    keyboard = rack.page.keyboard
    rack.page.get_by_role("combobox", name="Room type").focus()
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Home")
    for _ in range(12):
        if name in (rack.page.evaluate("document.activeElement.textContent")):
            return
        keyboard.press("ArrowRight")
    raise AssertionError(f"never came to {name}")


def test_a_stay_gets_its_room_by_keys_alone(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    rack = open_rack()
    walk_to(rack, "Ana Silva")

    rack.page.keyboard.press("m")
    expect(rack.spoken).to_contain_text("Ana Silva picked up.")
    rack.page.keyboard.press("ArrowDown")
    expect(rack.spoken).to_have_text(re.compile("^Room 201, .*: Free. The price stays the same.$"))
    rack.page.keyboard.press("Enter")

    rack.expect_in("Ana Silva", "201")
    expect(rack.bar("Ana Silva")).to_be_focused()
    assert house.where(ana) == ("201", 1, 3)


def test_keys_change_the_departure_and_say_what_it_costs(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    rack = open_rack()
    walk_to(rack, "Ana Silva")

    rack.page.keyboard.press("m")
    rack.page.keyboard.press("Shift+ArrowRight")
    expect(rack.spoken).to_contain_text("Price: +€75.00 (€150.00 → €225.00).")
    rack.page.keyboard.press("Enter")
    expect(rack.page.get_by_role("dialog").get_by_role("button", name="Change")).to_be_focused()
    rack.page.keyboard.press("Enter")

    expect(rack.toasts).to_contain_text("Ana Silva: Unassigned")
    assert house.where(ana) == (None, 1, 4)


def test_keys_change_the_arrival_alone(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 4)
    rack = open_rack()
    walk_to(rack, "Ana Silva")

    rack.page.keyboard.press("m")
    rack.page.keyboard.press("Control+Shift+ArrowRight")
    expect(rack.spoken).to_contain_text("Price: -€75.00 (€225.00 → €150.00).")
    rack.page.keyboard.press("Enter")
    rack.agree("Change")

    expect(rack.toasts).to_contain_text("Ana Silva: Unassigned")
    assert house.where(ana) == (None, 2, 4)


def test_escape_puts_a_carried_stay_back(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    rack = open_rack()
    walk_to(rack, "Ana Silva")

    for key in ("m", "ArrowDown", "ArrowRight", "Escape"):
        rack.page.keyboard.press(key)

    expect(rack.spoken).to_have_text("Ana Silva stays where it was.")
    expect(rack.bar("Ana Silva")).to_be_focused()
    expect(rack.verdict).to_be_hidden()
    assert house.where(ana) == (None, 1, 3)


def test_a_conflict_met_by_keys_offers_to_swap(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    ben = house.booked("Ben Rossi", 1, 3, "202")
    rack = open_rack()
    rack.bar("Ana Silva").focus()

    for key in ("m", "ArrowDown"):
        rack.page.keyboard.press(key)
    expect(rack.spoken).to_contain_text("Taken by Ben Rossi")
    rack.page.keyboard.press("Enter")
    rack.agree("Swap rooms")

    rack.expect_in("Ana Silva", "202")
    assert (house.where(ana), house.where(ben)) == (("202", 1, 3), ("201", 1, 3))


def test_a_stay_is_moved_and_changed_by_form(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3)
    rack = open_rack()
    rack.bar("Ana Silva").press("Enter")
    rack.page.get_by_role("button", name="Move or change stay").click()
    form = rack.page.get_by_role("dialog", name="Move or change stay")

    form.get_by_label("Room").select_option("202")
    form.get_by_label("Departure").fill((house.today + timedelta(days=4)).isoformat())
    expect(form.get_by_role("status")).to_have_text("Free. Price: +€75.00 (€150.00 → €225.00).")
    form.get_by_role("button", name="Change").click()

    rack.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 1, 4)


def test_the_form_swaps_with_the_stay_that_is_in_the_way(house: House, open_rack):
    ana = house.booked("Ana Silva", 1, 3, "201")
    ben = house.booked("Ben Rossi", 2, 5, "202")
    rack = open_rack()
    rack.bar("Ana Silva").click()
    rack.page.get_by_role("button", name="Move or change stay").click()
    form = rack.page.get_by_role("dialog", name="Move or change stay")

    form.get_by_label("Room").select_option("202")
    expect(form.get_by_role("status")).to_contain_text("Taken by Ben Rossi")
    expect(form.get_by_role("button", name="Change", exact=True)).to_be_disabled()
    form.get_by_role("button", name="Swap rooms").click()

    rack.expect_in("Ben Rossi", "201")
    assert (house.where(ana), house.where(ben)) == (("202", 1, 3), ("201", 2, 5))


def test_a_stays_card_tells_it_and_leads_on(house: House, open_rack):
    ana = house.booked("Ana Silva", 0, 3, "201")
    rack = open_rack()

    rack.bar("Ana Silva").click()

    card = rack.page.get_by_role("dialog", name="Ana Silva")
    expect(card).to_contain_text("Room 201")
    expect(card).to_contain_text("3 nights")
    expect(card).to_contain_text("Arrives today")
    expect(card).to_contain_text("Not paid")
    below = f"/staff/hotel/{house.world.hotel.slug}/bookings/{ana}/"
    expect(card.get_by_role("link", name="Check in")).to_have_attribute("href", f"{below}check-in/")
    expect(card.get_by_role("link", name="Open booking")).to_have_attribute("href", below)
    expect(card.get_by_role("link", name="Check out")).to_be_hidden()
    rack.page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_empty_nights_begin_a_booking(house: House, open_rack):
    rack = open_rack()
    first, last = rack.place("202", 2), rack.place("202", 4)

    rack.page.mouse.move(first.x, first.y)
    rack.page.mouse.down()
    rack.page.mouse.move(last.x, last.y, steps=4)
    rack.page.mouse.up()

    room = house.world.rooms["202"].pk
    nights = house.stay(2, 5)
    link = rack.page.get_by_role("dialog", name="Room 202").get_by_role("link")
    query = f"room={room}&arrival={nights.check_in}&departure={nights.check_out}"
    expect(link).to_have_attribute("href", re.compile(re.escape(f"walk-in/?{query}") + "$"))


def test_keys_choose_empty_nights_and_block_the_room(house: House, open_rack):
    rack = open_rack()
    place = rack.place("201", 2)
    rack.page.mouse.click(place.x, place.y)
    rack.page.keyboard.press("Escape")
    rack.row("201").locator(".tape, .rack__cell").or_(rack.row(LANE).locator(".rack__cell")).focus()
    rack.page.keyboard.press("ArrowDown")
    rack.page.keyboard.press("Shift+ArrowRight")
    expect(rack.spoken).to_have_text(re.compile("^Room 201, .* chosen$"))

    rack.page.keyboard.press("Enter")
    rack.page.get_by_role("button", name="Block the room").click()
    form = rack.page.get_by_role("dialog", name="Block the room")
    form.get_by_label("Reason").fill("New carpet")
    form.get_by_role("button", name="Block", exact=True).click()

    expect(rack.row("201").locator(".tape--block")).to_contain_text("New carpet")
    block = RoomBlock.objects.get(hotel=house.world.hotel)
    assert (block.room.room_number, block.stay) == ("201", house.stay(0, 2))
