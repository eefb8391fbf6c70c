"""Stripe's messages at our address: signed ones have their effect once, others leave no trace."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from hotel.models import RoomBooking
from payments.models import LedgerEntry, Payment, ProviderEvent
from tests.factories.api_description import assert_described
from tests.factories.provider_side import page_of
from tests.factories.refusals import everything_written
from tests.factories.stripe_side import message, point_at, signed
from tests.factories.world import NOON, World, make_world, nights

BESIDE_BOOKINGS = "/api/public/hotel/room-bookings/stripe-webhook/"
ADDRESSES = [BESIDE_BOOKINGS, "/api/payments/stripe/webhook/"]
JSON = "application/json; charset=utf-8"


@pytest.fixture(autouse=True)
def configured(db: None, settings: LazySettings) -> Iterator[None]:
    point_at(settings, "http://127.0.0.1:1")
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def send(
    client: Client, body: bytes, signature: str, address: str = BESIDE_BOOKINGS
) -> HttpResponse:
    headers = {"Stripe-Signature": signature}
    return assert_described(client.generic("POST", address, body, JSON, headers=headers))


def session_of(payment: Payment, **facts: Any) -> dict[str, Any]:
    return {
        "id": payment.session_id,
        "object": "checkout.session",
        "client_reference_id": payment.reference,
        "mode": "payment",
        "status": "complete",
        "payment_status": "paid",
        "amount_total": int(payment.amount * 100),
        "currency": "eur",
        "payment_intent": f"pi_{payment.reference}",
    } | facts


def intent_of(payment: Payment) -> dict[str, Any]:
    return {
        "id": f"pi_{payment.reference}",
        "object": "payment_intent",
        "status": "succeeded",
        "amount": int(payment.amount * 100),
        "amount_received": int(payment.amount * 100),
        "currency": "eur",
        "metadata": {"reference": payment.reference},
        "latest_charge": f"ch_{payment.reference}",
    }


def written() -> list[Any]:
    """Of bookings and of money."""
    money = [list(model.objects.values()) for model in (Payment, LedgerEntry, ProviderEvent)]
    return [*everything_written(), *money]


def code_of(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_paid_page_confirms_its_booking_once(client: Client, world: World, address: str):
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    body = message("checkout.session.completed", session_of(payment))
    first = send(client, body, signed(body), address)
    after_first = written()
    again = [send(client, body, signed(body), each) for each in ADDRESSES]

    assert [(each.status_code, each.json()) for each in (first, *again)] == [
        (200, {"received": True})
    ] * 3
    assert written() == after_first
    booking.refresh_from_db()
    payment.refresh_from_db()
    event = ProviderEvent.objects.get()
    assert (booking.status, payment.status) == ("CONFIRMED", "CAPTURED")
    assert (event.event_id, event.kind, event.outcome, event.payment_id) == (
        "evt_1",
        "checkout.session.completed",
        "APPLIED",
        payment.pk,
    )


def test_a_type_that_means_nothing_here_is_received(client: Client, world: World):
    before = everything_written()
    body = message("price.created", {"id": "price_1"})
    answer = send(client, body, signed(body))

    assert (answer.status_code, answer.json()) == (200, {"received": True})
    assert everything_written() == before
    assert ProviderEvent.objects.values_list("kind", "outcome").get() == (
        "price.created",
        "IGNORED",
    )


def test_what_is_about_nothing_of_ours_is_received(client: Client, world: World):
    payment = page_of(world.hold(nights(1, 3)))
    strange = session_of(payment, client_reference_id="PAY-2026-ZZZZZZZZZZ", id="cs_other")
    body = message("checkout.session.completed", strange)
    answer = send(client, body, signed(body))

    assert answer.status_code == 200
    assert ProviderEvent.objects.get().outcome == "UNKNOWN"


def test_what_stripe_did_not_sign_leaves_no_trace(client: Client, world: World):
    payment = page_of(world.hold(nights(1, 3)))
    body = message("checkout.session.completed", session_of(payment))
    forged = [*map(str, forgeries(body))]
    before = written()
    answers = [send(client, body, each) for each in ("", *forged)]
    unsigned = client.generic("POST", BESIDE_BOOKINGS, body, JSON)

    assert [code_of(each) for each in (*answers, unsigned)] == [(400, "INVALID_SIGNATURE")] * 7
    assert written() == before


def forgeries(body: bytes) -> list[str]:
    anew = json.dumps(json.loads(body), indent=1).encode()
    return [
        signed(body, "whsec_other"),
        signed(body, ago=301),
        signed(body, ago=-301),
        signed(body, scheme="v0"),
        signed(anew),
    ]


def test_what_makes_no_sense_is_asked_for_again(client: Client, world: World):
    before = written()
    body = message("payment_intent.succeeded", {"id": "pi_1"})
    answer = send(client, body, signed(body))

    assert code_of(answer) == (503, "MESSAGE_NOT_TAKEN")
    assert written() == before


def test_without_a_provider_nothing_is_heard(client: Client, settings: LazySettings):
    settings.STRIPE_SECRET_KEY = ""
    body = message("price.created", {"id": "price_1"})

    assert code_of(send(client, body, signed(body))) == (503, "PAYMENTS_NOT_CONFIGURED")


def test_a_message_is_read_up_to_a_quarter_of_a_megabyte(client: Client):
    body = message("price.created", {"id": "price_1", "text": "x" * (256 * 1024)})

    assert code_of(send(client, body, signed(body))) == (413, "PAYLOAD_TOO_LARGE")
    assert ProviderEvent.objects.count() == 0


def test_a_message_is_no_page_to_look_at(client: Client):
    assert client.get(BESIDE_BOOKINGS).status_code == 405


def test_stripe_is_not_slowed_down(client: Client, settings: LazySettings):
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES, "1/min")
    bodies = [message("price.created", {"id": "price_1"}, id=f"evt_{n}") for n in range(10)]

    assert [send(client, body, signed(body)).status_code for body in bodies] == [200] * 10


@pytest.mark.slow
def test_a_storm_of_messages_has_each_effect_once(client: Client):
    """Fifty payments, ten messages each, each of them one to three times, and a fifth of all forged."""
    world = make_world(rooms={"DBL": tuple(str(number) for number in range(201, 251))})
    payments = [page_of(world.hold(nights(1, 2))) for _ in range(50)]
    good = [body for payment in payments for body in messages_of(payment)]
    chance = random.Random(0)
    sent = [(body, signed(body)) for body in good for _ in range(chance.randint(1, 3))]
    bad = [(body, forged) for body in good[::20] for forged in forgeries(body)]
    everything = sent + bad
    chance.shuffle(everything)
    answers = Counter((send(client, *each).status_code, each in bad) for each in everything)

    assert (len(good), len(bad)) == (500, 125)
    assert answers == {(200, False): len(sent), (400, True): len(bad)}
    assert ProviderEvent.objects.count() == 500
    assert Counter(RoomBooking.objects.values_list("status", flat=True)) == {"CONFIRMED": 50}
    assert Counter(LedgerEntry.objects.values_list("kind", "amount")) == {
        ("CAPTURED", payments[0].amount): 50
    }


def messages_of(payment: Payment) -> list[bytes]:
    session, intent = session_of(payment), intent_of(payment)
    told = [("checkout.session.completed", session)] * 3
    told += [("payment_intent.succeeded", intent)] * 3
    told += [("payment_intent.created", intent), ("charge.succeeded", intent)] * 2
    return [
        message(kind, obj, id=f"evt_{payment.pk}_{number}")
        for number, (kind, obj) in enumerate(told)
    ]
