"""Staff before a real browser: logged in, without the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from staff.enums import StaffRole
from tests.browser.site import Site
from tests.browser.staff.rack_page import House, RackPage
from tests.factories.staff_pages import Desk
from tests.factories.world import World

OpenDesk = Callable[..., Page]


@pytest.fixture
def open_desk(site: Site, world: World, open_context: Any) -> OpenDesk:
    """Opens a browser of its own for a role: `open_desk("rack/", role=..., viewport=...)`."""

    def open_page(rest: str = "", *, role: StaffRole = StaffRole.FRONT_DESK, **facts: Any) -> Page:
        desk = Desk(world, role)
        context = open_context(**facts)
        cookie = desk.client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
        page = context.new_page()
        page.goto(site.url + desk.path(rest))
        return page

    return open_page


@pytest.fixture
def desk_page(open_desk: OpenDesk) -> Page:
    """The first page of the front desk."""
    return open_desk("preferences/")


@pytest.fixture
def house(world: World) -> House:
    return House(world)


@pytest.fixture
def open_rack(open_desk: OpenDesk, house: House) -> Callable[..., RackPage]:
    """After the stays are made: `open_rack(viewport=...)`."""
    return lambda query="", **facts: RackPage(open_desk(f"rack/{query}", **facts), house).ready()
