"""Messages of the provider in any order, any number of times: the books end the same."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

import pytest
from django.db import transaction

from common.actor import Actor
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import PaymentKind
from payments.gateway import DisputeState, IntentState, Notice, RefundState, SessionState
from payments.models import LedgerEntry, Payment, ProviderEvent, Refund
from payments.services.notices import receive
from rates.enums import PaymentMode
from room_bookings.recount import differences
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.provider_side import (
    dispute_told,
    intent_told,
    notices_of,
    page_of,
    refund_told,
    session_told,
)
from tests.factories.world import NOON, World, make_world, nights

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MESSAGES: Final = 500
SHUFFLES: Final = int(os.environ.get("SHUFFLES", "4"))
LATER: Final = NOON + timedelta(hours=1)
ROOMS: Final = {"DBL": tuple(f"2{number:02}" for number in range(80)), "STE": ("301",)}


def stories(world: World) -> list[Any]:
    """What a provider tells of many bookings, each with a life of its own."""
    told: list[Any] = []
    for number in range(10):
        told += paid(world) + refused_then_paid(world) + paid_twice(world)
        told += reserved(world, is_taken=bool(number % 2)) + charged_back(world, is_won=number > 4)
        told += too_late(world, has_room=bool(number % 2)) + crossed(world) + left(world)
    return told


def paid(world: World) -> list[Any]:
    page = page_of(world.hold(nights(1, 3)))
    return [session_told(page), intent_told(page)]


def refused_then_paid(world: World) -> list[Any]:
    page = page_of(world.hold(nights(1, 3)))
    refused = intent_told(page, IntentState.OPEN, failure="card_declined", attempt_id=f"ch_{page}")
    return [refused, session_told(page), intent_told(page)]


def paid_twice(world: World) -> list[Any]:
    booking = world.hold(nights(1, 3))
    return [session_told(page) for page in (page_of(booking), page_of(booking))]


def reserved(world: World, *, is_taken: bool) -> list[Any]:
    booking = world.hold(nights(1, 3))
    booking.payment_mode = PaymentMode.CARD_GUARANTEE
    booking.save()
    page = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("75.00"))
    end = IntentState.CAPTURED if is_taken else IntentState.CANCELLED
    return [session_told(page), intent_told(page, IntentState.AUTHORISED), intent_told(page, end)]


def charged_back(world: World, *, is_won: bool) -> list[Any]:
    page = page_of(world.hold(nights(1, 3)))
    states = [DisputeState.OPEN, DisputeState.WON if is_won else DisputeState.LOST]
    lost = [dispute_told(page, state, Decimal("150.00")) for state in states]
    return [session_told(page), intent_told(page), *lost]


def too_late(world: World, *, has_room: bool) -> list[Any]:
    booking = world.hold(nights(1, 3), "DBL" if has_room else "STE")
    page = page_of(booking)
    assert release_hold(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=LATER)
    return [session_told(page), intent_told(page)]


def crossed(world: World) -> list[Any]:
    """Cancelled while its guest paid, and then paid back by hand at the provider."""
    booking = world.hold(nights(1, 3))
    page = page_of(booking)
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        reason=CancellationReason.STAFF,
        by=Actor.guest(),
        at=NOON,
    )
    return [session_told(page), intent_told(page)]


def left(world: World) -> list[Any]:
    page = page_of(world.hold(nights(1, 3)))
    ended = session_told(page, state=SessionState.EXPIRED, is_paid=False, intent_id="")
    return [ended, session_told(page, state=SessionState.OPEN, is_paid=False, intent_id="")]


def refunded_by_hand(page: Payment) -> list[Any]:
    """For a stay that stays confirmed."""
    part = Refund(payment=page, reference="", amount=Decimal("20.00"), currency="EUR")
    return [refund_told(part, state) for state in (RefundState.ACCEPTED, RefundState.FAILED)]


def books() -> dict[str, list[Any]]:
    """Everything that may not depend on the order."""
    return {
        "bookings": sorted(
            RoomBooking.objects.values_list("booking_id", "status", "cancellation_reason")
        ),
        "payments": sorted(
            Payment.objects.values_list(
                "reference", "status", "captured_amount", "intent_id", "wanted"
            ),
            key=str,
        ),
        "ledger": sorted(LedgerEntry.objects.values_list("key", "amount")),
        "refunds": sorted(
            Refund.objects.values_list("payment__reference", "amount", "reason", "status")
        ),
        "messages": sorted(ProviderEvent.objects.values_list("event_id", "outcome")),
    }


@contextmanager
def undone() -> Iterator[None]:
    """Nothing of it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told_in_any_order() -> list[Notice]:
    world = make_world(rooms=ROOMS)
    told = stories(world)
    page = page_of(world.hold(nights(1, 3)))
    distinct = notices_of([*told, session_told(page), *refunded_by_hand(page)])
    world.confirmed(nights(1, 3), "STE")
    chance = random.Random(1)
    return distinct + chance.choices(distinct, k=MESSAGES - len(distinct))


def test_five_hundred_messages_leave_the_same_books_in_whatever_order() -> None:
    messages = told_in_any_order()
    found = []
    for seed in range(SHUFFLES):
        random.Random(seed).shuffle(messages)
        with undone():
            for message in messages:
                receive(message, at=LATER)
            found.append(books())
            assert differences(at=LATER) == []

    assert len(messages) == MESSAGES
    assert all(each == found[0] for each in found)
