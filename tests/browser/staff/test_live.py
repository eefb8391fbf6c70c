"""Pages hear of what happens: the real library in a real browser, on a site of real processes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from playwright.sync_api import Page, WebSocketRoute

from common.clock import hotel_today, now
from staff.enums import StaffRole
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


def test_what_happened_while_the_socket_was_away_is_caught_up_with_in_order(
    open_desk: OpenDesk, site: Site, world: World
):
    desk = open_desk("preferences/")
    today = hotel_today(world.hotel.timezone, now())
    page = listening(desk)
    desk.context.set_offline(True)
    for _ in range(3):
        site.book(world.hotel.slug, today=today, adults=1, room_type_code="DBL", first=20, last=21)
        today = today.fromordinal(today.toordinal() + 1)
    desk.context.set_offline(False)
    site.book(world.hotel.slug, today=today)
    ids = [event["event_id"] for event in wait_for_events(page, 4)]

    assert ids == sorted(set(ids))
    assert len(ids) == 4


def test_a_page_of_somebody_who_was_shut_out_hears_nothing_more(
    open_desk: OpenDesk, site: Site, world: World
):
    page = listening(open_desk("preferences/"))
    User.objects.filter(pk=world.staff[StaffRole.FRONT_DESK].user_id).update(is_active=False)
    page.wait_for_function(
        "() => window.heard.some(([n, d]) => n === 'offline' && d.reason === 'signed-out')"
    )
    site.book(world.hotel.slug, today=hotel_today(world.hotel.timezone, now()))
    page.wait_for_timeout(1000)

    assert heard(page) == []


def test_a_page_that_cannot_reach_the_server_asks_the_log_until_it_can(
    open_desk: OpenDesk, site: Site, world: World
):
    page = open_desk("preferences/")
    is_reachable: list[bool] = []

    def answer(socket: WebSocketRoute) -> None:
        if is_reachable:
            socket.connect_to_server()
        else:
            socket.close()

    page.route_web_socket(f"ws://127.0.0.1:{site.realtime.port}/**", answer)
    today = hotel_today(world.hotel.timezone, now())
    listening(page, by="polling")
    first = site.book(world.hotel.slug, today=today)
    told = [event["booking_id"] for event in wait_for_events(page, 1)]
    is_reachable.append(True)
    page.wait_for_function(
        "() => window.heard.some(([kind, { by }]) => kind === 'online' && by === 'socket')"
    )
    second = site.book(world.hotel.slug, today=today)

    assert told == [first.booking_id]
    assert [event["booking_id"] for event in wait_for_events(page, 2)] == [
        first.booking_id,
        second.booking_id,
    ]
    assert not [kind for kind, _ in page.evaluate("heard") if kind == "offline"]
