"""How large a form with files may be, for whom: told by its length, before anything is read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.uploads import MEGABYTE
from tests.factories.administration import enter
from tests.factories.world import World, make_world

PHOTOS, FILES = "/admin/photos/add/", "/admin/bring-over/try/"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def strict(client: Client) -> Client:
    """With the token of a form, as a browser has it; forms without are not read at all."""
    client.handler.enforce_csrf_checks = True
    client.cookies["csrftoken"] = "a" * 32
    return client


def announced(client: Client, path: str, megabytes: int) -> Any:
    """The answer to a form that says it is so long."""
    kind, length = "multipart/form-data; boundary=x", str(megabytes * MEGABYTE)
    token = {"HTTP_X_CSRFTOKEN": "a" * 32}
    return client.generic("POST", path, b"--x--\r\n", kind, CONTENT_LENGTH=length, **token)


@pytest.mark.parametrize(("path", "megabytes"), [(PHOTOS, 111), (FILES, 13)])
def test_a_form_that_is_too_long_is_refused_with_a_page(world: World, path: str, megabytes: int):
    answer = announced(strict(enter(world)), path, megabytes)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert answer["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(("path", "megabytes"), [(PHOTOS, 13), (FILES, 11)])
def test_who_administers_a_hotel_sends_photos_and_files(world: World, path: str, megabytes: int):
    sent = {
        "hotel": world.hotel.slug,
        "files": SimpleUploadedFile("a", bytes(megabytes * MEGABYTE)),
    }
    answer = strict(enter(world)).post(path, sent, headers={"X-CSRFToken": "a" * 32})

    assert answer.status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("path", [PHOTOS, FILES, "/guest/{}/my-booking/", "/staff/login/"])
def test_who_is_not_logged_in_sends_no_files(world: World, path: str):
    answer = announced(strict(Client()), path.format(world.hotel.slug), 2)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert answer["Content-Type"] == "text/html; charset=utf-8"
