"""One log-in for all: staff come to their hotel, the system's administrators to the administration."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from staff.enums import StaffRole
from tests.factories.world import World

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough one"


@pytest.fixture
def boss(no_throttles: None) -> User:
    return User.objects.create_superuser("boss", password=PASSWORD)


def log_in(username: str, following: str = "") -> tuple[int, str]:
    facts = {"username": username, "password": PASSWORD, "next": following}
    answer = Client().post("/staff/login/", facts)
    return answer.status_code, answer.get("Location", "")


def test_the_systems_administrator_comes_to_the_administration(boss: User):
    assert log_in("boss") == (302, "/admin/")


def test_and_where_one_wanted_to_go_in_it(boss: User, world: World):
    assert log_in("boss", "/admin/jobs/") == (302, "/admin/jobs/")
    assert log_in("boss", f"/staff/hotel/{world.hotel.slug}/") == (302, "/admin/")
    assert log_in("boss", "https://elsewhere.example/admin/") == (302, "/admin/")


def test_staff_come_to_their_hotel(boss: User, world: World):
    clerk = world.staff[StaffRole.FRONT_DESK].user
    clerk.set_password(PASSWORD)
    clerk.save()

    assert log_in(clerk.username) == (302, f"/staff/hotel/{world.hotel.slug}/")


def test_an_account_that_is_nothing_is_let_in_nowhere(boss: User):
    User.objects.create_user("nobody", password=PASSWORD)
    User.objects.filter(pk=boss.pk).update(is_active=False)

    assert (log_in("nobody"), log_in("boss")) == ((401, ""), (401, ""))


def test_programs_get_no_token_for_it(boss: User):
    facts = {"username": "boss", "password": PASSWORD}
    answer = Client().post("/api/staff/login/", facts, content_type="application/json")

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "INVALID_CREDENTIALS")


def test_whoever_is_logged_in_is_not_asked_again(boss: User):
    client = Client()
    client.force_login(boss)
    answers = [client.get(where) for where in ("/staff/login/", "/staff/", "/admin/login/")]

    assert [(a.status_code, a["Location"]) for a in answers] == [(302, "/admin/")] * 3


def test_the_administrations_own_log_in_leads_to_it(boss: User):
    for where in ("/admin/login/", "/admin/login"):
        answer = Client().get(where)
        assert answer["Location"].startswith("/staff/login/?next=/admin/login")


def test_logging_out_ends_it(boss: User):
    client = Client()
    client.force_login(boss)
    client.post("/admin/logout/")

    assert client.get("/admin/").status_code == 302
