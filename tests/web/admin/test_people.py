"""Staff, roles and invitations in the administration."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from common.clock import now
from hotel_setup.services.people import invite
from staff.enums import StaffRole
from staff.models import Invitation, Staff
from tests.factories.administration import enter, enter_as_superuser, said
from tests.factories.setting_up import admin_of
from tests.factories.world import World, make_world

INVITE = reverse("admin:invite")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def asked(world: World) -> dict[str, str]:
    return {
        "hotel": world.hotel.slug,
        "email": "mary@example.com",
        "role": "MANAGER",
        "language": "fr",
    }


def test_the_link_is_shown_once_and_opens_the_page_to_join(world: World):
    answer = enter(world).post(INVITE, asked(world))
    [link] = re.findall(r"http[^<]+(/staff/join/[\w-]{43}/)", answer.text)

    assert Client().get(link).status_code == 200
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.hotel) == (
        "mary@example.com",
        "MANAGER",
        world.hotel,
    )
    page = enter(world).get(reverse("admin:staff_invitation_change", args=[invitation.pk]))
    assert link.split("/")[3] not in page.text


@pytest.mark.parametrize(
    ("typed", "status"), [({"email": "nobody"}, 400), ({"role": "X"}, 400), ({"email": ""}, 400)]
)
def test_an_invitation_that_cannot_be_is_refused(world: World, typed: dict[str, str], status: int):
    answer = enter(world).post(INVITE, asked(world) | typed)

    assert answer.status_code == status
    assert answer.context["problem"] != ""
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn(world: World):
    who = admin_of(world) | {"at": now()}
    invitation, _ = invite(**who, email="a@example.com", role="MANAGER", language="en")
    address = reverse("admin:invitation-withdraw", args=[invitation.pk])
    elsewhere = enter(make_world()).post(address).status_code
    enter(world).post(address)

    assert elsewhere == 404
    assert Invitation.objects.get().withdrawn_at is not None


def test_a_role_changes_on_the_page(world: World):
    desk = world.staff[StaffRole.FRONT_DESK]
    address = reverse("admin:staff_staff_change", args=[desk.pk])
    answer = enter(world).post(address, {"role": "MANAGER"})

    assert (answer.status_code, Staff.objects.get(pk=desk.pk).role) == (302, "MANAGER")


def test_the_own_role_stays_and_it_is_said(world: World):
    me = world.staff[StaffRole.HOTEL_ADMIN]
    address = reverse("admin:staff_staff_change", args=[me.pk])
    answer = enter(world).post(address, {"role": "MANAGER"})

    assert "Nobody changes their own role" in answer.text
    assert Staff.objects.get(pk=me.pk).role == "HOTEL_ADMIN"


def test_a_colleague_is_shut_out_but_not_the_last_administrator(world: World):
    desk, admin = world.staff[StaffRole.FRONT_DESK], world.staff[StaffRole.HOTEL_ADMIN]
    enter(world).post(reverse("admin:staff-shut-out", args=[desk.pk]))
    answer = enter_as_superuser().post(reverse("admin:staff-shut-out", args=[admin.pk]))

    assert Staff.objects.get(pk=desk.pk).is_active is False
    assert Staff.objects.get(pk=admin.pk).is_active is True
    assert said(answer) == ["A hotel keeps at least one administrator."]


@pytest.mark.parametrize("name", ["staff-shut-out", "staff_staff_change"])
def test_another_hotels_people_are_not_there(world: World, name: str):
    stranger = make_world().staff[StaffRole.FRONT_DESK]
    address = reverse(f"admin:{name}", args=[stranger.pk])

    assert enter(world).post(address, {"role": "MANAGER"}).status_code == 404
    found = Staff.objects.get(pk=stranger.pk)
    assert (found.role, found.is_active) == ("FRONT_DESK", True)


def test_nobody_is_invited_to_another_hotel(world: World):
    assert enter(world).post(INVITE, asked(make_world())).status_code == 404
    assert not Invitation.objects.exists()


def test_lists_are_of_ones_own_people_without_programs(world: World):
    make_world()
    answer = enter(world).get(reverse("admin:staff_staff_changelist"))

    assert answer.context["cl"].result_count == len(StaffRole)
