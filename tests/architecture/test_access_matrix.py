"""Every staff route against every kind of outsider. The routes come from the URL table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from knox.models import AuthToken

from hotel.enums import GuestRole
from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.house import House, make_house
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, token_of
from tests.factories.staff_fixtures import no_throttles, noon  # noqa: F401 - fixtures
from tests.factories.staff_routes import (
    ACCOUNT,
    BOOKING,
    LADDER,
    NOBODYS,
    OF_HOTEL,
    RULES,
    WITH_IDS,
    Ids,
    address,
    filled,
    routes_in_use,
)
from tests.rates.keeping import rates_written

Headers = dict[str, str]
Codes = dict[tuple[str, str], tuple[int, str]]


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


def ask(route: tuple[str, str], slug: str, ids: Ids, headers: Headers) -> HttpResponse:
    method, pattern = route
    rule = RULES[route]
    return Desk(slug, headers).ask(
        method,
        address(pattern, slug, ids),
        filled(rule.body, ids),
        **(filled(rule.query, ids) or {}),
    )


def code_of(answer: HttpResponse) -> tuple[int, str]:
    """The status, with the code of a refusal."""
    refused = answer.status_code >= 400
    return answer.status_code, answer.json()["error"]["code"] if refused else ""


def codes(house: House, routes: object, headers: Callable[[], Headers]) -> Codes:
    """What each route answers at this house's address to somebody with these headers."""
    slug = house.world.hotel.slug
    return {route: code_of(ask(route, slug, house.ids, headers())) for route in routes}


def everywhere(routes: object, status: int, code: str) -> Codes:
    return dict.fromkeys(routes, (status, code))


LOGGED_IN = ACCOUNT | OF_HOTEL


def test_every_route_has_its_rule():
    assert routes_in_use() == set(RULES)


def test_nobody_without_a_token(ours: House):
    assert codes(ours, LOGGED_IN, dict) == everywhere(LOGGED_IN, 401, "NOT_AUTHENTICATED")


@pytest.mark.parametrize(
    "value",
    ["0" * 64, "f" * 64, "x" * 64, "0" * 63, "", "0 0", "é" * 64, "0" * 5000, "\xff", "None"],
)
def test_nobody_with_a_made_up_token(ours: House, value: str):
    made_up = {"Authorization": f"Token {value}"}

    assert codes(ours, LOGGED_IN, lambda: made_up) == everywhere(LOGGED_IN, 401, "INVALID_TOKEN")


def test_nobody_with_a_token_that_is_over(ours: House):
    _, token = AuthToken.objects.create(user=ours.staff().user, expiry=timedelta(0))
    over = {"Authorization": f"Token {token}"}

    assert codes(ours, LOGGED_IN, lambda: over) == everywhere(LOGGED_IN, 401, "INVALID_TOKEN")


def test_nobody_whose_account_was_deactivated(ours: House):
    headers = token_of(ours.staff())
    User.objects.filter(pk=ours.staff().user_id).update(is_active=False)

    assert codes(ours, LOGGED_IN, lambda: headers) == everywhere(LOGGED_IN, 401, "INVALID_TOKEN")


def test_nobody_who_left_the_hotel(ours: House):
    headers = token_of(ours.staff(StaffRole.HOTEL_ADMIN))
    Staff.objects.filter(pk=ours.staff(StaffRole.HOTEL_ADMIN).pk).update(is_active=False)

    assert codes(ours, LOGGED_IN, lambda: headers) == everywhere(LOGGED_IN, 401, "INVALID_TOKEN")


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_who_works_for_no_hotel(ours: House, is_superuser: bool):
    user = User.objects.create(username="admin", is_superuser=is_superuser, is_staff=is_superuser)
    _, token = AuthToken.objects.create(user=user)
    headers = {"Authorization": f"Token {token}"}

    assert codes(ours, LOGGED_IN, lambda: headers) == everywhere(LOGGED_IN, 403, "NOT_STAFF")


@pytest.mark.parametrize("role", LADDER)
def test_charlie_at_our_address_sees_what_an_unknown_hotel_shows(
    ours: House, theirs: House, role: StaffRole
):
    charlie = token_of(theirs.staff(role))
    nowhere = {route: ask(route, "no-such-hotel", NOBODYS, charlie).content for route in OF_HOTEL}
    here = {
        route: ask(route, ours.world.hotel.slug, ours.ids, charlie).content for route in OF_HOTEL
    }

    assert codes(ours, OF_HOTEL, lambda: charlie) == everywhere(OF_HOTEL, 404, "NOT_FOUND")
    assert here == nowhere
    assert set(here.values()) == {Client().get("/api/no-such-route/").content}


def test_charlie_with_our_ids_at_his_own_address(ours: House, theirs: House):
    charlie = token_of(theirs.staff(StaffRole.HOTEL_ADMIN))
    slug = theirs.world.hotel.slug
    answers = {route: ask(route, slug, ours.ids, charlie) for route in WITH_IDS}
    unknown = {route: ask(route, slug, NOBODYS, charlie).content for route in WITH_IDS}

    assert {route: code_of(answer) for route, answer in answers.items()} == {
        route: (404, rule.code) for route, rule in WITH_IDS.items()
    }
    assert {route: answer.content for route, answer in answers.items()} == unknown


