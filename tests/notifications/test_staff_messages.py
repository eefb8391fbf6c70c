"""What staff see of messages, and sending one again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import DomainEvent
from hotel.models import RoomBooking
from notifications.models import Message
from notifications.services.planning import SEND_TASK
from room_bookings.services.group_lifecycle import confirm_group
from tests.factories.groups import hold_group
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, make_world, nights
from tests.notifications.jobs import announce_all, waiting


@pytest.fixture
def message(world: World) -> Message:
    """A confirmation that was sent."""
    world.confirmed(nights(1, 3))
    announce_all()
    Message.objects.filter(channel="EMAIL").update(
        status="SENT", attempts=1, next_attempt_at=None, sent_at=NOON, subject="Confirmed"
    )
    return Message.objects.get(channel="EMAIL")


def body_of(message: Message, **facts: Any) -> dict[str, Any]:
    assert message.booking is not None
    return {
        "id": message.pk,
        "kind": "BOOKING_CONFIRMED",
        "channel": "EMAIL",
        "language": "en",
        "booking_id": message.booking.booking_id,
        "recipient": "john@example.com",
        "subject": "Confirmed",
        "status": "SENT",
        "attempts": 1,
        "next_attempt_at": None,
        "last_error": "",
        "resent_from": None,
        "created_at": "2026-03-02T12:00:00Z",
        "sent_at": "2026-03-02T12:00:00Z",
    } | facts


def test_the_log_shows_what_was_sent_and_what_was_not(message: Message, desk: Desk) -> None:
    sms = Message.objects.get(channel="SMS")

    assert desk.get("messages/").json() == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            body_of(
                sms,
                channel="SMS",
                recipient="+1234567890",
                subject="",
                status="SUPPRESSED",
                attempts=0,
                last_error="NOT_SET_UP",
                sent_at=None,
            ),
            body_of(message),
        ],
    }


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"status": "SENT"}, 1),
        ({"status": "SENT,SUPPRESSED"}, 2),
        ({"status": "FAILED"}, 0),
        ({"channel": "SMS"}, 1),
        ({"kind": "BOOKING_CONFIRMED"}, 2),
        ({"kind": "AFTER_STAY"}, 0),
        ({"booking_id": "BK-2026-0000000000"}, 0),
    ],
)
def test_the_log_is_filtered(
    message: Message, desk: Desk, asked: dict[str, str], count: int
) -> None:
    assert desk.get("messages/", **asked).json()["count"] == count


def test_the_log_of_a_booking_is_filtered_by_its_id(message: Message, desk: Desk) -> None:
    assert message.booking is not None

    assert desk.get("messages/", booking_id=message.booking.booking_id).json()["count"] == 2
    assert desk.get(at(message.booking, "messages/")).json()["count"] == 2


@pytest.mark.parametrize(
    ("name", "word"), [("status", "LOST"), ("kind", "HELLO"), ("channel", "FAX"), ("page", "0")]
)
def test_a_filter_that_is_none_is_refused(desk: Desk, name: str, word: str) -> None:
    answer = desk.get("messages/", **{name: word})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")


def test_every_room_of_a_group_shows_the_groups_confirmation(world: World, desk: Desk) -> None:
    members = hold_group(world, ("DBL", nights(1, 3)), ("STE", nights(1, 3)))
    reference = members[0].group.group_reference
    confirm_group(hotel_id=world.hotel.pk, group_reference=reference, by=world.desk, at=NOON)
    announce_all()
    found = [desk.get(at(each, "messages/")).json()["results"] for each in members]

    assert [[row["channel"] for row in rows] for rows in found] == [["SMS", "EMAIL"]] * 2
    assert found[0] == found[1]


def test_the_log_is_read_in_as_many_queries_however_long_it_is(world: World, desk: Desk) -> None:
    counted = []
    for first in (1, 4, 7):
        world.confirmed(nights(first, first + 2))
        announce_all()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get("messages/")
        counted.append(len(queries))

    assert counted == [counted[0]] * 3


def test_a_message_shows_what_it_says(message: Message, desk: Desk) -> None:
    shown = desk.get(f"messages/{message.pk}/").json()
    content = shown.pop("content")

    assert shown == body_of(message)
    assert message.booking is not None
    assert [message.booking.booking_id in content[name] for name in ("text", "html")] == [True] * 2
    assert "Grand Hotel" in content["subject"]


def test_a_message_is_sent_again_to_who_is_known_now(message: Message, desk: Desk) -> None:
    RoomBooking.objects.update(booker_email="new@example.com")
    answer = desk.post(f"messages/{message.pk}/resend/", {})
    again = Message.objects.latest("pk")

    assert answer.status_code == 201
    assert answer.json() == body_of(
        again,
        recipient="new@example.com",
        subject="",
        status="PENDING",
        attempts=0,
        next_attempt_at="2026-03-02T12:00:00Z",
        resent_from=message.pk,
        sent_at=None,
    )
    assert waiting(SEND_TASK)[-1] == {"message_id": again.pk}
    assert again.header_id != message.header_id
    event = DomainEvent.objects.latest("id")
    assert (event.name, event.change, event.data) == (
        "messages-changed",
        "resent",
        {
            "kind": "BOOKING_CONFIRMED",
            "channel": "EMAIL",
            "message_id": again.pk,
            "resent_from": message.pk,
        },
    )


def test_a_message_is_sent_again_to_another_address(message: Message, desk: Desk) -> None:
    answer = desk.post(f"messages/{message.pk}/resend/", {"recipient": "wife@example.com"})

    assert answer.json()["recipient"] == "wife@example.com"


def test_a_key_sends_it_again_once(message: Message, desk: Desk) -> None:
    desk.headers["Idempotency-Key"] = "again-1"
    answers = [desk.post(f"messages/{message.pk}/resend/", {}) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert [each.headers.get("Idempotent-Replayed") for each in answers] == [None, "true"]
    assert Message.objects.filter(resent_from=message).count() == 1


def test_a_key_is_for_one_message(message: Message, desk: Desk) -> None:
    desk.headers["Idempotency-Key"] = "again-1"
    desk.post(f"messages/{message.pk}/resend/", {})
    other = Message.objects.get(channel="SMS")

    assert refusal(desk.post(f"messages/{other.pk}/resend/", {})) == (
        409,
        "IDEMPOTENCY_KEY_REUSED",
        None,
    )


@pytest.mark.parametrize("status", ["PENDING", "SENDING"])
def test_what_is_on_its_way_is_not_sent_again(message: Message, desk: Desk, status: str) -> None:
    due = NOON if status == "PENDING" else None
    Message.objects.filter(pk=message.pk).update(
        status=status, next_attempt_at=due, claimed_at=NOON - timedelta(minutes=1)
    )

    assert refusal(desk.post(f"messages/{message.pk}/resend/", {})) == (
        409,
        "MESSAGE_ON_ITS_WAY",
        None,
    )


@pytest.mark.parametrize(
    "recipient", ["nobody", "+353871234567", "a@b", "x@y.example, z@y.example"]
)
def test_what_is_no_address_is_refused(message: Message, desk: Desk, recipient: str) -> None:
    answer = desk.post(f"messages/{message.pk}/resend/", {"recipient": recipient})

    assert refusal(answer) == (400, "INVALID_RECIPIENT", "recipient")
    assert Message.objects.filter(resent_from=message).count() == 0


def test_an_sms_goes_to_a_number(message: Message, desk: Desk, sms_account: None) -> None:
    sms = Message.objects.get(channel="SMS")
    path = f"messages/{sms.pk}/resend/"

    assert refusal(desk.post(path, {"recipient": "john@example.com"})) == (
        400,
        "INVALID_RECIPIENT",
        "recipient",
    )
    assert desk.post(path, {"recipient": "+353 87 123 4567"}).json()["recipient"] == "+353871234567"


def test_without_anybody_known_an_address_is_asked_for(message: Message, desk: Desk) -> None:
    RoomBooking.objects.update(booker_email="", primary_email="")
    Message.objects.filter(pk=message.pk).update(recipient="", status="SUPPRESSED")

    assert refusal(desk.post(f"messages/{message.pk}/resend/", {})) == (
        409,
        "RECIPIENT_MISSING",
        None,
    )


def test_charlie_never_sees_it(message: Message, noon: None, no_throttles: None) -> None:
    charlie = desk_of(make_world())
    assert message.booking is not None
    paths = [
        charlie.get(f"messages/{message.pk}/"),
        charlie.post(f"messages/{message.pk}/resend/", {"recipient": "charlie@example.com"}),
    ]

    assert [refusal(each) for each in paths] == [(404, "MESSAGE_NOT_FOUND", None)] * 2
    assert refusal(charlie.get(at(message.booking, "messages/"))) == (404, "NOT_FOUND", None)
    assert charlie.get("messages/").json()["count"] == 0
    assert Message.objects.filter(resent_from=message).count() == 0


def test_the_database_keeps_a_message_with_its_bookings_hotel(message: Message) -> None:
    other = make_world()
    with pytest.raises(IntegrityError, match="message_booking_of_same_hotel"), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(hotel=other.hotel)
