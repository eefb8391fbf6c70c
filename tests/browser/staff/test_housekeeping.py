"""The board of rooms under a thumb, by keys, with others at it, and on paper."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from common.clock import hotel_today, now
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import create_booking
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from rooms.enums import RoomStatus
from rooms.models import Room
from staff.enums import StaffRole, Theme
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

KEEPER = StaffRole.HOUSEKEEPING
TOLD = "hotel:room"


@pytest.fixture
def arrival(world: World) -> RoomBooking:
    """Two come today into 201, which is dirty."""
    today = hotel_today(world.hotel.timezone, now())
    wanted = world.request(Stay(today, today + timedelta(days=2)))
    held = create_booking(wanted, by=world.desk, at=now())
    booking = confirm_booking(**world.who(held), at=now())
    put(world, "201", RoomStatus.CHECKOUT_DIRTY)
    return RoomAssignmentService.assign_room_atomic(
        **world.who(booking), room_id=world.rooms["201"].pk, at=now()
    )


def put(world: World, number: str, status: RoomStatus) -> None:
    Room.objects.filter(pk=world.rooms[number].pk).update(room_status=status, floor="2")


def card(page: Page, world: World, number: str) -> Locator:
    return page.locator(f"#room-{world.rooms[number].pk}")


def status_of(world: World, number: str) -> str:
    return Room.objects.get(pk=world.rooms[number].pk).room_status


def phone(open_desk: OpenDesk, rest: str = "housekeeping/", **facts: object) -> Page:
    return open_desk(rest, role=KEEPER, viewport=PHONE, has_touch=True, is_mobile=True, **facts)


def test_a_thumb_takes_a_room_from_dirty_to_ready(
    open_desk: OpenDesk, world: World, arrival: RoomBooking
):
    page = phone(open_desk)
    room = card(page, world, "201")
    expect(page.locator(".room").first).to_have_id(f"room-{world.rooms['201'].pk}")
    for label, status in (
        ("Start cleaning", "Being cleaned"),
        ("Cleaned", "Cleaned, not inspected"),
        ("Inspected: ready", "Ready"),
    ):
        button = room.locator(".room__main")
        expect(button).to_contain_text(label)
        box = button.bounding_box()
        assert box is not None
        assert (box["height"] >= 48, box["width"] >= 200) == (True, True)
        page.wait_for_timeout(750)
        button.tap()
        expect(room.locator(".room__status")).to_have_text(status)
    assert status_of(world, "201") == "READY_FOR_GUEST"
    page.get_by_role("button", name="Undo: 201").tap()
    expect(room.locator(".room__status")).to_have_text("Cleaned, not inspected")


def test_a_double_tap_is_one_step(open_desk: OpenDesk, world: World, arrival: RoomBooking):
    page = phone(open_desk)

    card(page, world, "201").locator(".room__main").dblclick()

    expect(card(page, world, "201").locator(".room__status")).to_have_text("Being cleaned")
    page.wait_for_timeout(300)
    assert status_of(world, "201") == "CLEANING_IN_PROGRESS"


def test_a_tap_that_does_not_arrive_is_said_and_can_be_made_again(
    open_desk: OpenDesk, world: World, arrival: RoomBooking
):
    page = phone(open_desk)
    page.evaluate("console.error = () => {}")  # htmx writes there what it could not send
    room = card(page, world, "201")
    page.context.set_offline(True)
    room.locator(".room__main").tap()

    expect(page.get_by_role("alert")).to_contain_text("201 This tap did not arrive.")
    expect(room.locator(".room__status")).to_have_text("Dirty")
    page.context.set_offline(False)
    page.wait_for_timeout(300)
    room.locator(".room__main").tap()
    expect(room.locator(".room__status")).to_have_text("Being cleaned")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_the_second_of_two_is_told_how_the_room_stands(
    open_desk: OpenDesk, world: World, arrival: RoomBooking
):
    first, second = phone(open_desk), open_desk("housekeeping/")
    second.route("**/housekeeping/board/**", lambda route: route.fulfill(status=204))
    for label in ("Being cleaned", "Cleaned, not inspected"):
        card(first, world, "201").locator(".room__main").tap()
        expect(card(first, world, "201").locator(".room__status")).to_have_text(label)
        first.wait_for_timeout(750)
    room = card(second, world, "201")

    room.locator(".room__main").click()

    said = "Room 201: somebody else was quicker. It is now: Cleaned, not inspected."
    expect(second.locator("#told")).to_contain_text(said)
    expect(room.locator(".room__status")).to_have_text("Cleaned, not inspected")


def test_the_rooms_change_under_somebody_who_writes(
    open_desk: OpenDesk, world: World, arrival: RoomBooking
):
    page = open_desk("housekeeping/")
    room = card(page, world, "202")
    page.locator(f"#open-{world.rooms['202'].pk}").click()
    room.get_by_label("Note").fill("Lamp is bro")
    put(world, "201", RoomStatus.CLEANING_IN_PROGRESS)
    page.evaluate(f"document.body.dispatchEvent(new CustomEvent('{TOLD}', {{bubbles: true}}))")

    expect(card(page, world, "201").locator(".room__status")).to_have_text("Being cleaned")
    expect(room.get_by_label("Note")).to_be_focused()
    page.keyboard.type("ken")
    expect(room.get_by_label("Note")).to_have_value("Lamp is broken")
    room.get_by_role("button", name="Save the note").click()
    expect(room.locator(".room__note")).to_have_text("Lamp is broken")


def test_keys_alone_set_several_rooms(open_desk: OpenDesk, world: World):
    for number in ("201", "202"):
        put(world, number, RoomStatus.CLEANED_UNINSPECTED)
    page = open_desk("housekeeping/?show=inspect&several=1", role=KEEPER)
    page.get_by_label("Choose all").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Inspected: ready", exact=True).focus()
    page.keyboard.press("Enter")

    expect(page.locator("#told")).to_contain_text("2 rooms were set.")
    assert [status_of(world, number) for number in ("201", "202")] == ["READY_FOR_GUEST"] * 2


def test_without_scripts_a_tap_is_a_form(open_desk: OpenDesk, world: World, arrival: RoomBooking):
    page = open_desk("housekeeping/?show=floors", role=KEEPER, java_script_enabled=False)

    card(page, world, "201").locator(".room__main").click()

    expect(page.get_by_text("Room 201: Being cleaned.")).to_be_visible()
    assert page.url.endswith("?show=floors")


def test_a_block_is_made_from_what_the_rack_asks_for(open_desk: OpenDesk, world: World):
    today = hotel_today(world.hotel.timezone, now())
    span = f"start={today.isoformat()}&end={(today + timedelta(days=2)).isoformat()}"
    page = open_desk(f"housekeeping/blocks/new/?room={world.rooms['202'].pk}&{span}")
    page.get_by_label("Out of service").check()
    page.get_by_label("Reason").fill("New carpet")
    page.get_by_role("button", name="Take it off sale").click()

    expect(page.get_by_text("The room is off sale.")).to_be_visible()
    expect(page.locator(".blocks__one")).to_contain_text("New carpet")
    page.get_by_role("button", name="Put back on sale").click()
    expect(page.get_by_text("The room is back on sale.")).to_be_visible()


def test_a_printed_card_is_one_sheet_and_hides_the_frame(
    open_desk: OpenDesk, world: World, arrival: RoomBooking
):
    page = open_desk(f"print/registration/?booking={arrival.booking_id}")
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()

    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(sheets) == 1
    text = " ".join(sheets[0].extract_text().split())
    assert ("John Doe" in text, "Signature" in text, "Preferences" in text) == (True, True, False)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_every_page_is_accessible_and_fits(
    open_desk: OpenDesk,
    world: World,
    arrival: RoomBooking,
    viewport: dict[str, int],
    theme: Theme,
):
    staff = world.staff[StaffRole.MANAGER]
    staff.theme = theme
    staff.save()
    today = hotel_today(world.hotel.timezone, now())
    span = f"start={today.isoformat()}&end={(today + timedelta(days=1)).isoformat()}"
    page = open_desk("housekeeping/", role=StaffRole.MANAGER, viewport=viewport)
    base = page.url.split("housekeeping/")[0]
    for rest in (
        "housekeeping/",
        "housekeeping/?show=floors&several=1",
        "housekeeping/?show=inspect",
        "housekeeping/blocks/",
        f"housekeeping/blocks/new/?room={world.rooms['201'].pk}&{span}",
        f"print/registration/?booking={arrival.booking_id}",
        "print/arrivals/",
        "print/housekeeping/",
    ):
        page.goto(base + rest)
        for more in page.locator(".room__more > summary:visible").all()[:1]:
            more.click()
        assert Axe().run(page).response["violations"] == [], rest
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], rest
