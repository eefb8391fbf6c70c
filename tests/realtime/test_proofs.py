"""Who is given the proof for which channel."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from django.test import Client

from common.tokens import derive_manage_token
from realtime.signing import sign, subscription_text, user_text
from staff.enums import StaffRole
from tests.factories.realtime import KEY, SECRET
from tests.factories.staff_api import token_of
from tests.factories.world import World, make_world, nights

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
SOCKET = "12.34"


@pytest.fixture
def world() -> World:
    return make_world()


def ask(world: World, channel: str, role: StaffRole = StaffRole.FRONT_DESK, **facts: str):
    body = {"socket_id": SOCKET, "channel_name": channel} | facts
    headers = token_of(world.staff[role])
    return Client().post("/api/staff/realtime/auth/", urlencode(body), FORM, headers=headers)


def test_staff_get_the_proof_for_their_own_channels(world: World):
    clerk = world.staff[StaffRole.FRONT_DESK]
    channel = f"private-hotel-{world.hotel.slug}"
    told = json.dumps({"user_id": f"staff-{clerk.user_id}"}, separators=(",", ":"))
    answer = ask(world, channel)

    signature = sign(SECRET, subscription_text(SOCKET, channel, told))
    assert (answer.status_code, answer.json()) == (
        200,
        {"auth": f"{KEY}:{signature}", "channel_data": told},
    )


def test_the_desks_channel_says_who_is_there_by_user_name(world: World):
    clerk = world.staff[StaffRole.FRONT_DESK]
    told = ask(world, f"presence-hotel-{world.hotel.slug}").json()["channel_data"]

    assert json.loads(told) == {
        "user_id": f"staff-{clerk.user_id}",
        "user_info": {"name": clerk.user.username},
    }


def test_another_hotels_channel_is_as_closed_as_one_that_nobody_has(world: World):
    other = make_world().hotel.slug
    channels = [
        f"private-hotel-{other}", f"presence-hotel-{other}", f"private-rooms-{other}",
        "private-hotel-nowhere", f"hotel-{world.hotel.slug}", "private-booking-BK-2026-0000000000",
        f"private-hotel-{world.hotel.slug}x", f"private-encrypted-hotel-{world.hotel.slug}",
    ]  # fmt: skip
    answers = {(a.status_code, a.content) for a in (ask(world, each) for each in channels)}

    body = b'{"error":{"code":"CHANNEL_FORBIDDEN","message":"This channel is not open to you."}}'
    assert answers == {(403, body)}


def test_housekeeping_hears_of_rooms_and_not_of_bookings(world: World):
    slug, role = world.hotel.slug, StaffRole.HOUSEKEEPING
    channels = (f"private-rooms-{slug}", f"presence-hotel-{slug}", f"private-hotel-{slug}")

    assert [ask(world, each, role).status_code for each in channels] == [200, 200, 403]


@pytest.mark.parametrize(
    "facts",
    [
        {"socket_id": "1"}, {"socket_id": "1.2:private-hotel-a"}, {"socket_id": "1.2\n.3"},
        {"socket_id": "a.b"}, {"channel_name": "a b"}, {"channel_name": "a:b"},
        {"channel_name": "x" * 165}, {"more": "1"},
    ],
)  # fmt: skip
def test_what_could_be_signed_as_something_else_is_refused(world: World, facts: dict[str, str]):
    answer = ask(world, f"private-hotel-{world.hotel.slug}", **facts)

    assert (answer.status_code, facts.keys() <= {answer.json()["error"]["field"]}) == (400, True)


def test_a_field_twice_is_no_form(world: World):
    body = f"socket_id=1.2&socket_id=3.4&channel_name=private-hotel-{world.hotel.slug}"
    headers = token_of(world.staff[StaffRole.FRONT_DESK])
    answer = Client().post("/api/staff/realtime/auth/", body, FORM, headers=headers)

    assert answer.status_code == 400


def test_a_session_needs_its_csrf_token_for_a_form_too(world: World):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.staff[StaffRole.FRONT_DESK].user)
    body = urlencode({"socket_id": SOCKET, "channel_name": f"private-hotel-{world.hotel.slug}"})
    answer = client.post("/api/staff/realtime/auth/", body, FORM)

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF_FAILED")


def test_staff_prove_who_they_are(world: World):
    clerk = world.staff[StaffRole.FRONT_DESK]
    user_data = f'{{"id":"staff-{clerk.user_id}"}}'
    answer = Client().post(
        "/api/staff/realtime/user-auth/", urlencode({"socket_id": SOCKET}), FORM,
        headers=token_of(clerk),
    )  # fmt: skip

    signature = sign(SECRET, user_text(SOCKET, user_data))
    assert answer.json() == {"auth": f"{KEY}:{signature}", "user_data": user_data}


def ask_as_guest(world: World, channel: str, token: str):
    path = f"/api/public/hotel/{world.hotel.slug}/realtime/auth/"
    body = urlencode({"socket_id": SOCKET, "channel_name": channel})
    return Client().post(path, body, FORM, headers={"X-Booking-Token": token})


def test_a_guest_gets_the_proof_for_their_own_booking_and_everything_else_is_unknown(world: World):
    booking = world.hold(nights(0, 2))
    theirs = make_world().hold(nights(0, 2))
    channel, token = (
        f"private-booking-{booking.booking_id}",
        derive_manage_token(booking.booking_id),
    )
    own = ask_as_guest(world, channel, token)
    refused = [
        ask_as_guest(world, channel, ""),
        ask_as_guest(world, channel, derive_manage_token(theirs.booking_id)),
        ask_as_guest(
            world, f"private-booking-{theirs.booking_id}", derive_manage_token(theirs.booking_id)
        ),
        ask_as_guest(world, "private-booking-BK-2026-0000000000", token),
        ask_as_guest(world, f"private-hotel-{world.hotel.slug}", token),
    ]

    signature = sign(SECRET, subscription_text(SOCKET, channel, None))
    assert own.json() == {"auth": f"{KEY}:{signature}"}
    assert len({(answer.status_code, answer.content) for answer in refused}) == 1
    assert refused[0].status_code == 404
