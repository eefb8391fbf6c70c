"""Who is invited joins on a page, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from common.clock import now
from hotel_setup.services.people import VALID_FOR, invite, shut_out, withdraw_invitation
from staff.models import Staff
from tests.factories.setting_up import admin_of
from tests.factories.world import World, make_world

PASSWORD = "seven quiet herons"
FORM = {"username": "mary", "password": PASSWORD, "first_name": "Mary", "last_name": "Byrne"}


@pytest.fixture
def world(db: None, no_throttles: None) -> World:
    return make_world()


def link(world: World, language: str = "en", age: timedelta = timedelta()) -> str:
    who = admin_of(world) | {"at": now() - age}
    wanted = {"email": "mary@example.com", "role": "MANAGER", "language": language}
    return reverse("staff-join", args=[invite(**who, **wanted)[1]])


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Join Grand Hotel"),
        ("de", "Willkommen bei Grand Hotel"),
        ("fr", "Rejoignez Grand Hotel"),
        ("es", "Únase a Grand Hotel"),
    ],
)
def test_the_page_speaks_the_invitations_language(world: World, language: str, title: str):
    answer = Client().get(link(world, language))

    assert (answer.status_code, answer["Referrer-Policy"]) == (200, "same-origin")
    assert f"<h1>{title}</h1>" in answer.text
    assert f'<html lang="{language}"' in answer.text


def test_who_joins_is_logged_in_at_once(world: World):
    client = Client()
    answer = client.post(link(world), FORM)

    assert (answer.status_code, answer["Location"]) == (302, reverse("staff-home"))
    staff = Staff.objects.get(user__username="mary")
    assert (staff.role, staff.hotel) == ("MANAGER", world.hotel)
    assert client.get(reverse("staff-page-today", args=[world.hotel.slug])).status_code == 200


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"username": "a b"}, "Please choose a user name of at least 3 letters"),
        ({"username": ""}, "Please choose a user name of at least 3 letters"),
        ({"first_name": ""}, "Please enter your first name."),
        ({"last_name": " "}, "Please enter your last name."),
        ({"password": "short"}, "The password is too short"),
        ({"password": "basketball"}, "Many people use this password."),
        ({"password": "marybyrne1"}, "too much like your name"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    world: World, typed: dict[str, str], problem: str
):
    answer = Client().post(link(world), FORM | {"last_name": "Marybyrne"} | typed)
    assert answer.status_code == 400
    assert problem in answer.text
    assert PASSWORD not in answer.text
    assert not Staff.objects.filter(user__email="mary@example.com").exists()


def test_a_user_name_that_is_taken_is_said(world: World):
    taken = world.staff[next(iter(world.staff))].user.username
    answer = Client().post(link(world), FORM | {"username": taken})

    assert answer.status_code == 409
    assert "Somebody has this user name." in answer.text


def test_a_former_colleague_is_shown_the_old_user_name(world: World):
    Client().post(link(world), FORM)
    shut_out(**admin_of(world), staff_id=Staff.objects.get(user__username="mary").pk)
    address = link(world)
    page = Client().get(address)
    answer = Client().post(address, FORM | {"password": "eleven quiet herons"})

    assert 'name="username" value="mary"' in page.text
    assert answer.status_code == 302
    assert Staff.objects.filter(user__email="mary@example.com").count() == 1


def test_every_link_that_is_not_open_gets_the_same_page(world: World):
    used = link(world)
    Client().post(used, FORM | {"username": "used"})
    Staff.objects.filter(user__username="used").update(is_active=False)
    late = link(world, age=VALID_FOR)
    withdrawn = link(world)
    who = admin_of(world)
    for each in world.hotel.invitations.filter(accepted_at=None, expires_at__gt=now()):
        withdraw_invitation(**(who | {"at": now()}), invitation_id=each.pk)
    unknown = reverse("staff-join", args=["A" * 43])

    answers = [Client().get(each) for each in (used, late, withdrawn, unknown)]
    answers += [Client().post(each, FORM) for each in (used, late, withdrawn, unknown)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text.partition("<main")[2] for answer in answers}) == 1
    assert "This invitation is not open any more" in answers[0].text
    assert not Staff.objects.filter(user__username="mary").exists()


def test_too_many_attempts_wait(world: World, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"login": "2/min"}
    address = link(world)
    for _ in range(2):
        Client().post(address, FORM | {"password": "short"})
    answer = Client().post(address, FORM)

    assert answer.status_code == 429
    assert not Staff.objects.filter(user__username="mary").exists()
