"""Every page of the staff, part and form against every kind of outsider. The routes come from the URL table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.house import House, make_house
from tests.factories.refusals import everything_written
from tests.factories.staff_fixtures import no_throttles, noon  # noqa: F401 - fixtures
from tests.factories.staff_page_routes import PAGES, Route, page_address, pages_in_use
from tests.factories.staff_routes import LADDER, NOBODYS, Ids
from tests.rates.keeping import rates_written

OF_ONE_ANSWER = re.compile(rb'X-CSRFToken": "\w+"|csrfmiddlewaretoken" value="\w+"')
Answers = dict[Route, tuple[int, str]]


@pytest.fixture
def ours(db: None, noon: None, no_throttles: None) -> House:  # noqa: F811
    return make_house()


@pytest.fixture
def theirs(ours: House) -> House:
    return make_house()


@pytest.fixture(autouse=True)
def nothing_changes(ours: House, theirs: House) -> Iterator[None]:
    before = everything_written(), rates_written()
    yield
    assert (everything_written(), rates_written()) == before


def browser_of(staff: Staff | None, **facts: bool) -> Client:
    client = Client(raise_request_exception=False, **facts)
    if staff is not None:
        client.force_login(staff.user)
    return client


def ask(client: Client, route: Route, slug: str, ids: Ids, **headers: str) -> HttpResponse:
    method, page = route
    return client.generic(
        method,
        page_address(page, slug, ids),
        content_type="application/x-www-form-urlencoded" if method == "POST" else "",
        headers=headers,
    )


def outcomes(client: Client, house: House, **headers: str) -> Answers:
    """Status and where it leads, of each route at this house's address."""
    slug = house.world.hotel.slug
    found = {route: ask(client, route, slug, house.ids, **headers) for route in PAGES}
    return {
        route: (answer.status_code, answer.get("Location", "").partition("?")[0])
        for route, answer in found.items()
    }


def everywhere(status: int, location: str = "") -> Answers:
    return dict.fromkeys(PAGES, (status, location))


def test_every_page_has_its_rule():
    assert pages_in_use() == set(PAGES)


def test_nobody_is_led_to_the_log_in_page(ours: House):
    assert outcomes(browser_of(None), ours) == everywhere(302, "/staff/login/")


def test_parts_say_plainly_that_nobody_is_logged_in(ours: House):
    assert outcomes(browser_of(None), ours, **{"HX-Request": "true"}) == everywhere(401)


@pytest.mark.parametrize("of", ["user", "staff"])
def test_the_open_page_of_somebody_deactivated_can_do_nothing(ours: House, of: str):
    boss = ours.staff(StaffRole.HOTEL_ADMIN)
    client = browser_of(boss)
    if of == "user":
        User.objects.filter(pk=boss.user_id).update(is_active=False)
    else:
        Staff.objects.filter(pk=boss.pk).update(is_active=False)

    assert outcomes(client, ours) == everywhere(302, "/staff/login/")


@pytest.mark.parametrize("is_superuser", [False, True])
def test_whoever_works_for_no_hotel_is_nobody(ours: House, is_superuser: bool):
    client = browser_of(None)
    client.force_login(User.objects.create(username="admin", is_superuser=is_superuser))

    assert outcomes(client, ours) == everywhere(302, "/staff/login/")


@pytest.mark.parametrize("role", LADDER)
def test_another_hotels_pages_are_as_unknown_as_nobodys(
    ours: House, theirs: House, role: StaffRole
):
    charlie = browser_of(theirs.staff(role))
    slug = ours.world.hotel.slug
    here = {route: ask(charlie, route, slug, ours.ids) for route in PAGES}
    nowhere = {route: ask(charlie, route, "no-such-hotel", NOBODYS) for route in PAGES}

    assert {answer.status_code for answer in here.values()} == {404}
    assert {route: OF_ONE_ANSWER.sub(b"", answer.content) for route, answer in here.items()} == {
        route: OF_ONE_ANSWER.sub(b"", answer.content) for route, answer in nowhere.items()
    }


def test_our_ids_at_another_hotels_address_are_those_that_nobody_has(ours: House, theirs: House):
    """Redirects name the id that was asked for, and so does a page that shows one."""
    charlie = browser_of(theirs.staff(StaffRole.HOTEL_ADMIN))
    slug = theirs.world.hotel.slug
    naming = [route for route in PAGES if "<" in route[1] and "view_id" not in route[1]]

    def told(ids: Ids) -> dict[Route, tuple[int, str]]:
        found = {route: ask(charlie, route, slug, ids) for route in naming}
        return {
            route: (
                answer.status_code,
                str(answer.get("Location", "")).replace(ids.booking_id, "ID"),
            )
            for route, answer in found.items()
        }

    assert told(ours.ids) == told(NOBODYS)


@pytest.mark.parametrize("role", LADDER)
def test_a_role_opens_what_is_for_it_and_nothing_else(ours: House, role: StaffRole):
    """Ids that nobody has show that whoever may gets as far as looking for them."""
    client = browser_of(ours.staff(role))
    slug = ours.world.hotel.slug
    refused = {route for route in PAGES if ask(client, route, slug, NOBODYS).status_code == 403}
    may_not = {route for route, least in PAGES.items() if LADDER.index(least) > LADDER.index(role)}

    assert refused == may_not


def test_a_form_without_its_token_is_refused_on_a_page(ours: House):
    client = browser_of(ours.staff(StaffRole.HOTEL_ADMIN), enforce_csrf_checks=True)
    slug = ours.world.hotel.slug
    forms = [route for route in PAGES if route[0] == "POST"]
    answers = [ask(client, route, slug, ours.ids) for route in forms]
    answers += [client.post("/staff/login/"), client.post("/staff/logout/")]
    answers += [client.post("/admin/photos/add/")]

    assert {(answer.status_code, answer["Content-Type"]) for answer in answers} == {
        (403, "text/html; charset=utf-8")
    }
    assert {answer.get("Cache-Control") for answer in answers} == {"no-store"}
    assert all("default-src 'none'" in answer["Content-Security-Policy"] for answer in answers)


def test_no_answer_is_kept_on_the_way(ours: House):
    client = browser_of(ours.staff(StaffRole.HOTEL_ADMIN))
    slug = ours.world.hotel.slug
    kept = {
        route: answer.get("Cache-Control")
        for route in PAGES
        if "no-store" not in (answer := ask(client, route, slug, NOBODYS)).get("Cache-Control", "")
    }

    assert kept == {}
