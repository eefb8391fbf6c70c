from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from knox.models import AuthToken
from pytest_django import DjangoAssertNumQueries

from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.staff_api import Desk, refusal, token_of
from tests.factories.world import NOON, World, make_world

PASSWORD = "a long password"
LOG_IN = "/api/staff/login/"
REFUSED = {
    "error": {"code": "INVALID_CREDENTIALS", "message": "The user name or the password is wrong."}
}

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was hashed."""

    algorithm = "counting"
    times = 0

    def encode(self, password: str, salt: str) -> str:
        CountingHasher.times += 1
        return super().encode(password, salt)


@pytest.fixture
def member(world: World) -> Staff:
    staff = world.staff[StaffRole.FRONT_DESK]
    user = staff.user
    user.first_name, user.last_name = "Dora", "Desk"
    user.set_password(PASSWORD)
    user.save()
    return staff


def log_in(username: str, password: str = PASSWORD) -> HttpResponse:
    return Desk("").post(LOG_IN, {"username": username, "password": password})


def me_of(staff: Staff) -> dict[str, Any]:
    slug = staff.hotel.slug
    return {
        "staff": {
            "id": staff.pk,
            "username": f"{slug}-front_desk",
            "name": "Dora Desk",
            "email": f"front_desk@{slug}.example",
            "role": "FRONT_DESK",
            "hotel": {"slug": slug, "name": "Grand Hotel", "timezone": "UTC", "currency": "EUR"},
        },
        "permissions": [
            "assign-rooms",
            "block-rooms",
            "cancel-bookings",
            "change-stays",
            "check-guests-in-and-out",
            "confirm-bookings",
            "decide-no-shows",
            "edit-bookings",
            "export-bookings",
            "send-messages",
            "set-room-status",
            "take-payments",
            "upgrade-rooms",
            "view-bookings",
            "view-events",
            "view-figures",
            "view-messages",
            "view-money",
            "view-rates",
            "view-rooms",
        ],
    }


def test_logging_in_gives_a_token_for_twelve_hours(member: Staff):
    answer = log_in(member.user.username)
    body = answer.json()
    token = body.pop("token")

    assert answer.status_code == 200
    assert len(token) == 64
    assert body == {"expiry": "2026-03-03T00:00:00Z", **me_of(member)}
    assert User.objects.get(pk=member.user_id).last_login == NOON


def test_the_token_is_stored_only_as_a_hash(member: Staff):
    token = log_in(member.user.username).json()["token"]
    stored = AuthToken.objects.values().get()

    assert token not in json.dumps(stored, default=str)


def test_me_says_who_is_asking(member: Staff):
    desk = Desk(member.hotel.slug, token_of(member))

    assert desk.get("/api/staff/me/").json() == me_of(member)
    assert desk.get("me/").json() == me_of(member)


def test_me_at_another_hotels_address_is_not_found(member: Staff):
    desk = Desk(make_world().hotel.slug, token_of(member))

    assert refusal(desk.get("me/")) == (404, "NOT_FOUND", None)


def test_every_way_to_fail_looks_the_same_and_hashes_once(
    world: World, member: Staff, settings: LazySettings
):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    manager, admin = world.staff[StaffRole.MANAGER], world.staff[StaffRole.HOTEL_ADMIN]
    platform = User.objects.create(username="platform", is_superuser=True)
    for user in (member.user, manager.user, admin.user, platform):
        user.set_password(PASSWORD)
        user.save()
    User.objects.filter(pk=manager.user_id).update(is_active=False)
    Staff.objects.filter(pk=admin.pk).update(is_active=False)
    tries = {
        "wrong password": (member.user.username, "not the password"),
        "unknown": ("nobody", PASSWORD),
        "deactivated user": (manager.user.username, PASSWORD),
        "deactivated staff": (admin.user.username, PASSWORD),
        "no staff": ("platform", PASSWORD),
    }
    seen = {}
    for name, facts in tries.items():
        before = CountingHasher.times
        answer = log_in(*facts)
        seen[name] = (answer.status_code, answer.json(), CountingHasher.times - before)

    assert seen == dict.fromkeys(tries, (401, REFUSED, 1))
    assert AuthToken.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "VALIDATION_ERROR", "username")),
        ({"username": "x"}, (400, "VALIDATION_ERROR", "password")),
        ({"username": "x", "password": 5}, (400, "VALIDATION_ERROR", "password")),
        ({"username": "x", "password": True}, (400, "VALIDATION_ERROR", "password")),
        ({"username": "x", "password": ""}, (400, "VALIDATION_ERROR", "password")),
        ({"username": "x", "password": "p" * 257}, (400, "VALIDATION_ERROR", "password")),
        ({"username": ["x"], "password": "p"}, (400, "VALIDATION_ERROR", "username")),
        ({"username": "x" * 151, "password": "p"}, (400, "VALIDATION_ERROR", "username")),
        ({"username": "x", "password": "p", "otp": "1"}, (400, "UNKNOWN_FIELD", "otp")),
        ({"username": "x\0", "password": "p"}, (400, "MALFORMED_JSON", None)),
        ([], (400, "MALFORMED_JSON", None)),
    ],
)
def test_malformed_log_ins(db: None, body: object, expected: tuple[int, str, str | None]):
    assert refusal(Desk("").post(LOG_IN, body)) == expected


def test_a_password_is_taken_as_typed(member: Staff):
    member.user.set_password("  blanks around  ")
    member.user.save()

    assert log_in(member.user.username, "  blanks around  ").status_code == 200
    assert log_in(member.user.username, "blanks around").status_code == 401


def test_logging_out_ends_this_token_only(member: Staff):
    here, there = (Desk(member.hotel.slug, token_of(member)) for _ in range(2))
    answer = here.post("/api/staff/logout/")

    assert (answer.status_code, answer.content) == (204, b"")
    assert refusal(here.get("me/")) == (401, "INVALID_TOKEN", None)
    assert there.get("me/").status_code == 200


def test_logging_out_everywhere_ends_every_token_of_this_account(world: World, member: Staff):
    here, there = (Desk(member.hotel.slug, token_of(member)) for _ in range(2))
    other = Desk(world.hotel.slug, token_of(world.staff[StaffRole.MANAGER]))
    answer = here.post("/api/staff/logout-all/")

    assert answer.status_code == 204
    assert [desk.get("me/").status_code for desk in (here, there, other)] == [401, 401, 200]


def test_a_token_ends_after_twelve_hours(member: Staff):
    desk = Desk(member.hotel.slug, token_of(member))
    with time_machine.travel(NOON + timedelta(hours=12, seconds=-1), tick=False):
        assert desk.get("me/").status_code == 200
    with time_machine.travel(NOON + timedelta(hours=12), tick=False):
        assert refusal(desk.get("me/")) == (401, "INVALID_TOKEN", None)


def test_a_new_log_in_clears_old_tokens_away(member: Staff):
    for hours in range(25):
        with time_machine.travel(NOON + timedelta(minutes=hours), tick=False):
            log_in(member.user.username)

    assert AuthToken.objects.count() == 20
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        log_in(member.user.username)
    assert AuthToken.objects.count() == 1


def test_a_browser_session_works_and_ends(member: Staff):
    client = Client()
    client.force_login(member.user)
    desk = Desk(member.hotel.slug, client=client)

    assert desk.get("me/").json() == me_of(member)
    assert desk.post("/api/staff/logout/").status_code == 204
    assert refusal(desk.get("me/")) == (401, "NOT_AUTHENTICATED", None)


@pytest.mark.parametrize("model", [User, Staff])
def test_a_browser_session_ends_with_the_account(member: Staff, model: type[User] | type[Staff]):
    client = Client()
    client.force_login(member.user)
    pk = member.user_id if model is User else member.pk
    model.objects.filter(pk=pk).update(is_active=False)

    assert refusal(Desk(member.hotel.slug, client=client).get("me/")) == (
        401,
        "NOT_AUTHENTICATED",
        None,
    )


def test_a_session_with_its_csrf_token_may_write(member: Staff):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member.user)
    client.cookies["csrftoken"] = "a" * 32
    desk = Desk(member.hotel.slug, {"X-CSRFToken": "a" * 32}, client)

    assert desk.post("/api/staff/logout/").status_code == 204


def test_who_is_asking_costs_one_query(
    member: Staff, django_assert_num_queries: DjangoAssertNumQueries
):
    desk = Desk(member.hotel.slug, token_of(member))
    with django_assert_num_queries(1):
        desk.get("me/")


def test_who_is_asking_by_session_costs_two_queries(
    member: Staff, django_assert_num_queries: DjangoAssertNumQueries
):
    client = Client()
    client.force_login(member.user)
    with django_assert_num_queries(2):
        Desk(member.hotel.slug, client=client).get("me/")


class TestThrottles:
    @pytest.fixture(autouse=True)
    def rates(self, settings: LazySettings, no_throttles: None) -> None:
        settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"login": "2/min", "staff": "3/min"}
        cache.clear()

    def test_guessing_a_password_is_slowed_down_for_that_name_only(self, member: Staff):
        answers = [log_in(member.user.username, "guess") for _ in range(3)]

        assert [answer.status_code for answer in answers] == [401, 401, 429]
        assert answers[2].headers["Retry-After"] == "60"
        assert log_in("somebody-else", "guess").status_code == 401

    @pytest.mark.parametrize("pad", [" " * 143, " " * 149, " " * 400, "\u2003" * 150])
    def test_blanks_around_a_name_give_no_more_guesses(self, member: Staff, pad: str):
        name = member.user.username
        answers = [log_in(each, "guess") for each in (name, f"{pad}{name}", f"{name}{pad}")]

        assert [answer.status_code for answer in answers] == [401, 401, 429]

    def test_the_form_and_the_api_count_together(self, member: Staff):
        form = {"username": member.user.username, "password": "guess"}
        statuses = [
            log_in(member.user.username, "guess").status_code,
            Client().post("/staff/login/", form).status_code,
            Client().post("/staff/login/", form).status_code,
            log_in(member.user.username, "guess").status_code,
        ]

        assert statuses == [401, 401, 429, 429]

    def test_an_account_is_slowed_down_on_every_route_together(self, world: World, member: Staff):
        desk = Desk(member.hotel.slug, token_of(member))
        other = Desk(member.hotel.slug, token_of(world.staff[StaffRole.MANAGER]))
        paths = ("me/", "room-bookings/", "rooms/", "events/")

        assert [desk.get(path).status_code for path in paths] == [200, 200, 200, 429]
        assert other.get("me/").status_code == 200
