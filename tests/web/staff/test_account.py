"""Logging in to the pages, out of them, and how one likes them."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from rest_framework.exceptions import PermissionDenied

from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.staff_pages import Desk
from tests.factories.world import World, make_world
from web.staff import account

TOKEN = re.compile(rb'X-CSRFToken": "\w+"|csrfmiddlewaretoken" value="\w+"')
PASSWORD = "a-long-enough-one"


@pytest.fixture
def clerk(world: World, no_throttles: None) -> User:
    user = world.staff[StaffRole.FRONT_DESK].user
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client: Client, user: User, **fields: str):
    facts = {"username": user.username, "password": PASSWORD} | fields
    return client.post("/staff/login/", facts)


def test_a_clerk_logs_in_and_is_led_where_they_wanted_to_go(world: World, clerk: User):
    wanted = f"/staff/hotel/{world.hotel.slug}/preferences/"
    client = Client()
    asked = client.get(wanted)
    assert (asked.status_code, asked["Location"]) == (302, f"/staff/login/?next={wanted}")

    done = log_in(client, clerk, next=wanted)

    assert (done.status_code, done["Location"]) == (302, wanted)
    assert client.get(wanted).status_code == 200


def test_nobody_is_led_to_another_site(clerk: User):
    done = log_in(Client(), clerk, next="https://evil.example/")

    assert done["Location"].startswith("/staff/")


def test_a_wrong_password_says_no_more_than_that(clerk: User):
    page = log_in(Client(), clerk, password="wrong")

    assert page.status_code == 401
    assert "User name and password do not fit together." in page.content.decode()


def test_whoever_was_deactivated_is_out_with_the_next_request(world: World, clerk: User):
    client = Client()
    log_in(client, clerk)
    Staff.objects.filter(user=clerk).update(is_active=False)

    page = client.get(f"/staff/hotel/{world.hotel.slug}/preferences/")

    assert (page.status_code, page["Location"][:13]) == (302, "/staff/login/")


def test_logging_out_ends_the_session(desk: Desk):
    desk.client.post("/staff/logout/")

    assert desk.get("preferences/").status_code == 302


def test_another_hotel_is_as_unknown_as_none(desk: Desk):
    other = make_world()
    pages = [
        desk.client.get(f"/staff/hotel/{slug}/preferences/")
        for slug in (other.hotel.slug, "nowhere")
    ]

    assert [page.status_code for page in pages] == [404, 404]
    assert len({TOKEN.sub(b"", page.content) for page in pages}) == 1


def test_preferences_are_the_persons_own(desk: Desk):
    desk.post("preferences/save/", language="de", theme="dark", density="compact")

    page = desk.get("preferences/").content.decode()

    assert '<html lang="de" data-theme="dark" data-density="compact">' in page
    assert "Gespeichert." in page


@pytest.mark.parametrize("name", ["language", "theme", "density"])
def test_what_there_is_not_cannot_be_preferred(desk: Desk, name: str):
    wishes = {"language": "de", "theme": "dark", "density": "compact"} | {name: "loud"}

    desk.post("preferences/save/", **wishes)

    assert [flash["tone"] for flash in desk.flashes()] == ["bad"]
    desk.staff.refresh_from_db()
    assert (desk.staff.language, desk.staff.theme, desk.staff.density) == (
        "",
        "system",
        "comfortable",
    )


def test_what_a_use_case_forbids_is_told_on_a_page(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def refuse(**_facts: object) -> None:
        raise PermissionDenied

    monkeypatch.setattr(account, "save_preferences", refuse)

    page = desk.post("preferences/save/")

    assert page.status_code == 403
    assert "This is not part of your role" in page.content.decode()


def test_logging_out_everywhere_ends_the_sessions_of_every_browser(world: World, clerk: User):
    here, there = Client(), Client()
    for client in (here, there):
        log_in(client, clerk)
    pages = f"/staff/hotel/{world.hotel.slug}/preferences/"
    assert [client.get(pages).status_code for client in (here, there)] == [200, 200]

    token = here.cookies["csrftoken"].value if "csrftoken" in here.cookies else ""
    done = here.post(
        "/api/staff/logout-all/", "{}", "application/json", headers={"X-CSRFToken": token}
    )

    assert done.status_code == 204
    assert [client.get(pages).status_code for client in (here, there)] == [302, 302]
    assert there.get("/api/staff/me/").status_code == 401
    log_in(there, clerk)
    assert there.get(pages).status_code == 200


def test_logging_in_begins_a_session_of_its_own(world: World, clerk: User):
    """Whoever planted a session's id in the browser does not come in with it."""
    client = Client()
    planted = client.session
    planted["mark"] = "mine"
    planted.save()
    client.cookies["sessionid"] = planted.session_key

    log_in(client, clerk)

    other = Client()
    other.cookies["sessionid"] = planted.session_key
    assert client.cookies["sessionid"].value != planted.session_key
    assert other.get(f"/staff/hotel/{world.hotel.slug}/preferences/").status_code == 302


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example/",
        "https:evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/" * 3000,
    ],
)
def test_no_form_leads_to_another_site(desk: Desk, wanted: str):
    """Refused, a form leads to what it names, or back to where it came from."""
    facts = {"language": "none", "next": wanted}

    done = desk.client.post(desk.path("preferences/save/"), facts, headers={"Referer": wanted})

    assert (done.status_code, done["Location"]) == (302, desk.path())
