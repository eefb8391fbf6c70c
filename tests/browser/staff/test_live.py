"""Pages hear of what happens: the real library in a real browser, on a site of real processes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from common.clock import hotel_today, now
from tests.browser.site import Site
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

LISTEN = """() => {
  window.heard = [];
  for (const name of ["event", "booking", "room", "rates", "online", "offline"])
    document.body.addEventListener(`hotel:${name}`, (e) => window.heard.push([name, e.detail]));
}"""


def listening(page: Page, by: str = "socket") -> Page:
    page.add_init_script(f"addEventListener('DOMContentLoaded', {LISTEN})")
    page.reload()
    page.wait_for_function(
        "by => window.heard?.some(([name, detail]) => name === 'online' && detail.by === by)",
        arg=by,
    )
    return page


def heard(page: Page, kind: str = "event") -> list[dict[str, Any]]:
    return page.evaluate("kind => window.heard.filter(([k]) => k === kind).map(([, d]) => d)", kind)


def wait_for_events(page: Page, count: int) -> list[dict[str, Any]]:
    page.wait_for_function(
        "count => window.heard.filter(([kind]) => kind === 'event').length >= count", arg=count
    )
    return heard(page)


def test_a_page_hears_of_a_booking_made_elsewhere(open_desk: OpenDesk, site: Site, world: World):
    page = listening(open_desk("preferences/"))
    booked = site.book(world.hotel.slug, today=hotel_today(world.hotel.timezone, now()))
    [event] = wait_for_events(page, 1)

    assert event == {
        "event_id": event["event_id"],
        "name": "booking-created",
        "change": "created",
        "booking_id": booked.booking_id,
        "status": "PENDING_PAYMENT",
        "assigned_room_number": None,
        "timestamp": event["timestamp"],
    }
    assert heard(page, "booking") == [event]
