"""What is written after what has happened, to whom, and once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from common.actor import Actor
from events.outbox import emit
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from notifications.models import Message, NotificationSettings
from notifications.occasions import TOLD_WITH
from notifications.services.planning import SEND_TASK
from notifications.writing import shown
from payments.enums import LedgerKind
from payments.services.order import put_booking_in_order
from room_bookings.events import EventName, tell_booking
from room_bookings.services.booking import Booker, Person
from room_bookings.services.group_lifecycle import confirm_group
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking, mark_no_show, reinstate_booking
from tests.factories.groups import hold_group
from tests.factories.paid import entered
from tests.factories.world import NOON, World, nights, noon
from tests.notifications.jobs import announce_all, waiting

NOWHERE = Person("John", "Doe")


def planned(**filters: Any) -> list[tuple[Any, ...]]:
    rows = Message.objects.filter(**filters).order_by("id")
    return list(rows.values_list("kind", "channel", "recipient", "status", "last_error"))


def tell(booking: RoomBooking, change: str, at: Any = NOON, **facts: Any) -> None:
    by = Actor.system("payment provider")
    tell_booking(EventName.BOOKING_UPDATED, booking, change=change, by=by, at=at, **facts)


def test_a_confirmation_goes_to_who_books_by_mail_and_sms(world: World, sms_account: None) -> None:
    booker = Booker("Mary", "Roe", "mary@example.com", "+353 (87) 123-4567", "THIRD_PARTY")
    booking = world.confirmed(nights(1, 3), booker=booker)
    announce_all()

    assert planned() == [
        ("BOOKING_CONFIRMED", "EMAIL", "mary@example.com", "PENDING", ""),
        ("BOOKING_CONFIRMED", "SMS", "+353871234567", "PENDING", ""),
    ]
    messages = Message.objects.order_by("id")
    assert waiting(SEND_TASK) == [{"message_id": each.pk} for each in messages]
    assert (
        list(messages.values("booking_id", "event__change", "language", "next_attempt_at"))
        == [
            {
                "booking_id": booking.pk,
                "event__change": "confirmed",
                "language": "en",
                "next_attempt_at": NOON,
            }
        ]
        * 2
    )
    assert [bool(each.header_id) for each in messages] == [True, False]


def test_the_same_event_twice_gives_one_message(world: World) -> None:
    world.confirmed(nights(1, 3))
    announce_all()
    announce_all()

    assert planned(channel="EMAIL") == [
        ("BOOKING_CONFIRMED", "EMAIL", "john@example.com", "PENDING", "")
    ]
    assert len(waiting(SEND_TASK)) == 1


def test_without_an_account_an_sms_is_suppressed(world: World) -> None:
    world.confirmed(nights(1, 3))
    announce_all()

    assert planned(channel="SMS") == [
        ("BOOKING_CONFIRMED", "SMS", "+1234567890", "SUPPRESSED", "NOT_SET_UP")
    ]


def test_without_a_mail_server_a_mail_is_suppressed(world: World, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    world.confirmed(nights(1, 3))
    announce_all()

    assert planned(channel="EMAIL") == [
        ("BOOKING_CONFIRMED", "EMAIL", "john@example.com", "SUPPRESSED", "NOT_SET_UP")
    ]


def test_staff_see_that_a_guest_without_an_address_was_not_told(
    world: World, sms_account: None
) -> None:
    world.confirmed(nights(1, 3), primary=NOWHERE)
    announce_all()

    assert planned() == [("BOOKING_CONFIRMED", "EMAIL", "", "SUPPRESSED", "NO_ADDRESS")]
    assert waiting(SEND_TASK) == []


@pytest.mark.parametrize(
    "phone", ["087 1234567", "00353871234567", "call me on 5", "+12", "+0871234567"]
)
def test_what_is_no_international_number_gets_no_sms(
    world: World, sms_account: None, phone: str
) -> None:
    world.confirmed(nights(1, 3), primary=Person("John", "Doe", "john@example.com", phone))
    announce_all()

    assert planned(channel="SMS") == []


def test_a_hotel_switches_what_it_sends(world: World, sms_account: None) -> None:
    NotificationSettings.objects.create(
        hotel=world.hotel, kind="BOOKING_CONFIRMED", email_on=False, sms_on=False
    )
    world.confirmed(nights(1, 3))
    announce_all()

    assert planned() == []


def test_a_held_room_is_mentioned_five_minutes_before_its_end(world: World) -> None:
    world.hold(nights(1, 3))
    announce_all(NOON + timedelta(minutes=9))
    assert planned() == []

    announce_all(NOON + timedelta(minutes=10))
    assert planned(channel="EMAIL") == [
        ("HOLD_EXPIRING", "EMAIL", "john@example.com", "PENDING", "")
    ]


def test_a_room_that_was_paid_in_time_is_not_mentioned(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    announce_all(NOON + timedelta(minutes=10))

    assert planned(kind="HOLD_EXPIRING") == []
    assert booking.status == "CONFIRMED"


def test_a_hold_that_is_over_is_not_mentioned(world: World) -> None:
    world.hold(nights(1, 3))
    announce_all(NOON + timedelta(minutes=15))

    assert planned() == []


def test_an_extended_hold_is_mentioned_before_its_new_end(world: World) -> None:
    booking = world.hold(nights(1, 3))
    later = NOON + timedelta(minutes=20)
    RoomBooking.objects.filter(pk=booking.pk).update(expires_at=later + timedelta(minutes=5))
    booking.refresh_from_db()
    facts = {
        "expires_at": (later + timedelta(minutes=5)).isoformat(),
        "remind_at": later.isoformat(),
    }
    tell(booking, "hold-extended", **facts)

    announce_all(NOON + timedelta(minutes=10))
    assert planned() == []
    announce_all(later)
    assert len(planned(channel="EMAIL", kind="HOLD_EXPIRING")) == 1


def test_a_group_is_confirmed_to_its_booker_once(world: World) -> None:
    members = hold_group(world, ("DBL", nights(1, 3)), ("STE", nights(1, 3)))
    reference = members[0].group.group_reference
    confirm_group(hotel_id=world.hotel.pk, group_reference=reference, by=world.desk, at=NOON)
    announce_all()

    [message] = Message.objects.filter(channel="EMAIL", kind="BOOKING_CONFIRMED")
    assert message.booking_id == min(each.pk for each in members)


def test_a_reinstated_booking_is_confirmed_anew(world: World) -> None:
    booking = world.confirmed(nights(0, 3))
    announce_all()
    mark_no_show(**world.who(booking), at=noon(1))
    reinstate_booking(**world.who(booking), at=noon(1))
    announce_all(noon(1))

    assert len(planned(kind="BOOKING_CONFIRMED", channel="EMAIL")) == 2


def test_a_booking_that_was_cancelled_at_once_is_not_confirmed(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    announce_all()

    assert [row[0] for row in planned(channel="EMAIL")] == ["BOOKING_CANCELLED"]


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ("payment-received", ["PAYMENT_RECEIPT"]),
        ("desk-payment", ["PAYMENT_RECEIPT"]),
        ("late-payment", ["LATE_PAYMENT_REFUNDED", "ALERT_LATE_PAYMENT"]),
        ("refunded", ["REFUND_SENT"]),
        ("refund-failed", ["ALERT_REFUND_FAILED"]),
        ("charge-failed", ["ALERT_CHARGE_FAILED"]),
        ("charged-back", ["ALERT_CHARGED_BACK"]),
        ("payment-mismatch", ["ALERT_PAYMENT_MISMATCH"]),
        ("payment-failed", []),
        ("refund-planned", []),
        ("chargeback-reversed", []),
        ("hold-expired", []),
        ("no-show", []),
        ("checked-in", []),
    ],
)
def test_who_is_told_of_money(world: World, change: str, kinds: list[str]) -> None:
    booking = world.hold(nights(1, 3))
    tell(booking, change, payment="PAY-2026-0000000000", amount="150.00", currency="EUR")
    announce_all()

    addresses = {True: "alerts@grand.example", False: "john@example.com"}
    assert planned() == [
        (kind, "EMAIL", addresses[kind.startswith("ALERT")], "PENDING", "") for kind in kinds
    ]


@pytest.mark.parametrize(("paid_back", "alerts"), [("", 1), ("10.00", 1), ("42.00", 0)])
def test_staff_are_told_what_is_to_be_paid_back_by_hand_until_it_is(
    world: World, paid_back: str, alerts: int
) -> None:
    booking = world.hold(nights(1, 3))
    entered(LedgerKind.DESK_PAID, str(booking.total_amount + 42), booking)
    if paid_back:
        entered(LedgerKind.DESK_REFUNDED, paid_back, booking)
    tell(booking, "desk-refund-due", amount="42.00", currency="EUR")
    announce_all()

    assert (
        planned(kind="ALERT_REFUND_AT_DESK", status="PENDING")
        == [("ALERT_REFUND_AT_DESK", "EMAIL", "alerts@grand.example", "PENDING", "")] * alerts
    )


def test_cancelling_what_was_paid_at_the_desk_tells_the_guest_and_the_hotel(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    entered(LedgerKind.DESK_PAID, "142.00", booking)
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    put_booking_in_order(hotel_id=booking.hotel_id, booking_id=booking.booking_id, at=NOON)
    announce_all()
    mails = {each.kind: shown(each).text for each in Message.objects.select_related(*TOLD_WITH)}

    assert [row[:3] for row in planned(channel="EMAIL")] == [
        ("BOOKING_CANCELLED", "EMAIL", "john@example.com"),
        ("ALERT_REFUND_AT_DESK", "EMAIL", "alerts@grand.example"),
    ]
    assert "The hotel will pay €142.00 back to you" in mails["BOOKING_CANCELLED"]
    assert "€142.00 are to be paid back by hand" in mails["ALERT_REFUND_AT_DESK"]


def test_who_paid_when_the_room_was_gone_is_not_thanked_for_it(world: World) -> None:
    booking = world.hold(nights(1, 3))
    late = booking.expires_at + timedelta(minutes=1)
    release_hold(hotel_id=booking.hotel_id, booking_id=booking.booking_id, at=late)
    booking.refresh_from_db()
    for change in ("payment-received", "late-payment"):
        tell(booking, change, late, payment="PAY-1", amount="150.00", currency="EUR")
    announce_all(late)

    assert [row[0] for row in planned(recipient="john@example.com", channel="EMAIL")] == [
        "LATE_PAYMENT_REFUNDED"
    ]


def test_alerts_go_to_the_hotels_own_address_where_there_is_no_other(world: World) -> None:
    world.hotel.alert_email = ""
    world.hotel.save()
    tell(world.hold(nights(1, 3)), "refund-failed")
    announce_all()

    assert [row[2] for row in planned()] == ["front@grand.example"]


@pytest.mark.parametrize(("differences", "alerts"), [(0, 0), (2, 1)])
def test_staff_are_told_of_a_reconciliation_with_differences(
    world: World, differences: int, alerts: int
) -> None:
    emit(
        "payments-reconciled",
        change="finished",
        hotel_id=world.hotel.pk,
        by=Actor.system(),
        at=NOON,
        data={"differences": differences},
    )
    announce_all()

    assert (
        planned()
        == [("ALERT_RECONCILIATION", "EMAIL", "alerts@grand.example", "PENDING", "")] * alerts
    )
