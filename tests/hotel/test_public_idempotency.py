"""`Idempotency-Key`: a booking that is sent again is the same booking."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from common.models import IdempotencyRecord
from hotel.models import RoomBooking
from rooms.models import RoomType
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.money import held
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, make_world

KEY = {"Idempotency_Key": "5f0c1f2e-try"}


def test_same_key_and_body_are_answered_alike(world: World, guest: Guest):
    first = guest.book(**KEY)
    before = everything_written()
    again = guest.book(**KEY)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["Location"] == first.headers["Location"]
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (
        None,
        "true",
    )
    assert everything_written() == before
    assert world.sold(1, 3) == [1, 1]


def test_order_of_the_bodys_keys_does_not_matter(guest: Guest):
    first = guest.book(booking_of_john(), **KEY)
    again = guest.book(dict(reversed(booking_of_john().items())), **KEY)

    assert again.content == first.content


def test_same_key_with_another_body_is_refused(world: World, guest: Guest):
    guest.book(**KEY)
    before = everything_written()
    other = guest.book(booking_of_john(2, 4), **KEY)

    assert refusal(other) == (409, "IDEMPOTENCY_KEY_REUSED", None)
    assert everything_written() == before


def test_another_key_is_another_booking(world: World, guest: Guest):
    ids = {guest.book(Idempotency_Key=key).json()["booking_id"] for key in ("one", "two")}

    assert len(ids) == 2
    assert world.sold(1, 3) == [2, 2]


def test_without_a_key_nothing_is_kept(guest: Guest):
    guest.book()

    assert IdempotencyRecord.objects.count() == 0


def test_token_is_not_kept(guest: Guest):
    token = guest.book(**KEY).json()["manage_token"]
    record = IdempotencyRecord.objects.get()

    assert (
        record.status,
        record.endpoint,
        "manage_token" in record.body,
        token in record.body,
    ) == (
        201,
        "room-bookings",
        False,
        False,
    )


def test_refusal_is_not_kept(world: World, guest: Guest):
    suite = booking_of_john(room_type_code="STE")
    in_the_way = guest.book(suite).json()
    refused = guest.book(suite, **KEY)
    assert IdempotencyRecord.objects.count() == 0
    guest.cancel(in_the_way["booking_id"], X_Booking_Token=in_the_way["manage_token"])

    assert refusal(refused) == (409, "SOLD_OUT", None)
    assert guest.book(suite, **KEY).status_code == 201


def test_replay_is_answered_when_the_booking_would_be_refused_by_now(world: World, guest: Guest):
    suite = booking_of_john(room_type_code="STE")
    first = guest.book(suite, **KEY)
    with time_machine.travel(NOON + timedelta(hours=40), tick=False):
        again = guest.book(suite, **KEY)

    assert again.json() == first.json() | held(seconds=0)


def test_replay_uses_no_quote_twice(guest: Guest):
    body = booking_of_john(quote_id=guest.quote().json()["quote_id"])

    assert guest.book(body, **KEY).content == guest.book(body, **KEY).content


def test_keys_belong_to_a_hotel(world: World, guest: Guest):
    elsewhere = guest_of(make_world()).book(**KEY)

    assert (guest.book(**KEY).status_code, elsewhere.status_code) == (201, 201)
    assert RoomBooking.objects.count() == 2


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "x" * 256, "tab\there"])
def test_unusable_key_is_refused(key: str, guest: Guest):
    before = everything_written()

    assert refusal(guest.book(Idempotency_Key=key)) == (400, "INVALID_IDEMPOTENCY_KEY", None)
    assert everything_written() == before


def test_key_costs_two_statements_and_a_replay_saves_the_sale(
    guest: Guest, django_assert_num_queries: DjangoAssertNumQueries
):
    guest.search()  # from here on the hotel's rates are at hand
    with django_assert_num_queries(6):
        guest.book(**KEY)
    with django_assert_num_queries(7):
        guest.book(**KEY)


def test_type_that_is_withdrawn_answers_no_replay(world: World, guest: Guest):
    """A key is looked for only where its hotel still sells the type."""
    guest.book(**KEY)
    RoomType.objects.update(is_active=False)

    assert refusal(guest.book(**KEY)) == (404, "ROOM_TYPE_NOT_FOUND", "room_type_code")


def test_replay_has_the_token_that_opens_the_booking(guest: Guest):
    guest.book(**KEY)
    again: dict[str, Any] = guest.book(**KEY).json()
    seen = guest.look_up(again["booking_id"], X_Booking_Token=again["manage_token"])

    assert seen.json()["is_verified"] is True