@pytest.mark.parametrize("name", [field.name for field in fields(Ids)])
def test_charlie_with_one_of_our_ids_among_his_own(ours: House, theirs: House, name: str):
    """In a body as well as in an address, and refused exactly as an id that nobody has."""
    charlie = token_of(theirs.staff(StaffRole.HOTEL_ADMIN))
    slug = theirs.world.hotel.slug
    mixed = replace(theirs.ids, **{name: getattr(ours.ids, name)})
    nobodys = replace(theirs.ids, **{name: getattr(NOBODYS, name)})
    naming = [
        route
        for route, rule in WITH_IDS.items()
        if f":{name}>" in route[1] or f"{{{name}}}" in str((rule.body, rule.query))
    ]
    answers = {route: ask(route, slug, mixed, charlie) for route in naming}

    assert {route: answer.status_code for route, answer in answers.items()} == dict.fromkeys(
        naming, 404
    )
    assert {route: answer.content for route, answer in answers.items()} == {
        route: ask(route, slug, nobodys, charlie).content for route in naming
    }


def test_charlies_lists_know_nothing_of_us(ours: House, theirs: House):
    charlie = Desk(theirs.world.hotel.slug, token_of(theirs.staff(StaffRole.HOTEL_ADMIN)))
    texts = [charlie.get(path).content for path in ("room-bookings/", "rooms/")]
    texts.append(b"".join(charlie.get("room-bookings/export.csv").streaming_content))

    assert [text for text in texts if ours.ids.booking_id.encode() in text] == []
    assert [theirs.ids.booking_id.encode() in text for text in texts] == [True, True, True]


@pytest.mark.parametrize("role", LADDER)
def test_a_role_opens_what_its_rule_says_and_nothing_else(ours: House, role: StaffRole):
    """Ids that nobody has show that whoever may call gets as far as looking for them."""
    may = {
        route: rule.least in LADDER[: LADDER.index(role) + 1] for route, rule in OF_HOTEL.items()
    }
    headers = token_of(ours.staff(role))
    unknown = House(ours.world, NOBODYS)

    assert codes(unknown, OF_HOTEL, lambda: headers) == {
        route: (403, "PERMISSION_DENIED")
        if not may[route]
        else ((404, rule.code) if route in WITH_IDS else rule.answer)
        for route, rule in OF_HOTEL.items()
    }


@pytest.mark.parametrize("role", LADDER)
def test_only_managers_block_rooms_that_are_sold(ours: House, role: StaffRole):
    body = {"start_date": "2026-04-01", "end_date": "2026-04-02", "reason": "flood"}
    desk = Desk(ours.world.hotel.slug, token_of(ours.staff(role)))
    answer = desk.post(f"rooms/{NOBODYS.room_id}/blocks/", body | {"accept_oversold": True})

    may = role in {StaffRole.MANAGER, StaffRole.HOTEL_ADMIN}
    assert code_of(answer) == ((404, "ROOM_NOT_FOUND") if may else (403, "PERMISSION_DENIED"))


def test_the_role_is_checked_before_the_input(ours: House):
    housekeeping = Desk(ours.world.hotel.slug, token_of(ours.staff(StaffRole.HOUSEKEEPING)))
    answer = housekeeping.post(f"room-bookings/{ours.ids.booking_id}/assign-room/", {"no": "sense"})

    assert code_of(answer) == (403, "PERMISSION_DENIED")


def test_a_browser_session_needs_its_csrf_token(ours: House):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(ours.staff(StaffRole.HOTEL_ADMIN).user)
    writing = [route for route in LOGGED_IN if route[0] != "GET"]
    desk = Desk(ours.world.hotel.slug, client=client)
    answers = {
        route: desk.ask(route[0], address(route[1], desk.slug, ours.ids), RULES[route].body or {})
        for route in writing
    }

    assert {route: code_of(answer) for route, answer in answers.items()} == everywhere(
        writing, 403, "CSRF_FAILED"
    )


def test_head_asks_for_what_get_asks_for(ours: House):
    reading = [route for route in OF_HOTEL if route[0] == "GET"]
    slug = ours.world.hotel.slug

    def head(role: StaffRole) -> dict[tuple[str, str], int]:
        desk = Desk(slug, token_of(ours.staff(role)))
        return {
            route: desk.ask(
                "HEAD",
                address(route[1], slug, ours.ids),
                **(filled(OF_HOTEL[route].query, ours.ids) or {}),
            ).status_code
            for route in reading
        }

    in_house = {("GET", f"{BOOKING}cancellation-preview/"): 409}
    assert head(StaffRole.MANAGER) == dict.fromkeys(reading, 200) | in_house
    assert head(StaffRole.HOUSEKEEPING) == {
        route: 200 if OF_HOTEL[route].least == StaffRole.HOUSEKEEPING else 403 for route in reading
    }


def test_other_methods_are_refused_after_the_hotel_is_known(ours: House, theirs: House):
    taken = {pattern for method, pattern in OF_HOTEL if method == "PUT"}
    addresses = {pattern for _, pattern in OF_HOTEL} - taken
    slug = ours.world.hotel.slug

    def put(headers: Headers) -> set[tuple[int, str]]:
        desk = Desk(slug, headers)
        return {code_of(desk.ask("PUT", address(p, slug, ours.ids), {})) for p in addresses}

    assert put(token_of(ours.staff(StaffRole.HOUSEKEEPING))) == {(405, "METHOD_NOT_ALLOWED")}
    assert put(token_of(theirs.staff())) == {(404, "NOT_FOUND")}
    assert put({}) == {(401, "NOT_AUTHENTICATED")}


def test_the_house_that_is_guarded_has_something_to_take(ours: House):
    booking = ours.world.hotel.room_bookings.get(booking_id=ours.ids.booking_id)

    assert (booking.is_in_house, booking.party.filter(role=GuestRole.COMPANION).count()) == (
        True,
        1,
    )
