"""When the line is down: the last snapshot, read-only."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from staff.models import Staff
from tests.browser.site import Site
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

HAS_SNAPSHOT = """async () => {
  await navigator.serviceWorker.ready;
  const cache = await caches.open("hotelmate-snapshots");
  return (await cache.keys()).length > 0;
}"""


def kept(page: Page) -> None:
    """Once more, now that the worker is there, and until the page is kept."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function(HAS_SNAPSHOT)


def test_the_last_snapshot_is_read_only(site: Site, world: World, open_desk: OpenDesk):
    page = open_desk("")
    kept(page)
    page.context.set_offline(True)
    page.reload()

    expect(page.get_by_text("No connection.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text("No connection.")).to_be_hidden()


def test_nothing_is_sent_that_cannot_arrive(desk_page: Page):
    desk_page.context.set_offline(True)
    expect(desk_page.get_by_text("No connection.")).to_be_visible()

    desk_page.get_by_role("button", name="Save").click()

    expect(desk_page.get_by_role("heading", name="Preferences")).to_be_visible()


def test_snapshots_go_with_whoever_logs_out(open_desk: OpenDesk):
    page = open_desk("")
    kept(page)

    page.locator("details.menu > summary").click()
    page.get_by_role("button", name="Log out").click()
    page.get_by_label("User name").wait_for()

    page.wait_for_function("async () => !(await caches.has('hotelmate-snapshots'))")


def test_snapshots_go_as_soon_as_somebody_is_shut_out(
    site: Site, world: World, open_desk: OpenDesk
):
    page = open_desk("")
    kept(page)
    Staff.objects.filter(hotel=world.hotel).update(is_active=False)

    status = page.evaluate(
        "slug => fetch(`/api/staff/hotel/${slug}/rack/?start=2026-03-01&nights=7`).then(each => each.status)",
        world.hotel.slug,
    )

    assert status in {401, 403}
    page.wait_for_function("async () => !(await caches.has('hotelmate-snapshots'))")
