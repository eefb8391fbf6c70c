"""Tokens for programs: what they open, and that nobody logs in with their accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse
from knox.models import AuthToken

from common.clock import now
from events.models import DomainEvent
from hotel_setup.selectors import people_of
from hotel_setup.services.programs import make_token, revoke_token
from room_bookings.services.lifecycle import confirm_booking
from staff.enums import StaffRole
from staff.models import ApiToken, Staff
from staff.services import TOKENS_A_USER, log_in
from tests.factories.refusals import refused
from tests.factories.setting_up import admin_of, told
from tests.factories.world import NOON, World, make_world, nights


def make(world: World, **facts: Any) -> tuple[ApiToken, str]:
    wanted = {"name": "Channel manager", "role": "FRONT_DESK", "days": None} | facts
    return make_token(**(admin_of(world) | wanted))


def ask(world: World, token: str) -> int:
    """The status of the answer about the hotel's rooms."""
    address = f"/api/staff/hotel/{world.hotel.slug}/rooms/"
    return Client().get(address, headers={"Authorization": f"Token {token}"}).status_code


def test_a_token_opens_its_hotel_as_far_as_its_role(world: World):
    token, secret = make(world)

    assert (ask(world, secret), ask(make_world(), secret)) == (200, 404)
    assert (token.token_start, token.created_by_label) == (
        secret[:8],
        world.staff[StaffRole.HOTEL_ADMIN].user.username,
    )
    assert secret not in str([*ApiToken.objects.values(), *AuthToken.objects.values()])
    facts = {"staff_id": token.staff_id, "token": token.pk, "role": "FRONT_DESK"}
    assert told("staff-changed") == [("token-made", facts)]


def test_a_token_ends_after_its_days(world: World):
    at = now()
    _, over = make(world, days=1, at=at - timedelta(days=1, seconds=1))
    _, young = make(world, name="Young", days=1, at=at)

    assert (ask(world, over), ask(world, young)) == (401, 200)


def test_a_revoked_token_opens_nothing(world: World):
    token, secret = make(world)
    for _ in range(2):
        revoke_token(**admin_of(world), token_id=token.pk)

    assert (ask(world, secret), Staff.objects.get(pk=token.staff_id).is_active) == (401, False)
    assert [change for change, _ in told("staff-changed")] == [
        "token-made",
        "deactivated",
        "token-revoked",
    ]
    assert make(world)[0].name == token.name


def test_logging_in_never_clears_a_programs_token_away(world: World):
    _, secret = make(world)
    person = world.staff[StaffRole.FRONT_DESK].user
    person.set_password("seven quiet herons")
    person.save()
    for _ in range(TOKENS_A_USER + 1):
        log_in(username=person.username, password="seven quiet herons", at=now())

    assert ask(world, secret) == 200


def test_what_a_program_does_is_told_under_its_name(world: World):
    token, _ = make(world)
    booking = world.hold(nights(1, 2))
    program = Staff.objects.select_related("user").get(pk=token.staff_id)
    confirm_booking(**(world.who(booking) | {"by": program.actor}), at=NOON)

    event = DomainEvent.objects.get(name="booking-updated")
    assert (event.actor_label, event.staff_id) == ("Channel manager", token.staff_id)


def test_nobody_logs_in_with_a_programs_account(world: World):
    token, secret = make(world, role="HOTEL_ADMIN")
    user = token.staff.user

    assert user.has_usable_password() is False
    user.set_password("seven quiet herons")
    user.save()
    client = Client()
    for password in (secret, "seven quiet herons"):
        form = {"username": user.username, "password": password}
        assert authenticate(**form) is None
        assert client.post(reverse("staff-log-in"), form).status_code == 401
        assert client.post("/api/staff/login/", form).status_code in {400, 401, 415}


@pytest.mark.parametrize("page", ["/staff/hotel/{}/", "/admin/"])
def test_a_programs_session_opens_no_page(world: World, page: str):
    token, secret = make(world, role="HOTEL_ADMIN")
    client = Client()
    client.force_login(token.staff.user, backend="staff.authentication.AccountBackend")
    answer = client.get(page.format(world.hotel.slug), headers={"Authorization": f"Token {secret}"})

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("staff-log-in"))


def test_programs_are_not_among_the_people(world: World):
    make(world)

    assert people_of(world.hotel.pk).count() == len(StaffRole)


@pytest.mark.parametrize(
    ("facts", "code", "status", "field"),
    [
        ({"name": " "}, "VALIDATION_ERROR", 400, "name"),
        ({"name": "x" * 61}, "VALIDATION_ERROR", 400, "name"),
        ({"role": "OWNER"}, "VALIDATION_ERROR", 400, "role"),
        ({"days": 0}, "VALIDATION_ERROR", 400, "days"),
        ({"days": 4000}, "VALIDATION_ERROR", 400, "days"),
        ({"name": "pms"}, "TOKEN_NAME_TAKEN", 409, "name"),
    ],
)
def test_a_token_that_cannot_be_is_refused(
    world: World, facts: dict[str, Any], code: str, status: int, field: str
):
    make(world, name="PMS")

    with refused(code, status, field=field):
        make(world, **facts)
    assert (ApiToken.objects.count(), AuthToken.objects.count()) == (1, 1)


def test_another_hotels_token_is_unknown(world: World):
    token, secret = make(make_world())

    with refused("API_TOKEN_NOT_FOUND", 404):
        revoke_token(**admin_of(world), token_id=token.pk)
    assert AuthToken.objects.count() == 1
    assert secret != ""
