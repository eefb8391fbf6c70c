"""Whoever is shut out has nothing left that opens anything."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from knox.models import AuthToken

from common.errors import NotFound
from events.models import DomainEvent
from staff.enums import StaffRole
from staff.models import Staff
from staff.services import deactivate
from tests.factories.staff_api import Desk, desk_of
from tests.factories.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def shut_out(world: World, hotel_id: int | None = None) -> Staff:
    return deactivate(
        hotel_id=hotel_id or world.hotel.pk,
        staff_id=world.staff[StaffRole.FRONT_DESK].pk,
        by=world.staff[StaffRole.MANAGER].actor,
        at=NOON,
    )


def test_tokens_and_sessions_end_for_good(world: World):
    clerk = world.staff[StaffRole.FRONT_DESK]
    browser = Client()
    browser.force_login(clerk.user)
    desk, page = desk_of(world), Desk(world.hotel.slug, client=browser)
    assert (desk.get("me/").status_code, page.get("me/").status_code) == (200, 200)

    shut_out(world)

    assert AuthToken.objects.filter(user=clerk.user_id).count() == 0
    Staff.objects.filter(pk=clerk.pk).update(is_active=True)
    User.objects.filter(pk=clerk.user_id).update(is_active=True)
    assert (desk.get("me/").status_code, page.get("me/").status_code) == (401, 401)


def test_it_is_told_once_and_without_a_name(world: World):
    shut_out(world)
    shut_out(world)
    told = DomainEvent.objects.filter(name="staff-changed").values_list("change", "data")

    staff_id = world.staff[StaffRole.FRONT_DESK].pk
    assert list(told) == [("deactivated", {"staff_id": staff_id})]


def test_another_hotels_staff_are_unknown(world: World):
    with pytest.raises(NotFound):
        shut_out(world, make_world().hotel.pk)

    assert Staff.objects.get(pk=world.staff[StaffRole.FRONT_DESK].pk).is_active
