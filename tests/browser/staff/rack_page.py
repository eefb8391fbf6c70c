"""The room rack as a clerk meets it: stays made through the services, places on the screen by room and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import Person, create_booking
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from tests.factories.world import World

LANE = "Unassigned"
MIDDLE = """([line, day]) => {
  const root = document.querySelector(".rack__grid");
  const row = root.querySelector(`[data-line="${line}"]`).getBoundingClientRect();
  const size = (name) => parseFloat(root.style.getPropertyValue(name));
  const left = root.getBoundingClientRect().left - root.scrollLeft + size("--side");
  return { x: left + (day + 0.5) * size("--col"), y: row.top + row.height / 2 };
}"""


@dataclass(frozen=True)
class Place:
    x: float
    y: float


@dataclass
class House:
    """Stays of the world's hotel; days count from the hotel's today."""

    world: World

    @property
    def today(self) -> date:
        return hotel_today(self.world.hotel.timezone, now())

    def stay(self, first: int, last: int) -> Stay:
        return Stay(self.today + timedelta(days=first), self.today + timedelta(days=last))

    def booked(self, name: str, first: int, last: int, room: str = "", code: str = "DBL") -> str:
        """A confirmed booking's id; in `room` if it is named."""
        person = Person(*name.split(" "), "guest@example.com", "+35315550100")
        type_code = self.world.rooms[room].room_type.code if room else code
        wanted = self.world.request(self.stay(first, last), type_code, primary=person)
        booking = create_booking(wanted, by=Actor.guest(), at=now())
        confirm_booking(**self.world.who(booking), at=now())
        if room:
            self.world.assign(booking, room, at=now())
        return booking.booking_id

    def in_house(self, name: str, last: int, room: str) -> str:
        booking_id = self.booked(name, 0, last, room)
        check_in(**self.who(booking_id), at=now())
        return booking_id

    def who(self, booking_id: str) -> dict[str, Any]:
        return {"hotel_id": self.world.hotel.pk, "booking_id": booking_id, "by": self.world.desk}

    def move(self, booking_id: str, room: str, by: Actor | None = None) -> None:
        """As another desk does it."""
        who = self.who(booking_id) | ({"by": by} if by else {})
        room_id = self.world.rooms[room].pk
        RoomAssignmentService.assign_room_atomic(**who, room_id=room_id, at=now())

    def where(self, booking_id: str) -> tuple[str | None, int, int]:
        """Its room, and its first and last day."""
        booking = RoomBooking.objects.select_related("assigned_room").get(booking_id=booking_id)
        room = booking.assigned_room.room_number if booking.assigned_room else None
        return room, (booking.check_in - self.today).days, (booking.check_out - self.today).days

    def total(self, booking_id: str) -> str:
        return str(RoomBooking.objects.get(booking_id=booking_id).total_amount)


@dataclass
class RackPage:
    page: Page
    house: House

    def ready(self) -> RackPage:
        expect(self.page.get_by_role("grid")).to_be_visible()
        return self

    def line(self, room: str, code: str = "DBL") -> str:
        return f"lane:{code}" if room == LANE else f"room:{self.house.world.rooms[room].pk}"

    def row(self, room: str, code: str = "DBL") -> Locator:
        return self.page.locator(f'[data-line="{self.line(room, code)}"]')

    def bar(self, name: str) -> Locator:
        return self.page.locator(".tape[data-stay]").filter(has_text=name)

    def place(self, room: str, day: int, code: str = "DBL") -> Place:
        """The middle of a cell. The rack begins on the day before today."""
        return Place(**self.page.evaluate(MIDDLE, [self.line(room, code), day + 1]))

    def lift(self, name: str, room: str, days: int = 0, *, edge: str = "") -> None:
        """Takes the bar, or an edge of it, to a room and so many days away, and holds it there."""
        box = self.bar(name).bounding_box()
        assert box
        across = {"": box["width"] / 2, "start": 4, "end": box["width"] - 4}[edge]
        here = Place(box["x"] + across, box["y"] + box["height"] / 2)
        away = self.place(room, 1).x - self.place(room, 0).x
        mouse = self.page.mouse
        mouse.move(here.x, here.y)
        mouse.down()
        mouse.move(here.x + 8, here.y, steps=2)
        mouse.move(here.x + days * away, self.place(room, 0).y, steps=4)

    def drag(self, name: str, room: str, days: int = 0, *, edge: str = "", told: str) -> None:
        """And lets it go, once it is told what is so there."""
        self.lift(name, room, days, edge=edge)
        expect(self.verdict).to_contain_text(told)
        self.page.mouse.up()

    @property
    def verdict(self) -> Locator:
        return self.page.locator("#rack-verdict")

    @property
    def toasts(self) -> Locator:
        return self.page.locator("#rack-toasts")

    @property
    def spoken(self) -> Locator:
        return self.page.locator("#rack-says")

    def agree(self, name: str) -> None:
        self.page.get_by_role("dialog").get_by_role("button", name=name).click()

    def expect_in(self, name: str, room: str, code: str = "DBL") -> None:
        expect(
            self.row(room, code).locator(".tape[data-stay]").filter(has_text=name)
        ).to_be_visible()
