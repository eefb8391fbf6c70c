"""Starts of the same payment at the same moment, and messages that meet a busy booking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection, transaction
from django.test import Client

from common.tokens import derive_manage_token
from hotel.models import RoomBooking
from payments import provider
from payments.errors import PaymentProviderUnavailable
from payments.models import Payment, ProviderEvent
from payments.services.checkout import Started, start_payment
from room_bookings.locks import lock_booking
from tests.concurrency.guards import BOOKINGS, gate_at, lock_nothing
from tests.concurrency.racing import race, race_through_gate
from tests.factories.groups import hold_group
from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.factories.stripe_side import message, point_at, signed
from tests.factories.world import NOON, World, nights

CLIENTS = 6


@pytest.fixture
def sandbox(world: World, settings: LazySettings) -> Iterator[RunningSandbox]:
    with time_machine.travel(NOON), running_sandbox() as running:
        point_at(settings, running.base_url)
        provider._turn.start_afresh()
        yield running


def starting(world: World, booking: RoomBooking) -> Any:
    return lambda: start_payment(
        hotel_slug=world.hotel.slug,
        booking_id=booking.booking_id,
        token=derive_manage_token(booking.booking_id),
        at=NOON,
    )


def pages(sandbox: RunningSandbox) -> int:
    return len(sandbox.state()["objects"]["checkout.session"])


def outcomes(answers: list[Any]) -> Counter[str]:
    assert [each for each in answers if not isinstance(each, Started)] == []
    return Counter(each.outcome.value for each in answers)


def test_starts_at_the_same_moment_lead_to_the_same_page(world: World, sandbox: RunningSandbox):
    """Who comes while one is at it and another waits is told to come again."""
    booking = world.hold(nights(1, 3))
    answers = race(starting(world, booking) for _ in range(CLIENTS))
    started = [each for each in answers if not isinstance(each, PaymentProviderUnavailable)]
    again = starting(world, booking)()

    assert outcomes(started)["created"] == 1
    assert {each.payment.url for each in [*started, again]} == {Payment.objects.get().url}
    assert pages(sandbox) == 1


def test_starts_from_different_rooms_of_a_group_pay_once(world: World, sandbox: RunningSandbox):
    stay = nights(1, 3)
    group = hold_group(world, ("DBL", stay), ("DBL", stay), ("STE", stay))
    race(starting(world, each) for each in group)
    for each in group:
        starting(world, each)()

    assert Payment.objects.count() == 1
    assert Payment.objects.get().status == "OPEN"


@pytest.mark.parametrize("is_locked", [True, False])
def test_it_takes_the_lock_of_the_booking(world: World, sandbox: RunningSandbox, is_locked: bool):
    booking = world.hold(nights(1, 3))
    gate_at("AFTER INSERT", "payments_payment")
    if not is_locked:
        lock_nothing(BOOKINGS)
    race_through_gate([starting(world, booking)] * 2, meet=2)

    assert Payment.objects.count() == (1 if is_locked else 2)


def test_a_message_about_a_busy_booking_is_sent_again(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    payment = starting(world, booking)().payment
    session_id = sandbox.pay(payment.session_id)["session"]["id"]
    session = sandbox.client.v1.checkout.sessions.retrieve(session_id).to_dict()
    body = message("checkout.session.completed", session)

    def send() -> int:
        try:
            headers = {"Stripe-Signature": signed(body)}
            client = Client(raise_request_exception=False)
            address = "/api/payments/stripe/webhook/"
            return client.generic("POST", address, body, headers=headers).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_booking(hotel_id=world.hotel.pk, booking_id=booking.booking_id)
            while_busy = pool.submit(send).result(30)
            heard = ProviderEvent.objects.count()
        later = pool.submit(send).result(30)

    booking.refresh_from_db()
    assert (while_busy, heard, later, booking.status) == (503, 0, 200, "CONFIRMED")
