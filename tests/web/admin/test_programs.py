"""Programs' tokens in the administration."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from staff.models import ApiToken
from tests.factories.administration import enter
from tests.factories.world import World, make_world

NEW = reverse("admin:token-new")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def make(world: World, **typed: str) -> str:
    """The token as the page shows it."""
    form = {"hotel": world.hotel.slug, "name": "PMS", "role": "FRONT_DESK", "days": ""}
    answer = enter(world).post(NEW, form | typed)
    found = re.findall(r'id="token"[^>]*>([0-9a-f]{64})<', answer.text)
    return found[0] if found else str(answer.status_code)


def ask(world: World, token: str) -> int:
    address = f"/api/staff/hotel/{world.hotel.slug}/rooms/"
    return Client().get(address, headers={"Authorization": f"Token {token}"}).status_code


def test_a_token_is_shown_once_and_works_until_it_is_revoked(world: World):
    secret, token = make(world), ApiToken.objects.get()
    page = enter(world).get(reverse("admin:staff_apitoken_change", args=[token.pk]))
    before = ask(world, secret)
    elsewhere = enter(make_world()).post(reverse("admin:token-revoke", args=[token.pk]))
    enter(world).post(reverse("admin:token-revoke", args=[token.pk]))

    assert secret not in page.text
    assert (before, elsewhere.status_code, ask(world, secret)) == (200, 404, 401)
    assert ApiToken.objects.get().revoked_at is not None


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"name": ""}, "400"),
        ({"role": "X"}, "400"),
        ({"days": "x"}, "400"),
        ({"days": "0"}, "400"),
        ({"hotel": "elsewhere"}, "404"),
    ],
)
def test_a_token_that_cannot_be_is_refused(world: World, typed: dict[str, str], status: str):
    assert make(world, **typed) == status
    assert not ApiToken.objects.exists()
