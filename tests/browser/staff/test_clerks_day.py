"""A clerk's whole day at one desk, from page to page as it really goes, while a colleague looks on."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from staff.enums import StaffRole
from tests.browser.site import Site
from tests.browser.staff.rack_page import House, RackPage

PASSWORD = "a long password"


@dataclass
class Clerk:
    page: Page
    site: Site
    house: House

    def log_in(self) -> None:
        user = self.house.world.staff[StaffRole.FRONT_DESK].user
        user.set_password(PASSWORD)
        user.save()
        self.page.goto(f"{self.site.url}/staff/")
        self.page.get_by_label("User name").fill(user.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        expect(self.page.get_by_role("heading", name="Arrivals")).to_be_visible()

    def go(self, rest: str) -> None:
        self.page.goto(f"{self.site.url}/staff/hotel/{self.house.world.hotel.slug}/{rest}")

    def find(self, name: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(name)
        self.page.get_by_role("option").filter(has_text=name).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(name)

    def rack(self) -> RackPage:
        self.page.wait_for_load_state()
        self.page.keyboard.press("g")
        self.page.keyboard.press("r")
        return RackPage(self.page, self.house).ready()

    def says(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


def test_a_clerks_day(site: Site, open_context, open_rack, house: House):
    ana = house.booked("Ana Silva", 0, 2)
    house.booked("Ben Rossi", 3, 5, "201")
    house.booked("Cleo Brown", 3, 5, "202")
    clerk = Clerk(open_context().new_page(), site, house)
    clerk.log_in()
    colleague = open_rack(role=StaffRole.MANAGER)

    clerk.find("Ana Silva")
    rack = clerk.rack()
    rack.drag("Ana Silva", "201", told="Free.")
    colleague.expect_in("Ana Silva", "201")

    rack.drag("Ben Rossi", "202", told="Cleo Brown")
    rack.agree("Swap")
    colleague.expect_in("Ben Rossi", "202")
    colleague.expect_in("Cleo Brown", "201")

    clerk.go(f"bookings/{ana}/check-in/")
    clerk.page.get_by_label("Cash").check()
    clerk.press("Check in")
    clerk.says("Ana Silva is now in room 201.")

    clerk.rack().drag("Ana Silva", "202", told="Free.")
    colleague.expect_in("Ana Silva", "202")
    assert house.where(ana) == ("202", 0, 2)

    clerk.go(f"bookings/{ana}/")
    clerk.says("moved it from 201 to 202")
    clerk.go(f"bookings/{ana}/check-out/")
    clerk.press("Check out")
    clerk.says("Ana Silva has left.")

    clerk.go("print/arrivals/")
    clerk.go(f"print/registration/?booking={ana}")
    clerk.says("Ana Silva")
