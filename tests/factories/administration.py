"""The administration as the people who may enter it use it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from staff.enums import StaffRole
from tests.factories.world import World


def enter(world: World, role: StaffRole = StaffRole.HOTEL_ADMIN) -> Client:
    """Somebody of the hotel, logged in."""
    client = Client()
    client.force_login(world.staff[role].user)
    return client


def enter_as_superuser() -> Client:
    user, _ = User.objects.get_or_create(username="root", is_superuser=True, is_staff=True)
    client = Client()
    client.force_login(user)
    return client


def said(answer: Any) -> list[str]:
    """What the page that it leads to will tell."""
    return [str(each) for each in get_messages(answer.wsgi_request)]


def filled(answer: Any) -> dict[str, Any]:
    """The form of a page as a browser would send it unchanged."""
    form = answer.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    ticked = {name: "on" if value is True else value for name, value in values.items()}
    return {
        name: value for name, value in ticked.items() if value is not None and value is not False
    }
